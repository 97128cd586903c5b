"""A document's articles, each with the names in its entry and the heading it stands under."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby

from listgraph.entries.context import Context, Heading
from listgraph.entries.echoes import echoed, in_one_sense, told_words, with_heading
from listgraph.entries.folding import folded, named_as_written
from listgraph.entries.headings import headings_with_siblings
from listgraph.entries.headlines import titled_headings
from listgraph.entries.kinds import papers_in
from listgraph.entries.named import count, names_of, within
from listgraph.entries.phrases import titled
from listgraph.entries.read import read_entries
from listgraph.entries.reading import Reading, Span
from listgraph.entries.siblings import with_siblings
from listgraph.entries.variants import only_variants, with_variants
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document
from listgraph.names.everyday import speaks_of_models
from listgraph.names.known import lexicon_name
from listgraph.names.name import KNOWN, Name
from listgraph.names.naming import is_twice_named, names, whole_name
from listgraph.text.script import simplified


def contexts(document: Document, lexicon: Lexicon, headings: Mapping[int, str]) -> Iterator[Context]:
    """What the rules see of each article of ``document``, in order.

    ``headings`` are the sections that a model's name heads (:func:`headed`).
    """
    company = any(
        name.kind == "Model" and not name.lonely
        for section in document.sections[:_TITLES]
        for name in names(simplified(section.heading), lexicon)
    )
    grouped = [
        (entry, readings, names_of(entry, lexicon, company))
        for _, group in groupby(read_entries(document), key=lambda reading: id(reading.entry))
        for readings in (list(group),)
        for entry in (folded(readings[0].entry),)
    ]
    grouped = list(with_siblings(document, in_one_sense(grouped, lexicon), lexicon))
    grouped = [(entry, own, titled(entry, own, found, lexicon)) for entry, own, found in grouped]
    variants = only_variants((entry.text, found) for entry, _, found in grouped)
    if variants:
        grouped = [(entry, own, with_variants(found, variants)) for entry, own, found in grouped]
    above = {
        section: _heading_above(document, section, headings, lexicon)
        for section in {e.section for e, *_ in grouped}
    }
    told = told_words(found for _, _, found in grouped)
    headed_by = {section: heading.model for section, heading in above.items() if heading and heading.new}
    grouped = [
        (entry, own, echoed(entry.text, found, with_heading(told, headed_by.get(entry.section, ""))))
        for entry, own, found in grouped
    ]
    speaking = _speaking(document, [(entry.section, found) for entry, _, found in grouped])
    few = len(grouped) < _ENOUGH
    first = {entry.section: entry.line for entry, *_ in reversed(grouped)}
    for entry, readings, named in grouped:
        kept = entry.section in speaking or (few and any(name.found in _SAID for name in named))
        found = [name for name in named if kept or not name.lonely]
        if lexicon.is_alone:
            found = [name for name in found if name.found in KNOWN]  # the configuration says what there is
        if not found:
            for reading in readings:
                heading = _heading_of(reading, above[entry.section], first[entry.section])
                yield _context(reading, entry.text, [], heading)
            continue
        found = list(named_as_written(found, entry, readings[0].entry))
        # Of two names that begin at one place the longer comes first: it says more.
        found.sort(key=lambda name: (name.start, -name.end))
        starts = [name.start for name in found]
        for reading in readings:
            labels = (cell for cell in _labels(reading) if len(readings) * count(starts, cell) <= _CROWD)
            spans = (reading.context, reading.title, *labels)
            near = {index for span in spans for index in within(found, starts, span)}
            ordered = [_in_title(found[index], reading.title) for index in sorted(near)]
            heading = _heading_of(reading, above[entry.section], first[entry.section])
            context = _context(reading, entry.text, ordered, heading)
            yield context._replace(own=_introduced(reading, lexicon)) if ordered else context


_ENOUGH = 8
"""One entry in so many that names a model: what stands alone beside them will be one too. Fewer entries
than that say nothing of what they are about."""
_SAID = ("place", "announced")
"""How names are found that are a model's by what is said of them, unless the list is of other things."""


