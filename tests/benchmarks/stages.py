"""What each stage costs on one core, in a process of its own: processor seconds as JSON on the output.

    .venv/bin/python tests/benchmarks/stages.py FOLDER

``builds.py`` asks for it. Parsers and stages take turns for some rounds, and the median of each counts.
"""

import gc
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

import mistune
from markdown_it import MarkdownIt

from listgraph.exporters import made, select
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source, read
from listgraph.rules.plugins import rulebook

ROUNDS = 3
SMALL = 4_000_000
"""Characters of text above which one round has to do."""
TRIPLES = 400_000
"""So many statements rdflib is asked to write; more would take it minutes."""


def main(folder: Path) -> None:
    """Print the seconds of each stage, with the sizes of what it was about."""
    gc.disable()
    sources, problems = read([folder])
    rounds = ROUNDS if sum(len(source.text) for source in sources) < SMALL else 1
    found: dict[str, list[float]] = {}
    graph = None
    warm_up(sources)
    for _ in range(rounds):
        graph = once(folder, sources, problems, lambda name, took: found.setdefault(name, []).append(took))
    assert graph is not None
    said = {name: median(times) for name, times in found.items()}
    size = sum(len(source.text.encode()) for source in sources)
    links = sum(record.links for record in graph.sources)
    print(json.dumps({"seconds": said | dict(rdflib(graph)), "bytes": size, "links": links}))


def warm_up(sources: Sequence[Source]) -> None:
    """What is loaded and compiled at first use is part of no stage."""
    claims = interpret(parse(min(sources, key=lambda source: (len(source.text), source.path))), builtin())
    graph = assemble([claims], builtin())
    formats = select()
    for exporter in formats:
        for artifact in made(exporter, graph, rulebook(), formats):
            assert artifact.data is not None


def once(
    folder: Path, sources: Sequence[Source], problems: Sequence[Any], told: Callable[[str, float], None]
) -> KnowledgeGraph:
    """One round of all stages."""
    ours, theirs, lexicon = mistune.create_markdown(renderer=None), MarkdownIt("gfm-like"), builtin()
    theirs.options["linkify"] = False
    told("mistune", timed(lambda: [ours(source.text) for source in sources])[0])
    told("markdown-it-py", timed(lambda: [theirs.parse(source.text) for source in sources])[0])
    told("read", timed(lambda: read([folder]))[0])
    took, documents = timed(lambda: [parse(source) for source in sources])
    told("parse", took)
    took, claims = timed(lambda: [interpret(document, lexicon) for document in documents])
    told("interpret", took)
    took, graph = timed(lambda: assemble(claims, lexicon, sources, problems))
    told("assemble", took)
    formats = select()
    for exporter in formats:
        told(f"write {exporter.name}", timed(lambda: written(exporter, graph, formats))[0])  # noqa: B023
    found: KnowledgeGraph = graph
    return found


def written(exporter: Any, graph: KnowledgeGraph, formats: Sequence[Any]) -> int:
    """Make all files of a format, and keep none of them."""
    artifacts = made(exporter, graph, rulebook(), formats)
    return sum(len(piece) for artifact in artifacts for piece in artifact.pieces())


def rdflib(graph: KnowledgeGraph) -> Iterator[tuple[str, float]]:
    """What rdflib takes to write the facts and the evidence in Turtle, where there are not too many."""
    from listgraph.rdf.interop import to_rdflib

    if 12 * len(graph.evidence) < TRIPLES:
        theirs = to_rdflib(graph)
        yield "rdflib: write ttl", timed(lambda: theirs.serialize(format="turtle", encoding="utf-8"))[0]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The processor seconds of some work, and what it gives."""
    began = process_time()
    result = work()
    return process_time() - began, result


if __name__ == "__main__":
    main(Path(sys.argv[1]))
