"""Laws that hold of any text, however odd: nothing is raised, lost or made up, and all is the same twice.

The texts are put together of fragments that lists are made of. ``FUZZ=5000`` tries so many of them.
"""

import os
import tomllib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.families import BLOCKS
from helpers.fragments import REAL, built, fragments, source, texts
from listgraph import toml
from listgraph.ask.queries import NamedQuery
from listgraph.ask.query import run
from listgraph.checks.lists import Lists
from listgraph.checks.mending import MENDS, mended
from listgraph.checks.table import problems
from listgraph.cli.starter import draft
from listgraph.errors import ListgraphError
from listgraph.exporters import export, select
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin, extend
from listgraph.lists.parse import parse
from listgraph.lists.source import source as listed
from listgraph.problems import Problem
from listgraph.rules import RULES
from listgraph.urls import canonicalise

EXAMPLES = int(os.environ.get("FUZZ", "60"))
SLOW = settings(
    max_examples=EXAMPLES, deadline=None, derandomize="FUZZ" not in os.environ,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@SLOW
@given(texts)
def test_a_list_is_read_without_an_exception_and_every_link_is_accounted_for(text: str) -> None:
    document = parse(source(text))
    claims = interpret(document, builtin())
    assert claims.account.lost == 0
    graph = assemble([claims], builtin(), [source(text)])
    problems(Lists((document,), graph, builtin(), frozenset()))
    list(draft([document], builtin()))


CODECS = (
    "utf-8",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "gb18030",
    "big5",
    "shift_jis",
    "cp1251",
    "cp1252",
)


@SLOW
@given(
    texts,
    st.sampled_from(CODECS),
    st.lists(st.tuples(st.integers(0, 500), st.binary(max_size=3)), max_size=3),
)
def test_any_bytes_are_a_list_or_told_to_be_none(
    text: str, codec: str, damage: list[tuple[int, bytes]]
) -> None:
    data = bytearray(text.encode(codec, "replace"))
    for place, others in damage:
        data[place : place + 1] = others
    wrong: list[Problem] = []
    read = listed(bytes(data), "list.md", lambda _: False, wrong)
    if read is None:
        assert wrong
    else:
        assert not {"\0", "\r"} & set(read.text)
        read.text.encode()
        assert interpret(parse(read), builtin()).account.lost == 0


@SLOW
@given(texts)
def test_a_list_put_right_has_all_its_addresses_and_nothing_more_to_put_right(text: str) -> None:
    before = source(text).text
    after = mended("list.md", before, MENDS.keys()).text
    assert addresses(before) <= addresses(after)
    assert mended("list.md", after, MENDS.keys()).text == after


def addresses(text: str) -> set[str]:
    links = parse(source(text)).links()
    return {canonicalise(link.destination) or link.destination for _, link in links}


@SLOW
@given(texts)
def test_the_same_list_gives_the_same_bytes(text: str) -> None:
    exporters = select("csv,ttl,json")
    first, second = (
        [(artifact.path, b"".join(artifact.pieces())) for artifact in export(built(text), RULES, exporters)]
        for _ in range(2)
    )
    assert first == second


@SLOW
@given(texts)
def test_every_fact_has_evidence_that_stands_where_it_says(text: str) -> None:
    lines = source(text).text.split("\n")
    for fact, pieces in built(text).evidence.items():
        assert pieces, fact
        for evidence in pieces:
            if not evidence.line:
                continue
            assert 1 <= evidence.line <= len(lines), (fact, evidence)
            line = lines[(evidence.quote_line or evidence.line) - 1]
            if evidence.end > evidence.start >= 0:
                assert line[evidence.start : evidence.end] == evidence.quote, (fact, evidence, line)


@SLOW
@given(st.lists(fragments, max_size=8).map("".join) | st.sampled_from(REAL))
def test_an_address_has_one_canonical_form(url: str) -> None:
    for address in (url, f"https://{url}", f"https://example.org/{url}"):
        once = canonicalise(address)
        if once is not None:
            assert canonicalise(once) == once


TOML = (
    "[[model]]\n",
    "[",
    "]",
    "name",
    " = ",
    '"',
    "'",
    '"""',
    "[[",
    ".",
    "a",
    "\n",
    "#",
    "1",
    "{",
    "}",
    ",",
    "\\u",
)


@SLOW
@given(st.lists(st.sampled_from(TOML) | st.text(max_size=4), max_size=25).map("".join))
def test_a_configuration_is_read_or_told_what_is_wrong_with_it(text: str) -> None:
    with suppress(tomllib.TOMLDecodeError):
        toml.loads(text)
    with suppress(ListgraphError):
        extend(builtin(), text, "listgraph.toml")


SPARQL = (
    *(
        "SELECT ",
        "ASK ",
        "CONSTRUCT ",
        "* ",
        "?a ",
        "WHERE ",
        "{ ",
        "} ",
        "(",
        ")",
        "FILTER",
        " . ",
        "; ",
        "<",
        ">",
    ),
    *(
        "lg:covers ",
        "lg:",
        '"',
        "'",
        "'''",
        "#",
        "\n",
        "VALUES ",
        "SERVICE ",
        "LIMIT 3",
        "PREFIX ",
        "a:b ",
        "\\u",
    ),
)


@SLOW
@given(st.lists(st.sampled_from(SPARQL) | st.text(max_size=4), max_size=25).map("".join))
def test_a_query_is_answered_or_told_what_is_wrong_with_it(text: str) -> None:
    from pyoxigraph import Store

    with suppress(ListgraphError):
        run(Store(), NamedQuery("", "", "", (), text))


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_no_thing_that_lists_repeat_is_lost(name: str) -> None:
    text = "".join(BLOCKS[name].replace("{n}", str(number)) for number in range(40))
    assert interpret(parse(source(text)), builtin()).account.lost == 0
