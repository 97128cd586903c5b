"""Inline tokens become the text that a reader sees, with its links and its place in the source."""

from collections.abc import Sequence

from listgraph.lists.flow import Flow, is_badge
from listgraph.lists.markdown import Token
from listgraph.lists.outline import Alias, Wikilink
from listgraph.lists.tags import take_tag


def flow(tokens: Sequence[Token], lines: Sequence[str], line: int, column: int = 0) -> Flow:
    """The text of inline ``tokens`` that begin on the source line ``line``, at or after ``column``."""
    into = Flow(lines, line, column)
    _walk(tokens, into)
    into.close_anchor()
    return into


def _walk(tokens: Sequence[Token], into: Flow) -> None:
    for token in tokens:
        kind = token["type"]
        if kind == "link":
            _link(token, into)
        elif kind == "image":
            source = token["attrs"].get("url", "")
            into.see(_alt_text([token]), source)
            into.skip(source)
        elif kind in ("softbreak", "linebreak"):
            into.next_line()
            into.down(token.get("newlines", 1) - 1)
        elif kind == "inline_html":
            take_tag(token["raw"], into)
        elif kind == "wikilink":
            _wikilink(token, into)
        elif "children" in token:
            _walk(token["children"], into)
        else:
            into.add(token.get("raw", ""))
            into.line += token.get("newlines", 0)


def _link(token: Token, into: Flow) -> None:
    start, line = into.length, into.line
    _walk(token["children"], into)
    image = badge = False
    if not into.since(start).strip():
        pictures = [child for child in token["children"] if child["type"] == "image"]
        alt = _alt_text(pictures)
        image = bool(alt)
        badge = any(is_badge(picture["attrs"].get("url", "")) for picture in pictures)
        into.add(alt)
    destination, defined = token["attrs"].get("url") or "", token.get("defined", 0)
    if defined:
        destination = into.written(destination, defined)
    elif not token.get("bare"):
        destination = into.skip(destination)
    into.keep(destination, line, start, image, badge, defined)


def _wikilink(token: Token, into: Flow) -> None:
    start = into.length
    into.add(token["raw"])
    if token["target"]:
        if token["raw"] != token["target"]:
            into.aliased.append(Alias(start, into.length, token["target"]))
        into.wikilinks.append(Wikilink(token["target"], into.line, max(into.column - len(token["raw"]), 0)))


def _alt_text(pictures: Sequence[Token]) -> str:
    parts = (" ".join(child.get("raw", "") for child in picture["children"]) for picture in pictures)
    return " ".join(part for part in parts if part)
