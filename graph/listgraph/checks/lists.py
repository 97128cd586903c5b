"""What the checks look at, and how they name what they found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from listgraph.checks.prose import prose
from listgraph.knowledge import KnowledgeGraph
from listgraph.lexicon import Lexicon
from listgraph.outline import Document, Link

_LONGEST = 60
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, eq=False)
class Lists:
    """The lists as read, what they say together, and the names known.

    ``absent`` are the files that links lead to and that do not exist, as paths relative to the
    root (:func:`listgraph.checks.files.target`).
    """

    documents: tuple[Document, ...]
    graph: KnowledgeGraph
    lexicon: Lexicon
    absent: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> tuple[tuple[Document, tuple[str, ...]], ...]:
        """Every document with its lines without code and comments."""
        return tuple((document, prose(document.lines)) for document in self.documents)

    def links(self) -> Iterator[tuple[Document, Link]]:
        """Every link of every document, in order."""
        for document in self.documents:
            for entry in document.entries:
                for link in entry.links:
                    yield document, link


def shown(text: str) -> str:
    """``text`` in quotation marks on one line, cut where it is long, nothing unprintable in it.

    >>> shown("A\\n  title\\u202e")
    '“A title\ufffd”'
    """
    line = "".join(char if char.isprintable() else "\ufffd" for char in _SPACE.sub(" ", text).strip())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + '…'}”"
