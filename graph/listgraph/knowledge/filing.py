"""What topics a document files its articles under: by headings, tags, front matter and words."""

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Protocol

from listgraph.entries.context import Context
from listgraph.entries.tags import tags
from listgraph.knowledge import describe, makers
from listgraph.knowledge.graph import Evidence, Node, Value
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry
from listgraph.names.naming import whole_name
from listgraph.names.topics import TopicName, above, cleaned, filed, is_form
from listgraph.rules.rulebook import Rule
from listgraph.rules.topics import named_topics
from listgraph.text.writing import squeeze


class Collector(Protocol):
    """What the topics of a document are told to."""

    document: Document
    lexicon: Lexicon
    nodes: list[Node]

    def claim(self, subject: str, relation: str, target: "str | Value", evidence: Evidence) -> None:
        """Keep a statement."""

    def heading(self, index: int, rule: str, line: int = 0) -> Evidence:
        """Evidence that stands in a heading."""

    def quote(self, entry: Entry, line: int, start: int, end: int, rule: str) -> Evidence:
        """Evidence by the words of an entry."""


_FEW = 2
"""A heading over so many entries files them; over one it is that one's title, unless its like file."""


_MOST = 32
"""More tags in a front matter are not looked at: each of the articles has them all."""


class Filing:
    """The topics of one document, told to ``into``; ``heads`` are the sections that a model heads."""

    def __init__(self, into: Collector, heads: Mapping[int, str], rulebook: Mapping[str, Rule]) -> None:
        self._into, self._rulebook = into, rulebook
        self._makers = _makers(into.document, into.lexicon, heads)
        self._sections = _section_names(into.document, into.lexicon, {**heads, **self._makers})
        self._told: set[int] = set()
        tagged = (
            (name, word)
            for word in into.document.tags
            if (name := filed(word.text.rpartition("/")[2], into.lexicon))
        )
        self._front = list(islice(tagged, _MOST))
        named = [name.name for name in self._sections.values()]
        self._shared = Counter(other for name in named for other in {name, *above(name)})

    def article(self, context: Context, node: Node) -> None:
        """All topics of one article."""
        into, reading = self._into, context.reading
        maker = self._maker(reading.entry.section)
        if maker >= 0:
            organization = makers.organization(self._makers[maker], into.lexicon)
            into.nodes.append(organization)
            for line in reading.lines:
                evidence = into.heading(maker, "heading-organization", line)
                into.claim(node.id, "concerns", organization.id, evidence)
        section = self._above(reading.entry.section, reading.above)
        if section >= 0:
            self._under(section)
            for line in reading.lines:
                self._topic(
                    node, self._sections[section], into.heading(section, "heading-topic", line), "Headings"
                )
        for tag in tags(reading, into.document):
            name = _tagged(tag.text, into.lexicon)
            if name:
                words = into.document.lines[tag.line - 1][tag.start : tag.end]
                self._topic(node, name, self._at(tag.line, words, tag.start, tag.rule, reading.line), "Tags")
        for name, word in self._front:
            evidence = self._at(word.line, word.text, word.column, "front-matter-tag", reading.line)
            self._topic(node, name, evidence, "Tags")
        lines = reading.telling
        for found in named_topics(context, into.lexicon):
            for line in lines:
                evidence = into.quote(reading.entry, line, found.start, found.end, found.rule)
                self._topic(node, TopicName(found.topic), evidence)

    def _maker(self, section: int) -> int:
        """The nearest section around an entry that a maker heads, -1 for none."""
        if not self._makers:
            return -1
        return next((index for index, _ in self._into.document.above(section) if index in self._makers), -1)

    def _topic(self, node: Node, name: TopicName, evidence: Evidence, scheme: str = "") -> None:
        topic = describe.topic(name.name, name.others, scheme, self._into.lexicon)
        self._into.nodes.append(topic)
        self._into.claim(node.id, "onTopic", topic.id, evidence)

    def _at(self, line: int, words: str, start: int, rule: str, entry: int) -> Evidence:
        """Evidence by words of a source line, for an entry that begins on the line ``entry``."""
        path, confidence = self._into.document.path, self._rulebook[rule].confidence
        quote_line = line if line != entry else 0
        return Evidence(path, entry, words, start, start + len(words), rule, confidence, quote_line)

    def _above(self, section: int, title: str = "") -> int:
        """The nearest section around an entry that names a topic, -1 for none.

        The heading that serves the entry as its ``title`` is none.
        """
        for index, found in self._into.document.above(section):
            if index in self._sections and not (title and found.heading.startswith(title)):
                return index
        return -1

    def _under(self, section: int) -> None:
        """What topics the topic of a section belongs to, by the headings above it and its own dashes."""
        while section not in self._told and section >= 0:
            self._told.add(section)
            lower = self._sections[section].name
            parents = (other for other in above(lower) if self._shared[other] > 1)
            by_dash = [parent for other in parents if (parent := filed(other, self._into.lexicon))]
            section_above = self._over(section)
            over = [self._sections[section_above]] if section_above >= 0 else []
            evidence = self._into.heading(section, "nested-heading")
            for parent in (*by_dash, *over):
                upper = describe.topic(parent.name, parent.others, "Headings", self._into.lexicon)
                self._into.nodes.append(upper)
                topic = describe.topic(lower, (), "Headings", self._into.lexicon)
                self._into.nodes.append(topic)
                self._into.claim(topic.id, "broader", upper.id, evidence)
                lower = parent.name
            section = section_above

    def _over(self, section: int) -> int:
        """The nearest section above that names a topic and no mere form."""
        parent = self._above(self._into.document.sections[section].parent)
        return -1 if parent >= 0 and is_form(self._sections[parent].name) else parent


