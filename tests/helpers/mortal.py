"""Loaded by a worker of Dask: ends it in the middle of its work where a file in a folder says so.

``once-NAME`` ends one worker that comes to the place of that name.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from listgraph.cluster import merging, reading

FOLDER = "LISTGRAPH_TEST_MORTAL"


def dask_setup(_worker: Any) -> None:
    """What Dask calls at the start of a worker."""
    for module, name, place in (
        (reading, "understood", lambda source, *_: source.path),
        (merging, "_graph", lambda *_: "merging"),
    ):
        setattr(module, name, _mortal(getattr(module, name), place))


def _mortal(function: Callable[..., Any], place: Callable[..., str]) -> Callable[..., Any]:
    def mortal(*given: Any) -> Any:
        _perhaps_die(place(*given))
        return function(*given)

    return mortal


def _perhaps_die(name: str) -> None:
    with suppress(FileNotFoundError):
        (Path(os.environ[FOLDER]) / f"once-{name}").unlink()
        os.kill(os.getpid(), signal.SIGKILL)
