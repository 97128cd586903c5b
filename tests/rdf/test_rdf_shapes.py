"""The shapes: the sample conforms, and each planted fault is found."""

import re
from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest
import rdflib

from helpers.node import run
from helpers.places import SEED, TESTS
from helpers.samples import ARTICLE, COMPARISON, GRAPH, PUBLISHER, ROBERTA, SECTION, XLNET
from listgraph.exporters import vocabulary
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.pipeline import build
from listgraph.rdf.interop import to_rdflib
from listgraph.rdf.terms import VOCABULARIES

BASE = GRAPH.base
PROLOGUE = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in VOCABULARIES.items())


@cache
def shapes() -> rdflib.Graph:
    """All shapes: those that every validator knows, and those that need SPARQL."""
    return core() + rdflib.Graph().parse(data=files()["shapes-sparql.ttl"], format="turtle")


@cache
def core() -> rdflib.Graph:
    return rdflib.Graph().parse(data=files()["shapes.ttl"], format="turtle")


def files() -> dict[str, bytes]:
    return {file.path: file.data for file in vocabulary.export(GRAPH, {})}


def report(graph: rdflib.Graph, by: rdflib.Graph | None = None) -> tuple[bool, str]:
    """Whether a graph conforms to the shapes, all if none are given, and what is said of it."""
    import pyshacl

    conforms, _, text = pyshacl.validate(graph, shacl_graph=by or shapes())
    return bool(conforms), str(text)


def test_the_sample_conforms() -> None:
    conforms, text = report(to_rdflib(GRAPH))
    assert conforms, text


def test_a_build_conforms() -> None:
    conforms, text = report(to_rdflib(build([SEED])), core())
    assert conforms, text


def test_a_part_of_it_conforms_to_what_is_asked_in_sparql_too(tmp_path: Path) -> None:
    """Of the whole that would take half a minute."""
    part = tmp_path / "part.md"
    part.write_text("".join(SEED.read_text("utf-8").splitlines(keepends=True)[:40]), "utf-8")
    conforms, text = report(to_rdflib(build([part])))
    assert conforms, text


TWICE = """\
# BERT

* [RoBERTa outperforms BERT](https://example.org/1)
* [RoBERTa vs BERT: a look](https://example.org/1) 2019
* [RoBERTa 与 BERT 的对比](https://www.example.org/1)

# BERT

* [谷歌 BERT 论文](https://arxiv.org/abs/1810.04805), [code](https://github.com/google-research/bert)
"""


def listed_twice(folder: Path) -> KnowledgeGraph:
    """What is said twice, in two ways and two languages, under one heading that comes twice."""
    (folder / "list.md").write_text(TWICE, "utf-8")
    (folder / "other.md").write_text(TWICE.replace("2019", "2020"), "utf-8")
    return build([folder])


def test_what_is_listed_twice_conforms(tmp_path: Path) -> None:
    conforms, text = report(to_rdflib(listed_twice(tmp_path)))
    assert conforms, text


