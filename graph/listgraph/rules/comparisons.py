"""Rules for comparisons without a verdict, and all of an entry's comparisons together."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

from listgraph.cues import cued, cues, needing, needles, words
from listgraph.entries.context import Compared, Comparison, Context, distinct
from listgraph.entries.reading import Span
from listgraph.rules.contests import contests
from listgraph.rules.ingredients import is_ingredient
from listgraph.rules.sentences import GAP, JOIN, KIND, LIST, NAME, STOP, Sentence, mask


def compare(context: Context, further: Iterable[Comparison] = ()) -> Compared:
    """Every comparison that the entry makes, each pair once; a verdict wins over none.

    ``further`` are those that other rules found; they come last.
    """
    span = context.reading.context
    models = context.within(span)
    further = list(further)
    if not models and not further:
        return Compared()
    sentence = mask(context.text, span, models)
    fought, yardsticks = contests(context, sentence)
    found: dict[frozenset[str], Comparison] = {}
    beside = _side_by_side(context, sentence) if len(distinct(models)) > 1 else ()
    for comparison in (*fought, *beside, *further):
        known = found.get(comparison.pair)
        if len(comparison.pair) < 2:
            continue
        unsettled = known is None or known.outcome == "NoVerdict"
        telling = known is None or comparison.outcome != "NoVerdict" or comparison.members > known.members
        if unsettled and telling:
            found[comparison.pair] = comparison
    against = {item.right for item in found.values() if item.rule == "compared-with"}
    return Compared(tuple(found.values()), frozenset(yardsticks | against))


_BETWEEN = rf"[\s_]*{words('versus', 'between')}[\s_]*"
_VERSUS = cued(
    rf"{NAME}{KIND}(?:{_BETWEEN}(?:[^\W_\ue000-\uf8ff]{{2,15}}{_BETWEEN})?[\u3400-\u9fff]{{0,4}}{NAME}{KIND})+",
    "versus",
    "between",
)
"""One of several may be no model that we know: "Bard vs Bing vs ChatGPT"."""
_BEFORE_MEMBERS, _AFTER_MEMBERS = ("difference", "before_members"), ("difference", "after_members")
_DIFFERENCE = (
    cued(
        f"{words(*_BEFORE_MEMBERS)}[^{STOP}：:，\ue000-\uf8ff]{{0,48}}?(?P<members>{LIST})", *_BEFORE_MEMBERS
    ),
    cued(f"(?P<members>{LIST})[^{STOP}，\ue000-\uf8ff]{{0,16}}?{words(*_AFTER_MEMBERS)}", *_AFTER_MEMBERS),
)
_WITH = needing(
    rf"(?P<left>{NAME})[^{STOP}\ue000-\uf8ff]{{0,24}}?(?:[和与跟同]|及其?[和与跟同])\s?(?P<objects>{NAME})的?{words(*_AFTER_MEMBERS)}",
    "[和与跟同]",
    (needle for cue in cues("difference")["after_members"] for needle in needles(cue)),
)
"""One side named before the rest is said: "XLNet：原理及和BERT的异同"."""
_COMPARED = cued(
    rf"(?P<left>{NAME})[^{STOP}]{{0,60}}?{words('difference', 'compared_with')}{GAP}(?P<objects>{LIST})",
    "difference",
    "compared_with",
)
_LINEAGE = cued(
    rf"{words('lineage', 'from')}(?P<early>[^{STOP}]{{0,40}}?{NAME}[^{STOP}]{{0,24}}?)"
    rf"{words('lineage', 'to')}"
    rf"(?P<late>[^{STOP}\ue000-\uf8ff]{{0,16}}?{LIST}(?:\s*{words('lineage', 'to')}\s*{LIST})*)",
    "lineage",
    "from",
)
_SURVEY = re.compile(words("survey", "words"), re.IGNORECASE)
_SERIES = re.compile(
    rf"{NAME}(?:[^{STOP}：:\ue000-\uf8ff]{{0,8}}?(?:[、,，/&＋+和与及]|\band\b)[^{STOP}：:\ue000-\uf8ff]{{0,8}}?{NAME})+"
)
_MEMBERS = 8  # a longer series is an inventory, which sets nothing side by side


_INVENTORY = re.compile(
    words("inventory", "before") + r"(?:了|的)?(?:[\s\[(（「《:：]*|(?<=[\u3400-\u9fff])[ -~、，（）]*)$",
    re.IGNORECASE,
)
"""In Chinese other names may stand between: "增加 A, B、C"."""
_ROW = re.compile(rf"{NAME}{KIND}(?:{JOIN}{NAME}{KIND}){{2,}}")


def _side_by_side(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    rules: tuple[Callable[[Context, Sentence], Iterator[Comparison]], ...] = (
        _versus, _differences, _set_against, _compared_with, _lineages, _surveys, _rows,
    )  # fmt: skip
    for rule in rules:
        yield from rule(context, sentence)


_LINE = 200
"""A description of more characters says more than what its article is about."""


def _telling(context: Context) -> Span:
    """Where a comparison is what the article is about: its title, or a line where that names no model."""
    title, span = context.reading.title, context.reading.context
    return title if context.within(title) or span.end - span.start > _LINE else span


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
    for match in sentence.find(_VERSUS):
        yield from _all_pairs(sentence, *match.span(), "versus", _telling(context))


def _differences(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for pattern in _DIFFERENCE:
        for match in sentence.find(pattern):
            yield from _all_pairs(sentence, *match.span("members"), "difference", _telling(context))


def _set_against(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in sentence.find(_WITH):
        yield from _all_pairs(sentence, *match.span(), "difference", _telling(context))


def _compared_with(_: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in sentence.find(_COMPARED):
        left = sentence.members(*match.span("left"))[0]
        for right in sentence.members(*match.span("objects")):
            yield Comparison(left.label, right.label, "NoVerdict", left.start, right.end, "compared-with")


def _lineages(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in sentence.find(_LINEAGE):
        yield from _all_pairs(
            sentence, match.start("early"), match.end("late"), "lineage", context.reading.title
        )


def _surveys(context: Context, _: Sentence) -> Iterator[Comparison]:
    title = context.reading.title
    if not _SURVEY.search(context.text, title.start, title.end):
        return
    part = mask(context.text, title, context.within(title))
    for match in _SERIES.finditer(part.masked):
        yield from _all_pairs(part, *match.span(), "survey", title)


def _rows(context: Context, _: Sentence) -> Iterator[Comparison]:
    """Three models or more in a row in a title are looked at side by side."""
    reading = context.reading
    title = reading.title
    models = context.within(title)
    if len(models) < 3:
        return
    part = mask(context.text, title, models)
    for match in _ROW.finditer(part.masked):
        names = part.members(*match.span())
        line = context.text.rfind("\n", 0, names[0].start) + 1
        listed = _INVENTORY.search(context.text, line, names[0].start)
        if not listed and not is_ingredient(context, names[0]):
            yield from _all_pairs(part, *match.span(), "row", title)
