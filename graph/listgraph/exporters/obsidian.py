"""obsidian/: a vault of notes that link to one another, and the opening view as a canvas."""

from collections.abc import Iterator, Mapping

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rules.rulebook import Rule
from listgraph.vault.canvas import canvas
from listgraph.vault.notes import index, note, vault

CANVAS = "Opening view.canvas"


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The vault, its first page first."""
    whole = vault(graph)
    yield _file(f"{whole.names['']}.md", index(whole, CANVAS))
    yield _file(CANVAS, canvas(whole))
    for node in graph.nodes:
        if node.id in whole.names:
            yield _file(whole.path(node.id), note(whole, node))


def _file(path: str, text: str) -> Artifact:
    return Artifact(f"obsidian/{path}", text.encode("utf-8", "replace"))
