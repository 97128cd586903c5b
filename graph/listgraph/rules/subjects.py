"""Rules for what an article is about and what it only names: covers and mentions."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from listgraph.cues import words
from listgraph.entries.context import REACH, Compared, Comparison, Context, Subject
from listgraph.entries.reading import BRACKET, Span
from listgraph.names.name import Name
from listgraph.rules.bases import is_base, is_made_into
from listgraph.rules.classes import is_another, is_class, is_spelt_class
from listgraph.rules.descriptions import JOINED, REPRODUCED, SUBJECT_BEFORE, described, is_released
from listgraph.rules.foils import alternatives, is_owner, is_part
from listgraph.rules.heads import head_of
from listgraph.rules.ingredients import is_dataset, is_ingredient, is_kind, is_linked_means, is_served
from listgraph.rules.labels import labels
from listgraph.rules.leads import led
from listgraph.rules.papers import presented, used
from listgraph.rules.sentences import KIND
from listgraph.text.script import simplified

_COLON = re.compile(
    rf"{KIND}(?: language model| releases?| launch| update| preview)?\s?(?:[:：]|[|｜](?=\s))\s?[^\s:：]"
)
_BEFORE_TITLE = re.compile(r"[\s★☆⭐*]*[:：][\s*\"“]*|" + BRACKET)
_OPENING = re.compile(r"\s?[:：]?\s?[\"“]\w")
_NAVIGATION = re.compile(words("navigation", "words"), re.IGNORECASE)


def subjects(context: Context, compared: Compared, further: Iterable[Subject] = ()) -> list[Subject]:
    """What the article covers and mentions, each model once; covering wins over mentioning.

    ``further`` is what was found by other rules; these win over it where the relation is the same.
    """
    further = list(further)
    if not (context.models or context.heading or further) or is_navigation(context):
        return []
    found: dict[str, Subject] = {}
    covering = (subject for subject in further if subject.relation == "covers")
    for subject in (*_heading(context), *_covered(context, compared), *covering):
        found.setdefault(subject.model, subject)
    sides = {model for comparison in compared.comparisons for model in comparison.pair}
    for subject in (*_mentioned(context, found), *further):
        if subject.model not in sides:
            found.setdefault(subject.model, subject)
    placed = {name.label for name in context.models if name.found == "place"}
    return [
        subject._replace(rule="place-subject")
        if subject.model in placed and subject.relation == "covers" and not subject.heading
        else subject
        for subject in found.values()
    ]


def is_navigation(context: Context) -> bool:
    """Whether the link leads around the list ("back to top"), or is a picture and nothing else."""
    reading = context.reading
    words = simplified(reading.headline).strip(" ←↑⬆️*_[]")
    picture = reading.link.image and reading.title.start == reading.link.start
    return picture or bool(_NAVIGATION.fullmatch(words))


def _heading(context: Context) -> Iterator[Subject]:
    heading = context.heading
    while heading:
        yield Subject(heading.model, "covers", 0, 0, "heading-subject", heading)
        heading = heading.outer


def _covered(context: Context, compared: Compared) -> Iterator[Subject]:
    comparisons, yardsticks = compared.comparisons, compared.yardsticks
    yield from _members(comparisons)
    label = [each for each in labels(context) if each.rule != "topic-subject" or each.model not in yardsticks]
    yield from label
    papers = () if label else presented(context)
    title = context.reading.title
    own = {name.label for name in context.within(title) if (name.start, name.end) == (title.start, title.end)}
    aside = (yardsticks | alternatives(context) | used(context, papers)) - own
    headline = not context.reading.prose or _is_headline(context)
    told_of = bool(label) and label[0].rule == "topic-subject" and not context.reading.prose
    named = (
        [] if told_of else list(_title(context, aside, label)) if headline else _lead(context, aside, label)
    )
    yield from named
    about = bool(label or named) or any(comparison.members for comparison in comparisons)
    told = [*described(context, aside, about), *papers]
    yield from told
    if not about:
        yield from _winners(context, compared, bool(told))


def _lead(context: Context, aside: Set[str], label: Sequence[Subject]) -> list[Subject]:
    """What the first line of a piece of news is about."""
    lead = led(context)
    return [each._replace(rule="topic-subject") for each in _title(lead, aside, label)] if lead else []


def _members(comparisons: Sequence[Comparison]) -> Iterator[Subject]:
    """A lineage, a survey or an explicit comparison is about its members."""
    for comparison in comparisons:
        if comparison.members:
            for model in (comparison.left, comparison.right):
                yield Subject(model, "covers", comparison.start, comparison.end, f"{comparison.rule}-member")


def _winners(context: Context, compared: Compared, described: bool) -> Iterator[Subject]:
    """Where nothing else is the subject, a contest is about the side that it speaks for, and no yardstick.

    Where the entry is ``described`` as about something, a side that loses is not the subject besides.
    """
    fought = (
        each
        for each in compared.comparisons
        if each.rule.startswith("contest") and not (described and each.left in compared.yardsticks)
    )
    told = {side for comparison in fought for side in comparison.pair} - compared.yardsticks
    for name in context.models if told else ():
        if name.label in told:
            yield Subject(name.label, "covers", name.start, name.end, "contest-winner")


def _title(context: Context, aside: Set[str], label: Sequence[Subject]) -> Iterator[Subject]:
    """The models that a title names as its subject, but for those ``aside``.

    ``label`` are the models by whose names the entry is labelled, beside its title. Where they stand before
    it, it is about another only if it begins with that.
    """
    title = context.reading.title
    names = [name for name in context.within(title) if name.label not in aside and not is_kind(context, name)]
    names = [
        name
        for name in names
        if not (
            is_served(context, name)
            or is_linked_means(context, name)
            or is_owner(context, name)
            or (is_part(context.text, name) and not context.text[name.start].islower())
        )
    ]
    if not names or _is_side_link(context, title) or is_dataset(context):
        return
    head = head_of(context)
    headed = head.end if head else _named_before_colon(context, names) or _named_before_quote(context)
    heads = [name for name in names if name.start < headed]
    if head and head.aside and all(name.class_word for name in heads):
        headed = head.aside  # "Transformer models (Meena and LaMDA): …"
        heads = [name for name in names if name.start < headed]
    names = [name for name in names if not is_another(context, name)]
    classes = {name for name in names if name.class_word or is_spelt_class(context, name)}
    leading = (name for name in names if name not in classes)
    if label or any(name.start == title.start or is_released(context, name) for name in leading):
        names = [name for name in names if name not in classes or _is_joined(context, name)]
    if label and _BEFORE_TITLE.fullmatch(context.text, label[-1].end, title.start):
        own = {subject.model for subject in label}
        names = [
            name for name in names if name.start == title.start or name.start < headed or name.label in own
        ]
    plain = {
        name
        for name in names
        if not (
            is_ingredient(context, name)
            or _is_sort(context, name)
            or (is_base(context, name) if name != names[0] else is_made_into(context, *names[:2]))
        )
    }
    first = frozenset(heads)
    coined = heads or (head and head.coined)
    for name in names:
        if coined and name not in first and not _is_topic(context, name, heads, headed):
            continue
        if name in plain or not (plain or head or name.class_word or context.reading.prose):
            yield Subject(name.label, "covers", name.start, name.end, "title-subject")


def _is_joined(context: Context, name: Name) -> bool:
    """Whether a class stands in a row behind a model with which the title begins: "BERT/Transformer"."""
    before = context.last_before(name.start)
    begins = before and before.start == context.reading.title.start and not before.class_word
    return bool(begins and before and JOINED.fullmatch(context.text, before.end, name.start))


_HEADLINE = 5
"""A link's text of so many words tells something, where it stands in a sentence, too."""


