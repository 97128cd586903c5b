"""What the source sets apart in bold at the start of an entry."""

import re

from listgraph.entries.reading import Reading
from listgraph.lists.outline import Document

BOLD = ("**", "__", "<b>", "<strong>", "</b>", "</strong>")
"""What opens and closes bold words in a source."""


def bold_words(document: Document, reading: Reading, start: int) -> str:
    """The bold words from a place on, if they are a name's alone and other words follow."""
    line, column = reading.entry.locate(start)
    words = _MARKED.match(document.lines[line - 1], column)
    return words["name"] if words and reading.entry.text.startswith(words["name"], start) else ""


_MARKED = re.compile(
    r"(?P<name>(?P<coined>(?=[^*_<]*(?:[a-z][A-Z]|[A-Z]{2}|\d)))?[^\[\]()*_<>:：\n]{2,48}?)"
    r"\s?(?:\*\*|__|</b>|</strong>)\s*(?![:：\-–—|\s(（])(?(coined)|(?=[!\[<]|$|\.\s[A-Z]))"
)
"""Bold words; such as are no coined name may be the first of a title, and must stand alone or end with a
full stop."""


def source_before(document: Document, reading: Reading, place: int) -> str:
    """The source line up to a place in an entry's text."""
    line, column = reading.entry.locate(place)
    return document.lines[line - 1][:column]


def source_behind(document: Document, reading: Reading, place: int) -> str:
    """The source line behind the character that ends at a place in an entry's text."""
    line, column = reading.entry.locate(place - 1)
    return document.lines[line - 1][column + 1 :]
