"""What an exporter makes: a relative path and the bytes to write there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from listgraph.cache import digest

PIECE = 1 << 20
"""So many bytes or more are written at once."""
KEY = 16
"""So many bytes stand for a part, or for what a part depends on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file's text, and what stands for all that it depends on beside the code.

    Where a file of the same path has a part of that ``key`` already, this one need not be made.
    """

    key: bytes
    make: Callable[[], str]


def key_of(*parts: bytes | str) -> bytes:
    """A key that stands for all the parts, in their order."""
    return digest(parts, KEY)


@dataclass(frozen=True, slots=True)
class Artifact:
    """``path`` is relative to the output directory, with ``/`` between its steps.

    ``content`` is all of its bytes; or what makes its text in pieces, as a large file is written while
    it is made; or a file that holds it already, and that is moved to where it belongs.
    """

    path: str
    content: bytes | Path | Callable[[], Iterable[str | Part]]

    def pieces(self) -> Iterator[bytes]:
        """The bytes, some at a time."""
        if isinstance(self.content, bytes):
            yield self.content
            return
        if isinstance(self.content, Path):
            with self.content.open("rb") as file:
                while piece := file.read(PIECE):
                    yield piece
            return
        yield from gathered(
            (item if isinstance(item, str) else item.make()).encode() for item in self.content()
        )

    @property
    def data(self) -> bytes:
        """All the bytes at once.

        >>> Artifact("a.txt", lambda: ["a", "b"]).data
        b'ab'
        """
        return b"".join(self.pieces())


def gathered(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in larger pieces."""
    waiting: list[bytes] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= PIECE:
            yield b"".join(waiting)
            waiting, length = [], 0
    yield b"".join(waiting)
