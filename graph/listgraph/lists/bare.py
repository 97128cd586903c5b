"""Where an address that stands bare in a text ends: where a reader ends it.

Its own characters decide first (no blank, no quotation mark, no full-width punctuation), then what it
did not open itself: a bracket or a mark of emphasis around it, a comma before Chinese, the next address.
"""

import re
from collections import Counter
from html import unescape
from re import Match

from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from listgraph.urls.domains import is_known_host

_ENDS = (
    r"\s<>\"`\\^|\x00-\x1f\u00ab\u00b7\u00bb\u200b-\u200f\u2014\u2015\u2018-\u201f\u2022\u2028-\u202e"
    r"\u2039\u203a\u2190-\u21ff\u2460-\u24ff\u2600-\u27bf\u3000-\u303f\ufe00-\ufe0f\ufeff\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40"
    r"\uff5b-\uff65\U0001f000-\U0001faff"
)
"""What ends a word in either script, signs and pictures among it. CJK letters do not: wikis have them."""
_ESCAPE = r"\\[!#$%&'()*+,\-./:;=?@\[\]_{}~]"
_WIDE = r"\u1100-\u11ff\u2e80-\u2fff\u3040-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"

BARE_URL = rf"(?<![A-Za-z0-9])(?i:https?|ftp)://(?=[^{_ENDS}])"
BARE_WWW = rf"(?<![A-Za-z0-9@/.-])(?i:www)\.[A-Za-z0-9-]+\.(?=[^{_ENDS}])"
"""How a bare address begins."""
BARE_AT = "|".join(
    (
        rf"(?<=[hH])(?<![A-Za-z0-9].)(?i:ttps?)://(?=[^{_ENDS}])",
        rf"(?<=[fF])(?<![A-Za-z0-9].)(?i:tp)://(?=[^{_ENDS}])",
        rf"(?<=[wW])(?<![A-Za-z0-9@/.-].)(?i:ww)\.[A-Za-z0-9-]+\.(?=[^{_ENDS}])",
    )
)
"""The same, behind its first letter."""

_RUN = re.compile(rf"(?:[^{_ENDS}]|{_ESCAPE})+")
_UNESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_STOPS = re.compile(
    rf"\*\*|~~|&(?:lt|gt|quot|apos|nbsp|ensp|emsp|#34|#39|#160);"
    rf"|[,;.!'*](?=(?-i:[{_WIDE}]))"
    rf"|(?<![_/=:#-])\((?=(?-i:[{_WIDE}]))"
    rf"|(?:(?-i:[{_WIDE}])+|[^\w/=?&:.%@#+~!-]+)(?=https?://)",
    re.IGNORECASE,
)
"""What stands in no address: emphasis, a character that HTML escapes, punctuation or a bracket before
Chinese, and what is between two addresses."""
_AROUND = ("==", "__", "'", "*", "_", "$")
"""Marks that end an address which they stand directly before."""
_TRAILING = ".,:;!?'*_~…"
_HOST = re.compile(r"(?:[a-z]+://)?[\w.:@%-]*", re.IGNORECASE)
_AUTHORITY = re.compile(rf"(?:[a-z]+://)?([a-z0-9.-]+)(?::\d+)?(?=(?-i:[{_WIDE}]))", re.IGNORECASE)


def parse_bare_url(_: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """A bare address: a mistune rule. None where nothing follows its beginning."""
    written = address_at(state.src, m.start())
    text = unescaped(written)
    if len(written) <= len(m.group()):
        return None
    end = m.start() + len(written)
    if state.in_link:
        state.append_token({"type": "text", "raw": text, "_emphasis": False})
        return end
    address = unescape(text)
    state.append_token(
        {
            "type": "link",
            "children": [{"type": "text", "raw": part} for part in _SOLID.findall(written)],
            "attrs": {"url": address if "://" in address else f"https://{address}"},
            "pos": m.start(),
            "bare": True,
            "_autolink": text,
        }
    )
    return end


_SOLID = re.compile(r"[^\\]+")
"""What stands between the backslashes of an address."""


def address_at(text: str, start: int) -> str:
    """The bare address that begins at ``start``, as it stands in the text, with its escapes.

    >>> address_at("代码(https://e.org/a)已开源", 3), address_at("https://e.org/a_(b)**.", 0)
    ('https://e.org/a', 'https://e.org/a_(b)')
    """
    run = _RUN.match(text, start)
    if not run:
        return ""
    found = _within_host(run.group())
    for mark in _AROUND:
        if text.endswith(mark, 0, start) and (close := _closing(found, mark)) > 0:
            found = found[:close]
            break
    host = _HOST.match(found)
    if stop := _STOPS.search(found, host.end() if host else 0):
        found = found[: stop.start()]
    return _trimmed(_balanced(found))


def unescaped(text: str) -> str:
    """``text`` without the backslashes before punctuation.

    >>> unescaped("a\\\\_b")
    'a_b'
    """
    return _UNESCAPED.sub(r"\1", text)


def _closing(text: str, mark: str) -> int:
    """Where ``mark`` closes what it opened before ``text``; -1 where it does not.

    One that stands within a word may belong to the address.
    """
    if len(mark) > 1 or mark == "'":
        return text.find(mark)
    found = re.search(rf"{re.escape(mark)}(?![A-Za-z0-9])", text)
    return found.start() if found else -1


def _within_host(text: str) -> str:
    """``text`` without the letters that follow the name of a host (``https://e.org见下``)."""
    host = _AUTHORITY.match(text)
    return host.group() if host and is_known_host(host[1]) else text


def _balanced(text: str) -> str:
    """``text`` up to the first bracket that closes none of its own."""
    opened: list[str] = []
    count = Counter[str]()
    for index, char in enumerate(text):
        if char in "([{":
            opened.append(char)
            count[char] += 1
        elif char in _CLOSERS:
            if not count[_CLOSERS[char]]:
                return text[:index]
            last = ""
            while last != _CLOSERS[char]:
                last = opened.pop()
                count[last] -= 1
    return text


def _trimmed(text: str) -> str:
    """``text`` without the punctuation of the sentence around it and a bracket that it opens last."""
    return text.rstrip(f"{_TRAILING}([{{\\")
