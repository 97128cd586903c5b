"""Documents become claims: the same ones from other processes, and from the cache."""

import os
import random
import signal
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listgraph import cache
from listgraph.errors import ListgraphError
from listgraph.exporters import export, select
from listgraph.files.write import write
from listgraph.knowledge import documents, understand
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.documents import Memory
from listgraph.knowledge.packing import packed, unpacked
from listgraph.lexicon import builtin, extend
from listgraph.lists import parse as reading
from listgraph.lists.source import Source
from listgraph.material import gather
from listgraph.pipeline import made
from listgraph.rules import RULES
from listgraph.schema import BASE

TEXTS = (
    "## BERT\n* [图解 BERT](https://example.org/a)\n* [a broken one](nowhere)\n* [another]()\n",
    "* [RoBERTa beats XLNet](https://example.org/b), on GLUE\n* [GPT-3](https://arxiv.org/abs/2005.14165)\n",
    "# Notes\n\nNo link at all.\n",
    "| Model | Paper |\n|---|---|\n| FooBERT | [FooBERT: Foo](https://example.org/é) |\n",
    "* [Alpha](https://example.org/c) - Alternative to Omega.\n* [Omega](https://example.org/d) - Old.\n",
)


def source(text: str, path: str = "list.md") -> Source:
    return Source(path, text, "utf-8", f"{hash(text)}")


@pytest.fixture(autouse=True)
def _short_texts_are_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "WORTH", 0)


def said(memory: Memory, *texts: str) -> list[Claims]:
    sources = [source(text, f"{number}.md") for number, text in enumerate(texts)]
    return list(memory.interpreted(sources, builtin()))


def test_who_watches_parses_only_what_has_changed() -> None:
    memory = Memory()
    first = memory.parsed([source("* [a](https://a.example)\n", "a.md"), source("* b\n", "b.md")])
    second = memory.parsed([source("* [a](https://a.example)\n", "a.md"), source("* c\n", "b.md")])
    assert second[0] is first[0]
    assert second[1].lines != first[1].lines
    forgetful = Memory(forgets=True)
    assert forgetful.parsed([source("* b\n")])[0] is not forgetful.parsed([source("* b\n")])[0]


def test_outlines_that_will_be_asked_for_are_those_that_were_interpreted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    memory = Memory(forgets=True)
    given = [source("* [a](https://a.example)\n", "a.md"), source("* b\n", "b.md")]
    list(memory.interpreted(given, builtin(), outlines=True))
    monkeypatch.setattr("listgraph.lists.parse.parse", lambda _: pytest.fail("parsed again"))
    assert [document.path for document in memory.parsed(given)] == ["a.md", "b.md"]


def test_of_much_text_the_claims_wait_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = said(Memory(), *TEXTS)
    monkeypatch.setattr(documents, "PLENTY", 0)
    monkeypatch.setattr(documents, "_received", lambda *_: pytest.fail("sent"))
    with cache.used(tmp_path):
        assert said(Memory(jobs=2), *TEXTS) == alone


def test_claims_that_are_damaged_before_their_turn_are_made_again(tmp_path: Path) -> None:
    alone = said(Memory(), *TEXTS)
    sources = [source(text, f"{number}.md") for number, text in enumerate(TEXTS)]
    with cache.used(tmp_path):
        said(Memory(), *TEXTS)
        found = Memory().interpreted(sources, builtin())
        first = next(found)
        for entry in tmp_path.rglob("??/*"):
            entry.write_bytes(entry.read_bytes()[:20])
        assert [first, *found] == alone


def test_the_texts_say_all_that_claims_can_hold() -> None:
    """So that nothing of it can be forgotten on the way."""
    claims = [understand.understood(source(text), builtin())[1] for text in TEXTS]
    assert all(any(getattr(said, field.name) for said in claims) for field in fields(Claims))


@pytest.mark.parametrize("text", TEXTS)
def test_claims_are_the_same_after_a_journey_as_bytes(text: str) -> None:
    claims = understand.understood(source(text), builtin())[1]
    assert unpacked(packed(claims)) == claims


def test_any_number_of_processes_says_the_same() -> None:
    alone = said(Memory(), *TEXTS)
    assert said(Memory(jobs=2), *TEXTS) == alone
    assert said(Memory(jobs=9), *TEXTS) == alone


