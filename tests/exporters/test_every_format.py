"""The law of the import kit: any graph, every format, the same nodes and edges as in the RDF.

The RDF is read from N-Quads. A format has a reader here or is among those that hold no graph.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import test_bibliography as bibliography
import test_exporters_bookmarks as bookmarks
import test_exporters_neo4j as neo4j
import test_vault as vault
from hypothesis import given, settings
from playwright.sync_api import Browser
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse
from test_page import running
from test_rdf_graph import by_pyoxigraph, by_rdflib

from helpers import readers
from helpers.falkor import Falkor, ask
from helpers.readers import Edges, Nodes
from helpers.samples import GRAPH
from helpers.strategies import NASTY, graphs
from listgraph.exporters import EXPORTERS
from listgraph.exporters.neo4j import type_name
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.knowledge.rows import clean
from listgraph.markup.filenames import folded
from listgraph.page.style import RELATION_ORDER
from listgraph.page.text import visible
from listgraph.rdf.terms import curie, text_of
from listgraph.schema import KINDS, NAMESPACE, RELATIONS
from listgraph.vault.notes import FOLDERS

Found = tuple[Nodes, Edges]
Engine = Any
Seen = Callable[[Found, KnowledgeGraph], Found]

UNKNOWN = -1.0
"""The confidence of an edge in a format that does not have it."""


# --- what the RDF holds ---


def exported(name: str, graph: KnowledgeGraph) -> dict[str, bytes]:
    return {artifact.path: artifact.data for artifact in EXPORTERS[name].load()(graph, {})}


def from_quads(quads: Iterable[Quad], base: str) -> Found:
    """The nodes with the class and label that are ours, the edges with the best of their evidence."""
    triples = {quad.triple for quad in quads}
    values: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        assert isinstance(triple.subject, NamedNode)
        if isinstance(triple.object, NamedNode | Literal):
            row = values.setdefault(triple.subject.value, {})
            row.setdefault(triple.predicate.value, []).append(triple.object.value)
    classes = {NAMESPACE + kind: kind for kind in KINDS}
    nodes: Nodes = {}
    for iri, row in values.items():
        for name in row.get(curie("rdf:type").value, []):
            if name in classes and iri.startswith(base):
                (label,) = row[curie("rdfs:label").value]
                nodes[iri.removeprefix(base)] = (iri, classes[name], label)
    return nodes, set(_edges(triples, values, base))


def _edges(
    triples: Iterable[Triple], values: Mapping[str, Mapping[str, list[str]]], base: str
) -> Iterable[tuple[str, str, str, float, bool]]:
    places = [curie(f"rdf:{name}").value for name in ("subject", "predicate", "object")]
    best: dict[tuple[str, ...], float] = {}
    for row in values.values():
        if places[0] in row:
            fact = tuple(row[place][0] for place in places)
            best[fact] = max(best.get(fact, UNKNOWN), *map(float, row[NAMESPACE + "confidence"]))
    for triple in triples:
        relation = triple.predicate.value.removeprefix(NAMESPACE)
        if relation in RELATIONS and isinstance(triple.object, NamedNode):
            assert isinstance(triple.subject, NamedNode)
            one, two = triple.subject.value, triple.object.value
            confidence = best.get((one, triple.predicate.value, two), UNKNOWN)
            ends = one.removeprefix(base), two.removeprefix(base)
            yield ends[0], relation, ends[1], confidence, RELATIONS[relation].derived


def rdf(graph: KnowledgeGraph) -> Found:
    return from_quads(by_pyoxigraph("dataset.nq", exported("nq", graph)["dataset.nq"]), graph.base)


# --- what the formats hold, by their tools' own readers ---


def read_nq(graph: KnowledgeGraph, _: Engine) -> Found:
    return from_quads(by_rdflib("dataset.nq", exported("nq", graph)["dataset.nq"]), graph.base)


def read_trig(graph: KnowledgeGraph, _: Engine) -> Found:
    return from_quads(by_rdflib("dataset.trig", exported("trig", graph)["dataset.trig"]), graph.base)


def read_turtle(graph: KnowledgeGraph, _: Engine) -> Found:
    files = exported("ttl", graph)
    return from_quads({quad for name, data in files.items() for quad in by_rdflib(name, data)}, graph.base)


def read_jsonld(graph: KnowledgeGraph, _: Engine) -> Found:
    return from_quads(by_rdflib("graph.jsonld", exported("jsonld", graph)["graph.jsonld"]), graph.base)


def read_rdf12(graph: KnowledgeGraph, _: Engine) -> Found:
    """The annotations as the reification that they stand for."""
    quads = set(parse(exported("rdf12", graph)["graph.rdf12.ttl"], format=RdfFormat.TURTLE))
    places = ("subject", "predicate", "object")
    for quad in list(quads):
        if quad.predicate == curie("rdf:reifies"):
            assert isinstance(quad.object, Triple)
            quads.discard(quad)
            for place, term in zip(places, quad.object, strict=True):
                quads.add(Quad(quad.subject, curie(f"rdf:{place}"), term))
    return from_quads(quads, graph.base)


def read_html(graph: KnowledgeGraph, chromium: Browser) -> Found:
    """The page's data, as Chromium parses it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "graph.html")
        path.write_bytes(exported("html", graph)["graph.html"])
        page = chromium.new_page(offline=True)
        page.goto(path.as_uri())
        script = "name => JSON.parse(document.getElementById(`data-${name}`).textContent)"
        nodes, edges, evidence = (page.evaluate(script, name) for name in ("nodes", "edges", "evidence"))
        page.close()
    kinds = list(KINDS)
    rows = zip(nodes["id"], nodes["kind"], nodes["label"], strict=True)
    found = {name: (graph.base + name, kinds[kind], label) for name, kind, label in rows}
    read, at = set(), 0
    columns = running(edges["source"]), edges["relation"], edges["target"], edges["count"]
    for source, relation, target, count in zip(*columns, strict=True):
        name = RELATION_ORDER[relation]
        confidence = max(evidence["confidence"][at : at + count]) / 1000
        at += count
        read.add((nodes["id"][source], name, nodes["id"][target], confidence, RELATIONS[name].derived))
    return found, read


