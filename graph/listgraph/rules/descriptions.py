"""What a description says that its article is about."""

import re
from collections.abc import Iterator, Set

from listgraph.cues import plain, words
from listgraph.entries.context import Context, Subject
from listgraph.entries.reading import Span
from listgraph.names.name import Name
from listgraph.names.things import kind_of
from listgraph.rules.bases import A_MODEL, MODIFIERS, is_base
from listgraph.rules.ingredients import is_ingredient, is_kind, is_served

SUBJECT_BEFORE = re.compile(
    words("subject", "before") + r"(?:\s?[\w'’-]++){0,4}?\s?(?:了|的)?$", re.IGNORECASE
)
_SUBJECT_AFTER = re.compile(
    rf"{words('subject', 'after')}|{plain('coming', 'manner')}?{plain('coming', 'come')}", re.IGNORECASE
)
_ACTS = re.compile(words("subject", "acts"), re.IGNORECASE)
_SERVING = re.compile(words("subject", "serving") + MODIFIERS, re.IGNORECASE)
REPRODUCED = re.compile(words("subject", "reproduced") + r"(?:\s?[\w'’-]++){0,4}?\s?[\"“《]?$", re.IGNORECASE)
JOINED = re.compile(r"(?:'s)?\s*(?:[、,，/&和与及]|,? ?and|or)\s*(?:the )?", re.IGNORECASE)
RELEASED = rf"(?:{words('subject', 'released')}|{plain('coming', 'release')}了?){MODIFIERS}{A_MODEL}?"
"""What is done with what comes out, and what may stand between it and the name."""
_RELEASED = re.compile(RELEASED + "$", re.IGNORECASE)
_LISTED = re.compile(words("subject", "listed") + r"[^，。,;；]{0,24}$")
_DASH = re.compile(r" [-–—] (?:the |an? )?$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.。!！?？\n]\s*(?:[\"“]|[\u3400-\u9fff]{0,4}《)?$")
_OF_PAPER = re.compile(r"(?<![A-Za-z])(?:for|of|paper|to|from),? [\"“]$")
"""Before the title, in quotes, of what a page belongs to: "the code for “BERT: Pre-training …”"."""
_QUOTES = frozenset('"“《')
_TITLE_BEHIND = re.compile(r"\s?[:：] ?[A-Z\u3400-\u9fff]")
_MODELS = re.compile(r" ?(?:models?\b|大?模型)", re.IGNORECASE)
_STOP = re.compile(r"[。！？，|\n]|[a-z)][.!?] [A-Z]")
"""What ends a sentence, with the next one's first letter, a cell or a line; and a wide comma."""
_LEAD = re.compile(r"[\W_\d]*" + words("subject", "leads") + r"?\W*", re.IGNORECASE)
_IS = re.compile(words("subject", "is"), re.IGNORECASE)
_LEAST = 9
"""A sentence of fewer characters tells nothing."""


def described(context: Context, aside: Set[str], about: bool) -> Iterator[Subject]:
    """The models that a description says the article is about, but for those ``aside``.

    What is joined to one of them is another: "an implementation of A, B and C".
    """
    last: Subject | None = None
    told = _first_told(context) if context.models and not context.reading.prose else len(context.text)
    for name in context.models:
        if context.reading.title.holds(name.start, name.end) and not context.reading.prose:
            continue
        if _is_of_the_row(context, name):
            continue
        if is_kind(context, name) or (name.class_word and _means_the_class(context, name)):
            continue
        if name.label in aside and not (context.reading.prose and is_released(context, name)):
            continue
        joined = last is not None and JOINED.fullmatch(context.text, last.end, name.start)
        rule = last.rule if last and joined else _description_rule(context, name, about, told)
        last = Subject(name.label, "covers", name.start, name.end, rule) if rule else None
        if last:
            yield last


def _is_of_the_row(context: Context, name: Name) -> bool:
    """Whether a name stands between a row's label and the title of a further link, and is told of that."""
    label, title = context.reading.label, context.reading.title
    return label is not None and label.end <= name.start and name.end <= title.start


def _means_the_class(context: Context, name: Name) -> bool:
    """Whether a word for a class stands for it, as in prose: "a library for Transformer models"."""
    return context.reading.prose or bool(_MODELS.match(context.text, name.end))


def is_released(context: Context, name: Name) -> bool:
    """Whether the words before a name say that it has come out: "提出 BERT"."""
    start = context.near(name)
    return bool(_RELEASED.search(context.text, start, name.start))


def _is_listed(context: Context, name: Name) -> bool:
    """Whether a name is all of a link in a sentence that says that the list has it now."""
    title = context.reading.title
    whole = context.reading.prose and (name.start, name.end) == (title.start, title.end)
    return whole and bool(_LISTED.search(context.text, context.reading.context.start, name.start))


