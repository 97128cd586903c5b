"""The account of links: each is evidence, a companion or a problem, whatever the list looks like."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.knowledge.account import account, lost, went
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import Account
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.outline import Document
from listgraph.lists.parse import parse
from listgraph.lists.source import Source


def read(markdown: str) -> tuple[Document, Claims]:
    document = parse(Source("list.md", markdown, "utf-8", ""))
    return document, interpret(document, builtin())


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("- [A](https://e.org/a)", Account(1, 1, 0, 0)),
        ("- [A](https://e.org/a) [code](https://e.org/b)", Account(2, 1, 1, 0)),
        ("- [A](https://e.org/a) [](https://e.org/b)", Account(2, 1, 1, 0)),
        ("- A <a href='https://e.org/a'></a>", Account(1, 1, 0, 0)),
        ("| a | b |\n|-|-|\n| [A](https://e.org/a) | [](https://e.org/b) |", Account(2, 1, 1, 0)),
        ("| x | [A](https://e.org/a) |\n[code](https://e.org/b)", Account(2, 2, 0, 0)),
        ("x\n- <a href='https://e.org/a'>A", Account(1, 1, 0, 0)),
        ("A[^1]\n\n[^1]: [source](https://e.org/a)", Account(1, 1, 0, 0)),
        ("Https://e.org/a\\_b", Account(1, 1, 0, 0)),
        ("- [A]()", Account(1, 0, 0, 1)),
        ("- [up](#top)\n- <!-- [A](https://e.org/a) -->", Account(0, 0, 0, 0)),
    ],
)
def test_where_a_link_went(markdown: str, expected: Account) -> None:
    _, claims = read(markdown)
    assert (claims.account, claims.account.lost) == (expected, 0)


def test_a_link_that_no_claim_speaks_of_is_told_of() -> None:
    document, claims = read("- [A](https://e.org/a)\n- [B](https://e.org/b)")
    forgetful = replace(claims, claims=tuple(c for c in claims.claims if c.evidence.line == 1))
    assert account(went(document, forgetful)) == Account(2, 1, 0, 0)
    (problem,) = lost(document, went(document, forgetful))
    assert (problem.code, problem.line, problem.column) == ("lost-link", 2, 7)


ADDRESSES = st.integers(1, 30).map(lambda n: f"https://e.org/{n}")
TEXTS = st.sampled_from(
    ["", "A title", "code", "论文", "**b**", "2024", "ICLR'20", "![x](y.png)", "`c`", "<b>"]
)
INLINE = st.tuples(TEXTS, ADDRESSES).map(lambda t: f"[{t[0]}]({t[1]})")
LINKS = st.one_of(
    INLINE,
    ADDRESSES,
    ADDRESSES.map(lambda url: f"({url})"),
    ADDRESSES.map(lambda url: f"<{url}>"),
    st.tuples(ADDRESSES, TEXTS).map(lambda t: f'<a href="{t[0]}">{t[1]}</a>'),
    ADDRESSES.map(lambda url: f'<a href="{url}">'),
    st.just("[x]()"),
    st.just("[y](not an address)"),
    st.just("[z](file.md)"),
)
WORDS = st.sampled_from(["words", "词", "|", "| |", "-", ":", ",", "paper:", "<br>", "</a>", "[^1]", ""])
BEGINNINGS = (
    ",- ,  - ,    ,> ,> - ,1. ,# ,## ,| ,|-|-|,[^1]: ,<p>,<td>,<tr>,<summary>,<details>,</details>"
    ",<h2>,</h2>,---,```,<!-- , -->,%% ,#"
)
BEGIN = st.sampled_from(BEGINNINGS.split(","))
LINE = st.tuples(BEGIN, st.lists(st.one_of(WORDS, LINKS), max_size=4)).map(lambda t: t[0] + " ".join(t[1]))


@given(st.lists(LINE, max_size=10).map("\n".join))
def test_no_link_is_lost(markdown: str) -> None:
    document, claims = read(markdown)
    assert claims.account.links == sum(1 for _ in document.links())
    assert claims.account.lost == 0
