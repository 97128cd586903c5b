"""CSV, Parquet and SQLite, read by pandas, Polars, DuckDB, sqlite-utils and Python itself."""

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.reading.found import Found, Rows, from_rows, written
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.markup.formulas import restore


def tabled(data: bytes) -> list[dict[str, str]]:
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return restored(rows)


def restored(rows: Rows) -> list[dict[str, str]]:
    return [{name: restore(cell or "") for name, cell in row.items()} for row in rows]


def read_csv(graph: KnowledgeGraph) -> Found:
    files = written("csv", graph)
    return from_rows(tabled(files["nodes.csv"]), tabled(files["edges.csv"]))


def read_csv_pandas(graph: KnowledgeGraph) -> Found:
    import pandas as pd

    files = written("csv", graph)
    nodes, edges = (
        pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False).to_dict("records")
        for name in ("nodes.csv", "edges.csv")
    )
    return from_rows(restored(nodes), restored(edges))


def read_csv_polars(graph: KnowledgeGraph) -> Found:
    import polars as pl

    files = written("csv", graph)
    nodes, edges = (
        pl.read_csv(files[name], infer_schema=False).to_dicts() for name in ("nodes.csv", "edges.csv")
    )
    return from_rows(restored(nodes), restored(edges))


CSV_IN_DUCKDB = """read_csv('{}', header=true, all_varchar=true, delim=',', quote='"', escape='"')"""


def read_csv_duckdb(graph: KnowledgeGraph) -> Found:
    nodes, edges = _in_duckdb(written("csv", graph), CSV_IN_DUCKDB)
    return from_rows(restored(nodes), restored(edges))


def read_parquet_pandas(graph: KnowledgeGraph) -> Found:
    import pandas as pd

    files = written("parquet", graph)
    nodes, edges = (
        pd.read_parquet(io.BytesIO(files[name])).to_dict("records")
        for name in ("nodes.parquet", "edges.parquet")
    )
    return from_rows(nodes, edges)


def read_parquet_polars(graph: KnowledgeGraph) -> Found:
    import polars as pl

    files = written("parquet", graph)
    nodes, edges = (
        pl.read_parquet(io.BytesIO(files[name])).to_dicts() for name in ("nodes.parquet", "edges.parquet")
    )
    return from_rows(nodes, edges)


def read_parquet_duckdb(graph: KnowledgeGraph) -> Found:
    nodes, edges = _in_duckdb(written("parquet", graph), "'{}'")
    return from_rows(nodes, edges)


def database(graph: KnowledgeGraph, folder: Path) -> Path:
    """The SQLite database, written into a folder."""
    path = folder / "graph.db"
    path.write_bytes(written("sqlite", graph)["graph.db"])
    return path


def read_sqlite_utils(graph: KnowledgeGraph) -> Found:
    from sqlite_utils import Database

    with tempfile.TemporaryDirectory() as folder:
        opened = Database(database(graph, Path(folder)))
        nodes, edges = (list(opened[name].rows) for name in ("nodes", "edges"))
        opened.close()
    return from_rows(nodes, [{**edge, "derived": bool(edge["derived"])} for edge in edges])


def _in_duckdb(files: Mapping[str, bytes], source: str) -> list[list[dict[str, Any]]]:
    import duckdb

    found = []
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as database:
        for name, data in files.items():
            path = Path(folder, name)
            path.write_bytes(data)
            result = database.execute(f"SELECT * FROM {source.format(path)}")
            names = [column[0] for column in result.description or ()]
            found.append([dict(zip(names, row, strict=True)) for row in result.fetchall()])
    return found
