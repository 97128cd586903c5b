"""One file in the place of another: whole, or not at all."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from listgraph.errors import ListgraphError


def replace_file(file: Path, data: bytes) -> None:
    """Put ``data`` where ``file`` is, or is to be; what stood there stays until all is written.

    Where it is a symbolic link, what it leads to is replaced. The file's mode stays.

    Raises:
        ListgraphError: it cannot be written, and nothing has changed.
    """
    place = file.resolve()
    beside = place.with_name(f".{place.name}.{os.getpid()}.listgraph")
    try:
        if place.exists() and not os.access(place, os.W_OK):
            raise PermissionError(None, "Permission denied")
        try:
            with beside.open("xb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            if place.exists():
                shutil.copymode(place, beside)
            beside.replace(place)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ListgraphError(f"cannot write {file}: {reason}; it is as it was") from error
