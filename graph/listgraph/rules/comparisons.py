"""Rules for comparisons: contests, explicit comparisons, lineages and surveys.

A rule sees a sentence in which each model's name is one placeholder character, so that patterns
speak of names as of words.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from listgraph.name import Name
from listgraph.reading import Span
from listgraph.rules.context import Comparison, Context, distinct
from listgraph.rules.cues import words
from listgraph.rules.ingredients import is_ingredient, is_kind

_N = "[\ue000-\uf8ff]"
_KIND = r"(?: ?(?:系列|家族|大?模型|等(?:其他)?(?:模型)?|等|series|models?|family))*"
_JOIN = r"\s*(?:[、,，/&+＋]|and|or|以及|还有|和|与|及|或|跟)\s*(?:(?:and|the|a|fine-?tuned|vanilla|original|原版|[^\W\d_]{1,8}(?=\s)) ?)?"
_LIST = rf"(?:{_N}{_KIND}(?:{_JOIN}{_N}{_KIND})*)"
_STOP = r"。！？!?；;\n\u2028"
_CLAUSE = re.compile(r"[，,：:。！？!?；;\n\u2028（(）)|]")
_SENTENCE = re.compile(rf"[^{_STOP}]+")
_GAP = r"(?:[^，,。！？!?；;：:\n\u2028\ue000-\uf8ff]{0,8}?|\s?(?:the |a |an |its |both |even |previous |original |existing )*(?:[\w-]+ ){0,2}?)"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of text with placeholders for names; ``places`` maps it back to the entry's text."""

    masked: str
    places: tuple[int, ...]
    names: dict[str, Name]

    def members(self, start: int, end: int) -> list[Name]:
        """The names between two places of the masked text."""
        return [self.names[char] for char in self.masked[start:end] if char in self.names]

    def place(self, index: int) -> int:
        """Where in the entry's text the masked character at ``index`` begins."""
        return self.places[index] if index < len(self.places) else self.places[-1] + 1


def mask(text: str, span: Span, models: list[Name]) -> Sentence:
    """The part ``span`` of ``text`` with each of ``models`` as one character of the private area."""
    masked: list[str] = []
    places: list[int] = []
    names: dict[str, Name] = {}
    position = span.start
    for index, name in enumerate(models[:6000]):
        if name.start < position:
            continue
        masked.append(text[position : name.start])
        places.extend(range(position, name.start))
        char = chr(0xE000 + index)
        masked.append(char)
        places.append(name.start)
        names[char] = name
        position = name.end
    masked.append(text[position : span.end])
    places.extend(range(position, span.end))
    places.append(span.end)
    return Sentence("".join(masked), tuple(places), names)


def compare(context: Context) -> list[Comparison]:
    """Every comparison that the entry makes, each pair once; a verdict wins over none."""
    span = context.reading.context
    models = context.within(span)
    if not models:
        return []
    found: dict[frozenset[str], Comparison] = {}
    sentence = mask(context.text, span, models)
    contests = list(_contests(context, sentence))
    for comparison in (*contests, *_side_by_side(context, sentence)):
        known = found.get(comparison.pair)
        if len(comparison.pair) < 2:
            continue
        if known is None or (known.outcome == "NoVerdict" and comparison.outcome != "NoVerdict"):
            found[comparison.pair] = comparison
        elif comparison.members and not known.members:
            found[comparison.pair] = replace(known, members=True)
    return list(found.values())


# --- contests: A beats B ---


def _object_first(cues: str) -> str:
    return rf"(?:比|与|和|跟|同)\s?(?P<objects>{_LIST})[^，,。！？!?；;\ue000-\uf8ff]{{0,10}}?(?P<cue>{cues})"


def _cue_first(cues: str) -> str:
    return rf"(?P<cue>{cues}){_GAP}(?P<objects>{_LIST})"


