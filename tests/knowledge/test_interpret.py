"""A list that the program fails on is a problem of that list, and of no other."""

import pytest

from listgraph.knowledge import interpret
from listgraph.lexicon import builtin
from listgraph.lists.outline import Document
from listgraph.lists.source import Source


def test_a_list_that_reading_fails_on_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(source: Source) -> Document:
        raise AssertionError(f"nobody thought\nof {source.path}")

    monkeypatch.setattr(interpret, "parse", failing)
    document, claims = interpret.understood(Source("list.md", "# A\ntext", "utf-8", ""), builtin())
    assert document.lines == ("# A", "text")
    (problem,) = claims.problems
    assert (problem.code, problem.file) == ("not-read", "list.md")
    assert problem.message.endswith("AssertionError: nobody thought of list.md")
