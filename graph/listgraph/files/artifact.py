"""What an exporter makes: a relative path and the bytes to write there."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 20
"""So many characters or more are written at once."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """``path`` is relative to the output directory, with ``/`` between its steps.

    ``content`` is all of its bytes; or what makes its text in pieces, as a large file is written while
    it is made; or a file that holds it already, and that is moved to where it belongs.
    """

    path: str
    content: bytes | Path | Callable[[], Iterable[str]]

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
        waiting: list[str] = []
        length = 0
        for text in self.content():
            waiting.append(text)
            length += len(text)
            if length >= PIECE:
                yield "".join(waiting).encode()
                waiting, length = [], 0
        yield "".join(waiting).encode()

    @property
    def data(self) -> bytes:
        """All the bytes at once.

        >>> Artifact("a.txt", lambda: ["a", "b"]).data
        b'ab'
        """
        return b"".join(self.pieces())
