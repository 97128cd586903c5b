"""Files of the folder that is served: what a link leads to elsewhere is none of them."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from werkzeug import Request, Response
from werkzeug.exceptions import BadRequest, NotFound
from werkzeug.utils import send_file

_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
"""Nobody waits for the other end of a pipe."""


def lies_inside(directory: Path, path: str) -> bool:
    """Whether ``path`` leads to a place below ``directory`` when all links are followed."""
    return Path(os.path.realpath(directory / path)).is_relative_to(os.path.realpath(directory))


def opened(directory: Path, path: str) -> BinaryIO:
    """The file ``path`` below ``directory``, to read.

    Raises:
        NotFound: there is none, or a link leads to one elsewhere, be it one that came meanwhile.
    """
    try:
        file = os.fdopen(os.open(directory / path, os.O_RDONLY | _NO_WAIT), "rb")
    except (OSError, ValueError):
        raise NotFound(f"there is no file {path}") from None
    found = os.fstat(file.fileno())
    if stat.S_ISREG(found.st_mode) and _stands(found, directory, path):
        return file
    file.close()
    raise NotFound(f"there is no file {path}")


def _stands(found: os.stat_result, directory: Path, path: str) -> bool:
    """Whether what was opened is what stands in that place, below ``directory``."""
    try:
        real = os.lstat(os.path.realpath(directory / path))
    except OSError:
        return False
    return os.path.samestat(found, real) and lies_inside(directory, path)


def sent(file: BinaryIO, request: Request, media_type: str, name: str | None = None) -> Response:
    """The ``file`` or the part of it that is asked for; under a ``name``, to be saved and not shown.

    Raises:
        HTTPException: a header of the request cannot be read, or there is no such part.
    """
    found = os.fstat(file.fileno())
    try:
        response = send_file(
            file,
            request.environ,
            media_type,
            as_attachment=name is not None,
            download_name=name,
            conditional=False,
            etag=f"{found.st_mtime}-{found.st_size}",
            last_modified=found.st_mtime,
            max_age=0,
        )
        response.content_length = found.st_size
        return response.make_conditional(request.environ, True, found.st_size)
    except BaseException as error:
        file.close()
        if isinstance(error, OverflowError | ValueError):  # of a date in the year 99999
            raise BadRequest("a header of the request cannot be read") from None
        raise
