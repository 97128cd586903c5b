"""``listgraph build --watch``: a real process builds again when a list changes, and only then."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import pytest

from listgraph.cli.main import main
from listgraph.extras import installing
from listgraph.knowledge.documents import Memory
from listgraph.material import gather
from listgraph.pipeline import made
from listgraph.schema import BASE

BERT = "## BERT\n* [图解 BERT](https://example.org/a)\n"
XLNET = "* [RoBERTa beats XLNet](https://example.org/b)\n"
PATIENCE = 30
"""Seconds after which a line will not come any more."""
LULL = 2.5
"""Seconds in which a build that is not wanted would have been told of."""


@dataclass
class Watching:
    """The running command; its lines come from whichever stream."""

    process: "subprocess.Popen[str]"
    lines: "Queue[str]"
    reader: Thread

    def line(self) -> str:
        return self.lines.get(timeout=PATIENCE)

    def is_quiet(self) -> bool:
        try:
            said = self.lines.get(timeout=LULL)
        except Empty:
            return True
        pytest.fail(f"it said: {said}")

    def interrupt(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=PATIENCE)


Start = Callable[..., Watching]


def read(process: "subprocess.Popen[str]", lines: "Queue[str]") -> None:
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line)


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    folder = tmp_path / "lists"
    folder.mkdir()
    (folder / "reading.md").write_text(BERT, "utf-8")
    (folder / "more.md").write_text(XLNET, "utf-8")
    return folder


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[Watching] = []

    def run(*arguments: str, formats: str = "csv,report") -> Watching:
        command = [sys.executable, "-m", "listgraph", "build", *arguments, "--watch", "--format", formats]
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path
        )
        lines: Queue[str] = Queue()
        reader = Thread(target=read, args=(process, lines), daemon=True)
        reader.start()
        started.append(Watching(process, lines, reader))
        return started[-1]

    yield run
    for running in started:
        running.process.kill()
        running.process.wait()
        running.reader.join()
        assert running.process.stdout is not None
        running.process.stdout.close()


def names(out: Path) -> str:
    return (out / "nodes.csv").read_text("utf-8-sig")


def test_each_change_is_one_line_and_ctrl_c_ends_it_well(lists: Path, tmp_path: Path, start: Start) -> None:
    out = tmp_path / "out"
    running = start("lists", "-o", "out")
    assert running.line().startswith("Built in ")
    assert "Transformer-XL" not in names(out)

    (lists / "reading.md").write_text(BERT + "* [Transformer-XL](https://example.org/c)\n", "utf-8")
    line = running.line()
    assert " s (reading.md): 3 articles, " in line
    assert "Transformer-XL" in names(out)

    (lists / "deep").mkdir()
    (lists / "deep" / "new.md").write_text("* [ELMo](https://example.org/d)\n", "utf-8")
    assert "(deep/new.md): 4 articles, " in running.line()

    (lists / "more.md").unlink()
    assert "(more.md): 3 articles, " in running.line()
    assert running.interrupt() == 0
    assert running.lines.empty()


def test_the_configuration_counts_and_a_broken_one_leaves_what_was_built(
    lists: Path, tmp_path: Path, start: Start
) -> None:
    out = tmp_path / "out"
    (lists / "more.md").write_text("* [All about Quuxly](https://example.org/b)\n", "utf-8")
    running = start("lists", "-o", "out")
    running.line()
    before = names(out)
    assert "model/quuxly" not in before

    (lists / "listgraph.toml").write_text('[[model]]\nname = "Quuxly\n', "utf-8")
    assert running.line().startswith("listgraph: listgraph.toml:2: ")
    assert running.line() == "  What was built before stays; waiting for a change.\n"
    assert names(out) == before

    (lists / "listgraph.toml").write_text('[[model]]\nname = "Quuxly"\n', "utf-8")
    assert "(listgraph.toml): 2 articles, " in running.line()
    assert "model/quuxly" in names(out)


def test_lists_without_a_link_leave_what_was_built(lists: Path, tmp_path: Path, start: Start) -> None:
    running = start("lists/reading.md", "-o", "out")
    running.line()
    before = names(tmp_path / "out")
    (lists / "reading.md").write_text("nothing yet\n", "utf-8")
    assert running.line() == "listgraph: no link in lists/reading.md (files read: 1)\n"
    assert running.line() == "  What was built before stays; waiting for a change.\n"
    assert names(tmp_path / "out") == before
    (lists / "reading.md").write_text(BERT, "utf-8")
    assert "(reading.md): 1 article, " in running.line()


def test_it_may_start_with_lists_that_are_broken(lists: Path, tmp_path: Path, start: Start) -> None:
    (lists / "listgraph.toml").write_text("[[mode]]\n", "utf-8")
    running = start("lists", "-o", "out")
    assert "unknown table [[mode]]" in running.line()
    running.line()
    (lists / "listgraph.toml").unlink()
    assert running.line().startswith("Built in ")
    assert (tmp_path / "out" / "nodes.csv").is_file()


def test_what_it_writes_itself_is_no_change(lists: Path, start: Start) -> None:
    """Even where the output lies among the lists, and has Markdown in it."""
    running = start(".", "-o", "lists/out", formats="csv,report,readme,obsidian")
    assert "2 articles, " in running.line()
    assert running.is_quiet()
    (lists / "more.md").write_text(XLNET + "* [ELMo](https://example.org/d)\n", "utf-8")
    assert "(lists/more.md): 3 articles, " in running.line()
    assert running.is_quiet()


def test_nor_is_a_file_that_was_saved_as_it_was_or_is_no_list(lists: Path, start: Start) -> None:
    running = start("lists/reading.md", "-o", "out")
    running.line()
    (lists / "reading.md").write_text(BERT, "utf-8")
    (lists / "more.md").write_text("not given\n", "utf-8")
    (lists / "notes.txt").write_text("no list\n", "utf-8")
    assert running.is_quiet()


def test_an_editor_may_put_another_file_in_the_place(lists: Path, start: Start) -> None:
    running = start("lists/reading.md", "-o", "out")
    running.line()
    for number in range(2, 4):
        text = BERT * number + "".join(f"* [x{n}](https://example.org/{n})\n" for n in range(number))
        (lists / "saved").write_text(text, "utf-8")
        (lists / "saved").rename(lists / "reading.md")
        assert f"(reading.md): {number + 1} articles, " in running.line()


def test_many_changes_at_once_are_few_builds(lists: Path, start: Start) -> None:
    running = start("lists", "-o", "out")
    running.line()
    for number in range(20):
        (lists / f"n{number:02}.md").write_text(f"* [x](https://example.org/n{number})\n", "utf-8")
    said = [running.line()]
    while ": 22 articles, " not in said[-1]:
        said.append(running.line())
    assert len(said) < 5
    assert running.is_quiet()


def test_only_some_of_many_changes_are_named(lists: Path, tmp_path: Path, start: Start) -> None:
    running = start("lists", "-o", "out")
    running.line()
    (tmp_path / "many").mkdir()
    for number in range(20):
        (tmp_path / "many" / f"n{number:02}.md").write_text(
            f"* [x](https://example.org/n{number})\n", "utf-8"
        )
    (tmp_path / "many").rename(lists / "many")
    assert "(many/n00.md, many/n01.md, many/n02.md, 17 more): 22 articles, " in running.line()


def test_a_file_and_a_folder_and_a_configuration_elsewhere_are_all_watched(
    lists: Path, tmp_path: Path, start: Start
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "list.md").write_text("* [Quuxly](https://example.org/q)\n", "utf-8")
    (tmp_path / "names").mkdir()
    config = tmp_path / "names" / "mine.toml"
    config.write_text("", "utf-8")
    running = start("lists", "one/list.md", "-o", "out", "--config", str(config))
    running.line()
    config.write_text('[[model]]\nname = "Quuxly"\n', "utf-8")
    assert "(mine.toml): 3 articles, " in running.line()
    (tmp_path / "one" / "list.md").write_text("* [Quuxly 2](https://example.org/q)\n", "utf-8")
    assert "(list.md): 3 articles, " in running.line()
    (lists / "more.md").unlink()
    assert "(more.md): 2 articles, " in running.line()


def test_what_is_excluded_is_no_change_and_what_a_link_leads_to_is(
    lists: Path, tmp_path: Path, start: Start
) -> None:
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "list.md").write_text("* [GPT](https://example.org/c)\n", "utf-8")
    (lists / "linked").symlink_to(tmp_path / "far")
    running = start("lists", "-o", "out", "--exclude", "more.md", "--follow-symlinks")
    assert ": 2 articles, " in running.line()
    (lists / "more.md").write_text("* [a](https://example.org/d)\n* [b](https://example.org/e)\n", "utf-8")
    assert running.is_quiet()
    (tmp_path / "far" / "list.md").write_text("* [GPT](https://example.org/f)\n" + XLNET, "utf-8")
    assert "(linked/list.md): 3 articles, " in running.line()
    (tmp_path / "near").mkdir()
    (tmp_path / "near" / "list.md").write_text(XLNET, "utf-8")
    (lists / "other.md").symlink_to(tmp_path / "near" / "list.md")
    assert "(other.md): 3 articles, " in running.line()
    (tmp_path / "near" / "list.md").write_text("* [ELMo](https://example.org/g)\n", "utf-8")
    assert "(other.md): 4 articles, " in running.line()


def test_files_that_stay_the_same_are_not_written_again(lists: Path, tmp_path: Path, start: Start) -> None:
    running = start("lists", "-o", "out", formats="csv,vocabulary")
    running.line()
    dates = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").iterdir()}
    (lists / "more.md").write_text(XLNET + "* [ELMo](https://example.org/d)\n", "utf-8")
    running.line()
    same = {name for name, date in dates.items() if (tmp_path / "out" / name).stat().st_mtime_ns == date}
    assert same == {"vocabulary.ttl", "shapes.ttl", "shapes-sparql.ttl"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere", "-o", "out"], "nowhere: no such file or folder"),
        (["lists", "-o", "out", "--format", "docx"], "unknown format 'docx'"),
        (["lists", "-o", "out", "--base", "x"], "no absolute IRI"),
    ],
)
def test_wrong_use_ends_at_once(
    arguments: list[str],
    message: str,
    lists: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(lists.parent)
    assert main(["build", *arguments, "--watch"]) == 2
    assert message in capsys.readouterr().err


def test_without_watchfiles_it_says_how_to_get_it(
    lists: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.delitem(sys.modules, "listgraph.cli.watch", raising=False)
    assert main(["build", str(lists), "-o", str(lists.parent / "out"), "--watch"]) == 2
    assert installing("watch") in capsys.readouterr().err


def test_only_what_has_changed_is_interpreted_again_and_the_graph_is_the_same(lists: Path) -> None:
    memory, read = Memory(), []

    def told(step: str, done: int, total: int) -> None:
        read.append((step, done, total))

    made(gather([lists]), BASE, memory, told)
    assert read == [("reading more.md", 0, 2), ("reading reading.md", 1, 2)]
    (lists / "more.md").write_text(XLNET * 2, "utf-8")
    read.clear()
    graph = made(gather([lists]), BASE, memory, told)
    assert read == [("reading more.md", 0, 2)]
    assert graph == made(gather([lists]), BASE, Memory())
    (lists / "listgraph.toml").write_text('[[model]]\nname = "图解"\n', "utf-8")
    read.clear()
    graph = made(gather([lists]), BASE, memory, told)
    assert len(read) == 2
    assert graph == made(gather([lists]), BASE, Memory())
