"""What the names in a text say of each other: makers called like their models, families before versions."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from listgraph.lexicon import Lexicon
from listgraph.lexicon.writing import squeeze
from listgraph.names.name import Name

_RELEASES = re.compile(
    r"\s?(?:又|再|正式|重磅|刚刚|官方|连夜|突然|凌晨|最新|今日|即将|宣布)*\s?"
    r"(?:发布|开源|推出|提出|上线|公布|launch|releas|announc|introduc|unveil|present|open-?sourc)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[ (（·]{0,2}")


def told_apart(text: str, names: list[Name], lexicon: Lexicon) -> list[Name]:
    """``names``, in which a maker that is called like its model is the maker.

    So where the text names a version as well, or says what the maker has released.
    """
    if not any(_may_be_maker(name, lexicon) for name in names):
        return names
    versions = {squeeze(name.label) for name in names if name.kind == "Model"}
    last = max(name.start for name in names)
    kept = []
    for name in names:
        key = squeeze(name.label)
        versioned = any(other != key and other.startswith(key) for other in versions)
        releases = name.start < last and _RELEASES.match(text, name.end)
        maker = _may_be_maker(name, lexicon) and (versioned or releases)
        kept.append(name._replace(kind="Organization") if maker else name)
    return kept


def _may_be_maker(name: Name, lexicon: Lexicon) -> bool:
    return name.kind == "Model" and name.label in lexicon.organizations


def without_leading(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """``names``, in order, but for a family's that only leads to its version's: "通义千问 Qwen2"."""
    for name, after in pairwise(names):
        beside = _BESIDE.fullmatch(text, name.end, after.start)
        if not (beside and name.label != after.label and _is_version(after, name)):
            yield name
    yield from names[-1:]


def _is_version(name: Name, family: Name) -> bool:
    return squeeze(name.label).startswith(squeeze(family.label))
