"""Rules for contests: who beats, loses to or draws level with whom, in an entry's own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listgraph.entries.context import Comparison, Context
from listgraph.names.name import Name
from listgraph.rules.bases import is_data
from listgraph.rules.doubts import doubts
from listgraph.rules.field import field
from listgraph.rules.foils import is_version
from listgraph.rules.ingredients import is_kind
from listgraph.rules.polarity import is_verb, outcome
from listgraph.rules.pronouns import meant
from listgraph.rules.sentences import KIND, LIST, NAME, NEAR, STOP, Sentence
from listgraph.rules.shapes import CUE_FIRST, OBJECT_FIRST, PASSIVE, Shape
from listgraph.rules.winners import Winners, winners

_TO_LAST = re.compile(r".*[\ue000-\uf8ff，,：:]", re.DOTALL)
"""Up to the last name, or what parts clauses."""
_STOPPED = re.compile(rf"[{STOP}]|\.\s")
_UP_TO_WINNER = re.compile(rf"(?P<objects>{LIST})\s*[，,]\s*(?:[\u3400-\u9fff]{{2,4}} ?)?{NAME}{KIND}")
"""The maker of the winner may stand before it: "超越 B，谷歌 A 来了"."""
_IN_IT = re.compile(
    r"\s?[中里]的|['’]s (?:\w+ )?(?:layers?|blocks?|modules?|heads?|attention|encoder|decoder)\b"
)
"""What tells of a part of a model: "取代 BERT 中的注意力"."""
_GOES_ON = re.compile(r"\s?[^\W\d_]")


def last_told(context: Context, sentence: Sentence) -> int:
    """Where in the entry's text the last contest begins that a sentence tells, -1 where it tells none."""
    return max((sentence.place(hit.start) for hit in _hits(context, sentence)), default=-1)


def told_at(context: Context, sentence: Sentence) -> list[int]:
    """Where in the masked sentence its contests begin."""
    return [hit.start for hit in _hits(context, sentence)]


class Contests(NamedTuple):
    """What a sentence tells: ``found``, the models that are only ``yardsticks``, and who stands ``together``.

    These are the objects of one cue, or those who do what it tells, which sets none of them against another:
    "beats A, B and C".
    """

    found: list[Comparison]
    yardsticks: set[str]
    together: list[frozenset[str]]


def contests(context: Context, sentence: Sentence) -> Contests:
    """The contests that a sentence tells.

    A contest without a winner that the entry or a heading names gives no comparison; its
    yardstick is one all the same.
    """
    hits = _hits(context, sentence) if sentence.held else []
    if not hits:
        return Contests([], set(), [])
    objects = {name.label for hit in hits for name in hit.objects}
    found: list[Comparison] = []
    winning: set[str] = set()
    together = [frozenset(name.label for name in hit.objects) for hit in hits]
    who = field(context, objects)
    for hit in hits:
        acting = _acting(sentence, hit, hits)
        won = Winners([acting]) if acting in objects else winners(context, sentence, hit.start, who)
        winning.update(won.models)
        together += [frozenset(won.models)] if hit.outcome != "NoVerdict" else []
        for left in won.models:
            found += _told(context, sentence, hit, left, won.doubt)
    facing = {name.label for hit in hits if _faces(sentence, hit) for name in hit.objects}
    agents = {name.label for hit in hits if _is_passive(sentence, hit) for name in hit.objects}
    return Contests(found, objects - winning - facing - agents, together)


_ACTS = re.compile(rf"(?P<name>{NAME}){KIND}\s?(?:(?:also|even|still|now|then|\w+ly)\s)*$", re.IGNORECASE)


def _acting(sentence: Sentence, hit: "_Hit", hits: Sequence["_Hit"]) -> str:
    """Who stands right before a cue, if beaten elsewhere, too: "A beats B, while C beats A"; else empty.

    In Chinese who is beaten by one verb is not who does the next: "击败 B 逼近 C".
    """
    right_before = (other for other in hits if not sentence.masked[other.end : hit.start].strip())
    if not sentence.masked[hit.start].isascii() and any(each.end <= hit.start for each in right_before):
        return ""
    acts = _ACTS.search(sentence.masked, hit.start - NEAR, hit.start)
    name = sentence.names[acts["name"]] if acts else None
    goes_on = sentence.lower.startswith(("but ", "and "), hit.start)
    return name.label if name and name not in hit.objects and not goes_on else ""


def _faces(sentence: Sentence, hit: "_Hit") -> bool:
    """Whether the objects of a hit are one side of what is told: "Doctors vs ChatGPT", "A and B draw"."""
    first = sentence.names.get(sentence.masked[hit.start])
    mutual = first is not None and first not in hit.objects
    joined = hit.outcome == "Equals" and _JOINS.search(sentence.masked, hit.start - 2, hit.start + 1)
    return mutual or bool(joined) or sentence.lower.startswith(("vs", "versus"), hit.start)


