"""graph.db: the tables of all ranges in SQLite, with full-text search, row by row from the shards."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow.parquet

from listgraph.cluster.merging import Settings
from listgraph.cluster.places import opened
from listgraph.cluster.tables import LINES
from listgraph.exporters.sqlite import fill
from listgraph.knowledge.rows import Row, clean

_AT_ONCE = 10_000
_REASON = ("file", "line", "quote", "rule", "confidence", "quote_line")


def write(settings: Settings) -> list[str]:
    """Write the index beside the shards, that of a local build; gives the names of all tables."""
    out = f"{settings.work}/out"
    with TemporaryDirectory() as folder:
        file = Path(folder) / "graph.db"
        with closing(_lines(f"{settings.work}/lines", Path(folder) / "lines.db")) as lines:
            evidence = _evidence(f"{out}/evidence", lines)
            with closing(sqlite3.connect(file, isolation_level=None)) as database:
                fill(database, _rows(f"{out}/nodes"), _rows(f"{out}/edges"), evidence)
        system, place = opened(f"{out}/graph.db")
        system.put_file(str(file), place)
    tables = (
        f"{name}/{shard}" for name in ("nodes", "edges", "evidence") for shard in _shards(f"{out}/{name}")
    )
    return [*tables, "graph.db"]


def _shards(address: str) -> list[str]:
    system, place = opened(address)
    return sorted(path.rpartition("/")[2] for path in system.ls(place, detail=False))


def _records(address: str) -> Iterator[dict[str, Any]]:
    """The rows of all shards below an address, in their order."""
    for shard in _shards(address):
        system, place = opened(f"{address}/{shard}")
        with system.open(place, "rb") as file:
            for batch in pyarrow.parquet.ParquetFile(file).iter_batches(_AT_ONCE):
                yield from batch.to_pylist()


def _rows(address: str) -> Iterator[Row]:
    return ({name: cell for name, cell in row.items() if cell is not None} for row in _records(address))


def _lines(address: str, file: Path) -> sqlite3.Connection:
    """The source lines that are evidence, in a database of their own: memory might not hold them."""
    database = sqlite3.connect(file)
    database.execute("CREATE TABLE lines (file, line, text, PRIMARY KEY (file, line)) WITHOUT ROWID")
    rows = (tuple(row[name] for name in LINES) for row in _records(address))
    database.executemany("INSERT INTO lines VALUES (?, ?, ?)", rows)
    return database


def _evidence(address: str, lines: sqlite3.Connection) -> Iterator[Sequence[str | float | None]]:
    edge = 0
    before: tuple[str, ...] = ()
    for number, row in enumerate(_records(address), start=1):
        fact = row["subject"], row["relation"], row["object"], row["language"]
        edge += fact != before and not row["literal"]
        before = fact
        file, line, quote, rule, confidence, other = (row[name] for name in _REASON)
        asked = "SELECT text FROM lines WHERE file = ? AND line = ?"
        (text,) = lines.execute(asked, (file, other or line)).fetchone() or (quote,)
        said = (clean(file), line or None, clean(quote), clean(text), rule, confidence)
        target = clean(row["object"]) if row["literal"] else row["object"]
        yield (number, *fact[:2], target, None if row["literal"] else edge, *said)
