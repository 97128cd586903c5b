"""Links within a page, and the headings that they lead to, by GitHub's rules."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from html import unescape
from urllib.parse import unquote

from listgraph.checks.lists import Lists, at_match, shown
from listgraph.lists.outline import Document
from listgraph.problems import Problem

_TO_ANCHOR = re.compile(
    r"\]\(\s*<?#([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*#(\S+)|\bhref\s*=\s*[\"']#([^\"'\n]+)", re.IGNORECASE
)
_NAMED = re.compile(
    r"<[a-z][a-z0-9]*\b[^<>]{0,500}?\s(?:id|name)\s*=\s*(?:\"([^\"\n]+)\"|'([^'\n]+)'|([^\s\"'>]+))",
    re.IGNORECASE,
)
_KRAMDOWN = re.compile(r"\{[^{}\n]{0,100}#([\w-]+)[^{}\n]{0,100}\}[ \t]*$", re.MULTILINE)
_HTML_HEADING = re.compile(r"<h[1-6]\b[^<>]{0,300}>(.{0,1000}?)</h[1-6]>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_PICTURE = re.compile(r"!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)")
_LINK = re.compile(r"\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)")
_MARKUP = ("![", "<", "&")
# The page's top, lines of code, footnotes, routes of a script, a browser's own text fragments.
_ELSEWHERE = re.compile(r"top|L\d+(?:-L\d+)?|fn(?:ref)?[:-]?\w*|!?/.*|:~:.*", re.IGNORECASE)
_WORD = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Nd", "Nl", "No", "Mn", "Mc", "Me", "Pc"})


def slug(heading: str) -> str:
    """The anchor that GitHub gives a heading.

    >>> slug("1. 预训练 & BERT: C++_x"), slug("🤗 Models")
    ('1-预训练--bert-c_x', '-models')
    """
    kept = [char for char in heading.lower() if char in " -" or unicodedata.category(char) in _WORD]
    return "".join(kept).replace(" ", "-")


def broken_anchors(lists: Lists) -> Iterator[Problem]:
    """Each link within a page that leads to no heading or name there."""
    for document, lines in lists.prose:
        wanted = list(_wanted(lines))
        exact, loose = _anchors(document) if wanted else (frozenset(), frozenset())
        for number, match, anchor in wanted:
            if _plain(anchor) not in exact and _bare(anchor) not in loose:
                message = f"no heading of this page has the anchor {shown('#' + anchor)}"
                yield at_match(document, number, match, "broken-anchor", message)


def _wanted(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str], str]]:
    """Every anchor that the page links to, with its line and the place there."""
    for number, line in enumerate(lines, 1):
        for match in _TO_ANCHOR.finditer(line) if "#" in line else ():
            anchor = unquote(unescape(next(filter(None, match.groups())))).removeprefix("user-content-")
            if not _ELSEWHERE.fullmatch(anchor):
                yield number, match, anchor


def _anchors(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The anchors of a page; and, bare of punctuation, those of headings that hold markup.

    What a reader sees of a heading with markup (a picture, a tag) is not known well enough to
    tell how many hyphens stand in its anchor.
    """
    text = "\n".join(document.lines)
    exact: set[str] = set()
    loose: set[str] = set()
    seen: dict[str, int] = {}
    for line, heading in _headings(document, text):
        anchor = slug(heading)
        twins = seen[anchor] = seen.get(anchor, -1) + 1
        exact.add(_plain(f"{anchor}-{twins}" if twins else anchor))
        source = document.lines[line - 1]
        if any(mark in source for mark in _MARKUP):
            words = _TAG.sub("", _LINK.sub(r"\1", _PICTURE.sub("", source)))
            loose |= {_bare(anchor), _bare(unescape(words))}
    for match in (*_NAMED.finditer(text), *_KRAMDOWN.finditer(text)):
        exact.add(_plain(next(filter(None, match.groups()))))
    return frozenset(exact), frozenset(loose)


def _headings(document: Document, text: str) -> list[tuple[int, str]]:
    """Every heading of the page with its line, in order; those in HTML too."""
    found = [(section.line, section.heading) for section in document.sections if not section.implied]
    for match in _HTML_HEADING.finditer(text):
        words = unescape(_TAG.sub("", match[1])).strip()
        found.append((text.count("\n", 0, match.start()) + 1, words))
    return sorted(found)


def _plain(anchor: str) -> str:
    """An anchor for comparison: letter case, accents and characters without a shape do not count."""
    parts = unicodedata.normalize("NFKD", anchor.casefold())
    return "".join(char for char in parts if unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf"))


def _bare(anchor: str) -> str:
    return "".join(filter(str.isalnum, _plain(anchor)))
