"""Versions that are called without their family, which stands before them: "DeepSeek-V3、R1"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import attrgetter

from listgraph.cues import words
from listgraph.lexicon import Lexicon
from listgraph.names.known import lexicon_name
from listgraph.names.name import Name

_BARE = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Zv]\d(?:\.\d)?(?![A-Za-z0-9+]|[._-][A-Za-z0-9]|/[a-z])"
    r"(?! ?(?:芯片|处理器|显卡|Mac|Ultra|Max|Pro|chip|GPU))"
)
_JOINED = rf"[和与、]|还是|对比|{words('versus', 'duel')}"
_VERSION = re.compile(r"[- ]?[A-Za-z]?\d+(?:\.\d+)?$")
_NUMBER = re.compile(r"(?<![A-Za-z0-9._+-])\d\.\d(?=\s?(?:$|[，,。！!？?；;：:）)」”|\n\u2028的吗]))")
"""A version by its number alone, where nothing counts with it."""
_JOINT = re.compile(r"\s?(?:[/、,，&]|和|与|及|and)\s?")
_SHORT = 8
"""What sets two side by side has no more characters."""
_NEAR = 40
"""A family stands within so many characters before what is called without it."""
_BREAK = re.compile(r"[\n|\u2028。；;]")


@cache
def _beside() -> re.Pattern[str]:
    """What sets two versions of a family side by side; it takes long to compile, and few ask."""
    told = (words(table, "before_object") for table in ("over", "under", "level"))
    return re.compile(rf"\s?(?:{'|'.join((_JOINED, *told))})\s?", re.IGNORECASE)


def shortened(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """The versions that the lexicon knows of the model last named of ``names``, which are in order.

    >>> from listgraph.lexicon import builtin
    >>> [one.label for one in shortened("DeepSeek 开源 R1", [Name(0, 8, "DeepSeek")], builtin())]
    ['DeepSeek-R1']
    >>> [*shortened("DeepSeek 用上 T4", [Name(0, 8, "DeepSeek")], builtin())]
    []
    >>> [one.label for one in shortened("GPT-4 不敌 3.5", [Name(0, 5, "GPT-4")], builtin())]
    ['GPT-3.5']
    """
    if not names:
        return
    yield from _numbered(text, names, lexicon)
    before: Name | None = None
    others = iter(names)
    other = next(others, None)
    for bare in _BARE.finditer(text):
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


def _numbered(text: str, names: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """The versions that are set beside another of their family by their number alone."""
    for bare in _NUMBER.finditer(text):
        index = bisect_left(names, bare.start(), key=attrgetter("start"))
        before = names[index - 1] if index else None
        if before is None or before.kind != "Model" or bare.start() - before.end > _SHORT:
            continue
        label = lexicon_name(f"{_VERSION.sub('', before.label)}-{bare.group()}", lexicon)
        if label and label != before.label and _beside().fullmatch(text, before.end, bare.start()):
            yield Name(*bare.span(), label)
