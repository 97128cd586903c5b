"""Files of parts: what stands already is copied, and only the rest is made.

Beside a file that was written from parts the cache keeps where each part stands in it and a digest of its
bytes. A part is copied only where these bytes are still there: a file that was cut off, edited or is of
another build costs time and nothing else.
"""

import marshal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from listgraph import cache
from listgraph.files.artifact import Artifact, Part, gathered

_SUM = 16

_Place = tuple[int, int, bytes]
"""Where a part begins, how many bytes it has, their digest."""


def pieces(artifact: Artifact, directory: Path) -> Iterator[bytes]:
    """The bytes of ``artifact``, some at a time, which is to stand in ``directory``."""
    if not callable(artifact.content) or cache.current().folder is None:
        return artifact.pieces()
    return gathered(_written(artifact.content(), artifact.path, directory))


def _written(content: Iterable[str | Part], path: str, directory: Path) -> Iterator[bytes]:
    name = cache.named("parts", str(directory.resolve()), path)
    places: list[tuple[bytes, _Place]] = []
    position = 0
    with ExitStack() as stack:
        known = _known(name)
        standing: BinaryIO | None = None
        if known and (directory / path).is_file():  # a pipe would keep us for ever
            with suppress(OSError):
                standing = stack.enter_context((directory / path).open("rb"))
        for item in content:
            if isinstance(item, str):
                data = item.encode()
            else:
                place = known.get(item.key)
                data = _copied(standing, place) if standing and place else b""
                digest = place[2] if data and place else b""
                if not data:
                    data = item.make().encode()
                places.append((item.key, (position, len(data), digest or _sum(data))))
            position += len(data)
            yield data
    if places:
        cache.current().put(name, marshal.dumps(places))


def _known(name: str) -> Mapping[bytes, _Place]:
    """Where the parts of a file stand, as far as that is known."""
    data = cache.current().get(name)
    return dict(marshal.loads(data)) if data is not None else {}


def _copied(file: BinaryIO, place: _Place) -> bytes:
    """The bytes that stand in that place; nothing where they are others."""
    start, length, digest = place
    try:
        file.seek(start)
        data = file.read(length)
    except OSError:
        return b""
    return data if _sum(data) == digest else b""


def _sum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_SUM).digest()
