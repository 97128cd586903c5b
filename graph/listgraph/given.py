"""What a person or a program gives: paths and texts, looked at before anything is done with them."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from listgraph.errors import ListgraphError

_SHOWN = 100


def path_of(given: object, name: str) -> Path:
    """``given`` as a path, whether or not there is anything; ``name`` is what it is called in an error.

    Raises:
        ListgraphError: it is empty, or the system has no such path or does not let us look there.
        TypeError: it is no path.
    """
    if not isinstance(given, str | os.PathLike) or isinstance(os.fspath(given), bytes):
        raise TypeError(f"{name}: a path is due, not {type(given).__name__}")
    path = Path(given)
    if given == "":
        raise ListgraphError(f"{name}: an empty path leads nowhere; the current folder is .")
    try:
        path.is_dir()
        os.fsencode(path)
        bad = "a path has no NUL" if "\0" in str(path) else ""
    except OSError as error:
        bad = (error.strerror or str(error)).lower()
    except ValueError:
        bad = "the system has no such path"
    if bad:
        text = str(path) if len(str(path)) <= _SHOWN else f"{str(path)[:_SHOWN]}…"
        raise ListgraphError(f"{text}: {bad}")
    return path


def paths_of(given: object, name: str) -> list[Path]:
    """A path or several as a list; errors as for :func:`path_of`."""
    if isinstance(given, str | os.PathLike):
        return [path_of(given, name)]
    if not isinstance(given, Iterable) or isinstance(given, bytes | bytearray):
        raise TypeError(f"{name}: a path or several are due, not {type(given).__name__}")
    return [path_of(path, name) for path in given]


def check_texts(given: Mapping[str, object]) -> None:
    """Raise a TypeError that names the first of the arguments that is no text."""
    for name, value in given.items():
        if not isinstance(value, str):
            raise TypeError(f"{name}: a text is due, not {type(value).__name__}")
