"""A document becomes claims: what it says, each statement with its evidence.

A document is interpreted without looking at any other.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby

from listgraph import iris
from listgraph.entries.accounts import Account, account_of, bracketed
from listgraph.entries.context import Comparison, Context, Subject
from listgraph.entries.contexts import contexts, headed
from listgraph.entries.reading import Reading
from listgraph.knowledge import describe, makers, pages
from listgraph.knowledge.account import account, lost, went
from listgraph.knowledge.broken import broken
from listgraph.knowledge.claims import Claim, Claims
from listgraph.knowledge.filing import Filing
from listgraph.knowledge.graph import Evidence, Fact, Node, Value
from listgraph.knowledge.kinship import Pending
from listgraph.knowledge.once import once
from listgraph.knowledge.sections import section_ids
from listgraph.knowledge.stating import said
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry
from listgraph.problems import Problem
from listgraph.rules.doubts import doubted, doubted_subject, found_by_form
from listgraph.rules.lines import shared
from listgraph.rules.newcomers import with_newcomers
from listgraph.rules.plugins import rulebook
from listgraph.rules.sentences import MOST
from listgraph.rules.telling import Findings, tell
from listgraph.urls import canonicalise
from listgraph.urls.medium import paper_id
from listgraph.urls.publishers import Publisher, publisher, spelling


def interpret(document: Document, lexicon: Lexicon) -> Claims:
    """Everything that ``document`` says, by the rules and the names of ``lexicon``."""
    into = _Collector(document, lexicon, bracketed(document, lexicon))
    heads = headed(document, lexicon)
    into.outline(heads)
    filing = Filing(into, heads, rulebook())
    for _, item in groupby(contexts(document, lexicon, heads), _entry):
        articles = []
        for context in item:
            node, found = into.article(context)
            articles.append((node, found))
            filing.article(context, node)
            into.pending += said(context, node.id, into)
        into.share(articles)
    claims = Claims(
        document.path,
        tuple(once(into.nodes)),
        tuple(into.claims),
        tuple((line, text) for line, text in enumerate(document.lines, 1) if line in into.lines),
        tuple(into.problems),
        pending=tuple(into.pending),
    )
    links = went(document, claims)
    return replace(claims, account=account(links), problems=(*claims.problems, *lost(document, links)))


def _entry(context: Context) -> int:
    return id(context.reading.entry)


@dataclass(slots=True)
class _Collector:
    document: Document
    lexicon: Lexicon
    brackets: Set[tuple[str, str]]
    nodes: list[Node] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    pending: list[Pending] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def claim(self, subject: str, relation: str, target: "str | Value", evidence: Evidence) -> None:
        """Keep a statement, if it is one of two things."""
        if subject == target:
            return
        self.claims.append(Claim(Fact(subject, relation, target), evidence))
        self.lines.add(evidence.line)
        if evidence.quote_line:
            self.lines.add(evidence.quote_line)

    # --- where things stand ---

    def outline(self, heads: Mapping[int, str]) -> None:
        """The list, its sections that hold entries, and what heads them."""
        path = self.document.path
        aliases = (("altLabel", Value(alias)) for alias in self.document.aliases)
        self.nodes.append(Node(iris.list_id(path), "List", path, (("file", Value(path)), *aliases)))
        for page, evidence in pages.pointing(self.document):
            self.claim(iris.list_id(path), "linksTo", page, evidence)
        self.sections = section_ids(self.document)
        for index in self._used():
            section = self.document.sections[index]
            identity = self.place(index)
            attributes = (
                ("file", Value(path)),
                ("level", Value(str(section.level))),
                ("line", Value(str(section.line))),
            )
            self.nodes.append(Node(identity, "Section", section.heading or "(untitled)", attributes))
            evidence = self.heading(index, "outline")
            self.claim(identity, "partOf", self.place(section.parent), evidence)
            if index in heads:
                self.name_model(heads[index], heads[index] not in self.lexicon.models)
                evidence = self.heading(index, "heading-name")
                self.claim(identity, "headedBy", self.model(heads[index]), evidence)

    def _used(self) -> list[int]:
        sections = {entry.section for entry in self.document.entries}
        return sorted({index for section in sections for index, _ in self.document.above(section)})

    def place(self, section: int) -> str:
        """The id of a section, or of the list where there is none."""
        return self.sections[section] if section >= 0 else iris.list_id(self.document.path)

    def heading(self, index: int, rule: str, line: int = 0) -> Evidence:
        """Evidence that stands in a heading; ``line`` is the entry's, where it speaks for one."""
        section = self.document.sections[index]
        start, end = self.document.headed(section)
        words = self.document.lines[section.line - 1][start:end]
        quote_line = section.line if line and line != section.line else 0
        confidence = rulebook()[rule].confidence
        return Evidence(
            self.document.path, line or section.line, words, start, end, rule, confidence, quote_line
        )

    def quote(self, entry: Entry, line: int, start: int, end: int, rule: str) -> Evidence:
        """Evidence by the words from ``start`` to ``end`` of an entry's text."""
        at, first = entry.locate(start)
        until, last = entry.locate(max(end - 1, start))
        source = self.document.lines[at - 1]
        stop = last + 1 if until == at else len(source)
        words, quote_line = source[first:stop], at if at != line else 0
        sure = rulebook()[rule].confidence
        return Evidence(self.document.path, line, words, first, first + len(words), rule, sure, quote_line)

    def model(self, name: str) -> str:
        return self.lexicon.model_id(name)

    # --- articles ---

    def article(self, context: Context) -> tuple[Node, Findings]:
        """The article of an entry, and what it says of models."""
        reading = context.reading
        url = None if reading.link.is_file else canonicalise(reading.link.destination)
        found = publisher(url, self.lexicon.publishers, reading.link.destination) if url else None
        node = describe.article(reading, self.document.path, url, found, self.lexicon)
        named = None
        if found and not found.account:
            named = account_of(reading, found.site, self.document, self.brackets, self.lexicon)
        self.nodes.append(node)
        place = self.place(reading.entry.section)
        for line in reading.lines:
            title = self.quote(reading.entry, line, reading.title.start, reading.title.end, "listed")
            self.claim(node.id, "listedIn", place, title)
        if reading.said:
            words = self.quote(reading.entry, reading.line, *reading.said.place, "described")
            self.claim(node.id, "description", describe.description(reading.said), words)
        if url:
            self.published(context, node, url, named.publisher if named else found, named)
        for link in (reading.link, *(other for _, other in reading.others)):
            self.problems += broken(self.document, link)
        models = self.models(context, node)
        for name in context.organizations:
            organization = makers.organization(name.label, self.lexicon)
            self.nodes.append(organization)
            evidence = self.quote(reading.entry, reading.line, name.start, name.end, "organization-name")
            self.claim(node.id, "concerns", organization.id, evidence)
        return node, models

    def share(self, articles: Sequence[tuple[Node, Findings]]) -> None:
        """What the articles of one item take from each other."""
        taken = list(shared([found for _, found in articles]))
        new = {name for _, found in articles if taken for name in found_by_form(found.context)}
        for number, found in taken:
            self.state(found, articles[number][0], new)

    def state(self, found: Findings, node: Node, new: Set[str]) -> None:
        """What an article is about, and what it compares; ``new`` are the models that are known by form."""
        lines = found.context.reading.telling
        for subject in found.subjects:
            self.subject(found.context, node, subject, new, lines)
        for comparison in found.comparisons:
            self.comparison(found.context.reading, node, comparison, new, lines)

    def models(self, context: Context, node: Node) -> Findings:
        """What the article says of models: which it is about, which it compares."""
        context = with_newcomers(context)
        if (named := len(context.within(context.reading.context))) > MOST:
            message = f"{named:,} models are named here: none is compared"
            self.problems.append(Problem(self.document.path, context.reading.line, "many-names", message))
        found = tell(context)
        self.state(found, node, found_by_form(context))
        for name in context.models:
            self.name_model(name.label, name.found != "lexicon")
            if name.parent:
                self.name_model(name.parent)
                evidence = self.quote(
                    context.reading.entry, context.reading.line, name.start, name.end, "version"
                )
                self.claim(self.model(name.label), "variantOf", self.model(name.parent), evidence)
        return found

    def name_model(self, name: str, discovered: bool = False) -> None:
        if name in self.named and not discovered:
            return
        self.named.add(name)
        self.nodes.append(describe.model(name, self.lexicon, discovered))

    def published(
        self, context: Context, node: Node, url: str, found: Publisher | None, named: Account | None
    ) -> None:
        """Who published the article, by its URL or what the list says; the model that the URL introduces."""
        if found:
            spelt = spelling(found, context.reading.link.destination)
            by = describe.publisher(found, self.lexicon, spelt)
            self.nodes.append(by)
            told = self.account(context.reading, named) if named else None
            self.claim(node.id, "publishedBy", by.id, told or self.destination(context, "publisher-url"))
        for model in self.lexicon.introduced(paper_id(url)):
            self.name_model(model)
            self.claim(self.model(model), "introducedBy", node.id, self.destination(context, "paper-id"))

    def account(self, reading: Reading, named: Account) -> Evidence:
        """Evidence by the words that name the account of an article."""
        if named.section >= 0:
            return self.heading(named.section, "publisher-named", reading.line)
        return self.quote(reading.entry, reading.line, *named.words, "publisher-named")

    def destination(self, context: Context, rule: str) -> Evidence:
        """Evidence by a link's destination."""
        link = context.reading.link
        line, start, end = self.document.addressed(link)
        words = self.document.lines[line - 1][start:end] or link.destination
        sure, at = rulebook()[rule].confidence, line if line != link.line else 0
        return Evidence(self.document.path, link.line, words, start, end, rule, sure, at)

    def subject(
        self, context: Context, node: Node, subject: Subject, new: Set[str], lines: list[int]
    ) -> None:
        reading = context.reading
        self.name_model(subject.model)
        for line in lines:
            if subject.heading:
                evidence = self.heading(subject.heading.section, subject.rule, line)
            else:
                evidence = self.quote(reading.entry, line, subject.start, subject.end, subject.rule)
            if subject.rule != "place-subject":
                sure = doubted_subject(evidence.confidence, new, context, subject)
                evidence = evidence._replace(confidence=sure)
            self.claim(node.id, subject.relation, self.model(subject.model), evidence)

    def comparison(
        self, reading: Reading, node: Node, comparison: Comparison, new: Set[str], lines: list[int]
    ) -> None:
        left, right = comparison.left, comparison.right
        if self.model(left) == self.model(right):
            return
        if comparison.outcome == "NoVerdict":
            left, right = sorted((left, right))
        found = describe.comparison(node.id, left, right, comparison.outcome, self.lexicon)
        self.nodes.append(found)
        for name in (left, right):
            self.name_model(name)
        for line in lines:
            evidence = self.quote(reading.entry, line, comparison.start, comparison.end, comparison.rule)
            sure = doubted(evidence.confidence, new, (left, right), comparison.doubts)
            evidence = evidence._replace(confidence=sure)
            self.claim(node.id, "reports", found.id, evidence)
            self.claim(found.id, "left", self.model(left), evidence)
            self.claim(found.id, "right", self.model(right), evidence)
            self.claim(found.id, "outcome", Value(comparison.outcome), evidence)
