"""Links between the lists of one build, by path, by name, by alias."""

import pytest

from listgraph import iris
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import interpret
from listgraph.knowledge.sections import section_ids
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

NOTES = {
    "b.md": "# B",
    "notes/GPT-2.md": "---\naliases: [second gpt]\n---\n# GPT-2",
    "notes/deep/b.md": "# B below",
}


def told(files: dict[str, str]) -> list[tuple[str, str, str]]:
    """From which list to which, and the words that lead there."""
    sources = [Source(path, text, "utf-8", "") for path, text in files.items()]
    graph = assemble([interpret(parse(source), builtin()) for source in sources], builtin())
    path = {node.id: node.text("file") for node in graph.nodes if node.kind == "List"}
    return [
        (path[fact.subject], path[str(fact.object)], item.quote)
        for fact, evidence in graph.evidence.items()
        if fact.relation == "linksTo"
        for item in evidence
    ]


@pytest.mark.parametrize(
    ("markdown", "target", "words"),
    [
        ("See [[GPT-2]].", "notes/GPT-2.md", "[[GPT-2]]"),
        ("See [[Second GPT#Sizes|the second]].", "notes/GPT-2.md", "[[Second GPT#Sizes|the second]]"),
        ("See [[notes/deep/b]].", "notes/deep/b.md", "[[notes/deep/b]]"),
        ("See [[b]].", "b.md", "[[b]]"),
        ("- [more](notes/GPT-2.md#sizes)", "notes/GPT-2.md", "notes/GPT-2.md#sizes"),
        ("- [more](./notes/deep/b.md)", "notes/deep/b.md", "./notes/deep/b.md"),
    ],
)
def test_a_list_links_to_another(markdown: str, target: str, words: str) -> None:
    assert told({**NOTES, "a.md": markdown}) == [("a.md", target, words)]


def test_the_note_beside_the_list_is_meant() -> None:
    assert told({**NOTES, "notes/deep/a.md": "[[b]]"}) == [("notes/deep/a.md", "notes/deep/b.md", "[[b]]")]


@pytest.mark.parametrize(
    "markdown", ["[[Nowhere]]", "- [x](nowhere.md)", "- [x](https://e.org/b.md)", "[[a]] is this note"]
)
def test_what_is_no_other_list_of_the_build_is_no_link(markdown: str) -> None:
    assert told({**NOTES, "a.md": markdown}) == []


def test_the_words_that_lead_to_a_list_stand_where_it_is_said() -> None:
    files = {"a.md": "See [[b]] and [more](c.md)\n", "b.md": "# B\n", "c.md": "# C\n"}
    sources = [Source(path, text, "utf-8", "") for path, text in files.items()]
    graph = assemble([interpret(parse(source), builtin()) for source in sources], builtin())
    pieces = [item for items in graph.evidence.values() for item in items if item.rule == "page-link"]
    assert {(item.quote, item.line, item.start, item.end) for item in pieces} == {
        ("[[b]]", 1, 4, 9),
        ("c.md", 1, 21, 25),
    }


def test_the_words_that_lead_to_a_list_stand_in_their_own_line() -> None:
    """The first of two on a line, too, and not in the line that a page begins with."""
    files = {
        "a.md": "# Notes of all kinds\n\nSee [[b]], then [[b|again]].\n\n* [more](c.md)\n",
        "b.md": "# B\n",
        "c.md": "# C\n",
    }
    sources = [Source(path, text, "utf-8", "") for path, text in files.items()]
    graph = assemble([interpret(parse(source), builtin()) for source in sources], builtin())
    pieces = [item for items in graph.evidence.values() for item in items if item.rule == "page-link"]
    assert {(item.line, item.quote_line or item.line, item.start, item.quote) for item in pieces} == {
        (3, 3, 4, "[[b]]"),
        (3, 3, 16, "[[b|again]]"),
        (5, 5, 9, "c.md"),
    }


def test_a_section_below_the_first_heading_is_no_twin_of_one_beside_it() -> None:
    below, beside = "# BERT\n## Papers\n", "# Papers\n* [a](https://e.org/a)\n"
    whole, alone = (
        section_ids(parse(Source("a.md", text, "utf-8", ""))) for text in (below + beside, beside)
    )
    assert whole[-1:] == alone


def test_a_section_is_told_from_its_twin_and_called_as_if_there_were_none() -> None:
    alone, twins = (
        section_ids(parse(Source("a.md", "## A\n* [a](https://e.org/a)\n" * times, "utf-8", "")))
        for times in (1, 3)
    )
    assert alone == [iris.section_id("a.md", ("A",))] == twins[:1]
    assert len(set(twins)) == 3
