"""The difference of two graphs: said by title and name, exact to the triple as a patch."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from helpers.strategies import graphs
from listgraph.ask.results import plain
from listgraph.cli.main import main
from listgraph.compare.changes import changes, counts, inverted
from listgraph.compare.diff import as_json, as_text, facts
from listgraph.errors import ListgraphError
from listgraph.exporters import dataset, turtle
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.documents import Memory
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import builtin
from listgraph.lists.source import Source
from listgraph.rdf import descriptions
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.patch import rdf_patch
from listgraph.rdf.serialise import ntriples
from listgraph.schema import NAMESPACE

LINE = NamedNode(f"{NAMESPACE}line")


def built(text: str, path: str = "a.md") -> frozenset[Triple]:
    source = Source(path, text, "utf-8", "0" * 64)
    return triples(assemble(Memory().interpreted([source], builtin()), builtin(), [source]))


def triples(graph: KnowledgeGraph) -> frozenset[Triple]:
    return frozenset(descriptions.triples(fact_descriptions(graph)))


def said(old: str, new: str) -> list[str]:
    """What the difference of two lists is in words, without the counts."""
    text = as_text(changes(built(old), built(new)))
    return [line for line in text.split("\n\n", 1)[-1].splitlines() if line]


# --- what is said ---

CASES = {
    "an article that came brings its models and its publisher": (
        "## LLM\n* [BERT explained](https://example.org/a)\n",
        "## LLM\n* [BERT explained](https://example.org/a)\n* [Attack on XLNet](https://example.com/b)\n",
        [
            "Articles",
            "  + “Attack on XLNet” <https://example.com/b>: covers XLNet; listed in LLM",
            "Models",
            "  + XLNet: developed by Carnegie Mellon University, Google; first released 2019",
            "Publishers",
            "  + example.com <https://example.com/>",
            "Organisations",
            "  + Carnegie Mellon University",
        ],
    ),
    "another title for the same URL is a change": (
        "## LLM\n* [BERT explained](https://example.org/a)\n",
        "## LLM\n* [BERT illustrated](https://example.org/a)\n",
        [
            "Articles",
            "  ~ “BERT illustrated” <https://example.org/a>: headline “BERT explained” → “BERT illustrated”",
        ],
    ),
    "a tag that recurs is a topic that its articles came to": (
        "## LLM\n* [BERT explained](https://example.org/a)\n* [XLNet explained](https://example.org/b)\n",
        "## LLM\n* [BERT explained](https://example.org/a) #frost\n"
        "* [XLNet explained](https://example.org/b) #frost\n",
        [
            "Articles",
            "  ~ “BERT explained” <https://example.org/a>: + description #frost; + on topic frost",
            "  ~ “XLNet explained” <https://example.org/b>: + description #frost; + on topic frost",
        ],
    ),
    "a topic that was there comes to another article": (
        "## Tools\n* [Oar](https://example.org/a) `MIT`\n* [Raft](https://example.org/b) `MIT`\n"
        "* [Sail](https://example.org/c) Sails.\n",
        "## Tools\n* [Oar](https://example.org/a) `MIT`\n* [Raft](https://example.org/b) `MIT`\n"
        "* [Sail](https://example.org/c) Sails. `MIT`\n",
        [
            "Articles",
            "  ~ “Sail” <https://example.org/c>: description Sails. → Sails. MIT; + on topic MIT",
        ],
    ),
    "what an article succeeds is said as such": (
        "## Tools\n* [Oar](https://example.org/a) - Rows\n* [Raft](https://example.org/b) - Floats.\n",
        "## Tools\n* [Oar](https://example.org/a) - Rows. Successor of Raft.\n"
        "* [Raft](https://example.org/b) - Floats.\n",
        [
            "Articles",
            "  ~ “Oar” <https://example.org/a>: description Rows → Rows. Successor of Raft.; + succeeds Raft",
        ],
    ),
    "another URL for the same title in its place is a change": (
        "## LLM\n* [BERT explained](https://example.org/a)\n",
        "## LLM\n* [BERT explained](https://example.org/b)\n",
        [
            "Articles",
            "  ~ “BERT explained” <https://example.org/b>: URL https://example.org/a → https://example.org/b",
        ],
    ),
    "a link that is listed under another heading has moved": (
        "## A\n* [One](https://example.org/1)\n* [Two](https://example.org/2)\n"
        "## B\n* [Three](https://example.org/3)\n",
        "## A\n* [One](https://example.org/1)\n"
        "## B\n* [Three](https://example.org/3)\n* [Two](https://example.org/2)\n",
        ["Articles", "  > “Two” <https://example.org/2>: A → B"],
    ),
    "a link that is listed once more has not moved": (
        "## A\n* [One](https://example.org/1)\n## B\n* [Two](https://example.org/2)\n",
        "## A\n* [One](https://example.org/1)\n"
        "## B\n* [Two](https://example.org/2)\n* [One](https://example.org/1)\n",
        ["Articles", "  ~ “One” <https://example.org/1>: + listed in B"],
    ),
    "a heading in other words is one change, not one for each link": (
        "# L\n## A\n* [One](https://example.org/1)\n* [Two](https://example.org/2)\n",
        "# L\n## The A\n* [One](https://example.org/1)\n* [Two](https://example.org/2)\n",
        ["Sections", "  ~ L › The A: label A → The A"],
    ),
    "a comparison with another outcome": (
        "## LLM\n* [RoBERTa outperforms XLNet](https://example.org/a)\n",
        "## LLM\n* [XLNet outperforms RoBERTa](https://example.org/a)\n",
        [
            "Articles",
            "  ~ “XLNet outperforms RoBERTa” <https://example.org/a>:"
            " headline “RoBERTa outperforms XLNet” → “XLNet outperforms RoBERTa”",
            "Comparisons",
            "  ~ “XLNet outperforms RoBERTa”: RoBERTa outperforms XLNet → XLNet outperforms RoBERTa",
            "Covers and mentions",
            "  + “XLNet outperforms RoBERTa”: covers XLNet",
            "  - “XLNet outperforms RoBERTa”: covers RoBERTa",
        ],
    ),
    "what the lexicon says of a model that was there already": (
        "## LLM\n* [RoBERTa explained](https://example.org/a)\n",
        "## LLM\n* [RoBERTa explained](https://example.org/a)\n"
        "* [RoBERTa: A Robustly Optimized BERT Pretraining Approach](https://arxiv.org/abs/1907.11692)\n",
        [
            "Articles",
            "  + “RoBERTa: A Robustly Optimized BERT Pretraining Approach” <https://arxiv.org/abs/1907.11692>:"
            " covers RoBERTa; listed in LLM; mentions BERT",
            "Models",
            "  + BERT: developed by Google; first released 2018",
            "Publishers",
            "  + arXiv <https://arxiv.org/>",
            "Facts of models",
            "  + RoBERTa: based on BERT",
            "  + RoBERTa: introduced by “RoBERTa: A Robustly Optimized BERT Pretraining Approach”",
            "Organisations",
            "  + Google",
        ],
    ),
    "what moves down a few lines is where it was": (
        "## A\n* [One](https://example.org/1)\n## B\n* [BERT](https://example.org/2)\n",
        "Hello.\n\n## A\n\n* [One](https://example.org/1)\n\n## B\n\nText.\n\n* [BERT](https://example.org/2)\n",
        ["No difference."],
    ),
    "what could move a terminal's cursor is spelt out or taken out": (
        "* [One](https://example.org/1)\n",
        "* [One](https://example.org/1)\n* [T\u202ew\x1b7o](https://example.org/2)\n",
        ["Articles", "  + “T[U+202E]w\ufffd7o” <https://example.org/2>: listed in a.md"],
    ),
}


@pytest.mark.parametrize(("old", "new", "lines"), CASES.values(), ids=CASES)
def test_the_difference_of_two_lists_in_words(old: str, new: str, lines: list[str]) -> None:
    assert said(old, new) == lines


def test_the_counts_come_first() -> None:
    old = "* [One](https://example.org/1)\n* [Two](https://example.org/2)\n"
    new = "* [Uno](https://example.org/1)\n* [Tres](https://example.com/3)\n"
    assert as_text(changes(built(old), built(new))).split("\n\n")[0].splitlines() == [
        "            came  went  changed  moved",
        "----------  ----  ----  -------  -----",
        "Articles       1     1        1",
        "Publishers     1",
    ]


def test_a_list_alone_is_the_same_list_under_another_name() -> None:
    text = "# L\n* [One](https://example.org/1)\n## A\n* [BERT](https://example.org/2)\n"
    assert changes(built(text, "old.md"), built(text, "new.md")) == ()


def test_with_several_lists_a_section_is_named_with_its_list() -> None:
    link, other = "* [One](https://example.org/1)\n", "* [Two](https://example.org/2)\n"
    old = built(f"## A\n{other}{link}", "a.md") | built(f"## B\n{other}", "b.md")
    new = built(f"## A\n{other}", "a.md") | built(f"## B\n{other}{link}", "b.md")
    assert as_text(changes(old, new)).endswith("\n  > “One” <https://example.org/1>: a.md › A → b.md › B")


def test_for_programs_it_is_json() -> None:
    old, new = "## A\n* [One](https://example.org/1)\n", "## A\n* [Uno](https://example.org/1)\n"
    assert json.loads(as_json(changes(built(old), built(new)))) == {
        "counts": {"articles": {"came": 0, "went": 0, "changed": 1, "moved": 0}},
        "changes": [
            {
                "group": "articles",
                "how": "changed",
                "old": {"name": "One", "url": "https://example.org/1"},
                "new": {"name": "Uno", "url": "https://example.org/1"},
                "details": [{"property": "headline", "old": ["One"], "new": ["Uno"]}],
            }
        ],
    }


# --- laws ---

_TITLES = ["BERT", "XLNet explained", "RoBERTa beats XLNet", "XLNet beats RoBERTa", "GPT-3 vs. BERT", "Home"]
_URLS = ["https://example.org/1", "https://example.org/2", "https://arxiv.org/abs/1810.04805", "no url"]
_LINKS = st.builds("* [{}]({})\n".format, st.sampled_from(_TITLES), st.sampled_from(_URLS))
_HEADINGS = st.sampled_from(["# List\n", "## BERT\n", "## Papers\n", "### GPT\n", "Some text.\n\n"])
LISTS = st.lists(_LINKS | _HEADINGS, max_size=8, unique=True).map("\n".join)


@given(graphs())
def test_nothing_differs_from_itself(graph: KnowledgeGraph) -> None:
    assert changes(triples(graph), triples(graph)) == ()


@given(LISTS, LISTS)
def test_the_other_way_round_what_came_went(old: str, new: str) -> None:
    before, after = built(old), built(new)
    assert inverted(changes(before, after)) == changes(after, before)


@given(LISTS, LISTS)
def test_nothing_is_left_out_but_the_lines_of_headings(old: str, new: str) -> None:
    before, after = ({triple for triple in built(text) if triple.predicate != LINE} for text in (old, new))
    assert (changes(before, after) == ()) == (before == after)


@given(graphs(), graphs())
def test_whatever_an_export_says_there_are_words_for_it(old: KnowledgeGraph, new: KnowledgeGraph) -> None:
    found = changes(triples(old), triples(new))
    lines = as_text(found).split("\n")
    assert lines == [plain(line) for line in lines]
    assert sum(line[:2] == "  " and line[2] in "+-~>" for line in lines) == len(found)
    assert sum(number for row in counts(found).values() for number in row.values()) == len(found)
    assert json.loads(as_json(found))["counts"] == counts(found)


# --- the patch ---


def applied(patch: str, graph: Iterable[Triple]) -> set[Triple]:
    """What a reader of RDF Patch makes of ``graph``; it takes nothing away that is not there."""
    result = set(graph)
    header, _, rest = patch.partition("TX .\n")
    assert all(line.startswith("H ") and line.endswith(" .") for line in header.split("\n")[:-1])
    body, _, end = rest.rpartition("TC .\n")
    assert end == ""
    for line in body.split("\n")[:-1]:
        operation, _, statement = line.partition(" ")
        [quad] = parse(f"{statement}\n", format=RdfFormat.N_TRIPLES)
        if operation == "D":
            result.remove(quad.triple)
        else:
            assert operation == "A"
            assert quad.triple not in result
            result.add(quad.triple)
    return result


@given(graphs(), graphs())
def test_the_patch_makes_the_new_graph_of_the_old(old: KnowledgeGraph, new: KnowledgeGraph) -> None:
    before, after = triples(old), triples(new)
    assert applied(rdf_patch(before, after), before) == after


@given(graphs())
def test_the_patch_of_a_graph_with_itself_is_empty(graph: KnowledgeGraph) -> None:
    assert rdf_patch(triples(graph), triples(graph)).endswith("TX .\nTC .\n")


def test_a_patch_is_sorted_and_its_id_follows_from_its_lines() -> None:
    subject, predicate = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")
    one, two, three = (Triple(subject, predicate, Literal(text)) for text in ("1", "2\n", "3"))
    patch = rdf_patch({two, one}, {three, two})
    assert patch.split("\n")[1:] == [
        "TX .",
        'D <https://example.org/s> <https://example.org/p> "1" .',
        'A <https://example.org/s> <https://example.org/p> "3" .',
        "TC .",
        "",
    ]
    assert patch == rdf_patch({one, two}, {two, three})
    assert patch.split("\n")[0] != rdf_patch({three}, {one}).split("\n")[0]


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
def test_another_reader_of_rdf_patch_makes_the_same_of_it() -> None:
    before, after = built(OLD), built(NEW)
    read = rdflib.Dataset()
    read.default_graph.parse(data=ntriples(before).decode(), format="nt")
    read.parse(data=rdf_patch(before, after), format="patch")
    assert {line.encode() for line in read.default_graph.serialize(format="nt").splitlines()} == {
        *ntriples(after).splitlines()
    }


# --- what is compared ---

OLD = "## BERT\n* [BERT explained](https://example.org/a)\n* [RoBERTa beats XLNet](https://example.org/b)\n"
NEW = OLD.replace("BERT explained", "BERT illustrated")


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder, text in (("old", OLD), ("new", NEW)):
        Path(folder).mkdir()
        Path(folder, "reading.md").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("form", ["nq", "trig", "ttl"])
@pytest.mark.parametrize("base", ["https://w3id.org/listgraph/id/", "https://example.org/my#"])
def test_an_export_is_what_its_lists_would_give(form: str, base: str) -> None:
    assert main(["build", "old", "-o", "out", "--format", form, "--base", base]) == 0
    before, after = facts("out", "old")
    assert changes(before, after) == ()
    if form != "ttl":  # which has no catalogue to say what its base is
        assert before == after
    assert len(changes(*facts("out", "new"))) == 1


@pytest.mark.usefixtures("lists")
def test_evidence_is_no_fact() -> None:
    assert main(["build", "old", "-o", "all", "--format", "nq"]) == 0
    assert main(["build", "old", "-o", "turtle", "--format", "ttl"]) == 0
    before, after = facts("all", "turtle")
    assert before == after


@pytest.mark.usefixtures("lists")
def test_the_page_knows_what_is_new_since_an_earlier_build_or_list() -> None:
    """An article under another title or address is not new; the same builds give the same bytes."""

    def page(*arguments: str) -> bytes:
        assert main(["build", "new", "-o", "out", "--format", "html,ttl", "-q", *arguments]) == 0
        return Path("out", "graph.html").read_bytes()

    Path("new", "reading.md").write_text(f"{NEW}* [XLNet explained](https://example.org/c)\n", "utf-8")
    assert main(["build", "old", "-o", "earlier", "--format", "ttl"]) == 0
    marked = page("--since", "earlier")
    assert marked.count(b'"fresh":[') == 1
    assert b'"fresh":[]' not in marked
    assert marked == page("--since", "earlier") == page("--since", "old")
    plain = page()
    assert b'"fresh":[]' in plain
    assert page("--since", "out") == plain, "nothing is new since what stood there"


def test_a_graph_that_says_nothing_is_read(tmp_path: Path) -> None:
    empty = KnowledgeGraph((), {})
    for artifact in (*dataset.export_nq(empty, {}), *turtle.export(empty, {})):
        (tmp_path / artifact.path).write_bytes(artifact.data)
    assert facts(tmp_path, tmp_path) == (frozenset(), frozenset())


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("old", "message"),
    [
        ("missing", "missing: no such file or folder"),
        ("out/dataset.nq", "name the directory that it is in"),
        ("tables", "no export of listgraph here"),
        ("broken", "broken/dataset.nq:1: broken"),
        ("empty", "no Markdown file in empty"),
        ("unread", "not everything could be read:\n  b.md: larger than"),
    ],
)
def test_what_cannot_be_compared(old: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["build", "old", "-o", "out", "--format", "nq"]) == 0
    assert main(["build", "old", "-o", "tables", "--format", "csv"]) == 0
    for folder in ("broken", "empty", "unread"):
        Path(folder).mkdir()
    Path("broken/dataset.nq").write_text("<a\n", "utf-8")
    Path("unread/a.md").write_text(OLD, "utf-8")
    Path("unread/b.md").write_text(OLD * 10, "utf-8")
    monkeypatch.setattr("listgraph.lists.source.MAX_BYTES", 2 * len(OLD))
    with pytest.raises(ListgraphError) as error:
        facts(old, "new")
    assert message in str(error.value)


# --- the command ---


@pytest.mark.usefixtures("lists")
def test_the_command_ends_with_1_where_they_differ(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "old", "new"]) == 1
    assert "~ “BERT illustrated” <https://example.org/a>" in capsys.readouterr().out
    assert main(["diff", "old", "new", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["counts"]["articles"]["changed"] == 1
    assert main(["diff", "old/reading.md", "new/reading.md", "--patch"]) == 1
    before, after = facts("old", "new")
    assert applied(capsys.readouterr().out, before) == after


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize(
    ("option", "printed"),
    [([], "No difference.\n"), (["--json"], '"changes": []'), (["--patch"], "TX .\nTC .")],
)
def test_the_command_ends_with_0_where_they_do_not(
    option: list[str], printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", "old", "old", *option]) == 0
    assert printed in capsys.readouterr().out


@pytest.mark.usefixtures("lists")
def test_the_patch_moves_headings_to_their_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Path("new/reading.md").write_text(f"\n\n{OLD}", "utf-8")
    assert main(["diff", "old", "new"]) == 0
    capsys.readouterr()
    assert main(["diff", "old", "new", "--patch"]) == 1
    patch = capsys.readouterr().out
    assert [line.split()[3].partition("^^")[0] for line in patch.splitlines() if line[0] in "AD"] == [
        '"1"',
        '"3"',
    ]


@pytest.mark.usefixtures("lists")
@pytest.mark.parametrize("arguments", [["old"], ["old", "new", "--json", "--patch"]])
def test_wrong_use_ends_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["diff", *arguments])
    assert ended.value.code == 2
    assert main(["diff", "old", "missing"]) == 2
