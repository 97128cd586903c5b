"""Rules for comparisons without a verdict, and all of an entry's comparisons together."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, pairwise, product

from listgraph.cues import cued, cues, needing, needles, words
from listgraph.entries.context import Compared, Comparison, Context, distinct
from listgraph.entries.reading import Span
from listgraph.names.name import Name
from listgraph.rules.contests import contests
from listgraph.rules.doubts import doubts
from listgraph.rules.pronouns import pronouns
from listgraph.rules.rankings import rankings
from listgraph.rules.results import results
from listgraph.rules.sentences import LIST, MOST, NAME, STOP, Sentence, mask
from listgraph.rules.surveys import LONGEST, lineages, paired, rows, surveys


def compare(context: Context, further: Iterable[Comparison] = ()) -> Compared:
    """Every comparison that the entry makes, each pair once; a verdict wins over none.

    A survey counts only where no contest is told. ``further`` are those that other rules found; they come
    last.
    """
    span = context.reading.context
    models = context.within(span)
    further = list(further)
    if len(models) > MOST:
        return Compared(tuple(further))
    if not models and not further:
        return Compared()
    meant = pronouns(context.text[: span.end], models)
    sentence = mask(context.text, span, sorted([*models, *meant], key=lambda name: name.start))
    fought, yardsticks, together = contests(context, sentence)
    played, ranked = list(results(context)), list(rankings(sentence))
    found: dict[frozenset[str], Comparison] = {}
    beside = _side_by_side(context, sentence) if len(distinct(models)) > 1 else ()
    for comparison in (*played, *ranked, *fought, *beside, *further):
        known = found.get(comparison.pair)
        outdone = comparison.rule == "survey" and bool(fought)
        if len(comparison.pair) < 2 or outdone or _only_together(comparison, together):
            continue
        unsettled = known is None or known.outcome == "NoVerdict"
        telling = known is None or comparison.outcome != "NoVerdict" or comparison.members > known.members
        if unsettled and telling:
            found[comparison.pair] = comparison
    against = {item.right for item in found.values() if item.rule == "compared-with"}
    against.update(item.right for item in ranked)
    return Compared(tuple(found.values()), frozenset(yardsticks | against))


def _only_together(comparison: Comparison, together: Iterable[frozenset[str]]) -> bool:
    """Whether two stand in a row only because something else is set against both: "beats A, B and C".

    So in "C trails A and B in a comparison", too.
    """
    return comparison.rule in ("row", "survey", "difference") and any(
        comparison.pair <= names for names in together
    )


_BETWEEN = rf"[\s_-]*{words('versus', 'between')}[\s_-]*"
_VERSUS = cued(
    rf"{LIST}(?:{_BETWEEN}(?:(?-i:[^\W_\ue000-\uf8ff]){{2,15}}{_BETWEEN})?"
    rf"(?:[\u3400-\u9fff]{{0,4}}\s?|(?:the |an? )?(?:[a-z-]+ )?){LIST})+",
    "versus",
    "between",
)
"""One of several may be no model that we know: "Bard vs Bing vs ChatGPT"."""
_SIDES = re.compile(_BETWEEN, re.IGNORECASE)
_BEFORE_MEMBERS, _AFTER_MEMBERS = ("difference", "before_members"), ("difference", "after_members")
_SETS = f"{words(*_BEFORE_MEMBERS)}(?-i:[^{STOP}：:，\ue000-\uf8ff]){{0,48}}?"
_WITH = r" (?:to|with|against) (?:the |that of )?"
_NO_SIDE = "(?<![与和跟同])(?<![与和跟同] )"
"""Those behind one side are the other: "X 与 A 和 B 的比较" sets X against both."""
_DIFFERENCE = (
    cued(f"{_SETS}(?P<members>{LIST})(?!{_WITH}{NAME})", *_BEFORE_MEMBERS),
    cued(
        f"{_NO_SIDE}(?P<members>{LIST})(?:[,，]\\s?|(?-i:[^{STOP}，\ue000-\uf8ff]){{0,16}}?)"
        f"{words(*_AFTER_MEMBERS)}",
        *_AFTER_MEMBERS,
    ),
)
_SET_WITH = cued(f"{_SETS}(?P<left>{LIST}){_WITH}(?P<right>{LIST})", *_BEFORE_MEMBERS)
_AND_ITS = needing(
    rf"(?P<left>{NAME})(?-i:[^{STOP}\ue000-\uf8ff]){{0,24}}?(?:[和与跟同]|及其?[和与跟同])"
    rf"\s?(?P<objects>{NAME})的?{words(*_AFTER_MEMBERS)}",
    "[和与跟同]",
    (needle for cue in cues("difference")["after_members"] for needle in needles(cue)),
)
"""One side named before the rest is said: "XLNet：原理及和BERT的异同"."""


def _side_by_side(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    rules: tuple[Callable[[Context, Sentence], Iterator[Comparison]], ...] = (
        _versus, _set_with, _differences, _set_against, lineages, surveys, rows,
    )  # fmt: skip
    for rule in rules:
        for found in rule(context, sentence):
            yield found._replace(doubts=doubts(context, found))


def _telling(context: Context) -> Span:
    """Where a comparison is what the article is about: its title, or a line where that names no model."""
    title = context.reading.title
    return title if context.within(title) or context.is_long else context.reading.context


def _versus(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    """Every two sides of "A vs B vs C"; of a long chain those that stand beside each other.

    Where one in the middle is of several two contests meet: "A vs B, C vs D".
    """
    for match in sentence.find(_VERSUS):
        sides = [sentence.members(*side) for side in _sides(match)]
        middle = [index for index, side in enumerate(sides[1:-1], 1) if len(side) > 1]
        for start, end in zip([0, *middle], [*middle, len(sides) - 1], strict=True):
            among = [sides[start][-1:] if start else sides[0], *sides[start + 1 : end]]
            among.append(sides[end][:1] if end < len(sides) - 1 else sides[end])
            yield from _across(among, _telling(context))


def _sides(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The places of the sides of a chain that a name stands in."""
    cuts = [cut.span() for cut in _SIDES.finditer(match.string, *match.span())]
    starts = [match.start(), *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), match.end()]
    return (
        (start, end)
        for start, end in zip(starts, ends, strict=True)
        if _NAMED.search(match[0], start - match.start(), end - match.start())
    )


