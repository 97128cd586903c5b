"""Versions that are called without their family, which stands before them: "DeepSeek-V3、R1"."""

import re
from collections.abc import Iterator, Sequence

from listgraph.lexicon import Lexicon
from listgraph.names.known import lexicon_name
from listgraph.names.name import Name

_BARE = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Zv]\d(?:\.\d)?(?![A-Za-z0-9+]|[._-][A-Za-z0-9]|/[a-z])"
    r"(?! ?(?:芯片|处理器|显卡|Mac|Ultra|Max|Pro|chip|GPU))"
)
_VERSION = re.compile(r"[- ]?[A-Za-z]?\d+(?:\.\d+)?$")
_JOINT = re.compile(r"\s?(?:[/、,，&]|和|与|及|and)\s?")
_NEAR = 40
"""A family stands within so many characters before what is called without it."""
_BREAK = re.compile(r"[\n|\u2028。；;]")


def shortened(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """The versions that the lexicon knows of the model last named of ``names``, which are in order.

    >>> from listgraph.lexicon import builtin
    >>> [one.label for one in shortened("DeepSeek 开源 R1", [Name(0, 8, "DeepSeek")], builtin())]
    ['DeepSeek-R1']
    >>> [*shortened("DeepSeek 用上 T4", [Name(0, 8, "DeepSeek")], builtin())]
    []
    """
    before: Name | None = None
    others = iter(names)
    other = next(others, None)
    for bare in _BARE.finditer(text) if names else ():
        while other and other.start <= bare.start():
            before, other = (other if other.kind == "Model" else before), next(others, None)
        if before is None or before.end > bare.start() or bare.start() - before.end > _NEAR:
            continue
        if _BREAK.search(text, before.end, bare.start()):
            continue
        stem = _VERSION.sub("", before.label)
        small = bare.group().startswith("v") or text[bare.start() - 1] == "/"
        if small and not _JOINT.fullmatch(text, before.end, bare.start()):
            continue  # "v2" may be the version of anything, and what stands in a path too
        label = lexicon_name(f"{stem}-{bare.group()}", lexicon)
        if label:
            before = Name(*bare.span(), label)
            yield before
