"""What stands behind the size of a model in the name of one of its checkpoints: "codegen-16B-mono"."""

import re

_SIZED = re.compile(r"-\d{1,3}(?:\.\d+)?[Bb](?:-[a-z]+)*$")
_TUNED = re.compile(r"(?:[-_](?:[a-z]{2,}\d?|v?\d[A-Za-z\d.]*+))++")


def is_checkpoint(text: str, start: int, end: int, last: int) -> bool:
    """Whether a name from ``start`` to ``end`` has a size, and only small letters more up to ``last``.

    >>> is_checkpoint("codegen-16B-mono", 0, 11, 16), is_checkpoint("Llama-2-7b-Kestrel", 0, 10, 18)
    (True, False)
    """
    return bool(_SIZED.search(text, start, end) and _TUNED.fullmatch(text, end, last))