_CONTESTS: tuple[tuple[str, str, re.Pattern[str]], ...] = tuple(
    (outcome, rule, re.compile(pattern, re.IGNORECASE))
    for outcome, rule, pattern in (
        ("Outperforms", "contest-over", _cue_first(words("over", "before_object"))),
        (
            "Outperforms",
            "contest-over",
            _object_first(words("over", "after_object")).replace("比|与|和|跟|同", "比"),
        ),
        ("Underperforms", "contest-under", _cue_first(words("under", "before_object"))),
        (
            "Underperforms",
            "contest-under",
            _object_first(words("under", "after_object")).replace("比|与|和|跟|同", "比"),
        ),
        ("Equals", "contest-level", _cue_first(words("level", "before_object"))),
        ("Equals", "contest-level", _object_first(words("level", "after_object"))),
        ("Equals", "contest-level", rf"(?P<objects>{_LIST})(?P<cue>{words('level', 'of_object')})"),
    )
)
_BASE = re.compile(r"(?:基于|based on|built on|trained on) ?$", re.IGNORECASE)
_DENIED = re.compile(words("denied", "words") + r"[^，,。！？!?；;\ue000-\uf8ff]{0,6}$", re.IGNORECASE)


def _contests(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    hits = []
    for outcome, rule, pattern in _CONTESTS:
        for match in pattern.finditer(sentence.masked):
            if (
                outcome == "Outperforms"
                and match["cue"] == "超"
                and not _is_verb(sentence.masked, match.start("cue"))
            ):
                continue
            hits.append((match, outcome, rule))
    taken: list[tuple[int, int]] = []
    objects: set[str] = set()
    kept = []
    for match, outcome, rule in sorted(hits, key=lambda hit: (hit[0].start("objects"), hit[0].start())):
        bounds = match.span("objects")
        if any(start < bounds[1] and bounds[0] < end for start, end in taken):
            continue
        taken.append(bounds)
        members = sentence.members(*bounds)
        objects.update(name.label for name in members)
        kept.append((match, outcome, rule, members))
    for match, outcome, rule, members in kept:
        left = _winner(context, sentence, match.start(), objects)
        if left is None:
            continue
        denied = _DENIED.search(sentence.masked, max(0, match.start() - 14), match.start())
        start, end = sentence.place(match.start()), _end(sentence, match.end())
        for name in members:
            yield _verdict(left, name.label, "NoVerdict" if denied else outcome, start, end, rule)


def _is_verb(text: str, index: int) -> bool:
    """Whether a bare 超 is "surpasses" and not the first half of 超级, 超大 and the like."""
    return text[index + 1 : index + 2] not in "级大强高长过越出参算市人神声导快速"


def _end(sentence: Sentence, index: int) -> int:
    """Where in the entry's text the masked character before ``index`` ends."""
    char = sentence.masked[index - 1]
    return sentence.names[char].end if char in sentence.names else sentence.place(index - 1) + 1


def _verdict(left: str, right: str, outcome: str, start: int, end: int, rule: str) -> Comparison:
    """ "Underperforms" is stored turned round."""
    if outcome == "Underperforms":
        return Comparison(right, left, "Outperforms", start, end, rule)
    return Comparison(left, right, outcome, start, end, rule)


def _winner(context: Context, sentence: Sentence, cue: int, objects: set[str]) -> str | None:
    """Whose contest it is: named in the cue's clause, by the heading, or elsewhere in the text.

    The heading's model comes before the text's other clauses only where the text does not name
    it: there the title has left its subject out.
    """
    cuts = [match.end() for match in _CLAUSE.finditer(sentence.masked, 0, cue)]
    clause = cuts[-1] if cuts else 0
    free = [name for name in context.models if name.label not in objects and not is_kind(context, name)]
    same = [
        name for name in sentence.members(clause, cue) if name in free and not is_ingredient(context, name)
    ]
    if same:
        return same[-1].label
    heading = context.heading.model if context.heading else None
    if heading and heading not in {name.label for name in context.models}:
        return heading
    place = sentence.place(cue)
    candidates = [name for name in free if _may_win(context, name, place)]
    if heading and any(name.label == heading for name in candidates):
        return heading
    candidates.sort(key=lambda name: (_is_base(context, name), name.start > place, abs(name.start - place)))
    if candidates:
        return candidates[0].label
    return heading if heading not in objects else None


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


# --- side by side, no verdict ---

_VERSUS = re.compile(rf"{_N}{_KIND}(?:\s*{words('versus', 'between')}\s*{_N}{_KIND})+", re.IGNORECASE)
_DIFFERENCE = (
    re.compile(rf"{words('difference', 'before_members')}[^{_STOP}：:，\ue000-\uf8ff]{{0,48}}?(?P<members>{_LIST})", re.IGNORECASE),
    re.compile(rf"(?P<members>{_LIST})[^{_STOP}，\ue000-\uf8ff]{{0,16}}?{words('difference', 'after_members')}", re.IGNORECASE),
)  # fmt: skip
_COMPARED = re.compile(
    rf"(?P<left>{_N})[^{_STOP}]{{0,60}}?{words('difference', 'compared_with')}{_GAP}(?P<objects>{_LIST})",
    re.IGNORECASE,
)
_LINEAGE = re.compile(
    rf"{words('lineage', 'from')}(?P<early>[^{_STOP}]{{0,40}}?{_N}[^{_STOP}]{{0,24}}?){words('lineage', 'to')}"
    rf"(?P<late>[^{_STOP}\ue000-\uf8ff]{{0,16}}?{_LIST}(?:\s*{words('lineage', 'to')}\s*{_LIST})*)",
    re.IGNORECASE,
)
_SURVEY = re.compile(words("survey", "words"), re.IGNORECASE)
_SERIES = re.compile(
    rf"{_N}(?:[^{_STOP}：:\ue000-\uf8ff]{{0,8}}?(?:[、,，/&＋+和与及]|\band\b)[^{_STOP}：:\ue000-\uf8ff]{{0,8}}?{_N})+"
)
_MEMBERS = 8  # a longer series is an inventory, which sets nothing side by side


def _side_by_side(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    rules: tuple[Callable[[Context, Sentence], Iterator[Comparison]], ...] = (
        _versus, _differences, _compared_with, _lineages, _surveys,
    )  # fmt: skip
    for rule in rules:
        yield from rule(context, sentence)


def _all_pairs(sentence: Sentence, start: int, end: int, rule: str, title: Span) -> Iterator[Comparison]:
    names = sentence.members(start, end)
    labels = distinct(names)
    if not 2 <= len(labels) <= _MEMBERS:
        return
    first, last = names[0].start, names[-1].end
    members = title.holds(first, last)
    for left, right in combinations(labels, 2):
        yield Comparison(left, right, "NoVerdict", first, last, rule, members)


def _versus(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in _VERSUS.finditer(sentence.masked):
        yield from _all_pairs(sentence, *match.span(), "versus", context.reading.title)


def _differences(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for pattern in _DIFFERENCE:
        for match in pattern.finditer(sentence.masked):
            yield from _all_pairs(sentence, *match.span("members"), "difference", context.reading.title)


def _compared_with(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in _COMPARED.finditer(sentence.masked):
        left = sentence.members(*match.span("left"))[0]
        for right in sentence.members(*match.span("objects")):
            yield Comparison(left.label, right.label, "NoVerdict", left.start, right.end, "compared-with")


def _lineages(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in _LINEAGE.finditer(sentence.masked):
        yield from _all_pairs(
            sentence, match.start("early"), match.end("late"), "lineage", context.reading.title
        )


def _surveys(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    title = context.reading.title
    if not _SURVEY.search(context.text, title.start, title.end):
        return
    part = mask(context.text, title, context.within(title))
    for match in _SERIES.finditer(part.masked):
        yield from _all_pairs(part, *match.span(), "survey", title)
