"""From paths to a knowledge graph."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from listgraph.checks.check import examined, is_large
from listgraph.errors import ListgraphError
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.documents import Memory
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.material import Material, gather
from listgraph.progress import Progress, silent, stage
from listgraph.schema import BASE, LANGUAGES


def build(
    paths: Sequence[str | Path],
    config: str | Path | None = None,
    base: str = BASE,
    language: str = LANGUAGES[0],
    progress: Progress = silent,
) -> KnowledgeGraph:
    """The knowledge graph of the Markdown lists under ``paths``.

    ``config`` is a ``listgraph.toml`` that adds to the lexicon; without it, the nearest one is used
    in or above a folder of ``paths``, or the folder of a file. ``base`` is the IRI
    that the nodes' ids are relative to, ``language`` that of the labels.

    Raises:
        ListgraphError: nothing to read, no link in it, a base that is no IRI, or a configuration
            that cannot be read.
    """
    base = checked_base(base)
    return made(gather(paths, config), base, Memory(forgets=True), progress, language)


def made(
    material: Material,
    base: str,
    memory: Memory,
    progress: Progress = silent,
    language: str = LANGUAGES[0],
) -> KnowledgeGraph:
    """The graph of the material.

    Raises:
        ListgraphError: no link in it, or a configuration that is none.
    """
    if language not in LANGUAGES:
        raise ListgraphError(
            f"no labels in the language {language!r}; there are names in {', '.join(LANGUAGES)}"
        )
    lexicon = material.lexicon
    small = not is_large(material)
    claims = memory.interpreted(material.sources, lexicon, progress, outlines=small)
    with stage("reading the files and assembling the graph"):
        graph = assemble(claims, lexicon, material.sources, material.problems, base, language)
    if not any(source.links for source in graph.sources):
        said = "".join(f"\n  {problem}" for problem in material.problems)
        files = f"files read: {len(material.sources)}"
        raise ListgraphError(f"no link in {', '.join(material.paths)} ({files}){said}")
    if not small:
        return graph  # without the texts, which take a fifth of its room
    if not memory.forgets:
        memory.parsed(material.sources)  # here, as what another process parses is lost
    return replace(graph, examine=partial(examined, material, graph, memory.parsed))


_BASE = re.compile(
    r"(?:file:///?|[a-z][a-z0-9+.-]*://)(?=[^/?#])(?:[!#$&-;=?-Z_a-z~]|%[0-9a-f]{2})*[/#]", re.IGNORECASE
)


def checked_base(base: str) -> str:
    """``base`` with a slash at its end, where it has neither that nor a number sign.

    >>> checked_base("https://example.org/id")
    'https://example.org/id/'

    Raises:
        ListgraphError: it is no absolute IRI in ASCII.
    """
    whole = base if base.endswith(("/", "#")) else f"{base}/"
    from listgraph.rdf.terms import safe_iri  # slow to load

    if not _BASE.fullmatch(whole) or safe_iri(whole) != whole:
        raise ListgraphError(f"the base {base!r} is no absolute IRI such as https://example.org/id/")
    return whole


def counts(graph: KnowledgeGraph) -> Mapping[str, int]:
    """How many nodes of each kind, facts and pieces of evidence the graph has."""
    found: dict[str, int] = {}
    for node in graph.nodes:
        found[node.kind] = found.get(node.kind, 0) + 1
    found["facts"] = len(graph.evidence)
    found["evidence"] = sum(len(items) for items in graph.evidence.values())
    return found
