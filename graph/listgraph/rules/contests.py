"""Rules for contests: who beats, loses to or draws level with whom, in an entry's own words."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from listgraph.cues import PASSIVE, Cued, cued, needing, words
from listgraph.entries.context import Comparison, Context
from listgraph.names.name import Name
from listgraph.rules.ingredients import is_ingredient, is_kind, is_likened
from listgraph.rules.sentences import GAP, JOIN, KIND, LIST, NAME, STOP, Sentence

_CLAUSE = re.compile(r"[，,：:。！？!?；;\n\u2028（(）)|]")
_SENTENCE = re.compile(r"[。！？!?\n]|[a-z0-9)]\.\s|[;；]\s")
_SUBJECT_PLACE = 16
"""Within so many characters of its beginning stands a sentence's subject."""
_DENIED_REACH = 14  # how many characters before a cue are searched for its denial


def _object_first(cues: str, before: str = "比与和跟同") -> str:
    return rf"[{before}]\s?(?P<objects>{LIST})[^，,。！？!?；;\ue000-\uf8ff]{{0,10}}?(?P<cue>{cues})"


def _above_object(cues: str) -> str:
    return _object_first(cues, "比")


def _behind_object(cues: str) -> str:
    return rf"(?P<objects>{LIST})(?P<cue>{cues})"


def _cue_first(cues: str) -> str:
    return rf"(?P<cue>{cues})(?! by (?!a |an |\d)){GAP}(?P<objects>{LIST})"


def _passive(cues: str) -> str:
    return rf"被\s?(?P<objects>{LIST})[^，,。！？!?；;\ue000-\uf8ff]{{0,6}}?(?P<cue>{cues})"


_Pattern = tuple[str, str, Cued]


def _patterns(key: str, *rows: tuple[str, str, str, Callable[[str], str]]) -> tuple[_Pattern, ...]:
    return tuple(
        (outcome, rule, cued(build(words(table, key)), table, key)) for outcome, rule, table, build in rows
    )


_CUE_FIRST = _patterns(
    "before_object",
    ("Outperforms", "contest-over", "over", _cue_first),
    ("Underperforms", "contest-under", "under", _cue_first),
    ("Equals", "contest-level", "level", _cue_first),
    ("NoVerdict", "compared-with", "difference", _cue_first),
)
_PASSIVE = (
    ("Underperforms", "contest-under", needing(_passive(words("over", "before_object")), PASSIVE, [PASSIVE])),
)
_OBJECT_FIRST = _patterns(
    "after_object",
    ("Outperforms", "contest-over", "over", _above_object),
    ("Underperforms", "contest-under", "under", _above_object),
    ("Equals", "contest-level", "level", _object_first),
    ("NoVerdict", "compared-with", "difference", _object_first),
) + _patterns("of_object", ("Equals", "contest-level", "level", _behind_object))
_AND = re.compile(KIND + JOIN, re.IGNORECASE)
_EXAMPLE = re.compile(
    r"(?:models?|LLMs|模型) ?(?:like|such as|including|如|包括) ?(?:[A-Z][\w. -]*(?:,| and|、|和|/) ?)*$"
)
_NUMBERED = re.compile(r"[ -]?[vV]?\d")
_BASE = re.compile(r"(?:基于|based on|built on|trained on) ?$", re.IGNORECASE)
_PART_BEFORE, _PART_AFTER = re.compile(r"[A-Za-z0-9]-$"), re.compile(r"-[A-Z]")
_ASKING = re.compile(
    rf"(?:^|[{STOP}|:]\s*)[^\w\ue000-\uf8ff]*(?:do|does|did|is|are|was|has|have|should)(?:n[o']t)?\s[^{STOP}|]*$",
    re.IGNORECASE,
)
_APART = re.compile(r"[;；]")
_OPENS = re.compile(r"\W*")
_UP_TO_WINNER = re.compile(rf"(?P<objects>{LIST})\s*[，,]\s*{NAME}{KIND}")
_GOES_ON = re.compile(r"\s?[^\W\d_]")
_ASKED = re.compile(rf"[^{STOP}.|]*[?？]")
_ASKED_BEHIND = re.compile(rf"[^{STOP}|]*吗")
_DENIED = re.compile(words("denied", "words") + r"[^，,。！？!?；;\ue000-\uf8ff]{0,6}$", re.IGNORECASE)


