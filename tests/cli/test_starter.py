"""``listgraph init``: a configuration that does nothing until its examples are taken."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from listgraph.cli.main import main
from listgraph.lexicon import Ignored, Model, Organization, PublisherName, Topic, builtin, extend, rows
from listgraph.pipeline import build

LIST = "* [Postgres beats SQLite](https://example.org/a)\n"


def uncommented(text: str) -> str:
    """The file with its examples taken: a line of one begins with a number sign and no blank."""
    return re.sub(r"^#(?=\S)", "", text, flags=re.MULTILINE)


def test_it_is_written_beside_the_lists_and_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    before = build([tmp_path])
    assert main(["init", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"Wrote {tmp_path / 'listgraph.toml'}: names of your own go there.\n"
    assert build([tmp_path]) == before


def test_what_is_there_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "listgraph.toml").write_text("# mine\n", "utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "is there already; it stays as it is" in capsys.readouterr().err
    assert (tmp_path / "listgraph.toml").read_text("utf-8") == "# mine\n"


def test_a_folder_that_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "none")]) == 2
    assert f"cannot write {tmp_path / 'none' / 'listgraph.toml'}: no such file" in capsys.readouterr().err


def test_without_a_folder_it_is_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init"]) == 0
    assert Path("listgraph.toml").is_file()


NAMED = """\
# Stores
## Databases
* [PostgreSQL](https://example.org/a) - The elephant.
* [CockroachDB](https://example.org/b) - Speaks PostgreSQL.
* [Lonely](https://example.org/c) - Nobody speaks of it.
## Papers
* [Speed](https://example.org/d) - How fast is PostgreSQL? See [speed](https://example.org/e).
* [BERT](https://example.org/f) - BERT is known.
"""


def test_names_that_recur_in_the_lists_are_drafted(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(NAMED, "utf-8")
    before = build([tmp_path])
    assert main(["init", str(tmp_path / "list.md")]) == 0
    text = (tmp_path / "listgraph.toml").read_text("utf-8")
    drafted = text.partition("# Names that recur")[2].partition("# A model, or any")[0]
    assert re.findall(r"^#(?:name|kind) = .*$", drafted, re.MULTILINE) == [
        '#name = "PostgreSQL"                     # in 3 entries',
        '#kind = "Database"',
    ]
    assert build([tmp_path]) == before
    assert [entry.name for entry in rows(uncommented(text), "listgraph.toml")][:2] == ["PostgreSQL"] * 2


@pytest.mark.parametrize("text", ["", "## BERT\n* [BERT](https://example.org/a)\n"])
def test_lists_without_a_new_name_are_fine(text: str, tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(text, "utf-8")
    assert main(["init", str(tmp_path)]) == 0


def test_its_examples_work_and_name_every_table_and_key_of_a_model(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    text = uncommented((tmp_path / "listgraph.toml").read_text("utf-8"))
    entries = rows(text, "listgraph.toml")
    assert [type(entry) for entry in entries] == [Model, Organization, Topic, PublisherName, Ignored]
    for field in fields(Model):
        assert field.name == "file" or field.name == "class_word" or f"\n{field.name} =" in text
    lexicon = extend(builtin(), text, "listgraph.toml")
    assert lexicon.models["PostgreSQL"].year == 1996
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    (tmp_path / "listgraph.toml").write_text(text, "utf-8")
    assert "model/postgresql" in build([tmp_path]).by_id