def _section_names(document: Document, lexicon: Lexicon, heads: Mapping[int, str]) -> Mapping[int, TopicName]:
    """The topic that each section's heading names.

    What only says what its entries are ("Papers") names none within a topic, nor around one.
    """
    found = {
        index: name
        for index in _filing(document)
        if index not in heads and (name := filed(document.sections[index].heading, lexicon))
    }
    topical = {index for index, name in found.items() if not is_form(name.name)}
    around = {other for index in topical for other, _ in document.above(index)}
    return {
        index: name
        for index, name in found.items()
        if index in topical
        or not (index in around or any(other in topical for other, _ in document.above(index)))
    }


def _filing(document: Document) -> Iterator[int]:
    """The sections that file entries: not the whole list, nor the heading of a single one."""
    direct = Counter(entry.section for entry in document.entries)
    linked = {entry.section for entry in document.entries if entry.kind == "heading"}
    held: Counter[int] = Counter()
    for section, count in direct.items():
        held.update({index: count for index, _ in document.above(section)})
    siblings: dict[int, list[int]] = {}
    for index in held:
        siblings.setdefault(document.sections[index].parent, []).append(index)
    filing = {
        parent: sum(held[other] >= _FEW for other in kin) * 2 >= len(kin) for parent, kin in siblings.items()
    }
    for index in sorted(held):
        parent = document.sections[index].parent
        kin = siblings[parent]
        is_whole = parent < 0 and kin == [index] and index in siblings
        own = held[index] - (index in linked)
        several = own >= _FEW or (index not in linked and filing[parent])
        if several and not is_whole:
            yield index


@lru_cache(maxsize=8)
def _organizations(lexicon: Lexicon) -> Mapping[str, str]:
    """The organisations by the names that a heading may have for them."""
    return {
        squeeze(name): known.name
        for known in lexicon.organizations.values()
        for name in (*known.aliases, *known.zh, known.name)
    }


def _makers(document: Document, lexicon: Lexicon, heads: Mapping[int, str]) -> Mapping[int, str]:
    """The sections whose heading is an organisation's bare name; an everyday word beside models only."""
    known = _organizations(lexicon)
    named = {
        index: known.get(squeeze(cleaned(one.heading)), "") for index, one in enumerate(document.sections)
    }
    return {
        index: name
        for index, name in named.items()
        if name and index not in heads and (heads or not lexicon.organizations[name].ambiguous)
    }


@lru_cache(maxsize=1 << 12)
def _tagged(text: str, lexicon: Lexicon) -> TopicName | None:
    """The topic that a tag names; a model's name is none."""
    model = whole_name(text, lexicon)
    if model and model in lexicon.models and not lexicon.models[model].ambiguous:
        return None
    return filed(text, lexicon)
