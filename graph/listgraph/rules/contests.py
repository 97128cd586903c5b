"""Rules for contests: who beats, loses to or draws level with whom, in an entry's own words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from listgraph.cues import Cued, ambiguous, around, cued, needing, words
from listgraph.entries.context import Comparison, Context
from listgraph.names.name import Name
from listgraph.rules.ingredients import is_data, is_kind
from listgraph.rules.polarity import outcome
from listgraph.rules.sentences import GAP, JOIN, KIND, LIST, NAME, Sentence
from listgraph.rules.winners import winners

_IN_CLAUSE = r"[^，,。！？!?；;：:\n\u2028\ue000-\uf8ff]"
_THAN = r"(?:(?<![对相类评占价无同环分可好])比(?![如较对]))"
_BESIDE = (
    r"(?:(?:相比(?:较)?(?:于|起|之)?|相较(?:于|之)?|比起|(?<![相比计])较(?:之|于)?(?!量))\s?(?P<objects>{0})"
    r"|[与和跟同]\s?(?P<others>{0})(?:来)?(?:相比|比起来|比较起来)(?:之下|而言)?)"
)


def _object_first(cues: str, before: str = r"(?:[与和跟同]|(?<![对相类评占价无同环分可好])比(?![如较对]))") -> str:
    return rf"{before}\s?(?P<objects>{LIST}){_IN_CLAUSE}{{0,10}}?(?P<cue>{cues})"


def _above_object(cues: str) -> str:
    return _object_first(cues, _THAN)


def _beside_object(cues: str) -> str:
    return rf"(?:相比(?:较)?(?:于|起|之)?|相较(?:于|之)?|比起|(?<![相比计])较(?:之|于)?(?!量))\s?(?P<objects>{LIST})[，,]?{_IN_CLAUSE}{{0,16}}?(?P<cue>{cues})"


def _likened_object(cues: str) -> str:
    return rf"[与和跟同]\s?(?P<objects>{LIST})来?(?:相比|比起来|比较起来)(?:之下|而言)?[，,]?{_IN_CLAUSE}{{0,16}}?(?P<cue>{cues})"


def _lacking(cues: str) -> str:
    return rf"(?:没有?|不像|不及)\s?(?P<objects>{LIST})(?:那么|这么|那样|这样|来得|如此)?{_IN_CLAUSE}{{0,3}}?(?P<cue>{cues})"


def _of_object(cues: str) -> str:
    return rf"(?P<objects>{LIST})(?P<cue>{cues})"


def _lost(cues: str) -> str:
    return rf"(?P<objects>{LIST}){_IN_CLAUSE}{{0,6}}?(?P<cue>{cues})"


def _mutual(cues: str) -> str:
    return rf"{NAME}{KIND}{JOIN}(?P<told>(?P<objects>{NAME}){KIND}{_IN_CLAUSE}{{0,12}}?(?P<cue>{cues}))"


def _cue_first(cues: str) -> str:
    return rf"(?P<cue>{cues})(?! by (?!a |an |\d)){GAP}(?P<objects>{LIST})"


def _farewell(cues: str) -> str:
    return rf"(?P<cue>{cues})\s?(?P<objects>{LIST})"


def _against(cues: str) -> str:
    return (
        rf"{NAME}{KIND} (?:(?:tested|evaluated|benchmarked|measured|compared|pitted|scored|ranked|stacks?|stacked|fares?|up|out) ){{0,3}}"
        rf"(?P<told>(?P<cue>{cues}) (?:the |both )?(?P<objects>{LIST}))"
    )


def _passive(cues: str) -> str:
    return rf"被\s?(?P<objects>{LIST}){_IN_CLAUSE}{{0,6}}?(?P<cue>{cues})"


def _causative(cues: str) -> str:
    return rf"[把将让令使叫给]\s?(?P<objects>{LIST}){_IN_CLAUSE}{{0,6}}?(?P<cue>{cues})"


_Pattern = tuple[str, str, Cued]
_RULES = {
    "Outperforms": "contest-over",
    "Underperforms": "contest-under",
    "Equals": "contest-level",
    "NoVerdict": "compared-with",
}


def _patterns(*rows: tuple[str, str, str, Callable[[str], str]]) -> tuple[_Pattern, ...]:
    return tuple(
        (outcome, _RULES[outcome], cued(build(words(table, key)), table, key))
        for outcome, table, key, build in rows
    )


_CUE_FIRST = _patterns(
    ("Outperforms", "over", "before_object", _cue_first),
    ("Underperforms", "under", "before_object", _cue_first),
    ("Equals", "level", "before_object", _cue_first),
    ("Outperforms", "over", "farewell", _farewell),
    ("NoVerdict", "difference", "before_object", _cue_first),
    ("NoVerdict", "difference", "compared_with", _cue_first),
    ("NoVerdict", "difference", "against", _against),
)
_OTHERS = _patterns(
    ("Outperforms", "over", "after_object", _above_object),
    ("Underperforms", "under", "after_object", _above_object),
    ("Equals", "level", "after_object", _object_first),
    ("NoVerdict", "difference", "after_object", _object_first),
    *(
        (told, table, "beside_object", build)
        for told, table in (("Outperforms", "over"), ("Underperforms", "under"), ("Equals", "level"))
        for build in (_beside_object, _likened_object)
    ),
    ("Underperforms", "under", "lacking", _lacking),
    ("Underperforms", "over", "passive", _passive),
    ("Outperforms", "over", "causative", _causative),
    ("Equals", "level", "passive", _passive),
    ("Outperforms", "over", "lost", _lost),
    ("Outperforms", "over", "of_object", _of_object),
    ("Equals", "level", "of_object", _of_object),
    ("Equals", "level", "mutual", _mutual),
) + tuple(
    (told, _RULES[told], needing(rf"(?P<cue>{_one(forms)}){GAP}(?P<objects>{LIST}) {end}", _one(forms), forms))
    for told, table in (("Outperforms", "over"), ("Equals", "level"))
    for forms, end in around(table)
)
