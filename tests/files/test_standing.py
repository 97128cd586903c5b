"""What stands in a file already is copied there, and what is made is what would be made from nothing."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listgraph import cache
from listgraph.files.artifact import Artifact, Part, key_of
from listgraph.files.standing import pieces
from listgraph.files.write import write


class Text:
    """A file of which each of ``words`` is a part; ``made`` are the parts that had to be made."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.made: list[str] = []

    def artifact(self) -> Artifact:
        return Artifact("words.txt", self.content)

    def content(self) -> Iterator[str | Part]:
        yield "words:\n"
        for word in self.words:
            yield Part(key_of(word), lambda word=word: self.make(word))  # type: ignore[misc]

    def make(self, word: str) -> str:
        self.made.append(word)
        return f"{word}\n"


def written(folder: Path, *words: str) -> tuple[str, list[str]]:
    """What stands in the file after it was written of the words, and which of them were made."""
    text = Text(*words)
    with cache.used(folder / "cache"):
        [path] = write([text.artifact()], folder / "out")
    return path.read_text("utf-8"), text.made


def test_only_what_is_new_is_made(tmp_path: Path) -> None:
    assert written(tmp_path, "one", "two") == ("words:\none\ntwo\n", ["one", "two"])
    assert written(tmp_path, "one", "大", "two") == ("words:\none\n大\ntwo\n", ["大"])
    assert written(tmp_path, "two", "one") == ("words:\ntwo\none\n", [])


def test_a_pipe_in_a_files_place_keeps_nobody(tmp_path: Path) -> None:
    written(tmp_path, "one")
    (tmp_path / "out" / "words.txt").unlink()
    os.mkfifo(tmp_path / "out" / "words.txt")
    text = Text("one")
    with cache.used(tmp_path / "cache"):
        assert b"".join(pieces(text.artifact(), tmp_path / "out")) == b"words:\none\n"
    assert text.made == ["one"]


def test_without_a_cache_all_is_made(tmp_path: Path) -> None:
    for _ in range(2):
        text = Text("one")
        write([text.artifact()], tmp_path)
        assert text.made == ["one"]


@pytest.mark.parametrize(
    ("harm", "remade"),
    [
        (lambda data: data.replace(b"two", b"tvo"), ["two"]),
        (lambda data: data[:-2], ["two"]),
        (lambda data: data[:0], ["one", "two"]),
        (lambda data: b"x" + data, ["one", "two"]),
    ],
)
def test_what_somebody_changed_is_made_again(tmp_path: Path, harm: object, remade: list[str]) -> None:
    written(tmp_path, "one", "two")
    file = tmp_path / "out/words.txt"
    file.write_bytes(harm(file.read_bytes()))  # type: ignore[operator]
    assert written(tmp_path, "one", "two") == ("words:\none\ntwo\n", remade)


def test_what_somebody_removed_is_made_again(tmp_path: Path) -> None:
    written(tmp_path, "one")
    (tmp_path / "out/words.txt").unlink()
    assert written(tmp_path, "one") == ("words:\none\n", ["one"])


@given(st.lists(st.lists(st.sampled_from(["one", "two", "大鸟", ""]), max_size=5), min_size=1, max_size=4))
@settings(max_examples=25, deadline=None)
def test_a_file_is_what_it_would_be_from_nothing(versions: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        for words in versions:
            text, _ = written(Path(folder), *words)
            assert text == "words:\n" + "".join(f"{word}\n" for word in words)