def contests(context: Context, sentence: Sentence) -> tuple[list[Comparison], set[str]]:
    """The contests that a sentence tells, and the models that serve as yardsticks in them.

    A contest without a winner that the entry or a heading names gives no comparison; its
    yardstick is one all the same.
    """
    hits = _hits(sentence) if sentence.held else []
    objects = {name.label for hit in hits for name in hit.objects}
    found, winners = [], set()
    for hit in hits:
        outcome = "NoVerdict" if _is_open(sentence, hit) else hit.outcome
        start, end = sentence.place(hit.start), _end(sentence, hit.end)
        for left in _winners(context, sentence, hit.start, objects):
            winners.add(left)
            found += [_verdict(left, name.label, outcome, start, end, hit.rule) for name in hit.objects]
    return found, objects - winners


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue with its objects, ``start`` to ``end`` of the masked sentence."""

    start: int
    end: int
    outcome: str
    rule: str
    objects: tuple[Name, ...]


def _hits(sentence: Sentence) -> list[_Hit]:
    """Every cue of a contest with its objects; no object serves two cues."""
    before = sentence.masked[: sentence.last].lower()
    found = [
        (match, outcome, rule)
        for patterns, cues in ((_CUE_FIRST, before), (_PASSIVE + _OBJECT_FIRST, sentence.lower))
        for outcome, rule, pattern in patterns
        for match in pattern.find(sentence.masked, cues, sentence.held)
    ]
    found.sort(key=lambda hit: (hit[0].start("objects"), hit[0].start()))
    reach = 0
    hits = []
    for match, outcome, rule in found:
        first, last = match.span("objects")
        if first >= reach:
            reach = last
            last = _before_winner(sentence, match.start(), first, last)
            end = match.end() if last == match.end("objects") else last
            hits.append(_Hit(match.start(), end, outcome, rule, tuple(sentence.members(first, last))))
    return hits


def _before_winner(sentence: Sentence, cue: int, first: int, last: int) -> int:
    """Where the objects end if a comma parts the winner from them: "击败 B，A 来了", said of nobody else."""
    if not _OPENS.fullmatch(sentence.masked, 0, cue):
        return last
    objects = _UP_TO_WINNER.fullmatch(sentence.masked, first, last)
    return objects.end("objects") if objects and _GOES_ON.match(sentence.masked, last) else last


def _is_open(sentence: Sentence, hit: _Hit) -> bool:
    """Whether words before the cue deny it or put it off, or ask: "Does A beat B?", "A 比 B 好吗"."""
    before = sentence.masked[: hit.start]
    if _DENIED.search(before, max(0, hit.start - _DENIED_REACH)):
        return True
    if _ASKED_BEHIND.match(sentence.masked, hit.end):
        return True
    return bool(_ASKING.search(before) and _ASKED.match(sentence.masked, hit.end))


def _end(sentence: Sentence, index: int) -> int:
    """Where in the entry's text the masked character before ``index`` ends."""
    char = sentence.masked[index - 1]
    return sentence.names[char].end if char in sentence.names else sentence.place(index - 1) + 1


def _verdict(left: str, right: str, outcome: str, start: int, end: int, rule: str) -> Comparison:
    """ "Underperforms" is stored turned round."""
    if outcome == "Underperforms":
        return Comparison(right, left, "Outperforms", start, end, rule)
    return Comparison(left, right, outcome, start, end, rule)


def _winners(context: Context, sentence: Sentence, cue: int, objects: set[str]) -> list[str]:
    """Whose contest it is: named in the cue's clause, by the heading, or elsewhere in the text.

    The heading's model comes before the text's other clauses only where the text does not name
    it: there the title has left its subject out.
    """
    cuts = [match.end() for match in _CLAUSE.finditer(sentence.masked, 0, cue)]
    clause = cuts[-1] if cuts else 0
    free = [
        name
        for name in context.models
        if name.label not in objects and not is_kind(context, name) and not is_likened(context, name)
    ]
    free = [name for name in free if not name.class_word] or free
    same = [name for name in sentence.members(clause, cue) if name in free and _may_act(context, name)]
    if same:
        return [] if _is_part(context.text, same[-1]) else _joined_to_last(context.text, same)
    begun = max((match.end() for match in _SENTENCE.finditer(sentence.masked, 0, cue)), default=0)
    said = [name for name in sentence.members(begun, cue) if name in free and _may_act(context, name)]
    if said and begun and said[0].start - sentence.place(begun) < _SUBJECT_PLACE:
        return [said[0].label]
    heading = context.heading.model if context.heading else None
    named = any(name.label == heading for name in context.models)
    if heading and not named and not any(_is_version(name.label, heading) for name in free):
        return [heading]
    place = sentence.place(cue)
    behind = min((match.start() for match in _APART.finditer(sentence.masked, cue)), default=cue)
    last = sentence.place(behind) if behind > cue else len(context.text)
    candidates = [name for name in free if name.start < last and _may_win(context, name, place)]
    if heading and any(name.label == heading for name in candidates):
        return [heading]
    candidates.sort(key=lambda name: (_is_base(context, name), name.start > place, abs(name.start - place)))
    if candidates:
        return [candidates[0].label]
    return [heading] if heading and heading not in objects else []


def _is_version(model: str, family: str) -> bool:
    """Whether a model is a numbered version of a family."""
    return model.startswith(family) and bool(_NUMBERED.match(model, len(family)))


def _may_act(context: Context, name: Name) -> bool:
    """Whether a name in the cue's clause is no means: "models like A" are what the clause is about."""
    return not is_ingredient(context, name) or bool(_EXAMPLE.search(context.text, 0, name.start))


def _joined_to_last(text: str, names: Sequence[Name]) -> list[str]:
    """The last of ``names`` and those that are joined to it: "A and B beat C"."""
    found = [names[-1]]
    for name in reversed(names[:-1]):
        if not _AND.fullmatch(text, name.end, found[-1].start):
            break
        found.append(name)
    return [name.label for name in reversed(found)]


def _is_part(text: str, name: Name) -> bool:
    """Whether a name is only a part of that of something unknown: "GNN-RAG", "DRT-o1"."""
    return bool(
        _PART_BEFORE.search(text, max(0, name.start - 2), name.start) or _PART_AFTER.match(text, name.end)
    )


def _may_win(context: Context, name: Name, cue: int) -> bool:
    """Whether a model of another clause can be the one that wins.

    In a title any can; a contest in the description is that of the title's or the label's model.
    """
    reading = context.reading
    inside = reading.title.holds(name.start, name.end) or (
        reading.label is not None and reading.label.holds(name.start, name.end)
    )
    begins = not context.text[reading.context.start : name.start].strip(" *-•\n")
    return inside or begins or reading.title.holds(cue, cue)


def _is_base(context: Context, name: Name) -> bool:
    return bool(_BASE.search(context.text, 0, name.start))
