"""Blocks with a title of their own in dialects: callouts, fenced divs, terms with their definitions.

``> [!tip] Title`` over a quote's text; ``::: note Title`` … ``:::``; a term over ``: what it is``.
"""

import re
from typing import Any, NamedTuple

_Token = dict[str, Any]

_CALLOUT = re.compile(r"\[![\w-]+\][-+]?[ \t]+(?P<title>\S.*)")
_OPENING = re.compile(
    r"\{?[\w-]+\}?[ \t]*(?:\[(?P<within>[^\[\]]+)\]|(?P<behind>[^{}\[\]]+))?(?:\{[^{}]*\})?[ \t]*"
)
_TITLE = re.compile(r"\btitle=[\"']([^\"'{}]+)[\"']")


class Titled(NamedTuple):
    """A block's own title, and the blocks below it."""

    title: str
    below: list[_Token]


def title_of(words: str) -> str:
    """The title that a fenced div's opening line gives it; empty where it has only a kind.

    >>> title_of("tip Read this"), title_of('{.callout-note title="Eels"}'), title_of("note")
    ('Read this', 'Eels', '')
    """
    if said := _TITLE.search(words):
        return said[1]
    found = _OPENING.fullmatch(words)
    return (found["within"] or found["behind"] or "").strip() if found else ""


def callout(quote: _Token) -> Titled | None:
    """A quote whose first line is a callout's title in words alone."""
    first, *others = quote["children"] or [{"type": ""}]
    parted = _first_line(first)
    title = _CALLOUT.fullmatch(parted.title) if parted else None
    return Titled(title["title"].strip(), [*parted.below, *others]) if parted and title else None


def defined(paragraph: _Token) -> Titled | None:
    """A paragraph that is a term, in words alone, over what it is defined as."""
    parted = _first_line(paragraph)
    behind = parted.below[0]["children"][0] if parted and parted.below else {}
    is_term = parted and parted.title.strip() and behind.get("raw", "").startswith(": ")
    return parted if is_term else None


def _first_line(block: _Token) -> Titled | None:
    """A paragraph's first line, where that is words alone, and the rest of it."""
    children = block.get("children") or []
    if block["type"] not in ("paragraph", "block_text") or not children or children[0]["type"] != "text":
        return None
    if len(children) == 1:
        return Titled(children[0]["raw"], [])
    if children[1]["type"] != "softbreak" or len(children) == 2:
        return None
    lines = children[1].get("newlines", 1)
    rest = {**block, "children": children[2:], "line": block["line"] + lines}
    return Titled(children[0]["raw"], [rest])
