"""What evidence quotes are words of the list, at the columns that it names."""

from pathlib import Path

import pytest

from helpers.places import SEEDS
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

READ = {
    "an address": ("[a](https://example.org/a)", "publishedBy", 1, "https://example.org/a"),
    "with an entity": ("[a](https://example.org/?b&amp;c)", "publishedBy", 1, "https://example.org/?b&amp;c"),
    "with an escape": (r"[a](https://example.org/a\_b)", "publishedBy", 1, r"https://example.org/a\_b"),
    "half encoded": ("[a](https://example.org/it's%20b)", "publishedBy", 1, "https://example.org/it's%20b"),
    "without a scheme": ("See www.example.org for a", "publishedBy", 1, "www.example.org"),
    "on the next line": (
        "[a longer\ntext](https://example.org/a)",
        "publishedBy",
        2,
        "https://example.org/a",
    ),
    "of a reference": ("[a][1]\n\n[1]: https://example.org/a", "publishedBy", 3, "https://example.org/a"),
    "of a reference, braced": (
        "[a]\n\n[a]: <https://example.org/{n}>",
        "publishedBy",
        3,
        "https://example.org/{n}",
    ),
    "of a reference, broken": (
        "[a]\n\n[a]:\n  https://example.org/a",
        "publishedBy",
        4,
        "https://example.org/a",
    ),
    "in a quote": ("> [a]\n>\n> [a]: https://example.org/a", "publishedBy", 3, "https://example.org/a"),
    "a heading": ("## Vector search\n\n* [a](https://example.org/a)", "partOf", 1, "Vector search"),
    "a heading with marks": (
        "## Vector *search*\n\n* [a](https://example.org/a)",
        "partOf",
        1,
        "Vector *search*",
    ),
    "a page": ("[a][1]\n\n[1]: notes.md", "linksTo", 3, "notes.md"),
    "behind an escape": (r"[100\% better\: BERT](https://example.org/a)", "covers", 1, "BERT"),
    "with an escape in it": (r"[a](https://example.org/a) is BERT\-like\, and so on", "listedIn", 1, "a"),
    "of a picture": (
        '<a title="BERT" href="https://example.org/a">\n<img alt="BERT" src="b.png"></a>',
        "listedIn",
        2,
        "BERT",
    ),
    "in cells behind the last header": (
        "|A|B|\n|-|-|\n|x|u|T5|**[GPT-2](https://example.org/y)** | z|",
        "listedIn",
        3,
        "GPT-2",
    ),
}


AGAIN = {
    "publishedBy": ("[https://example.org/x](https://example.org/x)", 24),
    "linksTo": ("[b.md](b.md)", 7),
}


@pytest.mark.parametrize(("relation", "text", "start"), [(name, *row) for name, row in AGAIN.items()])
def test_an_address_that_a_links_text_repeats_is_quoted_as_the_address(
    relation: str, text: str, start: int
) -> None:
    claims = interpret(parse(Source("list.md", text, "utf-8", "0" * 64)), builtin())
    assert [evidence.start for fact, evidence in claims.claims if fact.relation == relation] == [start]


def quoted(text: str, relation: str) -> list[tuple[int, str]]:
    """The line and the words of each piece of evidence for a relation; the words are those of the source."""
    document = parse(Source("list.md", text, "utf-8", "0" * 64))
    claims = interpret(document, builtin())
    lines = text.split("\n")
    found = [evidence for fact, evidence in claims.claims if fact.relation == relation]
    for evidence in found:
        assert (
            lines[(evidence.quote_line or evidence.line) - 1][evidence.start : evidence.end] == evidence.quote
        )
    return [(evidence.quote_line or evidence.line, evidence.quote) for evidence in found]


@pytest.mark.parametrize(("text", "relation", "line", "words"), READ.values(), ids=READ)
def test_the_words_stand_where_the_evidence_says(text: str, relation: str, line: int, words: str) -> None:
    assert (line, words) in quoted(text, relation)


@pytest.mark.parametrize("file", sorted(SEEDS.glob("*.md")), ids=lambda file: file.name)
def test_every_quote_of_the_seeds_stands_in_its_line(file: Path) -> None:
    text = file.read_text("utf-8")
    assert quoted(text, "listedIn")
    for relation in ("covers", "comparedWith", "publishedBy", "onTopic", "partOf"):
        quoted(text, relation)
