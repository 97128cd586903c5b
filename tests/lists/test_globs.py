"""Patterns of .gitignore files: what they match is the library's word, how long it takes is ours."""

import os
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from listgraph.cli.main import main
from listgraph.lists.globs import LONGEST, spec
from listgraph.lists.ignored import MOST, NAME, Ignored

PATTERNS = st.lists(st.sampled_from(["a", "b", "*", "**", "/", "?", "[a]", "[]*]", "\\*"]), max_size=9)
PATHS = st.lists(st.text("ab*]", min_size=1, max_size=4), min_size=1, max_size=5)


@settings(max_examples=150)
@given(PATTERNS.map("".join), PATHS.map("/".join), st.sampled_from(["", "/"]))
def test_they_match_what_they_matched(pattern: str, path: str, end: str) -> None:
    for lines in ([pattern], [pattern, f"!{pattern}b"], ["*", f"!{pattern}"]):
        try:
            theirs = GitIgnoreSpec.from_lines(lines, backend="simple")
        except ValueError:
            continue
        assert spec(lines).check_file(path + end).include == theirs.check_file(path + end).include


@pytest.mark.parametrize("pattern", ["a[!b]c", "a[+-9]c", "a?c", "*[!b]*c"])
def test_no_sign_stands_for_a_slash(pattern: str) -> None:
    assert not spec([f"/{pattern}"]).match_file("a/c")
    assert not spec(["*", f"!{pattern}/x"]).match_file("a3c/x")


@pytest.mark.parametrize(
    "pattern",
    [
        "*a" * 40 + "*b",
        "a*" * 40 + "!",
        "*" * 1000 + "b",
        "?*" * 40 + "Z",
        "[!b]*" * 40 + "Z",
        "**/a/" * 20 + "z",
        "a/**/" * 20 + "*z",
        "*a*a*/**/" * 20 + "*a*a*b",
    ],
)
@pytest.mark.parametrize("path", ["a" * 250, "a/" * 120 + "a" * 100])
def test_many_stars_take_no_long_time(pattern: str, path: str) -> None:
    start = process_time()
    assert not spec([pattern]).match_file(path)
    assert process_time() - start < 5, "with every star tried at every place, ages"


@pytest.mark.parametrize("line", ["!", "a\\", "[z-a]"])
def test_what_is_no_pattern_is_passed_over_in_a_file_and_told_of_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    (tmp_path / "list.md").write_text("# A\n* [One title](https://e.org/a)\n", "utf-8")
    (tmp_path / ".gitignore").write_text(f"{line}\n", "utf-8")
    assert main(["check", str(tmp_path)]) == 0
    assert main(["check", str(tmp_path), "--exclude", line]) == 2
    assert f"{line!r} is no pattern" in capsys.readouterr().err


@pytest.mark.parametrize("sign", ["*", "*a", "?", "[a-z]"])
def test_a_pattern_longer_than_any_path_is_none(sign: str) -> None:
    start = process_time()
    assert not spec([sign * (400_000 // len(sign))]).match_file("a")
    assert process_time() - start < 2, "compiled, it takes minutes"
    assert spec(["*" * LONGEST]).match_file("a")
    assert not spec(["*" * (LONGEST + 1)]).match_file("a")


def test_of_a_huge_file_of_patterns_the_first_part_is_heeded(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n* [One title](https://e.org/a)\n", "utf-8")
    lines = [f"{'x' * 1000}\n"] * (MOST // 1000)
    (tmp_path / NAME).write_text("".join(["b.md\n", *lines, "a.md\n"]), "utf-8")
    ignored = Ignored.at(tmp_path.resolve()).within(tmp_path.resolve())
    assert ignored.keeps_out(tmp_path.resolve() / "b.md", is_folder=False)
    assert not ignored.keeps_out(tmp_path.resolve() / "a.md", is_folder=False)
    assert not ignored.keeps_out(tmp_path.resolve() / "x", is_folder=False)


def test_a_pipe_of_that_name_keeps_nobody(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("# A\n* [One title](https://e.org/a)\n", "utf-8")
    os.mkfifo(tmp_path / ".gitignore")
    assert main(["check", str(tmp_path)]) == 0