_TITLES = 3
"""Of so many first headings one may say that a list is about models."""


def _speaking(document: Document, entries: Sequence[tuple[int, Sequence[Name]]]) -> Set[int]:
    """The sections that are about models; all of them, where the document is."""
    total: Counter[int] = Counter(section for section, _ in entries)
    if any(speaks_of_models(simplified(section.heading)) for section in document.sections[:_TITLES]):
        return total.keys()
    naming: Counter[int] = Counter(
        section
        for section, found in entries
        if any(name.kind == "Model" and not name.lonely for name in found)
    )
    if naming.total() * _ENOUGH >= total.total():
        return total.keys()
    return {section for section, count in naming.items() if count * _ENOUGH >= total[section]}


def _labels(reading: Reading) -> Iterator[Span]:
    """The first cells of a row, but for the one with its link: of that its context says how much is its."""
    link = reading.link
    return (cell for cell in reading.cells[:_LABELS] if not cell.holds(link.start, link.end))


_LABELS = 3
"""Of a row with several articles each is also about what the first cells name, up to this many."""
_CROWD = 1_000
"""Of so many articles in a row, times the names in a cell, none is about those: a time that is a square."""
_HEAD = re.compile(r"(?P<head>[^:：]{2,40})[:：]")


def headed(document: Document, lexicon: Lexicon) -> Mapping[int, str]:
    """The sections whose heading is a model's bare name, or one before a colon, each with the model.

    A heading that is also a word ("Phoenix") counts where the list, or what stands under it or beside
    it, is about models. The title over all sections names the list, if not a model that is known.
    """
    found: dict[int, str] = {}
    unsure: dict[int, str] = {}
    for index, section in enumerate(document.sections):
        heading = simplified(section.heading)
        named = [name for name in names(heading, lexicon, True) if name.kind == "Model"]
        if any(name.found == "kin" for name in named):
            continue  # some words and a class word are a category here: "General Vision Transformer"
        model = named and (
            whole_name(heading, lexicon) or _before_colon(heading, lexicon) or _called_model(heading, named)
        )
        is_title = index == 0 and any(other.parent == 0 for other in document.sections)
        if not model and not is_title and (apposed := _APPOSED.fullmatch(heading)):
            found[index] = lexicon_name(apposed["name"], lexicon) or apposed["name"]
        if model and (model in lexicon.models or not is_title):
            alone = {name.label for name in names(heading, lexicon) if not name.lonely}
            (found if model in alone or is_twice_named(heading) else unsure)[index] = model
    about = _about(document, lexicon) if unsure else set()
    found |= {index: model for index, model in unsure.items() if _nearest(document, index) & about}
    found |= titled_headings(document, found)
    return {**found, **headings_with_siblings(document, found, lexicon)}


def _about(document: Document, lexicon: Lexicon) -> Set[int]:
    """The sections that are about models, by the names in their entries and headings."""
    entries = [(entry.section, entry.text) for entry in document.entries]
    headings = [(index, section.heading) for index, section in enumerate(document.sections)]
    named = [(section, names(simplified(text), lexicon)) for section, text in entries + headings]
    return set(_speaking(document, named))


def _nearest(document: Document, section: int) -> Set[int]:
    """A section, the one above it, and those that are under one of these."""
    parent = document.sections[section].parent
    return {
        index
        for index, other in enumerate(document.sections)
        if index in (section, parent) or other.parent in (section, parent)
    }


def _before_colon(heading: str, lexicon: Lexicon) -> str:
    """The model that a heading such as "LexiLaw: a language model for law" begins with."""
    head = _HEAD.match(heading)
    if not head:
        return ""
    found = [
        name for name in names(heading, lexicon, True) if name.kind == "Model" and name.end <= head.end()
    ]
    if len(found) == 1 and not heading[: found[0].start].strip() and found[0].end >= head.end("head"):
        return found[0].label
    return whole_name(head.group("head"), lexicon)


