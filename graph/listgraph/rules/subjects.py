"""Rules for what an article is about and what it only names: covers and mentions."""

import re
from collections.abc import Iterator, Sequence

from listgraph.naming import Name
from listgraph.reading import Span
from listgraph.rules.context import Comparison, Context, Subject
from listgraph.rules.cues import words

_MODIFIERS = (
    r"(?:\s?(?:the|a|an|its?|their|our|your|my|pre-?trained|fine-?tuned|large|small|original|open-?source|official|new|own|custom"
    r"|vanilla|minimal|OpenAI(?:'s)?|Google(?:'s)?|Meta(?:'s)?|自家|原版|开源的?|最新的?|官方|大模型|模型|预训练模型|昇腾\w*|谷歌|[（(“「《]))*\s?"
)
_INGREDIENT_BEFORE = re.compile(words("ingredient", "before") + _MODIFIERS + "$", re.IGNORECASE)
_INGREDIENT_AFTER = re.compile(words("ingredient", "after"), re.IGNORECASE)
_SUBJECT_BEFORE = re.compile(
    words("subject", "before") + r"(?:\s?[\w'’-]+){0,4}?\s?(?:了|的)?$", re.IGNORECASE
)
_SUBJECT_AFTER = re.compile(words("subject", "after"), re.IGNORECASE)
_RELEASED = re.compile(words("subject", "released") + _MODIFIERS + "$", re.IGNORECASE)
_NAVIGATION = re.compile(words("navigation", "words"), re.IGNORECASE)
_HEAD = re.compile(
    r"\W*(?P<head>[A-Z][\w.+-]*(?:[ -][A-Z0-9][\w.+-]*){0,3})(?: ?[(（][^)）]*[)）])?\s?[:：]\s?\S"
)
_LABEL = re.compile(r"[（(][^)）\n]{0,30}[)）]")
_FINE = re.compile(r"fine-?tun\w*|微调|训练|部署|推理|实战", re.IGNORECASE)


def subjects(context: Context, comparisons: Sequence[Comparison]) -> list[Subject]:
    """What the article covers and mentions, each model once; covering wins over mentioning."""
    if is_navigation(context):
        return []
    found: dict[str, Subject] = {}
    for subject in (*_heading(context), *_covered(context, comparisons)):
        found.setdefault(subject.model, subject)
    compared = {model for comparison in comparisons for model in comparison.pair}
    for subject in _mentioned(context, found):
        if subject.model not in compared:
            found.setdefault(subject.model, subject)
    return list(found.values())


def is_navigation(context: Context) -> bool:
    """Whether the link leads around the list ("back to top")."""
    words = context.reading.headline.strip(" ←↑⬆️*_[]")
    return context.reading.link.image or bool(_NAVIGATION.fullmatch(words))


def _heading(context: Context) -> Iterator[Subject]:
    if context.heading:
        heading = context.heading
        yield Subject(heading.model, "covers", 0, 0, "heading-subject", heading)


def _covered(context: Context, comparisons: Sequence[Comparison]) -> Iterator[Subject]:
    yardsticks = {
        model
        for comparison in comparisons
        if not comparison.members
        for model in (comparison.right, comparison.left)
    } - {comparison.left for comparison in comparisons if comparison.rule != "contest-under"}
    yield from _members(comparisons)
    label = _label(context)
    yield from label
    title = list(_title(context, yardsticks)) if not context.reading.prose else []
    yield from title
    about = bool(label or title) or any(comparison.members for comparison in comparisons)
    yield from _described(context, yardsticks, about)
    if not about:
        yield from _winners(context, comparisons)


def _members(comparisons: Sequence[Comparison]) -> Iterator[Subject]:
    """A lineage, a survey or an explicit comparison is about its members."""
    for comparison in comparisons:
        if comparison.members:
            for model in (comparison.left, comparison.right):
                yield Subject(model, "covers", comparison.start, comparison.end, f"{comparison.rule}-member")


