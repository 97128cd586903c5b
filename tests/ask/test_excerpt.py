"""Asking a large export: only what a question touches is read, and the answer is that of the whole."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store, serialize

from helpers.places import ROOT
from helpers.samples import GRAPH
from listgraph.ask import excerpt as excerpts
from listgraph.ask import store as stores
from listgraph.ask.excerpt import EVIDENCE, opened
from listgraph.ask.queries import named
from listgraph.ask.query import answer
from listgraph.ask.store import load_wanted
from listgraph.ask.why import Why, why
from listgraph.errors import ListgraphError
from listgraph.exporters import turtle
from listgraph.files.manifest import MANIFEST
from listgraph.files.write import write
from listgraph.rdf import evidence
from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import prefixes
from listgraph.rules.rulebook import Rule

RULES = {"contest": Rule("contest", "contest", "One model beats another.", "", 0.95)}
ASKED = {
    "a class": "SELECT ?m { ?m a lg:Model }",
    "two of a subject": "SELECT ?a ?m { ?a lg:covers ?m ; schema:name ?n }",
    "a node": "SELECT ?a { ?a lg:covers model:bert }",
    "what may be missing": "SELECT ?m ?y { ?m a lg:Model OPTIONAL { ?m lg:firstReleased ?y } }",
    "what must be missing": "SELECT ?m { ?m a lg:Model FILTER NOT EXISTS { ?a lg:covers ?m } }",
    "taken away": "SELECT ?m { ?m a lg:Model MINUS { ?m lg:firstReleased ?y } }",
    "one of two": "SELECT ?x { { ?x a lg:Topic } UNION { ?x a lg:List ; schema:name ?n } }",
    "with one of two": "SELECT ?x { ?x schema:name ?n . { ?x a lg:Model } UNION { ?x lg:medium ?f } }",
    "counted": "SELECT ?p (COUNT(?a) AS ?n) { ?a lg:publishedBy ?p } GROUP BY ?p HAVING(COUNT(?a) > 2)",
    "first few within": "SELECT ?n { { SELECT ?m { ?m a lg:Model } ORDER BY ?m LIMIT 5 } ?m schema:name ?n }",
    "a way": "SELECT ?m ?b { ?m a lg:Model ; lg:variantOf*/lg:basedOn ?b }",
    "a way back": "SELECT ?m ?p { ?p ^lg:publishedBy/lg:covers ?m }",
    "given properties": "SELECT ?m ?x { VALUES ?p { lg:basedOn lg:variantOf } ?m a lg:Model ; ?p ?x }",
    "properties given behind": "SELECT ?m ?x { ?m ?p ?x VALUES ?p { lg:basedOn lg:variantOf } }",
    "why": "SELECT ?s ?w { ?e rdf:predicate lg:covers ; rdf:subject ?s OPTIONAL { ?e lg:quote ?w } }",
    "a graph": "CONSTRUCT { ?m schema:about ?a } WHERE { ?a lg:mentions ?m }",
    "a question": "ASK { ?m lg:outperforms ?m }",
    "nothing of the kind": "SELECT ?x { ?x lg:covers lg:Model }",
    "a blank": "SELECT ?n { ?a lg:publishedBy [ schema:name ?n ] }",
    "bound": "SELECT ?b { ?m a lg:Model ; schema:name ?n BIND(UCASE(?n) AS ?b) }",
}
ALL = {
    "any property": "SELECT * { ?s ?p ?o }",
    "another property": "SELECT ?x { ?m !lg:covers ?x }",
    "a way of no step": "SELECT ?b { model:roberta (lg:basedOn|lg:variantOf)* ?b }",
    "a way of no step from anywhere": "SELECT ?x { ?x lg:variantOf* ?y }",
    "all of a node": "DESCRIBE model:bert",
    "a named graph": "SELECT ?g { GRAPH ?g { ?s a lg:Model } }",
    "from a graph": "SELECT ?s FROM <urn:x> { ?s a lg:Model }",
    "no query": "SELECT ?x {",
}


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Turtle of the seeds, as a build with its usual formats has it."""
    folder = tmp_path_factory.mktemp("export")
    for name in ("graph.ttl", "evidence.ttl"):
        (folder / name).write_bytes((ROOT / "exports" / name).read_bytes())
    built(folder)
    return folder


def built(folder: Path) -> None:
    """Let the files of a folder be those of a build: none was written after its manifest."""
    (folder / MANIFEST).write_text("".join(f"{path.name}\n" for path in folder.glob("*.ttl")), "utf-8")


