"""What a person should look at: where it stands, of which kind it is, and what to do."""

from dataclasses import dataclass

LOSSES = frozenset(("lost-link", "unreadable", "not-read", "too-large", "long-line", "binary"))
"""The codes of the problems by which something that the lists hold is not in the graph."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in the input that a person should look at.

    ``line`` counts from 1 and is 0 where it is the whole file; so does ``column``, which is 0 where
    it is the whole line. ``end`` is the column behind it.
    """

    file: str
    line: int
    code: str
    message: str
    column: int = 0
    end: int = 0

    @classmethod
    def of_words(cls, file: str, line: int, code: str, message: str, start: int, words: str) -> "Problem":
        """A problem of ``words`` at ``start`` (from 0) of a line; of the whole line where it is negative."""
        place = (start + 1, start + 1 + len(words)) if start >= 0 and words else ()
        return cls(file, line, code, message, *place)

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        return f"{place}: {self.message} [{self.code}]"
