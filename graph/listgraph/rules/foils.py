"""Whether a name is that of a foil: likened, an owner, a place, a part of a longer name."""

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from listgraph.cues import plain, words
from listgraph.entries.context import Context
from listgraph.names.name import Name
from listgraph.rules.descriptions import JOINED, RELEASED
from listgraph.rules.presence import may_hold

_LIKENED = re.compile(words("foil", "before") + r"\s?$", re.IGNORECASE)
_NATIVE = re.compile(words("foil", "native") + r"\s?[「“『]?$")
_FOREIGN = re.compile(words("foil", "foreign"))
_TONGUE = re.compile(words("foil", "tongue") + r"\s?[「“『]?$")
_CLOSED = re.compile(words("foil", "closed"))
_PART_BEFORE = re.compile(r"[A-Za-z][-‑]$")
_PART_AFTER = re.compile(
    rf"[-‑](?!{plain('foil', 'around')}(?![a-z]))[A-Z][A-Za-z\d]*"
    r"(?!\w|[-‑][\u3400-\u9fff]|[-‑]\d+(?:\.\d+)?[BM](?![A-Za-z])|(?:[-‑][A-Za-z]+){3})"
)
"""What has a size behind it is one of the sizes of the model: "GLM-ALL-9B"; in a title of more words hyphens
are blanks: "CornerNet-Detecting-Objects-as-Keypoints"."""
_START = attrgetter("start")


def is_likened(context: Context, name: Name) -> bool:
    """Whether something else is only likened to what is named: "国产ChatGPT", "an alternative to GPT-4"."""
    near = context.near(name)
    if not may_hold(context.text, "foil", "before", "native", "tongue"):
        return False
    chinese = not context.text.isascii()
    native = chinese and _NATIVE.search(context.text, near, name.start) and _FOREIGN.fullmatch(name.label)
    if chinese and _TONGUE.search(context.text, near, name.start):
        return bool(_CLOSED.fullmatch(name.label))
    return bool(native or _LIKENED.search(context.text, near, name.start))


_REPLACED = re.compile(r"\s?" + words("foil", "after"), re.IGNORECASE)


def is_replaced(text: str, name: Name) -> bool:
    """Whether what stands behind a name makes it but a mark, or what something else is likened to."""
    return bool(_REPLACED.match(text, name.end))


_OWNING = re.compile(
    r"['’]s (?:(?:new|latest|newest|own|upcoming)\s)*(?:(?:[\w-]+ ){0,3}(?:models?|LLM|family|series) )?",
    re.IGNORECASE,
)


_RELEASES = re.compile(rf"\s?(?:ha(?:s|ve) )?[\u3400-\u9fff]{{0,4}}?{RELEASED}", re.IGNORECASE)


def is_owner(context: Context, name: Name) -> bool:
    """Whether a name is that of the maker of the next: "Qwen's latest reasoning model QwQ".

    So where a family has released a version: "Qwen releases Qwen3".
    """
    after = bisect_left(context.models, name.end, key=_START)
    if after == len(context.models):
        return False
    owned = context.models[after]
    between = name.end, owned.start
    return bool(
        _OWNING.fullmatch(context.text, *between)
        or (_is_of(owned.label, name.label) and _RELEASES.fullmatch(context.text, *between))
    )


def _is_of(model: str, family: str) -> bool:
    """Whether a model is one of a family's: Qwen2.5-Max and Qwen-Image of Qwen."""
    return is_version(model, family) or model.startswith((f"{family}-", f"{family} "))


_NUMBERED = re.compile(r"[ -]?[A-Za-z]?\d")


def is_version(model: str, family: str) -> bool:
    """Whether a model is a numbered version of a family."""
    return model.startswith(family) and bool(_NUMBERED.match(model, len(family)))


def is_place(text: str, name: Name) -> bool:
    """Whether a name only says where something is: "GPT-4 已在 ChatGPT 中上线"."""
    return bool(_AT.search(text, name.start - 2, name.start) and _WITHIN.match(text, name.end))


_AT, _WITHIN = re.compile(r"在\s?$"), re.compile(r"\s?[中里上](?!文)")


def is_part(text: str, name: Name) -> bool:
    """Whether a name is only a part of that of something unknown: "GNN-RAG", "DRT-o1"."""
    return bool(_PART_BEFORE.search(text, name.start - 2, name.start) or _PART_AFTER.match(text, name.end))


def alternatives(context: Context) -> set[str]:
    """The models that the entry names only as what something else replaces or is likened to.

    One that it names elsewhere as well is more than that; but not in the name of a repository.
    """
    text = context.text
    if not may_hold(text, "foil", "before", "native", "tongue", "after"):
        return set()
    likened = {name for name in context.models if is_likened(context, name)}
    replaced = {name for name in context.models if is_replaced(text, name)}
    for left, right in pairwise(context.models):
        if left in likened and _are_joined(text, left, right):
            likened.add(right)
    for right, left in pairwise(reversed(context.models)):
        if right in replaced and _are_joined(text, left, right):
            replaced.add(left)
    foils = likened | replaced
    if not foils:
        return set()
    plain = (
        name for name in context.models if name not in foils and text[name.start - 1 : name.start] != "-"
    )
    return {name.label for name in foils} - {name.label for name in plain}


def _are_joined(text: str, left: Name, right: Name) -> bool:
    """Whether two names stand in a row; behind a comma alone the sentence may go on: "After A, B is …"."""
    if not JOINED.fullmatch(text, left.end, right.start):
        return False
    return not _COMMA.fullmatch(text, left.end, right.start) or bool(_ROW_ON.match(text, right.end))


_COMMA = re.compile(r"[,，]\s*(?:the )?")
_ROW_ON = re.compile(r"\s*(?:[,，、&和与及等)）]|and\b|or\b|$)")
