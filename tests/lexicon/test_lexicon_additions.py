"""What a wrong listgraph.toml is told: the line, what is wrong, what to write instead."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.errors import ListgraphError
from listgraph.lexicon import builtin, extend, rows

ABOVE = '# mine\n\n[[model]]\nname = "PostgreSQL"\n'
"""Three lines of other things, and the first of an entry: what a case adds stands on line 5."""


def told(toml: str) -> list[str]:
    with pytest.raises(ListgraphError) as error:
        extend(builtin(), toml, "listgraph.toml")
    return str(error.value).split("\n")


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ('aliases = "PG"', '5: [[model]]: aliases = "PG": a list is due: aliases = ["PG"]'),
        ("aliases = [1]", "5: [[model]]: aliases = [1]: a list of texts is due, each in quotes"),
        ("name = ", "5: Invalid value"),
        ("[[model]]\nname = 7", "6: [[model]]: name = 7: a text is due, in quotes"),
        ('[[model]]\nname = "—"', '6: [[model]]: name = "—": a name has a letter or a digit'),
        ("[[model]]\nyear = 1996", "5: [[model]]: 'name' is missing"),
        ('year = "soon"', '5: [[model]]: year = "soon": a number is due'),
        ("year = 12", "5: [[model]]: year = 12: a year between 1900 and 2100 is due"),
        ('family = "yes"', '5: [[model]]: family = "yes": true or false is due'),
        ('arxiv = "https://arxiv.org/abs/1810.04805"', "the id of a paper is due, such as 1810.04805"),
        ('alias = ["PG"]', "5: [[model]]: unknown key 'alias' (did you mean 'aliases'?); keys: "),
        ('[[modle]]\nname = "x"', "5: unknown table [[modle]] (did you mean 'model'?); known: [[model]], "),
        ('[publisher]\nsite = "e.org"', "5: a list of tables is due: write [[publisher]] above each entry"),
        (
            '[[publisher]]\nsite = "e org"',
            '6: [[publisher]]: site = "e org": a host is due, such as example.org',
        ),
        (
            '[[publisher]]\nsite = "e.org"\nmedium = "blog"',
            '7: [[publisher]]: medium = "blog": one of paper, ',
        ),
        ('[[organisation]]\nname = "O"\nhomepage = "o.org"', 'homepage = "o.org": an address is due'),
        (
            '[[model]]\nname = "PG"\naliases = ["postgresql"]',
            "5: 'postgresql' is a name of 'PostgreSQL' and of 'PG'",
        ),
        ('base = ["PostgreSQL"]', "3: [[model]] PostgreSQL: base goes in a circle: PostgreSQL → PostgreSQL"),
        (
            'base = ["B"]\n[[model]]\nname = "B"\nbase = ["PostgreSQL"]',
            "3: [[model]] PostgreSQL: base goes in a circle: PostgreSQL → B → PostgreSQL",
        ),
        (
            'base = ["Roberta"]',
            "3: [[model]] PostgreSQL: base names 'Roberta', which is not known; did you mean 'RoBERTa'?",
        ),
        (
            'developer = ["Microsfot"]',
            "developer names 'Microsfot', which is not known; did you mean 'Microsoft'?",
        ),
        (
            'year = 1996\nbase = ["BERT"]',
            "3: [[model]] PostgreSQL: base: 'BERT' is of 2018, and so later than 1996",
        ),
    ],
)
def test_an_error_names_the_line_and_what_to_write(added: str, expected: str) -> None:
    (message,) = [line for line in told(ABOVE + added) if "PG" not in line or "PG" in expected][:1]
    assert message.startswith("listgraph.toml:")
    assert expected in message


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(told('[[model]]\nname = 1\nyear = "x"\n[[modle]]\nname = "x"\n')) == 3


def test_a_key_over_several_lines_does_not_hide_the_lines_behind_it() -> None:
    toml = '[[model]]\nname = "PG"\naliases = [\n  "Postgres", # [[model]]\n  "x = [",\n]\nyear = true\n'
    assert told(toml)[0].startswith("listgraph.toml:7: ")


def test_a_byte_order_mark_does_not_matter() -> None:
    assert rows('\ufeff[[model]]\nname = "PG"\n', "x")


def test_what_is_not_known_may_be_named() -> None:
    toml = '[[model]]\nname = "PG"\nbase = ["Ingres"]\ndeveloper = ["The PG group"]\n'
    assert extend(builtin(), toml, "x").models["PG"].base == ("Ingres",)


def test_names_are_told_apart_as_in_a_text() -> None:
    added = '[[model]]\nname = "RTree"\n[[model]]\nname = "R+ Tree"\n[[model]]\nname = "R* Tree"\n'
    assert {"RTree", "R+ Tree", "R* Tree"} <= set(extend(builtin(), added, "listgraph.toml").models)


def test_a_name_of_ones_own_wins_over_one_that_comes_with_listgraph() -> None:
    from listgraph.names.naming import names

    lexicon = extend(builtin(), '[[model]]\nname = "MyDB"\naliases = ["BERT"]\n', "listgraph.toml")
    assert [name.label for name in names("BERT in use", lexicon)] == ["MyDB"]


KEYS = st.sampled_from(["name", "aliases", "zh", "developer", "year", "arxiv", "base", "family", "site", "x"])
TABLES = st.sampled_from(["model", "organisation", "publisher", "ignore", "other"])
VALUES = st.sampled_from(
    [
        "1",
        "true",
        '"x"',
        '""',
        "[]",
        "[1]",
        '["a", "b"]',
        "1.5",
        "1979-05-27",
        "{a = 1}",
        "[[1]]",
        "'中'",
        "-1",
    ]
)


def complaint(toml: str) -> list[str]:
    """What a configuration is told; nothing where it is a good one."""
    try:
        extend(builtin(), toml, "listgraph.toml")
    except ListgraphError as error:
        return str(error).split("\n")
    return []


@given(st.lists(st.tuples(TABLES, st.dictionaries(KEYS, VALUES)), max_size=4))
def test_any_values_give_a_lexicon_or_an_error_with_its_line(
    entries: list[tuple[str, dict[str, Any]]],
) -> None:
    toml = "\n".join(
        f"[[{table}]]\n" + "\n".join(f"{key} = {value}" for key, value in keys.items())
        for table, keys in entries
    )
    assert all(re.match(r"listgraph\.toml:\d+: ", line) for line in complaint(toml))


@given(st.text(max_size=60))
def test_any_text_gives_a_lexicon_or_an_error(text: str) -> None:
    assert all(line.startswith("listgraph.toml:") for line in complaint(text)[:1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a." * 40 + "b = 1", "1: a key of more than 32 parts"),
        ('x = 1\n"a"' + '."a"' * 40 + " = 1", "2: a key of more than 32 parts"),
        ("a = " + "[" * 5_000, "1: nested too deeply"),
        ("# " + "a" * 20_000, "1: a line of more than 20,000 characters"),
        ("#\n" * 2**19 + "#", "524289: larger than 1 MiB"),
    ],
)
def test_what_would_keep_the_parser_for_ever_is_an_error(text: str, told: str) -> None:
    with pytest.raises(ListgraphError) as error:
        extend(builtin(), text, "listgraph.toml")
    assert str(error.value) == f"listgraph.toml:{told}"


def test_dots_in_texts_and_comments_are_no_parts_of_a_key() -> None:
    dots = "." * 40
    extend(builtin(), f'[[model]]\nname = "Foo"\naliases = ["{dots}A"] # {dots}\n', "listgraph.toml")
