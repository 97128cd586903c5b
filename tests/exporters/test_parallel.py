"""Formats written by several processes: the same files as from one."""

import os
import signal
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.places import SEEDS
from listgraph.errors import ListgraphError
from listgraph.exporters import export, parallel, select
from listgraph.exporters.parallel import export_all
from listgraph.files.artifact import Artifact
from listgraph.files.write import STAGING, write
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.pipeline import build
from listgraph.rules import RULES
from listgraph.rules.rulebook import Rule


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return build([SEEDS])


@pytest.fixture(autouse=True)
def _few_facts_are_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parallel, "WORTH", 0)


@pytest.mark.parametrize("jobs", [1, 2, 30])
def test_the_files_are_the_same_whoever_writes_them(graph: KnowledgeGraph, tmp_path: Path, jobs: int) -> None:
    chosen = select("ttl,csv,report,queries,readme")
    expected = {artifact.path: artifact.data for artifact in export(graph, RULES, chosen)}
    written = write(export_all(graph, RULES, chosen, tmp_path, jobs), tmp_path)
    assert {path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in written} == expected
    assert not (tmp_path / STAGING).exists()


def test_of_very_many_facts_no_process_makes_a_copy(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begun(*_: object) -> None:
        pytest.fail("a process was begun")

    monkeypatch.setattr(parallel, "spread", begun)
    monkeypatch.setattr(parallel, "MOST", len(graph.evidence) - 1)
    chosen = select("csv,report")
    expected = {artifact.path: artifact.data for artifact in export(graph, RULES, chosen)}
    written = write(export_all(graph, RULES, chosen, tmp_path, 2), tmp_path)
    assert {path.name: path.read_bytes() for path in written} == expected


def test_a_format_whose_process_dies_is_named_and_nothing_is_written(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    def fatal(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
        os.kill(os.getpid(), signal.SIGKILL)
        yield Artifact("a.txt", b"")

    write([Artifact("report.md", b"the last good one")], tmp_path)
    (report,) = select("report")
    chosen = [report, replace(report, name="fatal", function=fatal)]
    with pytest.raises(ListgraphError, match="wrote the format 'fatal' ended by SIGKILL"):
        write(export_all(graph, RULES, chosen, tmp_path, 2), tmp_path)
    assert (tmp_path / "report.md").read_bytes() == b"the last good one"
    assert not (tmp_path / STAGING).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a system without resource limits")
def test_a_disk_that_takes_no_more_is_told_of_by_the_file_that_it_was_for(
    graph: KnowledgeGraph, tmp_path: Path
) -> None:
    def large(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        yield Artifact("large.txt", b"x" * 9999)

    write([Artifact("report.md", b"the last good one")], tmp_path)
    (report,) = select("report")
    chosen = [report, replace(report, name="large", function=large)]
    with pytest.raises(
        ListgraphError, match=r"large\.txt: file too large; what was there before is untouched"
    ):
        write(export_all(graph, RULES, chosen, tmp_path, 2), tmp_path)
    assert (tmp_path / "report.md").read_bytes() == b"the last good one"
    assert not (tmp_path / STAGING).exists()