def corpus(folder: Path) -> KnowledgeGraph:
    """Some of the lists of the cases of meaning, from all of them, beside what is listed twice."""
    cases = "".join(file.read_text("utf-8") for file in sorted((TESTS / "rules" / "meaning").glob("*.md")))
    lists = re.findall(r"^```markdown\n(.*?)^```$", cases, re.MULTILINE | re.DOTALL)
    for number, text in enumerate(lists[:: len(lists) // 30]):
        (folder / f"{number}.md").write_text(text, "utf-8")
    return listed_twice(folder)


def test_a_validator_in_javascript_agrees(tmp_path: Path) -> None:
    def validated(graph: rdflib.Graph) -> list[dict[str, str]]:
        texts = [found.serialize(format="nt") for found in (graph, core())]
        found: list[dict[str, str]] = run("validate_shacl.mjs", texts)
        return found

    assert validated(to_rdflib(corpus(tmp_path))) == []
    graph = to_rdflib(GRAPH)
    model = rdflib.URIRef(BASE + ROBERTA)
    graph.add((model, rdflib.RDFS.label, rdflib.Literal("Roberta")))
    (found,) = validated(graph)
    assert found["focus"] == str(model)
    assert "“label”" in found["message"] or "label" in found["message"]


def test_every_property_shape_says_what_is_wrong_in_both_languages() -> None:
    said = shapes().query(
        PROLOGUE + "SELECT ?s ?l { ?s a sh:PropertyShape ; sh:message ?m BIND(LANG(?m) AS ?l) }"
    )
    languages: dict[str, set[str]] = {}
    for shape, language in said:  # type: ignore[misc]
        languages.setdefault(str(shape), set()).add(str(language))
    assert len(languages) > 30
    assert set(map(frozenset, languages.values())) == {frozenset({"en", "zh"})}


def test_facts_conform_without_their_evidence() -> None:
    graph = to_rdflib(GRAPH)
    graph.update(PROLOGUE + "DELETE { ?e ?p ?o } WHERE { ?e a lg:Evidence ; ?p ?o }")
    assert report(graph)[0]


def test_an_empty_graph_conforms() -> None:
    assert report(to_rdflib(KnowledgeGraph((), {})))[0]


FAULTS = {
    "a fact without evidence": f"INSERT DATA {{ <{BASE}{ARTICLE}> lg:mentions <{BASE}{XLNET}> }}",
    "evidence without its fact": f"DELETE DATA {{ <{BASE}{ARTICLE}> lg:covers <{BASE}{ROBERTA}> }}",
    "evidence without a file": "DELETE { ?e lg:file ?f } WHERE { ?e rdf:predicate lg:covers ; lg:file ?f }",
    "a line as text": "DELETE { ?e lg:line ?l } INSERT { ?e lg:line '5' } WHERE { ?e lg:line ?l }",
    "line 0": "DELETE { ?e lg:line ?l } INSERT { ?e lg:line 0 } WHERE { ?e lg:line ?l }",
    "two lines": "INSERT { ?e lg:line 6 } WHERE { ?e rdf:predicate lg:covers }",
    "an empty quote": "DELETE { ?e lg:quote ?q } INSERT { ?e lg:quote '' } WHERE { ?e lg:quote ?q }",
    "an end before the start": "DELETE { ?e lg:end ?n } INSERT { ?e lg:end 1 } WHERE { ?e lg:end ?n }",
    "a rule as text": "DELETE { ?e lg:rule ?r } INSERT { ?e lg:rule 'x' } WHERE { ?e lg:rule ?r }",
    "above 1": "DELETE { ?e lg:confidence ?c } INSERT { ?e lg:confidence 1.5 } WHERE { ?e lg:confidence ?c }",
    "no confidence": "DELETE { ?e lg:confidence ?c } WHERE { ?e lg:confidence ?c }",
    "no label": f"DELETE WHERE {{ <{BASE}{ROBERTA}> rdfs:label ?l }}",
    "a blank label": f"INSERT DATA {{ <{BASE}{ROBERTA}> rdfs:label ' ' }}",
    "a label that is a number": f"INSERT DATA {{ <{BASE}{ROBERTA}> rdfs:label 1 }}",
    "a model that schema.org does not see": f"DELETE DATA {{ <{BASE}{ROBERTA}> a schema:CreativeWork }}",
    "a publisher that is covered": f"INSERT DATA {{ <{BASE}{ARTICLE}> lg:covers <{BASE}{PUBLISHER}> }}",
    "a section that covers": f"INSERT DATA {{ <{BASE}{SECTION}> lg:covers <{BASE}{ROBERTA}> }}",
    "a model that lists an article": f"INSERT DATA {{ <{BASE}{ARTICLE}> lg:listedIn <{BASE}{ROBERTA}> }}",
    "an article listed nowhere": f"DELETE WHERE {{ <{BASE}{ARTICLE}> lg:listedIn ?s }}",
    "a URL as text": f"INSERT DATA {{ <{BASE}{ARTICLE}> schema:url 'https://example.org/' }}",
    "a URL that is not ASCII": f"INSERT DATA {{ <{BASE}{ARTICLE}> schema:url <https://example.org/大> }}",
    "two media": f"INSERT DATA {{ <{BASE}{ARTICLE}> lg:medium 'video' }}",
    "a year as text": f"INSERT DATA {{ <{BASE}{XLNET}> lg:firstReleased '2019' }}",
    "two preferred labels": f"INSERT DATA {{ <{BASE}{XLNET}> skos:prefLabel 'a'@en, 'b'@en }}",
    "an alias that is the name": f"INSERT DATA {{ <{BASE}{XLNET}> skos:altLabel 'XLNet'@en }}",
    "no outcome": f"DELETE WHERE {{ <{BASE}{COMPARISON}> lg:outcome ?o }}",
    "an unknown outcome": f"INSERT DATA {{ <{BASE}{COMPARISON}> lg:outcome lg:Underperforms }}",
    "a model against itself": f"DELETE DATA {{ <{BASE}{COMPARISON}> lg:right <{BASE}{XLNET}> }} ;"
    f" INSERT DATA {{ <{BASE}{COMPARISON}> lg:right <{BASE}{ROBERTA}> }}",
    "a comparison that no article makes": f"DELETE WHERE {{ ?a lg:reports <{BASE}{COMPARISON}> }}",
    "a claim that no comparison makes": f"INSERT DATA {{ <{BASE}{XLNET}> lg:outperforms <{BASE}{ROBERTA}> }}",
    "a blank node": "INSERT DATA { [] a lg:Model, skos:Concept, schema:CreativeWork ; rdfs:label 'x' }",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str) -> None:
    graph = to_rdflib(GRAPH)
    before = set(graph)
    graph.update(PROLOGUE + FAULTS[fault])
    assert set(graph) != before
    assert not report(graph)[0]


ODD_LISTS = {
    "signs that names differ by": """
        # Points and languages
        ## PointNet++
        - [PointNet++ beats PointNet](https://example.org/a)
        - [ControlNet vs ControlNet++](https://example.org/b)
        - [PixArt-α, PixArt-Σ and PixArt-δ compared](https://example.org/c)
        - [Command R+ outperforms Command R](https://example.org/d)
        """,
    "one name in several writings": """
        # Models
        - [ZebraFormer: Stripes](https://example.org/a)
        - [Zebraformer: Spots](https://example.org/b)
        - [ZEBRAFORMER vs ZebraFormer](https://example.org/c)
        - [Zebra-Former outperforms BERT](https://example.org/d)
        - [zebraBERT and ZebraBERT and Zebra-BERT](https://example.org/e)
        """,
    "both scripts": """
        # 大型語言模型
        ## 文心一言
        - [文心一言擊敗 ChatGPT](https://example.org/a)
        - [智譜 AI 與智谱AI：ChatGLM 模型](https://example.org/b)
        - [雲嶺模型](https://example.org/c)
        - [云岭模型](https://example.org/d)
        """,
    "an address twice, none, and none at all": """
        - [BERT](https://example.org/a) [BERT](https://example.org/a)
        - [](https://example.org/b)
        - [GPT-2 > BERT > GPT-2]()
        - <https://example.org/é?q="x">
        | Model | |
        |---|---|
        | [BERT](BERT.md) | [BERT++](文 心) |
        """,
    "a model set against itself": """
        # BERT
        - [BERT vs Bert vs BERT-base](https://example.org/a)
        - [BERT outperforms BERT](https://example.org/b)
        - [Foo-GPT: better than FooGPT](https://example.org/c)
        - [LLaMA beats Llama; Llama-7B matches LLaMA](https://example.org/d)
        """,
}


@pytest.mark.parametrize("markdown", ODD_LISTS.values(), ids=ODD_LISTS.keys())
def test_builds_of_odd_lists_conform(tmp_path: Path, markdown: str) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    for file in (tmp_path / "notes-models.md", folder / "models.md"):
        file.write_text(dedent(markdown), "utf-8")
    graph = build([tmp_path])
    conforms, text = report(to_rdflib(graph))
    assert conforms, text
    assert [subject for subject, _, target, _ in graph.edges() if subject == target] == []
    assert len({node.id for node in graph.nodes}) == len(graph.nodes)
    assert sum(node.kind == "List" for node in graph.nodes) == 2
    for node in graph.nodes:
        tongues = [value.lang for value in node.values("prefLabel")]
        assert len(tongues) == len(set(tongues)), node