@pytest.fixture
def in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every export counts as large, and no excerpt as too much of it; where stores would be."""
    monkeypatch.setattr(stores, "user_cache_path", lambda _name: tmp_path / "cache")
    monkeypatch.setattr(stores, "LARGE", 0)
    monkeypatch.setattr(stores, "_MOST", 0)
    return tmp_path / "cache"


def rows(ask: Callable[[], str]) -> list[str]:
    try:
        return sorted(ask().splitlines())
    except ListgraphError as error:
        return [str(error)]


@pytest.mark.parametrize("text", ASKED.values(), ids=ASKED)
def test_sparql(export: Path, in_part: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    form = "ttl" if text.startswith("CONSTRUCT") else "csv"
    found = rows(lambda: answer(export, text, form=form))
    assert not in_part.exists()
    monkeypatch.setattr(stores, "LARGE", 1 << 30)
    assert found == rows(lambda: answer(export, text, form=form))


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_what_is_about_all_is_asked_of_all(export: Path, in_part: Path, text: str) -> None:
    rows(lambda: answer(export, text, form="csv", limit=5))
    assert in_part.exists()


@pytest.mark.parametrize("name", named())
def test_every_named_query(export: Path, in_part: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    given = [f"{param.name}={param.default}" for param in named()[name].params if param.default]
    found = rows(lambda: answer(export, name, given, "csv"))
    assert not in_part.exists()
    monkeypatch.setattr(stores, "LARGE", 1 << 30)
    assert found == rows(lambda: answer(export, name, given, "csv"))


NAMES = [
    ("BERT", None),
    ("bert", "GPT-2"),
    ("Google", None),
    ("language-models.md:30", None),
    ("https://arxiv.org/abs/1810.04805", None),
    ("Llama", "GPT-4"),
    ("no such thing", None),
]


@pytest.mark.parametrize(("first", "second"), NAMES)
def test_why(
    export: Path, in_part: Path, monkeypatch: pytest.MonkeyPatch, first: str, second: str | None
) -> None:
    def told() -> Why | str:
        try:
            return why(export, first, second)
        except ListgraphError as error:
            return str(error)

    found = told()
    assert not in_part.exists()
    monkeypatch.setattr(stores, "LARGE", 1 << 30)
    assert found == told()


@pytest.mark.usefixtures("in_part")
def test_a_slip_names_what_comes_close(export: Path) -> None:
    with pytest.raises(ListgraphError, match="did you mean BERT"):
        answer(export, "articles-of-model", ["model=BERTT"])
    with pytest.raises(ListgraphError, match="no publisher with 'nobody'"):
        answer(export, "by-publisher", ["publisher=nobody"])


def _by_others(text: bytes) -> bytes:
    store = Store()
    store.load(text, format=RdfFormat.TURTLE)
    return serialize(store, format=RdfFormat.TURTLE, prefixes=prefixes()) or b""


OTHERS: dict[str, Callable[[bytes], bytes]] = {
    "another program's": _by_others,
    "a line is broken": lambda text: text.replace(b";\n\t", b"\n\t;\n\t", 1),
    "each subject has a line": lambda text: text.replace(b";\n\t", b" ; "),
    "a statement is added": lambda text: text + b"\nmodel:bert a lg:Model; lg:covers model:bert.\n",
    "a prefix is added": lambda text: b"@prefix zz: <urn:zz> .\n" + text,
    "a comment is added": lambda text: text + b"# seen\n",
    "Windows lines": lambda text: text.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("change", OTHERS.values(), ids=OTHERS)
def test_what_is_laid_out_otherwise_is_read_whole(
    tmp_path: Path, export: Path, in_part: Path, change: Callable[[bytes], bytes]
) -> None:
    text = (export / "graph.ttl").read_bytes()
    path = tmp_path / "graph.ttl"
    path.write_bytes(text)
    assert opened(path).is_laid_out()
    path.write_bytes(change(text))
    assert not opened(path).is_laid_out()
    built(tmp_path)
    assert "BERT" in answer(tmp_path, "SELECT ?n { ?m a lg:Model ; schema:name ?n }")
    assert in_part.exists()


def test_of_a_large_file_pieces_tell_its_layout(export: Path, tmp_path: Path) -> None:
    text = (export / "graph.ttl").read_bytes()
    head, blocks = text.split(b"\n\n", 1)
    path = tmp_path / "graph.ttl"
    large = b"\n".join([blocks] * (excerpts._SEEN_WHOLE // len(blocks) + 2))
    path.write_bytes(head + b"\n\n" + large)
    assert opened(path).is_laid_out()
    for other in (b";\n  ", b" ; "):
        path.write_bytes(head + b"\n\n" + large.replace(b";\n\t", other))
        assert not opened(path).is_laid_out()


def test_evidence_states_nothing_but_what_is_known_of_it() -> None:
    store = Store()
    store.load(path=str(ROOT / "exports" / EVIDENCE), format=RdfFormat.TURTLE)
    assert {quad.predicate.value for quad in store} == evidence.PROPERTIES
    classes = {quad.object for quad in store.quads_for_pattern(None, TYPE, None)}
    assert {getattr(found, "value", "") for found in classes} == evidence.CLASSES


@pytest.mark.usefixtures("in_part")
def test_evidence_is_looked_into_only_by_who_asks_for_it(export: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes((export / "graph.ttl").read_bytes())
    (tmp_path / EVIDENCE).write_bytes(b"Nobody reads this.\n")
    built(tmp_path)
    asked = "SELECT ?n { ?m a lg:Model ; schema:name ?n }"
    assert rows(lambda: answer(tmp_path, asked)) == rows(lambda: answer(export, asked))
    with pytest.raises(ListgraphError, match="broken"):
        answer(tmp_path, "SELECT ?f { ?e a lg:Evidence ; lg:file ?f }")


@pytest.mark.usefixtures("in_part")
@pytest.mark.parametrize("name", ["graph.ttl", EVIDENCE])
def test_what_was_added_by_hand_is_found(export: Path, tmp_path: Path, name: str) -> None:
    """However it is laid out, and whatever it states."""
    for path in export.glob("*.ttl"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    built(tmp_path)
    asked = "SELECT ?x { <urn:me> <urn:says> ?x }"
    assert "hand" not in answer(tmp_path, asked)
    with (tmp_path / name).open("a", encoding="utf-8") as file:
        file.write('\n<urn:me> <urn:says> "by hand" .\n')
    later = (tmp_path / MANIFEST).stat().st_mtime_ns + 1_000_000
    os.utime(tmp_path / name, ns=(later, later))
    assert "by hand" in answer(tmp_path, asked)


def test_of_what_wants_most_of_it_a_store_is_made(
    export: Path, in_part: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_MOST", 1000)
    assert "BERT" in answer(export, "most-covered")
    assert in_part.exists()
    assert load_wanted(export, lambda _: ()).files == ()


TERMS = st.sampled_from(["?a", "?b", "?c"])
PROPERTIES = st.sampled_from(
    [
        *("a", "schema:name", "lg:covers", "lg:compares", "lg:left", "rdf:subject", "rdf:predicate"),
        *("^lg:right", "lg:covers/schema:name", "lg:outperforms?", "(lg:left|lg:right)"),
    ]
)
OBJECTS = st.one_of(TERMS, st.sampled_from(["lg:Model", "lg:Article", "model:xlnet", "lg:covers"]))
TRIPLES = st.lists(st.tuples(TERMS, PROPERTIES, OBJECTS).map(" ".join), min_size=1, max_size=3).map(
    " . ".join
)
GROUPS = st.recursive(
    TRIPLES,
    lambda group: st.one_of(
        st.tuples(
            group, st.sampled_from(["OPTIONAL", "MINUS", "FILTER NOT EXISTS", "FILTER EXISTS", ""]), group
        ).map(lambda parts: f"{{ {parts[0]} }} {parts[1]} {{ {parts[2]} }}"),
        st.tuples(group, group).map(lambda parts: f"{{ {parts[0]} }} UNION {{ {parts[1]} }}"),
        group.map(lambda part: f"{{ SELECT ?a ?b {{ {part} }} ORDER BY ?a ?b LIMIT 3 }}"),
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write(turtle.export(GRAPH, RULES), folder)
    return folder


@given(group=GROUPS)
def test_any_query(small: Path, group: str) -> None:
    """The answer from a part is the answer from all."""

    def asked(large: int) -> list[str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(stores, "LARGE", large)
            patch.setattr(stores, "_MOST", 0)
            patch.setattr(stores, "_on_disk", lambda _, *files: stores._filled(Store(), *files))
            return rows(lambda: answer(small, f"SELECT * {{ {group} }}", form="csv"))

    assert asked(0) == asked(1 << 30)