def test_a_document_that_kills_its_process_twice_is_named_and_the_rest_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parse = reading.parse

    def fatal(given: Source) -> object:
        if given.path == "1.md":
            os.kill(os.getpid(), signal.SIGKILL)
        return parse(given)

    monkeypatch.setattr(understand, "parse", fatal)
    first, second, *others = said(Memory(jobs=2), *TEXTS)
    assert [str(problem) for problem in second.problems] == [
        "1.md: the process that read this file ended by SIGKILL, as a system does that is out of memory; "
        "skipped [not-read]"
    ]
    assert not second.claims
    alone = said(Memory(), TEXTS[0])
    assert [first] == alone
    assert all(claims.nodes for claims in others)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the documents that are parsed, in order."""
    paths: list[str] = []
    parse = reading.parse

    def told(given: Source) -> object:
        paths.append(given.path)
        return parse(given)

    monkeypatch.setattr(understand, "parse", told)
    return paths


def test_what_the_cache_holds_is_not_read_again(tmp_path: Path, counted: list[str]) -> None:
    with cache.used(tmp_path):
        before = said(Memory(), *TEXTS)
        assert len(counted) == len(TEXTS)
        counted.clear()
        assert said(Memory(), *TEXTS) == before
        assert counted == []
        said(Memory(), TEXTS[0], "* [ELMo](https://example.org/e)\n", *TEXTS[2:])
        assert counted == ["1.md"]
    counted.clear()
    assert said(Memory(), *TEXTS) == before
    assert len(counted) == len(TEXTS)


def test_other_processes_fill_the_cache_too(tmp_path: Path, counted: list[str]) -> None:
    with cache.used(tmp_path):
        before = said(Memory(jobs=2), *TEXTS)
        assert said(Memory(jobs=2), *TEXTS) == before
    assert counted == []


def test_another_lexicon_another_file_beside_or_another_code_reads_anew(
    tmp_path: Path, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = source(TEXTS[0])
    with cache.used(tmp_path):
        list(Memory().interpreted([given], builtin()))
        larger = extend(builtin(), '[[model]]\nname = "图解"\n', "listgraph.toml")
        list(Memory().interpreted([given], larger))
        beside = Source(given.path, given.text, "utf-8", given.sha256, frozenset({"b.pdf"}))
        list(Memory().interpreted([beside], builtin()))
        assert len(counted) == 3
        monkeypatch.setattr(cache, "code", lambda: "another version")
        list(Memory().interpreted([given], builtin()))
    assert len(counted) == 4


def test_a_broken_entry_is_made_again(tmp_path: Path, counted: list[str]) -> None:
    with cache.used(tmp_path):
        before = said(Memory(), *TEXTS)
        for entry in (tmp_path / cache.OWN).glob("??/*"):
            entry.write_bytes(entry.read_bytes()[:-1])
        assert said(Memory(), *TEXTS) == before
        assert len(counted) == 2 * len(TEXTS)
        assert said(Memory(), *TEXTS) == before
        assert len(counted) == 2 * len(TEXTS)


def test_what_failed_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with cache.used(tmp_path):
        with monkeypatch.context() as patch:
            patch.setattr(understand, "parse", lambda _source: 1 / 0)
            (failed,) = said(Memory(), TEXTS[0])
        assert [problem.code for problem in failed.problems] == ["not-read"]
        (fine,) = said(Memory(), TEXTS[0])
    assert fine.claims


@given(st.randoms(use_true_random=False))
@settings(max_examples=8)
def test_after_any_edits_graph_and_files_are_those_of_a_build_from_scratch(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random
) -> None:
    folder, kept = tmp_path_factory.mktemp("lists"), tmp_path_factory.mktemp("cache")
    out, formats = tmp_path_factory.mktemp("out"), select("ttl,jsonld,csv")
    memory = Memory()
    for number in range(6):
        change(folder, chance, number)
        try:
            whole = made(gather([folder]), BASE, Memory())
        except ListgraphError:
            continue
        with cache.used(kept):
            assert made(gather([folder]), BASE, Memory(forgets=True)) == whole
            assert made(gather([folder]), BASE, memory) == whole
            write(export(whole, RULES, formats), out)
        for artifact in export(whole, RULES, formats):
            assert (out / artifact.path).read_bytes() == artifact.data


def change(folder: Path, chance: random.Random, number: int) -> None:
    """A file more, or one that is edited, renamed, deleted or comes to lie beside the lists."""
    lists = sorted(folder.glob("*.md"))
    kind = chance.choice(("new", "edit", "rename", "delete", "beside", "lexicon"))
    line = (
        f"* [{chance.choice(('BERT', 'FooBERT', '图解'))} {chance.random()}](https://example.org/{number})\n"
    )
    if kind == "new" or not lists:
        (folder / f"list-{number}.md").write_text(line + "* [notes](notes.pdf)\n", "utf-8")
    elif kind == "edit":
        with chance.choice(lists).open("a", encoding="utf-8") as file:
            file.write(line)
    elif kind == "rename":
        chance.choice(lists).rename(folder / f"renamed-{number}.md")
    elif kind == "delete":
        chance.choice(lists).unlink()
    elif kind == "beside":
        (folder / "notes.pdf").touch()
    else:
        (folder / "listgraph.toml").write_text(f'[[model]]\nname = "图解{number}"\n', "utf-8")
