"""Facts, evidence and catalogue as RDF: two readers read the same from every format."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import chain, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    Triple,
)

from helpers.places import TESTS
from helpers.reading.rdf import FORMATS, SAFE, by_pyoxigraph, by_rdflib
from helpers.samples import ARTICLE, GRAPH, LIST, META, ROBERTA, SECTION, XLNET
from helpers.strategies import graphs, texts
from listgraph.exporters import dataset, jsonld, rdf12, turtle
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, SourceRecord, Value
from listgraph.rdf.dataset import dataset_quads
from listgraph.rdf.descriptions import triples
from listgraph.rdf.evidence import evidence_descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.interop import to_rdflib
from listgraph.rdf.rules import rule_descriptions
from listgraph.rdf.terms import curie, node
from listgraph.rules.rulebook import Rule

RULES = {
    "contest": Rule("contest", "contest", "One model beats another.", "* [A beats B](https://a.org)", 0.9)
}
EXPORTS: tuple[Callable[[KnowledgeGraph, dict[str, Rule]], Iterable[object]], ...] = (
    turtle.export,
    dataset.export_nq,
    dataset.export_trig,
    jsonld.export,
    rdf12.export,
)


def files(graph: KnowledgeGraph) -> dict[str, bytes]:
    return {file.path: file.data for export in EXPORTS for file in export(graph, RULES)}  # type: ignore[attr-defined]


def test_the_facts_of_the_sample() -> None:
    text = next(iter(turtle.export(GRAPH, RULES))).data.decode()
    assert (
        """
model:roberta a skos:Concept, schema:CreativeWork, lg:Model;
	rdfs:label "RoBERTa";
	skos:prefLabel "RoBERTa"@en;
	schema:creator organization:meta;
	schema:name "RoBERTa";
	lg:arxivId "arXiv:1907.11692";
	lg:developedBy organization:meta;
	lg:firstReleased 2019;
	lg:outperforms model:xlnet .