def _from_cypher(found: neo4j.Found) -> Found:
    names = {type_name(relation): relation for relation in RELATIONS}
    nodes, edges = found
    return (
        {name: (row["iri"], kind, row["label"]) for name, (kind, row) in nodes.items()},
        {
            (one, names[kind], two, row["confidence"], row["derived"])
            for (one, kind, two), row in edges.items()
        },
    )


def read_cypher(graph: KnowledgeGraph, falkor: Falkor) -> Found:
    """The script, run twice."""
    loaded = falkor.graph()
    text = "\n".join(line for line in neo4j.script(graph).split("\n") if not neo4j.CONSTRAINT.fullmatch(line))
    ask(loaded, "RETURN 1")
    for _ in range(2):
        neo4j.run(text, loaded)
    found = _from_cypher(neo4j.content(loaded))
    loaded.delete()
    return found


def read_neo4j_tables(graph: KnowledgeGraph, falkor: Falkor) -> Found:
    return _from_cypher(neo4j.imported(graph, falkor))


def read_vault(graph: KnowledgeGraph, _: Engine) -> Found:
    files = vault.notes(vault.written(graph))
    names = {folded(name): row["id"] for name, (row, _) in files.items()}
    return (
        {row["id"]: (row["iri"], row["kind"], row["label"]) for row, _ in files.values()},
        {
            (row["id"], relation, names[folded(vault.linked(value))], UNKNOWN, RELATIONS[relation].derived)
            for row, _ in files.values()
            for relation in RELATIONS.keys() & row.keys()
            for value in row[relation]
        },
    )


def _articles(titles: Mapping[str, str], graph: KnowledgeGraph) -> Found:
    names = {key.replace("-", "/", 1): title for key, title in titles.items()}
    return {
        name: (graph.base + name, graph.by_id[name].kind, title)
        for name, title in names.items()
        if visible(graph.by_id[name].label)
    }, set()


