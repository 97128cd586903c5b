"""Rows of one key brought together, and functions over frames taken to every partition."""

from collections.abc import Callable, Iterable
from typing import Any

import dask.dataframe as dd
import pandas as pd

from listgraph.cluster.tables import TEXT, Frame, empty

Table = Any
"""A frame of Dask: many frames of pandas."""


def each(function: Callable[..., Frame], *parts: Table, columns: Any, **more: Any) -> Table:
    """A frame for each partition, or for those of the same number in several."""
    return dd.map_partitions(
        function, *parts, meta=empty(columns), align_dataframes=False, enforce_metadata=False, **more
    )


def together(table: Table, key: str, parts: int) -> Table:
    """The rows of one key in one partition, of so many."""
    return table.shuffle(key, npartitions=parts)


def chosen(table: Frame, which: Iterable[bool]) -> Frame:
    """Those rows that ``which`` has a true for; with all columns, were there no row at all."""
    return table[pd.Series(list(which), index=table.index, dtype=bool)]


def texts(found: Iterable[str]) -> "pd.Series[str]":
    """The texts as a column."""
    return pd.Series(list(found), dtype=TEXT)
