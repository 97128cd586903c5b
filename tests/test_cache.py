"""The cache: what is kept is what was put, or nothing at all."""

from pathlib import Path

import pytest

from listgraph import cache
from listgraph.cache import OWN, TAG, Cache, named


def only(folder: Path) -> Path:
    (entry,) = (folder / OWN).glob("??/*")
    return entry


def test_what_was_put_is_there_and_what_was_not_is_not(tmp_path: Path) -> None:
    kept = Cache(tmp_path / "cache")
    assert kept.get(named("a")) is None
    kept.put(named("a"), b"what was worked out")
    assert kept.get(named("a")) == b"what was worked out"
    assert kept.get(named("b")) is None


def test_an_entry_that_is_cut_off_altered_or_in_the_wrong_place_is_not_there(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.put(named("a"), b"what was worked out" * 9)
    place = only(tmp_path)
    whole = place.read_bytes()
    for broken in (b"", whole[:10], whole[:-3], whole[:20] + b"\0" + whole[21:], b"\0" * 99):
        place.write_bytes(broken)
        assert kept.get(named("a")) is None
    other = tmp_path / OWN / named("b")[:2] / named("b")
    other.parent.mkdir(exist_ok=True)
    other.write_bytes(whole)
    assert kept.get(named("b")) is None
    kept.put(named("a"), b"made again")
    assert kept.get(named("a")) == b"made again"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for kept in (Cache(), Cache(tmp_path / "file")):
        kept.put(named("a"), b"x")
        assert kept.get(named("a")) is None


def test_a_full_disk_keeps_no_half_of_an_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def replace(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    kept = Cache(tmp_path)
    kept.put(named("a"), b"x")
    assert kept.get(named("a")) is None
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [TAG]


def test_the_oldest_entries_go_where_there_are_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    kept = Cache(tmp_path)
    for age, name in enumerate("abc"):
        kept.put(named(name), os.urandom(1000))
        place = tmp_path / OWN / named(name)[:2] / named(name)
        os.utime(place, (1e9 - age, 1e9 - age))
    monkeypatch.setattr(cache, "ROOM", 2500)
    kept.prune()
    assert [kept.get(named(name)) is not None for name in "abc"] == [True, True, False]


@pytest.mark.parametrize("within", ["", OWN, f"{OWN}/ab", f"{OWN}/ab/cd", f"{OWN}/photos"])
def test_what_is_no_entry_is_never_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, within: str
) -> None:
    """Whatever folder a person names, and whatever lies in it: a photograph, a git object, a thesis."""
    hexadecimal = "ab" + 38 * "0"
    names = ["thesis.tex", TAG, hexadecimal[2:], *([] if within == f"{OWN}/ab" else [hexadecimal])]
    (tmp_path / within).mkdir(parents=True, exist_ok=True)
    mine = [tmp_path / within / name for name in names]
    for file in mine:
        file.write_bytes(b"mine" * 99)
    kept = Cache(tmp_path)
    kept.put(named("a"), b"x")
    monkeypatch.setattr(cache, "ROOM", 0)
    kept.prune()
    assert kept.get(named("a")) is None
    assert [file for file in mine if not file.exists()] == []


@pytest.mark.parametrize("link", [OWN, f"{OWN}/{named('a')[:2]}"])
def test_a_folder_that_is_a_link_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    mine = elsewhere / "ab" / ("ab" + 38 * "0")
    mine.parent.mkdir(parents=True)
    mine.write_bytes(b"mine")
    (elsewhere / mine.name).write_bytes(b"mine")
    folder = tmp_path / "cache"
    (folder / link).parent.mkdir(parents=True)
    (folder / link).symlink_to(elsewhere)
    kept = Cache(folder)
    kept.put(named("a"), b"x")
    monkeypatch.setattr(cache, "ROOM", 0)
    kept.prune()
    assert sorted(path.name for path in elsewhere.rglob("*") if path.is_file()) == [mine.name, mine.name]


def test_programs_that_make_copies_are_told_to_leave_it_out(tmp_path: Path) -> None:
    Cache(tmp_path).put(named("a"), b"x")
    assert (tmp_path / OWN / TAG).read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55\n")


def test_a_name_tells_its_parts_from_others() -> None:
    assert named("a", "bc") == named("a", "bc")
    assert len({named("a", "bc"), named("ab", "c"), named("abc"), named("bc", "a"), named()}) == 5


def test_a_process_keeps_nothing_until_it_is_told_where(tmp_path: Path) -> None:
    assert cache.current().folder is None
    with cache.used(tmp_path):
        assert cache.current().folder == tmp_path
    assert cache.current().folder is None
