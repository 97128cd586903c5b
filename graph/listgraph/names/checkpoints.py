"""What stands behind a model in the name of one of its checkpoints: "codegen-16B-mono", "T5-base-qa"."""

import re

from listgraph.cues import plain

_SIZED = re.compile(r"-\d{1,3}(?:\.\d+)?[Bb](?:-[a-z]+)*$")
_TUNED = re.compile(r"(?:[-_](?:[a-z]{2,}\d?|v?\d[\w.]*))+")
_FOR_A_TASK = re.compile(
    r"(?:[-_][a-z\d.]+){0,4}"
    rf"(?:[-_]{plain('variants', 'checkpoints')}|[-_](?!of|to|and)[a-z]{{3,}}[-_][a-z]{{3,}})"
    r"(?:[-_][a-z\d.]+){0,4}"
    r"|_[a-z]{0,3}\d{0,3}(?:_\d)?(?:-[a-z]{2,5})?"
)
"""What only says for what a model was tuned: "-large-ch-title-generation"; or its size: "_x1_0"."""


def is_checkpoint(text: str, start: int, end: int, last: int) -> bool:
    """Whether what goes on behind a name from ``start`` to ``end``, up to ``last``, tells a checkpoint of it.

    The name has a size, and only small letters more; or what follows says for what it was tuned.

    >>> is_checkpoint("codegen-16B-mono", 0, 11, 16), is_checkpoint("Llama-2-7b-Kestrel", 0, 10, 18)
    (True, False)
    >>> is_checkpoint("T5-base-qa", 0, 2, 10)
    True
    """
    sized = _SIZED.search(text, start, end) and _TUNED.fullmatch(text, end, last)
    return bool(sized or _FOR_A_TASK.fullmatch(text, end, last))
