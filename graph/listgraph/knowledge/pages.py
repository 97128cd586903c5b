"""Links from list to list: what a document says of pages, settled when all lists are known."""

from collections.abc import Callable, Iterable, Iterator

from listgraph import iris
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, Node
from listgraph.lists.beside import local_name
from listgraph.lists.outline import Document
from listgraph.lists.pages import Pages, pages, relative
from listgraph.rules import RULES

_PATH, _NAME = "page:path ", "page:name "
"""What stands before a page's path, or its name, as long as it is not known whether there is one."""


def pointing(document: Document) -> Iterator[tuple[str, Evidence]]:
    """The pages that a document leads to, as :func:`settle` takes them, each with its evidence."""
    confidence = RULES["page-link"].confidence
    for _, link in document.links():
        name = local_name(link.destination)
        if name and not name.startswith("/"):
            at, start, end = document.addressed(link)
            evidence = _evidence(document, link.line, start, end, confidence, at if at != link.line else 0)
            yield _PATH + relative(document.path, name), evidence
    for page in document.wikilinks:
        line = document.lines[page.line - 1]
        start = line.rfind("[[", 0, page.column + 1)
        end = line.find("]]", start) + 2
        if start >= 0 and end > start:
            yield _NAME + page.target, _evidence(document, page.line, start, end, confidence)


def _evidence(
    document: Document, line: int, start: int, end: int, confidence: float, at: int = 0
) -> Evidence:
    """Evidence of the line ``line``, by words that stand in the line ``at`` where that is not 0."""
    words = document.lines[(at or line) - 1][start:end]
    return Evidence(document.path, line, words, start, start + len(words), "page-link", confidence, at)


def known_pages(lists: Iterable[Node]) -> Pages:
    """The pages that lists are."""
    return pages(
        (node.text("file"), [value.text for value in node.values("altLabel")]) for node in sorted(lists)
    )


def settle(facts: Evidences, known: Callable[[], Pages]) -> None:
    """Put the list in the place of each page that is one of the build's; take the others out."""
    told = [fact for fact in facts if fact.relation == "linksTo"]
    if not told:
        return
    found = known()
    for fact in told:
        for evidence in facts.pop(fact):
            path = _page(str(fact.object), evidence.file, found)
            target = iris.list_id(path) if path else fact.subject
            if target != fact.subject:
                facts.add(Fact(fact.subject, "linksTo", target), evidence)


def _page(target: str, path: str, known: Pages) -> str | None:
    if target.startswith(_PATH):
        return known.at(target.removeprefix(_PATH))
    return known.named(target.removeprefix(_NAME), path)
