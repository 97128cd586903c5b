"""The name of a paper's thing in brackets behind its linked title."""

import re

from listgraph.entries.bold import BOLD, source_before
from listgraph.entries.reading import Reading, Span
from listgraph.lists.outline import Document, Link

_NAME = r"(?P<name>(?![^()（）]*(?<!\d)(?:19|20)\d\d(?!\d))[A-Z][\w.+-]{1,20}(?: [A-Z\d][\w.+-]*)?)"
"""A name, and no venue with its year."""
_NOTED = re.compile(rf"\s*[(（]{_NAME}[)）](?:[\s.]*$| by (?=[A-Z]))")
_NOTED_WITHIN = re.compile(rf"\s?[(（]{_NAME}[)）]$")
_NOTED_LAST = re.compile(rf"[(（]{_NAME}(?:[,，][^()（）]*)?[)）][\s.]*$")
_NEAR = 48
"""No name is longer."""
_NOTE = 100
"""No name is longer with what a note adds to it."""
_SENTENCE = 3
"""A title before a bracket has so many blanks; fewer words are a name themselves."""
_TAIL = 4
"""Behind the bracket stand at most so many blanks and full stops."""


def noted_behind(text: str, link: Link, end: int) -> re.Match[str] | None:
    """A name in brackets behind a linked title, with at most who wrote it, or at the end of that title.

    So in "[A title](…) (Name)", and "[A title (Name)](…)".
    """
    near = max(link.start, link.end - _NEAR)
    return _NOTED.match(text, link.end, end) or _NOTED_WITHIN.search(text, near, link.end)


def noted_within(text: str, title: Span) -> re.Match[str] | None:
    """A name in brackets at the end of a title that is no link: "A title (Name), [paper](…)"."""
    if text.count(" ", *title) < _SENTENCE:
        return None
    return _NOTED_WITHIN.search(text, max(title.start, title.end - _NEAR), title.end)


def noted_last(document: Document, reading: Reading, link: Link, end: int) -> re.Match[str] | None:
    """A name in bold, in brackets at an entry's end, behind who wrote it and where it came out.

    So in "[A title](…), *Jane Roe et al.*, SIGIR 2020. (**Name**, what it is)".
    """
    text = reading.entry.text
    if not text[max(link.end, end - _TAIL) : end].rstrip(" .").endswith((")", "）")):
        return None
    noted = _NOTED_LAST.search(text, max(link.end, end - _NOTE), end)
    return noted if noted and source_before(document, reading, noted.start("name")).endswith(BOLD) else None
