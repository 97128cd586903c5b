"""Graphs out of nowhere, for laws that hold of any."""

from hypothesis import strategies as st

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.problems import Problem
from listgraph.schema import ATTRIBUTES, KINDS, LANGUAGES, OUTCOMES, RELATIONS

NASTY = (
    "",
    " ",
    "BERT",
    "大鸟",
    "🤗 PyTorch",
    'say "BERT"',
    "it's",
    "a\nb\r\nc\td",
    "]]>",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&amp; &lt;",
    "bell\x07 nul\x00",
    "\u202egnp.exe",
    "=1+1",
    "'=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "a;=cmd|' /C calc'!A0;b",
    "a | b",
    "a\\| b |",
    "![x](http://evil.example/x.png)",
    "[x](javascript:alert(1))",
    "`code` ``two``",
    "www.evil.example https://evil.example a@evil.example",
    "- item",
    "1. item",
    "# heading",
    "NULL",
    "NaN",
    "1e5",
    "0123",
    "true",
    "x" * 10_000,
)

texts = st.sampled_from(NASTY) | st.text(max_size=30)


@st.composite
def nodes(draw: st.DrawFn, index: int) -> Node:
    """A node of any kind, each of its attributes with up to two values where it may have several."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    names = sorted(name for name, row in ATTRIBUTES.items() if kind in row.kinds)
    values: dict[str, st.SearchStrategy[str]] = {"outcome": st.sampled_from(sorted(OUTCOMES))}
    by_type: dict[str, st.SearchStrategy[str]] = {
        "xsd:integer": st.integers(0, 999).map(str),
        "xsd:boolean": st.sampled_from(["true", "false"]),
    }
    attributes = set()
    for name in draw(st.lists(st.sampled_from(names), unique=True, max_size=4)) if names else []:
        strategy = values.get(name, by_type.get(ATTRIBUTES[name].datatype, texts.filter(bool)))
        most = 2 if ATTRIBUTES[name].several else 1
        for text in draw(st.lists(strategy, min_size=1, max_size=most, unique=True)):
            languages = st.sampled_from(LANGUAGES) if ATTRIBUTES[name].languages else st.just("")
            attributes.add((name, Value(text, draw(languages))))
    identifier = f"{KINDS[kind].path}/n{index:03}"
    return Node(identifier, kind, draw(texts), tuple(sorted(attributes)))


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    """A reason, from a list or from the lexicon."""
    return Evidence(
        file=draw(st.sampled_from(["a.md", "目录/b.md", "-c.md", "lexicon/models.toml"])),
        line=draw(st.integers(0, 9)),
        quote=draw(texts),
        start=0,
        end=0,
        rule=draw(st.sampled_from(["contest", "title-subject"])),
        confidence=draw(st.sampled_from([0.5, 0.75, 0.9, 1.0])),
    )


@st.composite
def graphs(draw: st.DrawFn) -> KnowledgeGraph:
    """A graph of up to eight nodes: parallel edges, self-loops and islands occur."""
    found = sorted((draw(nodes(index)) for index in range(draw(st.integers(0, 8)))), key=lambda node: node.id)
    facts: dict[Fact, tuple[Evidence, ...]] = {}
    if found:
        ids = st.sampled_from([node.id for node in found])
        edges = st.builds(Fact, ids, st.sampled_from(sorted(RELATIONS)), ids)
        reasons = st.lists(evidences(), min_size=1, max_size=2, unique=True)
        facts = {
            fact: tuple(sorted(reason, key=lambda item: item.key))
            for fact, reason in draw(st.dictionaries(edges, reasons, max_size=12)).items()
        }
    problems = tuple(
        sorted(draw(st.lists(st.builds(Problem, texts, st.integers(0, 9), texts, texts), max_size=3)))
    )
    return KnowledgeGraph(
        nodes=tuple(found),
        evidence=dict(sorted(facts.items(), key=lambda item: item[0].key)),
        problems=problems,
    )
