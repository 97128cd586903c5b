"""The law of the import kit: any graph, every format, the same nodes and edges as in the RDF.

The RDF is read from N-Quads. A format has a reader in READERS or is among those that hold no graph.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings

from helpers.fragments import built, texts
from helpers.reading import bibliography, bookmarks, cypher, networks, page, rdf, tables, vault
from helpers.reading.found import UNKNOWN, Found, Read
from helpers.samples import GRAPH
from helpers.strategies import NASTY, graphs
from listgraph.exporters import EXPORTERS
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node
from listgraph.knowledge.rows import clean
from listgraph.page.text import visible
from listgraph.rdf.terms import text_of
from listgraph.vault.notes import FOLDERS

Seen = Callable[[Found, KnowledgeGraph], Found]


# --- of what the RDF holds, what a format is to hold ---


def all_of_it(found: Found, _: KnowledgeGraph) -> Found:
    return found


def without_evidence(found: Found, _: KnowledgeGraph) -> Found:
    return found[0], {(one, relation, two, UNKNOWN, derived) for one, relation, two, _, derived in found[1]}


def what_has_a_note(found: Found, graph: KnowledgeGraph) -> Found:
    nodes = {name: row for name, row in found[0].items() if row[1] in FOLDERS}
    _, edges = without_evidence(found, graph)
    return nodes, {edge for edge in edges if {edge[0], edge[2]} <= nodes.keys()}


def titles(found: Found, graph: KnowledgeGraph) -> Found:
    """Those that are not blank, on one line."""
    labels = {name: visible(graph.by_id[name].label) for name, row in found[0].items() if row[1] == "Article"}
    return {name: (*found[0][name][:2], label) for name, label in labels.items() if label}, set()


def bookmarked(found: Found, graph: KnowledgeGraph) -> Found:
    labels = {name: bookmarks.shown(graph.by_id[name].label) for name in titles(found, graph)[0]}
    return {name: (*found[0][name][:2], label) for name, label in labels.items() if label}, set()


@dataclass(frozen=True, slots=True)
class Reader:
    """``engine`` is the fixture that it needs; ``examples`` says for how many graphs there is time."""

    read: Callable[..., Found]
    seen: Seen = all_of_it
    engine: str = ""
    examples: int = 25

    def nodes_and_edges(self, graph: KnowledgeGraph, request: pytest.FixtureRequest) -> Found:
        engine = [request.getfixturevalue(self.engine)] if self.engine else []
        return self.read(graph, *engine)


def of(*functions: Read) -> list[Reader]:
    """Those that need no engine and hold everything."""
    return [Reader(read) for read in functions]


READERS: dict[str, list[Reader]] = {
    "html": [Reader(page.read_html, engine="chromium", examples=5)],
    "ttl": of(rdf.read_turtle),
    "nq": of(rdf.read_nq),
    "trig": of(rdf.read_trig),
    "jsonld": [Reader(rdf.read_jsonld, without_evidence)],
    "rdf12": of(rdf.read_rdf12),
    "csv": of(tables.read_csv, tables.read_csv_pandas, tables.read_csv_polars, tables.read_csv_duckdb),
    "parquet": of(tables.read_parquet_pandas, tables.read_parquet_polars, tables.read_parquet_duckdb),
    "sqlite": [Reader(tables.read_sqlite_utils, examples=10)],
    "gexf": [*of(networks.read_gexf), Reader(networks.read_gexf_graphology, examples=5)],
    "graphml": of(networks.read_graphml, networks.read_graphml_igraph),
    "json": of(networks.read_json),
    "cx2": of(networks.read_cx2),
    "neo4j": [Reader(cypher.read_script, engine="falkor"), Reader(cypher.read_tables, engine="falkor")],
    "obsidian": [Reader(vault.read_vault, what_has_a_note)],
    "bib": [Reader(bibliography.read_bibtex, titles)],
    "csl": [Reader(bibliography.read_csl, titles)],
    "bookmarks": [Reader(bookmarks.read_bookmarks, bookmarked)],
}

NO_GRAPH = {
    "svg": "a picture of a part of it",
    "rules": "what is known of each rule",
    "vocabulary": "the same for every graph",
    "queries": "the same for every graph",
    "report": "what the lists say in short; test_report.py, test_mermaid.py",
    "catalogue": "what the files are; test_catalogue.py",
    "readme": "what the files are",
}
EXAMPLES = int(os.environ.get("FUZZ", "60")) // 15
"""So many lists for each reader; the exports of one are read back by two dozen."""
CASES = [(name, number) for name, readers_ in READERS.items() for number in range(len(readers_))]


def test_every_format_has_a_reader_or_holds_no_graph() -> None:
    missing = [name for name in EXPORTERS if name not in READERS and name not in NO_GRAPH]
    assert missing == [], (
        "for each of these add, in this file: to READERS how the graph is read back, by a function of"
        " tests/helpers/reading/ that uses the tool's own parser; or to NO_GRAPH what the files hold instead"
    )
    assert {*READERS, *NO_GRAPH} <= EXPORTERS.keys(), "what is no format any more can go from this file"


def comparable(found: Found) -> Found:
    """With labels in the characters that every format can hold; one that is blank is the id, as in RDF.

    Characters that deceive are spelled out in all formats but RDF.
    """
    nodes, edges = found
    return {
        name: (iri, kind, text_of(clean(label if label.strip() else name)))
        for name, (iri, kind, label) in nodes.items()
    }, edges


def check(name: str, number: int, graph: KnowledgeGraph, request: pytest.FixtureRequest) -> None:
    reader = READERS[name][number]
    wanted = reader.seen(rdf.read_all(graph), graph)
    assert comparable(reader.nodes_and_edges(graph, request)) == comparable(wanted)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_sample_comes_back_as_it_is_in_rdf(
    name: str, number: int, request: pytest.FixtureRequest
) -> None:
    nodes, edges = rdf.read_all(GRAPH)
    assert (len(nodes), len(edges)) == (len(GRAPH.nodes), len(list(GRAPH.edges())))
    check(name, number, GRAPH, request)


def hostile() -> KnowledgeGraph:
    """Every nasty text as a label of an article and of a model; parallel edges, self-loops, islands."""
    kinds = {"article": "Article", "model": "Model"}
    nodes = [
        Node(f"{path}/n{number:02}", kind, text)
        for path, kind in kinds.items()
        for number, text in enumerate((*NASTY, "next\x85line", "two\u2028lines", "a\rb", "大鸟 🐦 “x”"))
    ]
    edges = [("covers", article.id, "model/n00") for article in nodes[:30]]
    edges += [
        (name, "model/n00", model)
        for name in ("equals", "outperforms")
        for model in ("model/n00", "model/n01")
    ]
    facts = sorted((Fact(one, name, two) for name, one, two in edges), key=lambda fact: fact.key)
    return KnowledgeGraph(
        tuple(nodes),
        {
            fact: (Evidence("目录/a.md", 1, NASTY[index % len(NASTY)], 0, 0, "contest", 0.5),)
            for index, fact in enumerate(facts)
        },
    )


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_worst_graph_comes_back_as_it_is_in_rdf(
    name: str, number: int, request: pytest.FixtureRequest
) -> None:
    check(name, number, hostile(), request)


@pytest.mark.parametrize(("name", "number"), CASES)
def test_any_graph_comes_back_as_it_is_in_rdf(name: str, number: int, request: pytest.FixtureRequest) -> None:
    @settings(max_examples=READERS[name][number].examples, deadline=None)
    @given(graph=graphs())
    def law(graph: KnowledgeGraph) -> None:
        check(name, number, graph, request)

    law()


@pytest.mark.parametrize(("name", "number"), [case for case in CASES if not READERS[case[0]][case[1]].engine])
def test_the_graph_of_any_list_comes_back_as_it_is_in_rdf(
    name: str, number: int, request: pytest.FixtureRequest
) -> None:
    @settings(max_examples=EXAMPLES, deadline=None, derandomize="FUZZ" not in os.environ)
    @given(texts)
    def law(text: str) -> None:
        check(name, number, built(text), request)

    law()