def _winners(context: Context, comparisons: Sequence[Comparison]) -> Iterator[Subject]:
    """Where nothing else is the subject, a contest is about the side that it speaks for."""
    for comparison in comparisons:
        for name in context.models:
            if name.label == comparison.left and comparison.rule.startswith("contest"):
                yield Subject(name.label, "covers", name.start, name.end, "contest-winner")


def _label(context: Context) -> list[Subject]:
    """The name that a row's first cell consists of, or that an item begins with before a colon."""
    reading = context.reading
    if reading.label:
        found = context.within(reading.label)
        rest = reading.label.of(context.text)
        for name in found:
            rest = rest.replace(context.text[name.start : name.end], "", 1)
        rest = _LABEL.sub("", rest)
        if found and len(re.findall(r"[^\W\d_]", rest)) <= 2:
            first = found[0]
            return [Subject(first.label, "covers", first.start, first.end, "label-subject")]
        return []
    for name in context.models[:1]:
        lead = context.text[reading.context.start : name.start].strip(" *-•\n")
        behind = _LABEL.sub("", context.text[name.end : name.end + 40], count=1).lstrip()
        if not lead and behind[:1] in (":", "："):
            return [Subject(name.label, "covers", name.start, name.end, "label-subject")]
        if not lead and reading.prose:
            return [Subject(name.label, "covers", name.start, name.end, "topic-subject")]
    return []


def _title(context: Context, yardsticks: set[str]) -> Iterator[Subject]:
    """The models that a title names as its subject."""
    title = context.reading.title
    names = [name for name in context.within(title) if name.label not in yardsticks]
    if not names or _is_side_link(context, title):
        return
    head = _HEAD.match(context.text, title.start, title.end)
    heads = [name for name in names if head and name.start < head.end("head")]
    plain = [name for name in names if not _is_ingredient(context, name)]
    for name in names:
        if heads and name not in heads and name.label not in {h.label for h in heads}:
            continue
        if name in plain or (not plain and not head):
            yield Subject(name.label, "covers", name.start, name.end, "title-subject")


def _is_side_link(context: Context, title: Span) -> bool:
    """Whether a title is one word in a row that is about another thing, by its first cell."""
    label = context.reading.label
    if not label or (label.start, label.end) == (title.start, title.end):
        return False
    words = title.of(context.text).strip()
    return " " not in words and words.isascii() and title.start >= label.end


def _is_ingredient(context: Context, name: Name) -> bool:
    """Whether the words around a name make it a means, a judge or a base."""
    if _INGREDIENT_AFTER.match(context.text, name.end):
        return True
    start = max(context.reading.context.start, name.start - 40)
    before = _INGREDIENT_BEFORE.search(context.text, start, name.start)
    return bool(before) and not _FINE.search(context.text, before.end(), name.start)


def _described(context: Context, yardsticks: set[str], about: bool) -> Iterator[Subject]:
    """The models that a description says the article is about."""
    for name in context.models:
        if context.reading.title.holds(name.start, name.end) and not context.reading.prose:
            continue
        if name.label in yardsticks or _INGREDIENT_AFTER.match(context.text, name.end):
            continue
        start = max(context.reading.context.start, name.start - 60)
        released = _RELEASED.search(context.text, start, name.start)
        subject = _SUBJECT_BEFORE.search(context.text, start, name.start) or _SUBJECT_AFTER.match(
            context.text, name.end
        )
        if released or (subject and not about and not _is_ingredient(context, name)):
            rule = "description-release" if released else "description-subject"
            yield Subject(name.label, "covers", name.start, name.end, rule)


def _mentioned(context: Context, covered: dict[str, Subject]) -> Iterator[Subject]:
    """Every other model that the entry names."""
    label = context.reading.label
    for name in context.models:
        if name.label in covered or (name.class_word and _INGREDIENT_AFTER.match(context.text, name.end)):
            continue
        if context.reading.title.holds(name.start, name.end):
            rule = "title-ingredient"
        elif label and label.holds(name.start, name.end):
            rule = "label-name"
        else:
            rule = "description-name"
        yield Subject(name.label, "mentions", name.start, name.end, rule)