_NAMED = re.compile(NAME)


def _across(sides: list[list[Name]], title: Span) -> Iterator[Comparison]:
    near = len(sides) > LONGEST
    pairs = pairwise(sides) if near else combinations(sides, 2)
    yield from paired(_each(pairs), "versus", title)


def _each(pairs: Iterable[tuple[list[Name], list[Name]]]) -> Iterator[tuple[Name, Name]]:
    for left, right in pairs:
        yield from product(left, right)


def _set_with(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    """Each of some against each of the others: "comparison of A and B to C"."""
    for match in sentence.find(_SET_WITH):
        left, right = (sentence.members(*match.span(side)) for side in ("left", "right"))
        yield from paired(product(left, right), "difference", _telling(context))


def _differences(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for pattern in _DIFFERENCE:
        for match in sentence.find(pattern):
            yield from _all_pairs(sentence, match, "members", context)


def _set_against(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    for match in sentence.find(_AND_ITS):
        yield from _all_pairs(sentence, match, 0, context)


def _all_pairs(
    sentence: Sentence, match: re.Match[str], group: str | int, context: Context
) -> Iterator[Comparison]:
    names = sentence.members(*match.span(group))
    compound = all(context.text[left.end : right.start] == "+" for left, right in pairwise(names))
    if not compound and len(distinct(names)) <= LONGEST:
        yield from paired(combinations(names, 2), "difference", _telling(context))
