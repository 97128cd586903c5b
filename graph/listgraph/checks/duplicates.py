"""The same thing listed twice."""

from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Evidence, Problem, Value
from listgraph.outline import Document
from listgraph.reading import Reading
from listgraph.urls import canonicalise


def duplicates(lists: Lists) -> Iterator[Problem]:
    """Each listing of an address after its first."""
    first: dict[str, tuple[Document, Reading]] = {}
    for document, reading in lists.readings:
        url = canonicalise(reading.link.destination)
        if url is None:
            continue
        before = first.setdefault(url, (document, reading))
        if before[1] is reading:
            continue
        message = f"{shown(reading.headline)} is listed already at {before[0].path}:{before[1].line}"
        yield Problem(document.path, reading.line, "duplicate", message)


def cross_posts(lists: Lists) -> Iterator[Problem]:
    """Each listing of a title that stands under another address as well."""
    graph = lists.graph
    for fact, evidence in graph.evidence.items():
        if fact.relation != "crossPostOf" or isinstance(fact.object, Value):
            continue
        first, *rest = sorted(evidence, key=lambda item: (item.file, item.line))
        for item in rest:
            message = f"{shown(item.quote)} is listed under another address at {first.file}:{first.line}"
            yield Problem(item.file, item.line, "cross-post", message)
