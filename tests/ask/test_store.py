"""Exports on the disk as stores: large ones are read once, and whatever happens to the cache is mended."""

import shutil
from pathlib import Path

import pytest

from helpers.places import SEEDS
from listgraph.ask import store as stores
from listgraph.ask.query import answer
from listgraph.ask.store import load
from listgraph.exporters import export, select
from listgraph.files.write import write
from listgraph.pipeline import build
from listgraph.rules import RULES


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and every export counts as large."""
    place = tmp_path / "cache"
    monkeypatch.setattr(stores, "user_cache_path", lambda _name: place)
    monkeypatch.setattr(stores, "LARGE", 0)
    return place / "stores"


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    write(export(build([SEEDS]), RULES, select("ttl")), folder)
    return folder


def names(cache: Path) -> set[str]:
    return {path.name for path in cache.iterdir()}


def test_a_large_export_is_read_once(cache: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = answer(exported, "DESCRIBE model:bert", form="ttl")
    assert "BERT" in first
    assert len(names(cache)) == 1
    monkeypatch.setattr(stores, "_filled", None)  # reading it again would fail
    assert answer(exported, "DESCRIBE model:bert", form="ttl") == first


def test_another_build_has_another_store(cache: Path, exported: Path) -> None:
    count = len(load(exported))
    write(export(build([SEEDS / "papers.md"]), RULES, select("ttl")), exported)
    assert 0 < len(load(exported)) < count
    assert len(names(cache)) == 2


@pytest.mark.parametrize("what", ["complete", "store/CURRENT", "store"])
def test_a_damaged_store_is_made_again(cache: Path, exported: Path, what: str) -> None:
    count = len(load(exported))
    [name] = names(cache)
    broken = cache / name / what
    shutil.rmtree(broken) if broken.is_dir() else broken.unlink()
    assert len(load(exported)) == count


def test_without_a_cache_it_is_read_into_memory(cache: Path, exported: Path) -> None:
    cache.parent.write_text("a file is in the way")
    assert len(load(exported)) > 1000


def test_few_stores_are_kept(cache: Path, tmp_path: Path) -> None:
    for number in range(stores.KEPT + 2):
        folder = tmp_path / f"export-{number}"
        write(export(build([SEEDS / "papers.md"]), RULES, select("ttl")), folder)
        load(folder)
    assert len(names(cache)) == stores.KEPT


def test_a_small_export_stays_in_memory(exported: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LARGE", 1 << 30)
    assert len(load(exported)) > 1000
    assert not cache.exists()
