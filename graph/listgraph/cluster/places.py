"""Where things are: addresses that any machine can reach, by fsspec."""

from collections.abc import Iterable
from posixpath import dirname
from typing import Any
from urllib.parse import urlsplit

import fsspec

from listgraph.cluster.tables import Frame
from listgraph.errors import ListgraphError
from listgraph.extras import installing

FileSystem = Any
_EXTRAS = {"s3": "s3", "s3a": "s3", "gs": "gs", "gcs": "gs"}
"""The extra that brings what reads the addresses of a scheme."""


def opened(address: str) -> tuple[FileSystem, str]:
    """The file system of an address (``/data/lists``, ``s3://bucket/lists`` …) and the path there.

    Raises:
        ListgraphError: no such file system, or what it needs is not installed.
    """
    try:
        system, path = fsspec.core.url_to_fs(address)
    except ImportError as error:
        extra = _EXTRAS.get(urlsplit(address).scheme)
        needed = installing(extra) if extra else str(error)
        raise ListgraphError(f"cannot reach {address}: {needed}") from None
    except ValueError as error:
        raise ListgraphError(f"cannot reach {address}: {error}") from None
    system.invalidate_cache()  # another process may have written there since
    return system, path.rstrip("/")


def put(address: str, pieces: Iterable[bytes]) -> None:
    """Write the pieces to a file at an address, with the folders that it needs."""
    system, place = opened(address)
    system.makedirs(dirname(place), exist_ok=True)
    with system.open(place, "wb") as file:
        for piece in pieces:
            file.write(piece)


def store(rows: Frame, address: str) -> None:
    """Write the rows to an address as Parquet."""
    system, place = opened(address)
    system.makedirs(dirname(place), exist_ok=True)
    with system.open(place, "wb") as file:
        rows.to_parquet(file, index=False)
