"""What the checks look at, and how they name what they found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from listgraph.knowledge import KnowledgeGraph
from listgraph.lexicon import Lexicon
from listgraph.outline import Document
from listgraph.reading import Reading, read_entries

_LONGEST = 60
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Lists:
    """The lists as read, what they say together, and the names known.

    ``absent`` are the files that links lead to and that do not exist, as paths relative to the
    root (:func:`listgraph.checks.files.target`).
    """

    documents: tuple[Document, ...]
    graph: KnowledgeGraph
    lexicon: Lexicon
    absent: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def readings(self) -> tuple[tuple[Document, Reading], ...]:
        """Every article of every document, in order."""
        return tuple(self._read())

    def _read(self) -> Iterator[tuple[Document, Reading]]:
        for document in self.documents:
            for reading in read_entries(document):
                yield document, reading


def shown(text: str) -> str:
    """``text`` in quotation marks on one line, cut where it is long, nothing unprintable in it.

    >>> shown("A\\n  title\\u202e")
    '“A title\ufffd”'
    """
    line = "".join(char if char.isprintable() else "\ufffd" for char in _SPACE.sub(" ", text).strip())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
