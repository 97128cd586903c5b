"""A check that fails on a list says so, and nothing else is lost."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.checkups import found
from listgraph.checks import table
from listgraph.checks.lists import Lists
from listgraph.problems import Problem


def test_a_check_that_fails_on_one_list_is_told_of_it_and_made_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fussy(lists: Lists) -> Iterator[Problem]:
        for document in lists.documents:
            yield Problem(document.path, 1, "nearly-link", "something")
            if document.path == "b.md":
                raise ValueError("what\nis this?")

    monkeypatch.setattr(table, "CHECKS", (fussy,))
    link = "* [a](https://example.org/a)\n"
    told = {(item.file, item.code): item.message for item in found({f"{name}.md": link for name in "abc"})}
    assert set(told) == {*((f"{name}.md", "nearly-link") for name in "abc"), ("b.md", "not-checked")}
    assert told["b.md", "not-checked"] == "the check 'fussy' fails on this file: ValueError: what is this?"


PIECES = (
    "[",
    "]",
    "[::1]",
    "[v1.x]",
    "@",
    ":",
    "／",
    "＃",
    "℀",
    "%",
    "%5B",
    "e.org",
    "a",
    ".",
    "例子",
    "80",
    "?",
)
AUTHORITIES = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)


@given(st.lists(AUTHORITIES, min_size=1, max_size=4))
def test_no_host_breaks_a_check(hosts: list[str]) -> None:
    links = (f"* [Title {number}](<http://{host}/b>)" for number, host in enumerate(hosts))
    once_more = (f"* [Another {number}](<http://{host}@e.org/b>)" for number, host in enumerate(hosts))
    told = found({"list.md": "\n".join((*links, *once_more, "* [The last](http://e.org/b)", ""))})
    assert not [problem for problem in told if problem.code in ("not-checked", "not-read")]