def _is_linked(context: Context, name: Name) -> bool:
    """Whether a name is all of the one link of an item, which tells of it: "Meta hands [A](u) …".

    Or of the first link of a paragraph that names no other before it.
    """
    reading, title = context.reading, context.reading.title
    if not reading.prose:
        return False
    if reading.entry.kind == "item" and len(reading.entry.links) == 1:
        if _is_named_last(context, name):
            return True
    elif context.models[0].label != name.label or reading.entry.links[0] is not reading.link:
        return False
    whole = _ARTICLE.fullmatch(context.text, title.start, name.start) and _OF_ITS_KIND.fullmatch(
        context.text, name.end, title.end
    )
    means = whole and (is_ingredient(context, name) or is_base(context, name) or is_served(context, name))
    return bool(whole) and not means


_ARTICLE, _OF_ITS_KIND = re.compile(r"(?:[Tt]he )?"), re.compile(r"(?: (?:language )?models?)?")
"""What a link has around the name of a model, and says no more: "the DeepSeek-R1 model"."""


def _is_named_last(context: Context, name: Name) -> bool:
    """Whether an item says a task and ends with the link to what does it: "Music generation with [A](u)."."""
    title, text = context.reading.title, context.text
    if not title.holds(name.start, name.end) or text[title.end :].strip(" .。"):
        return False
    makers = (each for each in context.organizations if title.holds(each.start, each.end))
    rest = context.beside(title, (*context.within(title), *makers))
    return not _WORD.search(rest) and bool(_TASK.fullmatch(text, context.reading.context.start, title.start))


_TASK = re.compile(r"(?!\w+ed )(?:[\w()-]+ ){2,10}(?:with|using) ")
_WORD = re.compile(r"[A-Za-z]{2}")


def _description_rule(context: Context, name: Name, about: bool, told: int) -> str:
    """The rule by which the words around a name in a description make it a subject, if any.

    ``about`` says that the entry has a subject already, by its title or label; what stands behind ``told``
    tells more than what the thing is.
    """
    start = context.near(name)
    if is_released(context, name) or _is_listed(context, name):
        return "description-release"
    if _is_linked(context, name):
        return "description-subject"
    if REPRODUCED.search(context.text, start, name.start):
        return "description-subject"
    if not about and _is_served_by_title(context, name):
        return "description-subject"
    titled = _is_titled(context, name)
    if titled and context.text[name.start - 1] in _QUOTES:
        return "description-subject"
    if about or is_ingredient(context, name) or (context.reading.prose and is_base(context, name)):
        return ""
    if titled or _DASH.search(context.text, start, name.start):
        return "description-subject"
    if name.start >= told:
        return ""
    if not context.reading.prose and _opens(context, name):
        return "description-subject"
    before = SUBJECT_BEFORE.search(context.text, start, name.start)
    acts = context.reading.prose and _ACTS.match(context.text, name.end)
    told_of = before or acts or _SUBJECT_AFTER.match(context.text, name.end)
    return "description-subject" if told_of else ""


def _is_served_by_title(context: Context, name: Name) -> bool:
    """Whether a description begins by saying for which model its tool is: "[A](u) adds support for BERT"."""
    reading = context.reading
    begun = reading.entry.links[0].end if reading.prose else reading.title.end
    return bool(_SERVING.fullmatch(context.text, begun, name.start))


def _opens(context: Context, name: Name) -> bool:
    """Whether a description begins with a name and says what it is: "经典的 ResNet，…"."""
    if not _IS.match(context.text, name.end):
        return False
    lead = Span(context.reading.title.end, name.start)
    links = [Span(link.start, link.end) for _, link in context.reading.others]
    links = [link for link in links if lead.holds(*link)]
    before = context.last_before(name.start)
    if before and lead.holds(before.start, before.end) and not any(link.holds(*before[:2]) for link in links):
        return False  # known before all that stands between is looked at, for each of many names
    said = lead.of(context.text)
    for link in links:
        said = said.replace(link.of(context.text), "", 1)
    return bool(_LEAD.fullmatch(said))


def _is_titled(context: Context, name: Name) -> bool:
    """Whether a name begins a title that a description goes on with: "… in Python. BERT: Pre-training …"."""
    if not _TITLE_BEHIND.match(context.text, name.end):
        return False
    return bool(
        _SENTENCE_END.search(context.text, name.start - 8, name.start)
        or _OF_PAPER.search(context.text, name.start - 8, name.start)
    )


def _calls_it_other(clause: str) -> bool:
    """Whether the words with which a description begins say that its thing is no model: "一个桌面应用，…"."""
    return len(clause) <= _CLAUSE and kind_of(clause.lstrip(" -–—:：")) == "other"


_CLAUSE = 60


def _first_told(context: Context) -> int:
    """Where a description's first sentence has ended: what is said behind it is not what the thing is."""
    text, begun = context.text, context.reading.title.end
    for stop in _STOP.finditer(text, begun, context.reading.context.end):
        if stop[0] in "|\n":
            begun = stop.end()
        else:
            said = text[begun : stop.start()].lstrip()
            if _calls_it_other(said) or (stop[0] != "，" and len(said) >= _LEAST):
                return stop.end()
    return len(text)