def _called_model(heading: str, named: Sequence[Name]) -> str:
    """The model that a heading names and then calls a model: "MC-BERT 中文医疗预训练模型"."""
    called = len(named) == 1 and _CALLED.fullmatch(heading, named[0].end)
    return named[0].label if called and not heading[: named[0].start].strip(_BEFORE_NAME) else ""


_BEFORE_NAME = " *_#-./、0123456789年月日【】[]()（）"
"""A number or a day may stand before the name of a heading: "【2024-5-1】"."""
_APPOSED = re.compile(
    r"(?P<name>[A-Z][\w.+-]{2,30}(?: \d[\d.]*)?), (?:our|an?|the) (?:[\w-]+ ){0,5}(?:model|LLM|transformer)"
)
"""A heading that says that its name is a model's: "Bullfinch, our speech model"."""
_CALLED = re.compile(
    r"\s?(?!类|系|等|的|相关|衍生|微调|对比|与|和)[\u3400-\u9fff]{0,12}?模型\s*"
    r"|[\s,，:：]+[\w. ]{0,24}(?:提出|发布|推出|开源)\s*"
)
"""Words that call what a heading names a model, or say who brought it in: "CLIP OpenAI 于 2021 年提出"."""


def _heading_above(
    document: Document, section: int, headings: Mapping[int, str], lexicon: Lexicon
) -> Heading | None:
    """The innermost of the sections around an entry that a model heads, unless one within names another.

    A title in bold, or an item's over others, is no heading: what stands under it is under that above, too.
    """
    within: set[str] = set()
    own: Heading | None = None
    for index, found in document.above(section):
        titled = found.implied and bool(_TITLE_ABOVE.match(found.heading))
        if index in headings and not within - {headings[index]}:
            model = headings[index]
            heading = Heading(model, index, found.line, found.heading, model not in lexicon.models)
            if own is None and titled:
                own = heading
                continue
            return replace(own, outer=heading) if own else heading
        if index in headings:
            break
        if not titled:
            within |= {
                name.label
                for name in names(simplified(found.heading), lexicon)
                if name.kind == "Model" and name.found == "lexicon" and not (name.lonely or name.class_word)
            }
    return own


def _heading_of(reading: Reading, heading: Heading | None, first: int) -> Heading | None:
    """The heading above, unless that is the title of a piece, and a later one has a title of its own.

    ``first`` is the line of the section's first entry: "### A: Some Title", its address, another title.
    """
    if heading is None or reading.entry.kind != "paragraph" or reading.entry.line == first:
        return heading
    return heading if reading.above or not _TITLE_ABOVE.match(heading.text) else None


_TITLE_ABOVE = re.compile(r"[^:：]{2,40}[:：]\s?(?:(?:[A-Za-z]\S* ){3}|[\u3400-\u9fff]{8})")


def _in_title(name: Name, title: Span) -> Name:
    """``name`` without a maker's before the title that the rest is: "智谱 [GLM](u)"."""
    begun = name.start < title.start < name.end <= title.end
    return name._replace(start=title.start) if begun else name


def _introduced(reading: Reading, lexicon: Lexicon) -> frozenset[str]:
    """The known models that a paper introduces which an article is, or links to."""
    return frozenset(model for paper in papers_in([reading]) for model in lexicon.introduced(paper))


def _context(reading: Reading, text: str, found: list[Name], heading: Heading | None) -> Context:
    if not found:
        return Context(reading, text, (), (), heading)
    return Context(
        reading,
        text,
        tuple(name for name in found if name.kind == "Model"),
        tuple(name for name in found if name.kind == "Organization"),
        heading,
    )