def read_bibtex(graph: KnowledgeGraph, _: Engine) -> Found:
    return _articles(bibliography.by_pybtex(graph), graph)


def read_csl(graph: KnowledgeGraph, _: Engine) -> Found:
    return _articles({item["id"]: item["title"] for item in bibliography.csl(graph)}, graph)


def read_bookmarks(graph: KnowledgeGraph, _: Engine) -> Found:
    """With an address for each article, by which it is known again."""
    site = "https://example.org/"
    nodes = tuple(
        node._replace(attributes=(("url", Value(site + node.id)),)) if node.kind == "Article" else node
        for node in graph.nodes
    )
    found = {
        url.removeprefix(site): title for _, url, title, _ in bookmarks.marks(replace(graph, nodes=nodes))
    }
    return {
        name: (graph.base + name, graph.by_id[name].kind, title)
        for name, title in found.items()
        if bookmarks.shown(graph.by_id[name].label)
    }, set()


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

    read: Callable[[KnowledgeGraph, Engine], Found]
    seen: Seen = all_of_it
    engine: str = ""
    examples: int = 40


def of(*functions: readers.Read) -> list[Reader]:
    """Those that need no engine."""
    return [Reader(lambda graph, _, read=read: read(graph)) for read in functions]  # type: ignore[misc]


READERS: dict[str, list[Reader]] = {
    "html": [Reader(read_html, engine="chromium", examples=5)],
    "ttl": [Reader(read_turtle)],
    "nq": [Reader(read_nq)],
    "trig": [Reader(read_trig)],
    "jsonld": [Reader(read_jsonld, without_evidence)],
    "rdf12": [Reader(read_rdf12)],
    "csv": of(readers.read_csv, readers.read_csv_pandas, readers.read_csv_polars, readers.read_csv_duckdb),
    "parquet": of(readers.read_parquet_pandas, readers.read_parquet_polars, readers.read_parquet_duckdb),
    "gexf": [
        *of(readers.read_gexf),
        Reader(lambda graph, _: readers.read_gexf_graphology(graph), examples=5),
    ],
    "graphml": of(readers.read_graphml, readers.read_graphml_igraph),
    "json": of(readers.read_json),
    "cx2": of(readers.read_cx2),
    "neo4j": [Reader(read_cypher, engine="falkor"), Reader(read_neo4j_tables, engine="falkor")],
    "obsidian": [Reader(read_vault, what_has_a_note)],
    "bib": [Reader(read_bibtex, titles)],
    "csl": [Reader(read_csl, titles)],
    "bookmarks": [Reader(read_bookmarks, bookmarked)],
}

NO_GRAPH = {
    "svg": "a picture of a part of it",
    "rules": "what is known of each rule",
    "vocabulary": "the same for every graph",
    "queries": "the same for every graph",
    "report": "what the lists say in short; test_report.py, test_mermaid.py",
    "readme": "what the files are",
}
CASES = [(name, number) for name, readers_ in READERS.items() for number in range(len(readers_))]


def test_every_format_has_a_reader_or_holds_no_graph() -> None:
    assert sorted([*READERS, *NO_GRAPH]) == sorted(EXPORTERS)


def comparable(found: Found) -> Found:
    """With labels in the characters that every format can hold; one that is blank is the id, as in RDF."""
    nodes, edges = found
    fit = {name: (iri, kind, text_of(clean(label))) for name, (iri, kind, label) in nodes.items()}
    return {
        name: (iri, kind, label if label.strip() else name) for name, (iri, kind, label) in fit.items()
    }, edges


def check(name: str, number: int, graph: KnowledgeGraph, request: pytest.FixtureRequest) -> None:
    reader = READERS[name][number]
    engine = request.getfixturevalue(reader.engine) if reader.engine else None
    assert comparable(reader.read(graph, engine)) == comparable(reader.seen(rdf(graph), graph))


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_sample_comes_back_as_it_is_in_rdf(
    name: str, number: int, request: pytest.FixtureRequest
) -> None:
    nodes, edges = rdf(GRAPH)
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
