"""bookmarks.html, by a parser of that format."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from helpers.reading.found import Found, written
from listgraph.knowledge.graph import KnowledgeGraph, Value
from listgraph.knowledge.rows import clean

Mark = tuple[tuple[str, ...], str, str, tuple[str, ...]]
"""The titles of the folders, outermost first; the address; the title; the tags."""


def marks(graph: KnowledgeGraph) -> list[Mark]:
    """The bookmarks that the parser finds, in their order."""
    import bookmarks_parser

    with TemporaryDirectory() as folder:
        path = Path(folder, "bookmarks.html")
        path.write_bytes(written("bookmarks", graph)["bookmarks.html"])
        return [mark for root in bookmarks_parser.parse(str(path)) for mark in below(root, ())]


def below(folder: dict[str, Any], path: tuple[str, ...]) -> Iterator[Mark]:
    for item in folder["children"]:
        if item["type"] == "folder":
            yield from below(item, (*path, item["title"]))
        else:
            yield path, item["url"], item["title"], tuple(item.get("tags", ()))


def shown(text: str) -> str:
    return " ".join(clean(text).split())


def read_bookmarks(graph: KnowledgeGraph) -> Found:
    """With an address for each article, by which it is known again."""
    site = "https://example.org/"
    nodes = tuple(
        node._replace(attributes=(("url", Value(site + node.id)),)) if node.kind == "Article" else node
        for node in graph.nodes
    )
    found = {url.removeprefix(site): title for _, url, title, _ in marks(replace(graph, nodes=nodes))}
    return {
        name: (graph.base + name, graph.by_id[name].kind, title)
        for name, title in found.items()
        if shown(graph.by_id[name].label)
    }, set()