_JOINS = re.compile(rf"{NAME}\s?[和与]$")
"""Between two that draw: "A 和 B 五五开"."""


def _is_passive(sentence: Sentence, hit: "_Hit") -> bool:
    """Whether the objects of a hit are those by whom another was beaten: "A 被 B 反超" is news of B."""
    return hit.outcome == "Underperforms" and sentence.masked[hit.start] in PASSIVE


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue with its objects, ``start`` to ``end`` of the masked sentence."""

    start: int
    end: int
    outcome: str
    rule: str
    objects: tuple[Name, ...]


_latest: list[tuple[Context, Sentence, list[_Hit]]] = []


def _hits(context: Context, sentence: Sentence) -> list[_Hit]:
    """Every cue of a contest with its objects; kept for the latest, as several rules ask."""
    for of, asked, hits in _latest[:]:
        if of is context and asked is sentence:
            return hits
    hits = _each(context, sentence)
    _latest[:] = [(context, sentence, hits)]
    return hits


def _each(context: Context, sentence: Sentence) -> list[_Hit]:
    """The same; no object serves two cues, and no cue is read twice."""
    found = [match for match in _matches(sentence) if is_verb(sentence.masked, match[0])]
    found.sort(key=lambda hit: (hit[0].start("objects"), hit[1].outcome == "NoVerdict", hit[0].start()))
    reach = 0
    read: set[int] = set()
    hits = []
    for match, shape in found:
        first, last = match.span("objects")
        if first >= reach and read.isdisjoint(range(*match.span("cue"))):
            read.update(range(*match.span("cue")))
            reach = last
            last = _before_winner(sentence, match.start(), first, last)
            hit = _hit(context, sentence, match, shape, last)
            hits += [hit] if hit.objects else []
    return hits


def _matches(sentence: Sentence) -> list[tuple[re.Match[str], Shape]]:
    before = sentence.masked[: sentence.last + 1].lower()
    return [
        (match, shape)
        for shapes, cues in ((CUE_FIRST, before), (OBJECT_FIRST, sentence.lower))
        for shape in shapes.among(sentence.held)
        for match in shape.pattern.find(sentence.masked, cues, sentence.held)
    ]


def _hit(context: Context, sentence: Sentence, match: re.Match[str], shape: Shape, last: int) -> _Hit:
    """What a match tells of the names up to ``last``; of data and kinds of things it tells nothing."""
    first, end = match.span("objects")
    objects = sentence.members(first, last)
    told_to = match.end() if last == end else last
    return _Hit(
        match.start(),
        told_to,
        outcome(shape.outcome, sentence.masked, match, told_to),
        shape.rule,
        tuple(
            each
            for name in objects
            if not (is_data(context, name) or is_kind(context, name) or _IN_IT.match(context.text, name.end))
            for each in meant(context.text, context.models, name)
        ),
    )


def _before_winner(sentence: Sentence, cue: int, first: int, last: int) -> int:
    """Where the objects end if a comma parts the winner from them: "击败 B，A 来了", said of nobody else.

    A wide comma parts them whoever stands before: "C 挑战 B，A 来了".
    """
    objects = _UP_TO_WINNER.fullmatch(sentence.masked, first, last)
    if not objects:
        return last
    end = objects.end("objects")
    told = sentence.masked.startswith("：", last) and "，" in sentence.masked[end:last]
    if not (told or _GOES_ON.match(sentence.masked, last)):
        return last
    wide = "，" in sentence.masked[end:last]
    return end if wide or _opens(sentence.masked, cue) else last


def _opens(masked: str, cue: int) -> bool:
    """Whether the sentence of a cue begins without a name before it."""
    other = _TO_LAST.match(masked, endpos=cue)
    return not other or bool(_STOPPED.search(masked, other.end() - 1, cue))


def _end(sentence: Sentence, index: int) -> int:
    """Where in the entry's text the masked character before ``index`` ends."""
    char = sentence.masked[index - 1]
    return sentence.names[char].end if char in sentence.names else sentence.place(index - 1) + 1


def _told(context: Context, sentence: Sentence, hit: _Hit, left: str, doubt: str) -> Iterator[Comparison]:
    """What a hit tells of one winner; "Underperforms" is stored turned round."""
    start, end = sentence.place(hit.start), _end(sentence, hit.end)
    for name in hit.objects:
        if hit.outcome == "Equals" and is_version(left, name.label):
            continue  # "of the Opus class" says which of its own an Opus is
        sides, outcome = (left, name.label), hit.outcome
        if outcome == "Underperforms":
            sides, outcome = (name.label, left), "Outperforms"
        found = Comparison(*sides, outcome, start, end, hit.rule)
        yield found._replace(doubts=doubts(context, found, doubt, name.found == "pronoun"))
