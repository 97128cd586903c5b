"""Builds on a cluster: workers are processes of their own, which only a folder and a scheduler join."""

import json
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from helpers.several import LISTS
from listgraph.cli.main import main
from listgraph.errors import ListgraphError
from listgraph.knowledge.graph import KnowledgeGraph

pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")  # Dask's own use of pandas


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lists")
    for name, text in LISTS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def local(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("local")
    assert (
        main(["build", str(lists), "-o", str(folder), "--format", "html,nq,parquet,sqlite", "--quiet"]) == 0
    )
    return folder


@pytest.fixture(scope="module")
def deaths(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ends workers (see :mod:`helpers.mortal`)."""
    return tmp_path_factory.mktemp("deaths")


@pytest.fixture(scope="module")
def buckets() -> Iterator[dict[str, str]]:
    """What a process needs in its environment to find a server of buckets: a stand-in for that of Amazon."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_DEFAULT_REGION": "us-east-1",
    }
    server.stop()


@pytest.fixture(scope="module")
def cluster(deaths: Path, buckets: dict[str, str]) -> Iterator[Any]:
    import dask
    from distributed import LocalCluster

    from helpers import mortal

    environment = {mortal.FOLDER: str(deaths), **buckets}
    with (
        dask.config.set(
            {
                "distributed.scheduler.allowed-failures": 1,
                "distributed.nanny.environ": environment,
                # On a busy machine the next worker starts late, and its nanny was closed meanwhile.
                "distributed.deploy.lost-worker-timeout": "5 minutes",
            }
        ),
        LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address=":0",
            preload=[mortal.__file__],
            silence_logs=50,
        ) as cluster,
    ):
        yield cluster