def _is_headline(context: Context) -> bool:
    return context.reading.is_own and len(context.reading.title.of(context.text).split()) >= _HEADLINE


def _named_before_colon(context: Context, names: Sequence[Name]) -> int:
    """Where the first name with a colon or a bar behind it ends: "…提出NFLAT：FLAT的改进"; else 0."""
    headed = (name for name in names if _COLON.match(context.text, name.end))
    return next((name.end for name in headed if not _is_sort(context, name)), 0)


def _is_sort(context: Context, name: Name) -> bool:
    """Whether the thing behind a colon is a sort of the named: "A smaller, faster BERT: DistilBERT"."""
    title = context.reading.title
    if not (name.start - title.start <= _LONG and name.end < title.end):
        return False
    sort = _SORT.fullmatch(context.text, title.start, name.start)
    return bool(sort and _COLON.match(context.text, name.end))


_SORT = re.compile(r"(?:An?|The) (?:[\w-]+,? ){1,5}")
_LONG = 120
"""Of more characters than this no sort is told."""


def _named_before_quote(context: Context) -> int:
    """Where a name before the title proper, in quotes, ends ("T5 “Exploring …”"); else the start."""
    title = context.reading.title
    first = context.within(title)[0]
    leads = first.start == title.start and _OPENING.match(context.text, first.end)
    return first.end if leads else title.start


def _is_topic(context: Context, name: Name, heads: Sequence[Name], headed: int) -> bool:
    """Whether the subtitle behind the name of something new is about a known model.

    It is where the subtitle begins with the model, or says that it is applied or reproduced.
    """
    between = context.text[headed : name.start].strip(" :：")
    near = between[-REACH:]
    if REPRODUCED.search(near):
        return True
    if any(head.found == "lexicon" for head in heads):
        return False
    applied = not heads and _DONE_TO.fullmatch(between)
    return not between or bool(applied or SUBJECT_BEFORE.search(near))


_DONE_TO = re.compile(r"\W*[A-Z][a-z]+ing")
"""What a method does to a model: "TaCL: Improving BERT …"."""


def _is_side_link(context: Context, title: Span) -> bool:
    """Whether a title is one word in a row that is about another thing, by its first cell."""
    label = context.reading.label
    if not label or (label.start, label.end) == (title.start, title.end):
        return False
    words = title.of(context.text).strip()
    return " " not in words and words.isascii() and title.start >= label.end


_LONGER = re.compile(
    r"(?<=[A-Za-z])-(?!Based|Like|Style|Level|Powered|Generated|Driven)[A-Z][A-Za-z]*(?![\w/-])"
)
"""What makes of a name one that nobody knows: "LLaVA-OV"."""


def _goes_on(context: Context, name: Name) -> bool:
    """Whether a name is only the beginning of one, and what follows its hyphen is no other name.

    Repositories are called so after the model that they are for: "owner/BERT-Server".
    """
    if name.class_word or context.text[name.start - 1 : name.start] == "/":
        return False
    return bool(_LONGER.match(context.text, name.end)) and context.first_at(name.end + 1) is None


def _mentioned(context: Context, covered: dict[str, Subject]) -> Iterator[Subject]:
    """Every other model that the entry names, up to where a row speaks of another article."""
    label = context.reading.label
    for name in context.models:
        if name.label in covered or is_class(context, name) or _goes_on(context, name):
            continue
        if is_owner(context, name) or name.start >= context.reading.context.end:
            continue
        if context.reading.title.holds(name.start, name.end):
            rule = "title-ingredient"
        elif label and label.holds(name.start, name.end):
            rule = "label-name"
        else:
            rule = "description-name"
        yield Subject(name.label, "mentions", name.start, name.end, rule)
