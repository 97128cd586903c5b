"""graph.html: the interactive graph, one file that asks for nothing."""

from collections.abc import Iterator, Mapping
from functools import partial

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.render import render
from listgraph.page.view import opening_view
from listgraph.rules.rulebook import Rule


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The page for ``graph``. ``rulebook`` puts its rules into words."""
    yield Artifact("graph.html", partial(_page, graph, rulebook))


def _page(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[str]:
    return render(graph, rulebook, opening_view(graph))
