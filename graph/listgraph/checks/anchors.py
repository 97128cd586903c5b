"""Links within a page, and the headings that they lead to, by GitHub's rules."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from listgraph.checks.lists import Lists, shown
from listgraph.checks.prose import prose
from listgraph.knowledge import Problem
from listgraph.outline import Document

_TO_ANCHOR = re.compile(
    r"\]\(\s*<?#([^)\s>]+)|^[ ]{0,3}\[[^\]\n]+\]:\s*#(\S+)|\bhref\s*=\s*[\"']#([^\"'\n]+)", re.I
)
_NAMED = re.compile(
    r"<[a-z][a-z0-9]*\b[^<>]*?\s(?:id|name)\s*=\s*(?:\"([^\"]+)\"|'([^']+)'|([^\s\"'>]+))", re.I
)
_KRAMDOWN = re.compile(r"\{[^{}\n]*#([\w-]+)[^{}\n]*\}\s*$")
_HTML_HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NOWHERE = re.compile(r"top|L\d+(?:-L\d+)?|fn(?:ref)?[:-]?\w*|!?/.*|:~:.*", re.IGNORECASE)


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading.

    >>> slug("1. 预训练 & BERT: C++_x"), slug("🤗 Models")
    ('1-预训练--bert-c_x', '-models')
    """
    kept = (char for char in heading.lower() if char in " -" or _is_word(char))
    return "".join(kept).replace(" ", "-")


def _is_word(char: str) -> bool:
    return unicodedata.category(char) in _WORD


_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc", "Me", "Pc"})


def anchors(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The anchors of a page; and, bare of punctuation, those of headings that hold markup.

    What a reader sees of a heading with markup (a picture, a tag) is not known well enough to
    tell how many hyphens stand in its anchor.
    """
    text = "\n".join(document.lines)
    found: set[str] = set()
    loose: set[str] = set()
    seen: dict[str, int] = {}
    for heading, has_markup in _headings(document, text):
        anchor = slug(heading)
        twins = seen[anchor] = seen.get(anchor, -1) + 1
        found.add(_plain(f"{anchor}-{twins}" if twins else anchor))
        if has_markup:
            loose.add(_bare(anchor))
    for match in (*_NAMED.finditer(text), *_KRAMDOWN.finditer(text)):
        found.add(_plain(next(filter(None, match.groups()))))
    return frozenset(found), frozenset(loose)


def _headings(document: Document, text: str) -> Iterator[tuple[str, bool]]:
    """Every heading in order, and whether markup stands in it."""
    found = [(text.count("\n", 0, match.start()) + 1, _TAG.sub("", match[2]).strip(), True)
             for match in _HTML_HEADING.finditer(text)]  # fmt: skip
    for section in document.sections:
        if not section.implied:
            line = document.lines[section.line - 1]
            found.append((section.line, section.heading, any(mark in line for mark in ("![", "<", "&"))))
    for _, heading, has_markup in sorted(found):
        yield unescape(heading), has_markup


def _plain(anchor: str) -> str:
    """An anchor for comparison: letter case, marks on letters and variation selectors do not count."""
    parts = unicodedata.normalize("NFKD", anchor.casefold())
    return "".join(char for char in parts if not unicodedata.category(char).startswith("M"))


def _bare(anchor: str) -> str:
    return "".join(filter(str.isalnum, _plain(anchor)))


def broken_anchors(lists: Lists) -> Iterator[Problem]:
    """Each link within a page that leads to no heading or name there."""
    for document in lists.documents:
        found: tuple[frozenset[str], frozenset[str]] | None = None
        for number, line in enumerate(prose(document.lines), 1):
            for match in _TO_ANCHOR.finditer(line) if "#" in line else ():
                found = found or anchors(document)
                wanted = unquote(unescape(next(filter(None, match.groups())))).removeprefix("user-content-")
                if (
                    not _NOWHERE.fullmatch(wanted)
                    and _plain(wanted) not in found[0]
                    and _bare(wanted) not in found[1]
                ):
                    message = f"no heading of this page has the anchor {shown('#' + wanted)}"
                    yield Problem(document.path, number, "broken-anchor", message)
