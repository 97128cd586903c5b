"""graph.db in the tools that it is for, the search in it, and its bytes under two versions of SQLite."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import listgraph
from helpers.reading import tables
from helpers.reading.found import written
from helpers.samples import GRAPH
from listgraph.errors import ListgraphError
from listgraph.exporters import EXPORTERS, sqlite
from listgraph.exporters.sqlite import pieces
from listgraph.files.sqlitepages import WRITER
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value

LIST = """\
# 阅读

* [谷歌NLP新模型「大鸟」突破BERT限制，稀疏注意力机制更省内存](https://example.org/1)
* [RoBERTa outperforms BERT on GLUE](https://example.org/2)
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeGraph:
    folder = tmp_path_factory.mktemp("lists")
    (folder / "list.md").write_text(LIST, "utf-8")
    return listgraph.build(folder).knowledge


@pytest.fixture(scope="module")
def database(graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tables.database(graph, tmp_path_factory.mktemp("database"))


@pytest.fixture
def opened(database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(database)
    yield connection
    connection.close()


SEARCH = (
    "SELECT nodes.label FROM nodes_fts JOIN nodes ON nodes.rowid = nodes_fts.rowid WHERE nodes_fts MATCH ?"
)


# --- search ---


@pytest.mark.parametrize(
    "words",
    ["大鸟", "谷歌", "注意力", "稀疏注意力", "稀疏注意力 机制", "bert 内存", "NLP", "突破BERT", "BERT 限制"],
)
def test_a_title_in_chinese_is_found_by_words_that_stand_within_it(
    words: str, opened: sqlite3.Connection
) -> None:
    labels = {label for (label,) in opened.execute(SEARCH, [words])}
    assert any("稀疏注意力" in label for label in labels)


@pytest.mark.parametrize("words", ["鸟大", "注意机制", "百度"])
def test_what_does_not_stand_there_is_not_found(words: str, opened: sqlite3.Connection) -> None:
    assert list(opened.execute(SEARCH, [words])) == []


def test_a_name_in_the_other_language_finds_the_company(opened: sqlite3.Connection) -> None:
    assert ("Google",) in opened.execute(SEARCH, ["谷歌"]).fetchall()


def test_words_are_found_with_their_line(opened: sqlite3.Connection) -> None:
    query = """
        SELECT evidence.quote, file, line, text FROM evidence_fts
        JOIN evidence ON evidence.id = evidence_fts.rowid
        WHERE evidence_fts MATCH 'outperforms' AND relation = 'outperforms'
    """
    assert opened.execute(query).fetchall() == [
        ("outperforms BERT", "list.md", 4, "* [RoBERTa outperforms BERT on GLUE](https://example.org/2)")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain words", ""),
        ("用GPT写", "用 用GPT 用GPT写 GPT GPT写 写"),
        ("大鸟", "大 大鸟 鸟"),
        ("ひらがな", "ひ ひら ひらが ひらがな ら らが らがな が がな な"),
    ],
)
def test_the_pieces_of_a_word_are_what_somebody_may_look_for(text: str, found: str) -> None:
    assert pieces(text) == found


# --- tools ---


def test_sqlite_utils_knows_the_search_and_the_links(database: Path) -> None:
    from sqlite_utils import Database

    read = Database(database)
    assert {row["label"] for row in read.table("nodes").search("RoBERTa")} >= {"RoBERTa"}
    assert read.table("nodes").detect_fts() == "nodes_fts"
    keys = {(key.column, key.other_table) for key in read.table("edges").foreign_keys}
    assert keys == {("source", "nodes"), ("target", "nodes")}
    read.close()


def test_the_commands_of_the_page_work(tmp_path: Path) -> None:
    tables.database(GRAPH, tmp_path)
    said = dict(EXPORTERS["sqlite"].tools)["sqlite-utils"]
    for command in re.findall("`(.*?)`", said):
        ran = subprocess.run(
            command.replace("sqlite-utils", f"{sys.executable} -m sqlite_utils", 1),
            shell=True,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        )
        assert "roberta" in json.dumps(json.loads(ran.stdout)).lower()


def test_datasette_shows_and_searches_it(database: Path) -> None:
    def get(path: str) -> Any:
        command = [sys.executable, "-m", "datasette", str(database), "--get", path]
        return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["rows"]

    rows = get(f"/graph/nodes.json?_search={quote('大鸟')}&_shape=objects")
    assert {row["kind"] for row in rows} >= {"Article", "Model"}
    rows = get("/graph/edges.json?_labels=on&_shape=objects&relation=outperforms")
    assert [row["source"]["value"] for row in rows] == ["model/big-bird", "model/roberta"]
    rows = get(f"/graph/evidence.json?_search={quote('突破')}&_shape=objects")
    assert {row["line"] for row in rows} == {3}


# --- what is in it ---


def test_every_reason_is_there(graph: KnowledgeGraph, opened: sqlite3.Connection) -> None:
    (count,) = opened.execute("SELECT count(*) FROM evidence").fetchone()
    assert count == sum(map(len, graph.evidence.values()))
    joined = opened.execute("""
        SELECT count(*) FROM evidence JOIN edges ON edges.id = evidence.edge
        WHERE (edges.source, edges.relation, edges.target) = (subject, evidence.relation, object)
    """).fetchone()
    assert joined == (sum(len(reasons) for *_, reasons in graph.edges()),)
    assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
    assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_lists_are_json(opened: sqlite3.Connection) -> None:
    query = "SELECT value FROM nodes, json_each(altLabel) WHERE nodes.id = 'model/big-bird' ORDER BY value"
    assert ("大鸟",) in opened.execute(query).fetchall()


# --- the same bytes ---


class Other:
    """The other SQLite, behind as much of Python's interface as the writer uses."""

    OperationalError = sqlite3.OperationalError

    def __init__(self, *_: object, **__: object) -> None:
        import apsw

        self._connection = apsw.Connection(":memory:")
        self.close = self._connection.close

    def execute(self, query: str) -> Any:
        return self._connection.execute(query)

    def executemany(self, query: str, rows: Any) -> None:
        self._connection.executemany(query, (tuple(row) for row in rows))

    def serialize(self) -> bytes:
        return self._connection.serialize("main")

    connect = classmethod(lambda cls, *_, **__: cls())


def large() -> KnowledgeGraph:
    """Rows that need pages of their own, and more words than one page of an index holds."""
    nodes = tuple(
        Node(
            f"model/{number:03}",
            "Model",
            f"模型{number}号 " + "长" * (number % 7 * 400),
            (("altLabel", Value("x" * number)),),
        )
        for number in range(200)
    )
    reason = (Evidence("a.md", 1, "词" * 30, 0, 1, "contest", 0.5),)
    return KnowledgeGraph(nodes, {Fact(one.id, "equals", two.id): reason for one, two in pairwise(nodes)})


@pytest.mark.parametrize("sample", [GRAPH, large(), KnowledgeGraph((), {})])
def test_another_sqlite_writes_the_same_bytes(
    sample: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    import apsw

    assert apsw.sqlite_lib_version() != sqlite3.sqlite_version
    data = written("sqlite", sample)["graph.db"]
    monkeypatch.setattr(sqlite, "sqlite3", Other)
    assert written("sqlite", sample)["graph.db"] == data
    assert data[96:100] == WRITER.to_bytes(4, "big")


def test_without_full_text_search_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without(Other):
        def execute(self, query: str) -> Any:
            if "fts5" in query:
                raise sqlite3.OperationalError("no such module: fts5")
            return super().execute(query)

    monkeypatch.setattr(sqlite, "sqlite3", Without)
    with pytest.raises(ListgraphError, match=r"'sqlite' needs FTS5"):
        written("sqlite", GRAPH)
