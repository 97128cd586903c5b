"""Rules for lineages and surveys: models that an article looks at one beside the other, without a verdict."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from listgraph.cues import cued, words
from listgraph.entries.context import Comparison, Context, distinct
from listgraph.entries.reading import Span
from listgraph.names.name import Name
from listgraph.rules.foils import is_likened, is_replaced
from listgraph.rules.ingredients import is_ingredient
from listgraph.rules.presence import may_hold
from listgraph.rules.sentences import JOIN, KIND, LIST, NAME, STOP, Sentence, mask

LONGEST = 8
"""A longer series is an inventory, which sets nothing side by side."""

_ON = rf"(?:[^{STOP}，,]|[，,]\s?(?=(?:and |以及|和)?{NAME}))"
_LINEAGE = cued(
    rf"{words('lineage', 'from')}(?P<early>{_ON}{{0,40}}?{NAME}{_ON}{{0,24}}?)"
    rf"{words('lineage', 'to')}"
    rf"(?P<late>(?:(?-i:[^{STOP}，,\ue000-\uf8ff]){{0,16}}?|(?-i:[ A-Za-z'’-]){{0,48}}?){LIST}"
    rf"(?:\s*{words('lineage', 'to')}\s*{LIST})*)(?!\s?{words('lineage', 'whole')})",
    "lineage",
    "from",
)
_ARROW = r"(?:\s[-–—=]+>\s|\s*(?:[→⟶➔➜⇒]|➡️?)\s*)"
_ASIDE_BEHIND = r"(?:\s?[(（][^()（）\n\ue000-\uf8ff]{1,60}[)）])?"
_STEPS = re.compile(rf"{NAME}{KIND}{_ASIDE_BEHIND}(?:{_ARROW}{NAME}{KIND}{_ASIDE_BEHIND})+", re.IGNORECASE)
"""A lineage in arrows: "BERT → RoBERTa (no next sentence) → DeBERTa"."""
_ARROWS = (">", "→", "⟶", "➔", "➜", "⇒", "➡")
_SURVEY = re.compile(words("survey", "words"), re.IGNORECASE)
_SERIES = re.compile(
    rf"{NAME}{KIND}(?:[^{STOP}：:\ue000-\uf8ff]{{0,4}}?(?:[、,，/&＋+和与及到]|\band\b)"
    rf"[^{STOP}：:\ue000-\uf8ff]{{0,6}}?(?:(?<![\w-])[A-Z][\w-]{{2,14}}\s?[/、]\s?)?{NAME}{KIND})+"
)
"""One of several may be no model that we know: "SayCan/WebShop/Gato"."""
_ROW = re.compile(rf"{NAME}{KIND}(?:{JOIN}{NAME}{KIND}){{2,}}")
_HEADLINES = re.compile(words("inventory", "headlines"), re.IGNORECASE)
_ADDED = re.compile(
    words("inventory", "before")
    + r"(?:了|的|your|the|all|both|any|\s)*(?:[\s\[(（「《:：]*|(?<=(?-i:[\u3400-\u9fff]))[ -~、，（）]*)$",
    re.IGNORECASE,
)
"""In Chinese other names may stand between: "增加 A, B、C"."""
_SERVED = re.compile(
    r"(?-i:[^\w\ue000-\uf8ff]){0,3}(?:的|模型|models?|LLMs?|\s)*" + words("inventory", "after"), re.IGNORECASE
)
_BEFORE = 200
"""What is said so far before a row says what its models are for."""
_ASIDE = re.compile(r"[a-z)\u3400-\u9fff] ?[(（]$|[a-z)]\. $")
"""A row in brackets, or behind a sentence, only says for what models something is."""
_MEANT = re.compile(r"(?:模型|网络|架构|算法)\s?[(（]$")
_CLOSES = re.compile(r"\s?等?\s?[)）]$")
"""A row in brackets right behind these, at a title's end, says which are meant."""
_STEM = re.compile(r"[\s\d-]")
"""What parts a family's name from the version."""
_PLUS = frozenset("+＋")
"""What is between things of which another is made: "A + B + C in one"."""
_GOES_ON = re.compile(
    r"\s?等|\s?(?:[,，、](?! ?and )\s?(?-i:[^\W\d_\ue000-\uf8ff])|,? ?(?:…|\.\.\.|and more|etc))",
    re.IGNORECASE,
)
"""What stands behind a row of names that others follow, of whatever they are."""