"""
        in text
    )


def test_a_fact_is_stated_in_the_other_vocabularies_too() -> None:
    stated = set(triples(fact_descriptions(GRAPH)))
    article, model = node(GRAPH.base, ARTICLE), node(GRAPH.base, ROBERTA)
    for name in ("lg:covers", "schema:about", "lg:compares", "schema:mentions"):
        assert Triple(article, curie(name), model) in stated
    for name in ("lg:listedIn", "dcterms:isPartOf"):
        assert Triple(article, curie(name), node(GRAPH.base, SECTION)) in stated
    assert Triple(model, curie("schema:creator"), node(GRAPH.base, META)) in stated


def described(graph: KnowledgeGraph, fact: Fact) -> list[dict[str, str]]:
    """The evidence of a fact of the graph, as property and value."""
    rows: dict[str, dict[str, str]] = {}
    for triple in triples(evidence_descriptions(graph)):
        row = rows.setdefault(triple.subject.value, {})  # type: ignore[union-attr]
        row[triple.predicate.value.replace("#", "/").rpartition("/")[2]] = triple.object.value  # type: ignore[union-attr]
    subject = graph.base + fact.subject
    return [
        row
        for row in rows.values()
        if row["subject"] == subject and row["predicate"].endswith(f"#{fact.relation}")
    ]


def test_evidence_from_a_list() -> None:
    [row] = described(GRAPH, Fact(ARTICLE, "covers", ROBERTA))
    assert row["object"] == GRAPH.base + ROBERTA
    assert row["wasDerivedFrom"] == GRAPH.base + LIST
    assert (row["file"], row["line"], row["quote"]) == ("lists/reading.md", "5", "RoBERTa")
    assert (row["start"], row["end"]) == ("3", "10")
    assert row["rule"] == "https://w3id.org/listgraph/ns#rule-title-subject"
    assert row["confidence"] == "0.95"


def test_evidence_from_the_lexicon_has_neither_line_nor_quote() -> None:
    [row] = described(GRAPH, Fact(ROBERTA, "developedBy", META))
    assert row["wasDerivedFrom"] == "https://w3id.org/listgraph/ns#lexicon-models-language.toml"
    assert row["file"] == "lexicon/models-language.toml"
    assert row.keys().isdisjoint({"line", "quote", "start", "end"})


def evidence(quote: str, line: int = 1, rule: str = "r", quote_line: int = 0) -> Evidence:
    return Evidence("a.md", line, quote, 0, len(quote), rule, 0.5, quote_line)


def one_fact(*reasons: Evidence) -> KnowledgeGraph:
    return KnowledgeGraph((Node("model/a", "Model", "A"),), {Fact("model/a", "basedOn", "model/a"): reasons})


def test_evidence_of_one_file_line_and_rule_is_one_resource() -> None:
    both = one_fact(evidence("b"), evidence("a"))
    turned = one_fact(evidence("a"), evidence("b"))
    assert [row["quote"] for row in described(both, Fact("model/a", "basedOn", ""))] == ["a"]
    assert files(both) == files(turned)
    apart = one_fact(evidence("a"), evidence("a", line=2), evidence("a", rule="s"))
    assert len(described(apart, Fact("model/a", "basedOn", ""))) == 3


def test_a_quote_in_another_line_says_so() -> None:
    [row] = described(one_fact(evidence("a", line=9, quote_line=3)), Fact("model/a", "basedOn", ""))
    assert (row["line"], row["quoteLine"]) == ("9", "3")


@pytest.mark.parametrize("name", [name for name in FORMATS if FORMATS[name][1]])
def test_two_readers_read_the_same(name: str) -> None:
    data = files(GRAPH)[name]
    assert by_rdflib(name, data) == by_pyoxigraph(name, data) != set()


def test_all_formats_say_the_same() -> None:
    written = files(GRAPH)
    facts = {quad.triple for quad in by_pyoxigraph("graph.ttl", written["graph.ttl"])}
    reasons = {quad.triple for quad in by_pyoxigraph("evidence.ttl", written["evidence.ttl"])}
    quads = by_pyoxigraph("dataset.nq", written["dataset.nq"])
    assert facts == set(triples(fact_descriptions(GRAPH)))
    rules = set(triples(rule_descriptions(GRAPH, RULES)))  # they stand with the evidence
    assert reasons == set(triples(evidence_descriptions(GRAPH))) | rules
    assert quads == set(dataset_quads(GRAPH, RULES, "0.1.0"))
    assert by_pyoxigraph("dataset.trig", written["dataset.trig"]) == quads
    assert {quad.triple for quad in by_pyoxigraph("graph.jsonld", written["graph.jsonld"])} == facts
    assert facts | reasons <= {quad.triple for quad in quads}
    assert {
        quad.triple for quad in by_rdflib("graph.ttl", to_rdflib(GRAPH).serialize(format="ttl").encode())
    } == (facts | reasons) - rules


def test_rdf_1_2_annotates_each_fact_with_its_evidence() -> None:
    triples = {quad.triple for quad in by_pyoxigraph("graph.rdf12.ttl", files(GRAPH)["graph.rdf12.ttl"])}
    reified = {triple.object for triple in triples if triple.predicate == curie("rdf:reifies")}
    fact = Triple(node(GRAPH.base, ROBERTA), curie("lg:outperforms"), node(GRAPH.base, XLNET))
    assert fact in triples
    assert fact in reified
    assert len(reified) == len(GRAPH.evidence)
    assert reified <= triples


def all_terms(quads: Iterable[Quad]) -> set[object]:
    return {term for quad in quads for term in (*quad.triple, quad.graph_name)}


def assert_safe(quads: Iterable[Quad]) -> None:
    for term in all_terms(quads):
        assert not isinstance(term, BlankNode)
        if isinstance(term, NamedNode):
            assert SAFE.fullmatch(term.value)
        if isinstance(term, Literal):
            assert term.value.strip()


URLS = texts.map("https://example.org/".__add__) | texts.map("https://".__add__) | texts
TEXTS = st.builds(Value, texts, st.sampled_from(["", "zh", "en-GB", "x y"]))


@st.composite
def hostile(draw: st.DrawFn) -> KnowledgeGraph:
    """Articles with any titles and URLs, one of them in evidence."""
    articles = []
    for index in range(draw(st.integers(1, 4))):
        titles = {("headline", title) for title in draw(st.lists(TEXTS, max_size=2))}
        links = {
            (draw(st.sampled_from(["url", "listedUrl"])), Value(url))
            for url in draw(st.lists(URLS, max_size=2))
        }
        articles.append(Node(f"article/{index}", "Article", draw(texts), tuple(sorted(titles | links))))
    path = draw(texts)
    reason = Evidence(path, 1, draw(texts), 0, 1, draw(texts), draw(st.floats(0, 1)))
    facts = {Fact("article/0", "crossPostOf", f"article/{len(articles) - 1}"): (reason,)}
    source = SourceRecord(path, "0" * 64, "utf-8", 1)
    return KnowledgeGraph(tuple(articles), facts, sources=(source,))


@given(hostile() | graphs())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_no_title_or_url_breaks_a_format(graph: KnowledgeGraph) -> None:
    written = files(graph)
    for name, data in written.items():
        quads = by_pyoxigraph(name, data)
        if FORMATS[name][1]:
            assert_safe(quads)
            assert by_rdflib(name, data) == quads
    assert by_pyoxigraph("dataset.nq", written["dataset.nq"]) == set(dataset_quads(graph, RULES, "0.1.0"))
    assert {quad.triple for quad in by_pyoxigraph("graph.jsonld", written["graph.jsonld"])} == set(
        triples(fact_descriptions(graph))
    )
    assert {quad.triple for quad in by_pyoxigraph("evidence.ttl", written["evidence.ttl"])} == set(
        triples(chain(evidence_descriptions(graph), rule_descriptions(graph, RULES)))
    )


def test_a_url_that_cannot_be_an_iri_is_kept_as_text() -> None:
    article = Node("article/1", "Article", "A", (("url", Value("https://[broken")),))
    stated = set(triples(fact_descriptions(KnowledgeGraph((article,), {}))))
    subject = node(GRAPH.base, "article/1")
    assert Triple(subject, curie("lg:rawDestination"), Literal("https://[broken")) in stated
    assert not [triple for triple in stated if triple.predicate == curie("schema:url")]


@given(st.randoms(use_true_random=False))
@settings(max_examples=10, deadline=None)
def test_the_order_of_construction_does_not_count(chance: random.Random) -> None:
    nodes, facts = list(GRAPH.nodes), list(GRAPH.evidence.items())
    chance.shuffle(nodes)
    chance.shuffle(facts)
    shuffled = KnowledgeGraph(tuple(nodes), dict(facts), GRAPH.lines, GRAPH.sources, GRAPH.problems)
    assert files(shuffled) == files(GRAPH)


def test_the_hash_seed_does_not_count() -> None:
    program = (
        "import hashlib; from helpers.reading.found import written; from helpers.samples import GRAPH;"
        "files = [written(name, GRAPH) for name in ('ttl', 'nq', 'trig', 'jsonld', 'rdf12')];"
        "print([(n, hashlib.sha256(made[n]).hexdigest()) for made in files for n in sorted(made)])"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(
    "base", ["https://example.org/", "https://example.org/大/", "https://example.org/x#"]
)
def test_another_base(base: str) -> None:
    graph = KnowledgeGraph(GRAPH.nodes, GRAPH.evidence, sources=GRAPH.sources, base=base)
    for name, data in files(graph).items():
        quads = by_pyoxigraph(name, data)
        if FORMATS[name][1]:
            assert_safe(quads)
            assert by_rdflib(name, data) == quads
    assert {quad.triple for quad in by_pyoxigraph("graph.jsonld", files(graph)["graph.jsonld"])} == set(
        triples(fact_descriptions(graph))
    )


@given(hostile() | graphs())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_lines_of_n_quads_are_sorted_and_unique(graph: KnowledgeGraph) -> None:
    [file] = dataset.export_nq(graph, RULES)
    lines = file.data.split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(set(lines))


def test_named_graphs_are_merged_line_by_line() -> None:
    """However often they alternate, as they do where there are many lists."""
    names = [f"list/{number:02}" for number in range(30)]
    nodes = tuple(Node(name, "List", name, (("file", Value(f"{name}.md")),)) for name in names)
    sources = tuple(SourceRecord(f"{name}.md", "0" * 64, "utf-8", 1) for name in names)
    [file] = dataset.export_nq(KnowledgeGraph(nodes, {}, sources=sources), RULES)
    lines = file.data.splitlines()
    assert lines == sorted(set(lines))
    graphs = [line.split()[-2].rpartition(b"/")[2] for line in lines if b"id/list/" in line[:40]]
    assert len([pair for pair in pairwise(graphs) if pair[0] != pair[1]]) >= 2 * len(names) - 1


def test_no_statement_stands_in_two_named_graphs() -> None:
    """A store that is asked for all of them at once would answer with it twice."""
    quads = list(dataset_quads(GRAPH, RULES, "9.9"))
    assert len({quad.triple for quad in quads}) == len(quads)


def test_the_catalogue_has_the_hash_of_each_graph_in_canonical_form() -> None:
    """Anyone can compute it: no node is blank, so the canonical form is the sorted lines."""
    written = files(GRAPH)
    turtle_of = {"facts": "graph.ttl", "evidence": "evidence.ttl"}
    data = written["dataset.nq"]
    quads = by_pyoxigraph("dataset.nq", data)
    for name in ("facts", "evidence"):
        graph = node(GRAPH.base, f"graph/{name}")
        own = f" {graph} .".encode()
        lines = sorted(line.removesuffix(own) + b" ." for line in data.splitlines() if line.endswith(own))
        [stated] = [
            quad.object.value  # type: ignore[union-attr]
            for quad in quads
            if quad.subject == graph and quad.predicate == curie("lg:sha256")
        ]
        assert stated == sha256(b"\n".join([*lines, b""])).hexdigest()
        # What RDFC-1.0 makes of the graph is the same.
        canonical = Dataset(Quad(*quad.triple) for quad in quads if quad.graph_name == graph)
        canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        assert sorted(f"{quad.triple} .".encode() for quad in canonical) == lines
        read = {quad.triple for quad in by_pyoxigraph(turtle_of[name], written[turtle_of[name]])}
        assert read - set(triples(rule_descriptions(GRAPH, RULES))) == {quad.triple for quad in canonical}


def test_the_catalogue_counts_what_is_there() -> None:
    quads = list(dataset_quads(GRAPH, RULES, "9.9"))
    catalogue = {quad.triple for quad in quads if str(quad.graph_name).endswith("graph/catalogue>")}
    values = {(t.subject.value, t.predicate.value.rpartition("#")[2]): t.object.value for t in catalogue}  # type: ignore[union-attr]
    base = GRAPH.base
    models = sum(item.kind == "Model" for item in GRAPH.nodes)
    assert values[f"{base}dataset/facts/class/lg.Model", "entities"] == str(models)
    assert values[f"{base}dataset/facts/property/lg.covers", "triples"] == "1"
    assert values[f"{base}graph/facts", "triples"] == str(len(list(triples(fact_descriptions(GRAPH)))))
    assert values[f"{base}{LIST}", "sha256"] == "0" * 64
    assert values[f"{base}dataset", "version"] == "9.9"
    rule = "https://w3id.org/listgraph/ns#rule-contest"
    assert (values[rule, "confidence"], values[rule, "evidenceCount"]) == ("0.9", "7")
    assert values["https://w3id.org/listgraph/ns#rule-listed", "evidenceCount"] == "1"
