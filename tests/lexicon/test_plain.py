"""The lexicon's own files are read without a TOML parser, and say the same; nothing in them is wrong."""

import tomllib
from pathlib import Path

import pytest

from helpers.places import PACKAGE
from listgraph.lexicon import builtin
from listgraph.lexicon.plain import plain_tables
from listgraph.lexicon.reading import rows

FILES = sorted((PACKAGE / "lexicon").glob("*.toml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_file_says_what_its_toml_says(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = file.read_text("utf-8")
    told = [(name, table) for name, tables in tomllib.loads(text).items() for table in tables]
    monkeypatch.setattr("listgraph.lexicon.plain.tomllib", None)  # it has the plain form
    assert plain_tables(text) == told


def test_nothing_is_wrong_with_any_entry() -> None:
    read = [row for file in FILES for row in rows(file.read_text("utf-8"), f"lexicon/{file.name}")]
    assert set(builtin().entries()) <= set(read)


@pytest.mark.parametrize(
    "value",
    [
        pytest.param("'A'", id="a literal string"),
        pytest.param('"A"  # the first', id="a comment behind it"),
        pytest.param('"\\U0001F917"', id="an escape that JSON lacks"),
    ],
)
def test_another_form_is_read_as_toml(value: str) -> None:
    text = f"[[model]]\nname = {value}\n"
    assert plain_tables(text) == [("model", tomllib.loads(text)["model"][0])]