@pytest.fixture
def bucket(buckets: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty one."""
    import s3fs

    for name, value in buckets.items():
        monkeypatch.setenv(name, value)
    system = s3fs.S3FileSystem()
    name = f"graphs-{len(system.ls(''))}"
    system.mkdir(name)
    return name


FEW = 12


@pytest.fixture
def parts(monkeypatch: pytest.MonkeyPatch) -> list[KnowledgeGraph]:
    """What a page of few things would hold of each graph that is built."""
    from listgraph.cluster import page

    found: list[KnowledgeGraph] = []
    write = page.write

    def writes(settings: Any, rulebook: Any, nodes: int) -> str:
        with monkeypatch.context() as few:
            few.setattr(page, "MOST", FEW)
            found.append(page._graph(settings, nodes))
        return write(settings, rulebook, nodes)

    monkeypatch.setattr(page, "write", writes)
    return found


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few documents are a task, and so few rows a range, that there are several."""
    monkeypatch.setattr("listgraph.cluster.reading.TOGETHER", 400)
    monkeypatch.setattr("listgraph.cluster.build.ROWS", 80)


def test_the_shards_are_the_local_build_whichever_workers_are_killed_on_the_way(
    lists: Path,
    local: Path,
    cluster: Any,
    deaths: Path,
    bucket: str,
    tmp_path: Path,
    parts: list[KnowledgeGraph],
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One ends while it reads, one while it merges. What an earlier build left in the bucket goes."""
    import s3fs

    system = s3fs.S3FileSystem()
    for name in ("summary.json", "dataset/99999.nq"):
        system.pipe_file(f"{bucket}/mine/{name}", b"{}")
    for name in ("once-models.md", "once-merging"):
        (deaths / name).touch()
    command = ["build", str(lists), "-o", f"s3://{bucket}/mine", "--json"]
    assert main([*command, "--scheduler", cluster.scheduler_address]) == 0
    assert not list(deaths.iterdir())
    out = tmp_path / "out"
    system.invalidate_cache()
    assert not [path for path in system.find(bucket) if "listgraph-work" in path]
    system.get(f"{bucket}/mine/", str(out), recursive=True)
    shards = sorted(out.glob("dataset/*.nq"))
    assert len(shards) > 1
    assert b"".join(file.read_bytes() for file in shards) == (local / "dataset.nq").read_bytes()
    said = json.loads(capsys.readouterr().out)
    assert said["sha256"] == sha256((local / "dataset.nq").read_bytes()).hexdigest()
    assert said["problems"] == []
    assert said["account"]["lost"] == 0
    for table in ("nodes", "edges"):
        assert records(out / table) == records(local / f"{table}.parquet")
    assert rows(out / "graph.db") == rows(local / "graph.db")
    assert (out / "graph.html").read_bytes() == (local / "graph.html").read_bytes()
    (part,) = parts
    assert len(part.nodes) == FEW
    assert len(part.nodes) + part.beyond == sum(said["counts"].values())
    assert {node.id for node in part.nodes} == busiest(local / "edges.parquet", FEW)
    assert {end for subject, _, target, _ in part.edges() for end in (subject, target)} <= set(part.by_id)


def test_lists_are_read_from_a_bucket(lists: Path, bucket: str) -> None:
    import pandas as pd
    import s3fs

    from listgraph.cluster.reading import documents, read

    s3fs.S3FileSystem().put(f"{lists}/", f"{bucket}/lists", recursive=True)
    listed, problems = documents(f"s3://{bucket}/lists")
    assert [item.name for item in listed] == sorted(path.name for path in lists.iterdir())
    told = read(listed, f"s3://{bucket}/lists", f"s3://{bucket}/steps", ())
    assert [source.path for source in told.sources] == [item.name for item in listed]
    assert (told.account.lost, told.problems, problems) == (0, (), [])
    (table,) = s3fs.S3FileSystem().glob(f"{bucket}/steps/facts/*.parquet")
    assert len(pd.read_parquet(f"s3://{table}")) == told.rows


@pytest.mark.parametrize(
    ("address", "said"),
    [("gs://bucket/lists", r"pip install .*\[gs\]"), ("nowhere://lists", "Protocol not known: nowhere")],
)
def test_an_address_that_cannot_be_reached_is_told(
    address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from listgraph.cluster.places import opened

    monkeypatch.setitem(sys.modules, "gcsfs", None)  # as where it is not installed
    with pytest.raises(ListgraphError, match=f"cannot reach {address}: .*{said}"):
        opened(address)


def busiest(edges: Path, number: int) -> set[str]:
    """The ids that most edges begin or end at, the first of equals."""
    found = Counter(row[end] for row in records(edges) for end in ("source", "target"))
    return set(sorted(found, key=lambda name: (-found[name], name))[:number])


def records(place: Path) -> list[Any]:
    """The rows of a table, or of its shards one after the other."""
    from pyarrow import parquet

    files = [place] if place.is_file() else sorted(place.glob("*.parquet"))
    return [row for file in files for row in parquet.read_table(file).to_pylist()]


def rows(database: Path) -> list[Any]:
    asked = (
        "SELECT * FROM nodes",
        "SELECT * FROM edges",
        "SELECT * FROM evidence",
        "SELECT rowid FROM nodes_fts WHERE nodes_fts MATCH 'bert'",
    )
    connection = sqlite3.connect(database)
    try:
        return [connection.execute(query).fetchall() for query in asked]
    finally:
        connection.close()


def test_a_document_that_ends_every_worker_is_named_and_those_beside_it_are_read(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import KilledWorker

    from listgraph.cluster import build as journey
    from listgraph.cluster.reading import Listed

    class Future:
        """What a cluster gives for a task: here one of the documents ends its worker."""

        def __init__(self, task: Any, *given: Any) -> None:
            self.task, self.given = task, given

        def exception(self) -> Exception | None:
            deadly = any(item.name == "tools.md" for item in self.given[0])
            return KilledWorker("read", "tcp://127.0.0.1:1", 3) if deadly else None

        def result(self) -> Any:
            if error := self.exception():
                raise error
            return self.task(*self.given)

    class Client:
        def submit(self, task: Any, *given: Any, **_: Any) -> Future:
            return Future(task, *given)

    monkeypatch.setattr(journey, "as_completed", iter)
    listed = [Listed(str(lists / name), name, 100) for name in ("models.md", "tools.md", "circle.md")]
    told = journey._read(Client(), listed, str(lists), str(tmp_path), (), lambda *_: None)
    assert sorted(source.path for item in told for source in item.sources) == ["circle.md", "models.md"]
    problems = [(found.file, found.code) for item in told for found in item.problems]
    assert problems == [("tools.md", "not-read")]


def test_what_is_not_ours_is_not_overwritten(lists: Path, tmp_path: Path) -> None:
    from listgraph.cluster import build as journey

    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ListgraphError, match="holds something else"):
        journey.build(str(lists), str(tmp_path), "tcp://127.0.0.1:1")
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_without_a_scheduler_there_is_a_sentence(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("listgraph.cluster.build.PATIENCE", "1s")
    assert main(["build", str(lists), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert "no scheduler of Dask answers at tcp://127.0.0.1:1" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--format", "csv"], "--format is for a build without --scheduler"),
        (["--follow-symlinks"], "--follow-symlinks is for a build without --scheduler"),
        (["more.md"], "a cluster reads one folder or address"),
    ],
)
def test_options_of_a_build_on_one_machine_are_refused(
    lists: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", str(lists), *arguments, "-o", "out", "--scheduler", "tcp://127.0.0.1:1"]) == 2
    assert said in capsys.readouterr().err


def test_on_this_machine_the_configuration_is_that_of_a_local_build(lists: Path, tmp_path: Path) -> None:
    from listgraph.cluster.reading import configuration

    below = tmp_path / "more" / "lists"
    shutil.copytree(lists, below)
    (tmp_path / "listgraph.toml").write_text('[[model]]\nname = "Omega"\n')
    assert configuration(str(below), None) == (("listgraph.toml", '[[model]]\nname = "Omega"\n'),)


def test_a_table_for_local_builds_is_passed_over_with_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.md").write_text("* [BERT](https://example.org/bert)\n")
    (tmp_path / "listgraph.toml").write_text('[build]\nformat = "csv"\n')
    monkeypatch.setattr("listgraph.cluster.build.PATIENCE", "1s")
    arguments = ["build", str(tmp_path), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1"]
    assert main(arguments) == 2
    said = capsys.readouterr().err
    assert "a cluster takes no format from [build] in listgraph.toml" in said
    assert "no scheduler of Dask answers" in said
    (tmp_path / "listgraph.toml").write_text('[build]\nexclude = ["b*"]\n')
    assert main(arguments) == 2  # passed over, it would be another graph
    assert "--exclude is for a build without --scheduler" in capsys.readouterr().err


def test_a_cluster_without_workers_is_not_waited_for_for_ever(
    lists: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from distributed import LocalCluster

    from listgraph.cluster.build import build

    monkeypatch.setattr("listgraph.cluster.watching.ALONE", 1.0)
    monkeypatch.setattr("listgraph.cluster.watching.GLANCE", 0.2)
    with (
        LocalCluster(n_workers=0, dashboard_address=":0", silence_logs=50) as cluster,
        pytest.raises(ListgraphError, match="the cluster has had no worker for 1 seconds"),
    ):
        build(str(lists), str(tmp_path / "out"), cluster.scheduler_address)
    assert not list((tmp_path / "out").glob("*"))
