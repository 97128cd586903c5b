"""A list that the program fails on is a problem of that list, and of no other."""

import pytest

from listgraph.knowledge import understand
from listgraph.lexicon import builtin
from listgraph.lists.outline import Document
from listgraph.lists.source import Source


def test_a_list_that_reading_fails_on_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Source) -> Document:
        raise AssertionError(f"nobody thought\nof {source.path}")

    monkeypatch.setattr(understand, "parse", failing)
    document, claims = understand.understood(Source("list.md", "# A\ntext", "utf-8", ""), builtin())
    assert document.lines == ("# A", "text")
    (problem,) = claims.problems
    assert (problem.code, problem.file) == ("not-read", "list.md")
    assert problem.message.endswith("AssertionError: nobody thought of list.md")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("- 2022-11-03: [Moss on the north wall](https://example.org/a)", "2022"),
        ("- 2022-11-03 [Moss on the north wall](https://example.org/a)", "2022"),
        ("- Moss on the north wall (updated 2022-11-03) [link](https://example.org/a)", ""),
    ],
)
def test_a_day_before_a_title_says_when_it_came_out_and_one_behind_it_does_not(line: str, year: str) -> None:
    _, claims = understand.understood(Source("list.md", line, "utf-8", ""), builtin())
    (article,) = (node for node in claims.nodes if node.kind == "Article")
    assert article.text("published") == year
