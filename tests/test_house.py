"""graph/README.md keeps its promises: its entry goes the way that it shows, its rooms are there."""

import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "graph" / "listgraph"
PAGE = ROOT / "graph" / "README.md"
TEXT = PAGE.read_text("utf-8")


def test_an_entry_goes_through_the_house_as_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, attempted = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert (failed, attempted > 20) == (0, True)


def test_every_room_has_its_line() -> None:
    rooms = re.findall(r"^\| `(\w+)/` \|", TEXT, re.MULTILINE)
    assert sorted(rooms) == sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`([\w./-]+/[\w.-]*)`", TEXT)
    files = [name for name in named if not name.startswith((".venv/", "listgraph/"))]
    assert len(files) > 30
    assert [name for name in files if not any((base / name).exists() for base in (PACKAGE, ROOT))] == []
