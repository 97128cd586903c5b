"""README.md: what each file is, and how to open it in its tool."""

from collections.abc import Iterator, Mapping, Sequence
from string import Template

from listgraph.exporters import Exporter
from listgraph.files.artifact import Artifact
from listgraph.knowledge.counting import counted
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.markup.gfm import table
from listgraph.schema import KINDS

_PATH = "README.md"


def export(graph: KnowledgeGraph, exporters: Sequence[Exporter]) -> Iterator[Artifact]:
    """The page about the files that ``exporters`` write."""
    counts = counted(graph)
    lines = [
        "# What is in this folder",
        "",
        "A knowledge graph of Markdown link lists, made by `listgraph build`. Do not edit these files: "
        "the next build writes them anew.",
        "",
        *table(("What", "How many"), _overview(graph, counts)),
    ]
    for exporter in exporters:
        if _PATH not in exporter.files:
            lines += ["", *_section(exporter, counts)]
    yield Artifact(_PATH, ("\n".join(lines) + "\n").encode())


def _overview(graph: KnowledgeGraph, counts: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    yield "Nodes", str(counts["nodes"])
    for kind in KINDS.values():
        label = graph.model_kind.label if kind.name == "Model" else kind.label
        yield f"– {label}", str(counts[f"{kind.name.lower()}s"])
    yield "Edges", str(counts["edges"])
    yield "Facts, with those that say something of one node", str(len(graph.facts))
    yield "Pieces of evidence", str(counts["evidence"])


def _section(exporter: Exporter, counts: Mapping[str, int]) -> Iterator[str]:
    yield "## " + ", ".join(f"`{file}`" for file in exporter.files)
    yield ""
    yield Template(exporter.description).safe_substitute(counts)
    yield ""
    for tool, steps in exporter.tools:
        yield f"- **{tool}**: {Template(steps).safe_substitute(counts)}"