def paired(pairs: Iterable[tuple[Name, Name]], rule: str, title: Span) -> Iterator[Comparison]:
    """A comparison without a verdict of each pair of two; its article is about those in ``title``."""
    seen = list(pairs)
    places = [name for pair in seen for name in pair]
    if not places:
        return
    first, last = min(name.start for name in places), max(name.end for name in places)
    for left, right in seen:
        if left.label != right.label:
            yield Comparison(
                left.label, right.label, "NoVerdict", first, last, rule, title.holds(first, last)
            )


def _series(names: list[Name], rule: str, title: Span) -> Iterator[Comparison]:
    if len(distinct(names)) <= LONGEST:
        yield from paired(combinations(names, 2), rule, title)


_BARE_LINEAGE = re.compile(
    rf"(?:[\d_]|[^\w\ue000-\uf8ff])*{LIST}\s?(?:再?到|至)\s?{LIST}(?=\s*(?:$|[:：，,(（]|的))"
)
"""A title that begins with one: "A 到 B", "A 到 B 的演进"."""


def lineages(context: Context, sentence: Sentence) -> Iterator[Comparison]:
    """All pairs of "从 A 和 B 到 C", "from A to B", "A → B → C"."""
    title = context.reading.title
    if any(arrow in sentence.masked for arrow in _ARROWS):
        for match in _STEPS.finditer(sentence.masked):
            yield from _series(sentence.members(*match.span()), "lineage", title)
    for match in sentence.find(_LINEAGE):
        names = sentence.members(match.start("early"), match.end("late"))
        yield from _series(names, "lineage", title)
    if "到" in sentence.masked or "至" in sentence.masked:
        part = mask(context.text, title, context.within(title))
        bare = _BARE_LINEAGE.match(part.masked)
        yield from _series(part.members(*bare.span()) if bare else [], "lineage", title)


def surveys(context: Context, _: Sentence) -> Iterator[Comparison]:
    """All pairs of the models in a title that says it surveys them: "A, B and C explained"."""
    title = context.reading.title
    if not may_hold(context.text, "survey", "words") or _is_inventory(context):
        return
    if _SURVEY.search(context.text, title.start, title.end):
        part = mask(context.text, title, context.within(title))
        for match in _SERIES.finditer(part.masked):
            names = [name for name in part.members(*match.span()) if not _is_foil(context, name)]
            if names and not is_ingredient(context, names[0]):
                yield from _series(names, "survey", title)


def _is_foil(context: Context, name: Name) -> bool:
    """Whether a name is but a mark of time, or what something is likened to: "后 A 时代，B 和 C 综述"."""
    may = may_hold(context.text, "foil", "before", "native", "tongue", "after")
    return may and (is_likened(context, name) or is_replaced(context.text, name))


def _is_bare_row(context: Context) -> bool:
    """Whether a title is nothing but names with slashes between, as of what a row or a licence is for."""
    title = context.reading.title
    rest = context.beside(title, context.within(title))
    return "/" in rest and not _LETTER.search(rest)


_LETTER = re.compile(r"[^\W\d_]")


def rows(context: Context, _: Sentence) -> Iterator[Comparison]:
    """All pairs of three models or more in a row in a title, which looks at them side by side.

    What a tool takes, what is done to each, the tiers of one model and the headlines of an issue are no
    such row.
    """
    title = context.reading.title
    models = context.within(title)
    if len(models) < 3 or _is_inventory(context) or _is_bare_row(context):
        return
    part = mask(context.text, title, models)
    for match in _ROW.finditer(part.masked):
        members = part.members(*match.span())
        names = [name for name in members if not _is_foil(context, name)]
        if len(names) < 3 or names[-1] is not members[-1]:
            continue
        before = context.text[max(0, names[0].start - _BEFORE) : names[0].start]
        listed = _ADDED.search(before)
        listed = listed or _SERVED.match(part.masked, match.end()) or _GOES_ON.match(part.masked, match.end())
        kin = len({_STEM.split(name.label.lower(), maxsplit=1)[0] for name in names}) == 1
        closes = _CLOSES.match(context.text, names[-1].end, title.end)
        aside = _ASIDE.search(before) and not (closes and _MEANT.search(before))
        compound = all(
            context.text[left.end : right.start].strip() in _PLUS for left, right in pairwise(names)
        )
        if not (listed or kin or aside or compound or is_ingredient(context, names[0])):
            yield from _series(names, "row", title)


def _is_inventory(context: Context) -> bool:
    """Whether a title lists the headlines of an issue."""
    title = context.reading.title
    held = may_hold(context.text, "inventory", "headlines")
    return held and bool(_HEADLINES.search(context.text, title.start, title.end))
