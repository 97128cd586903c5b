"""HTML, a tag in a line or a whole block of it, becomes text and links in a flow."""

import re
from collections.abc import Sequence
from html import unescape
from html.parser import HTMLParser

from listgraph.lists.bare import BARE_URL, BARE_WWW, address_at
from listgraph.lists.flow import Flow

_BARE = re.compile(rf"(?P<picture>!\[[^\[\]]*\]\([^()\s]*)|{BARE_URL}|{BARE_WWW}")
"""How an address begins that stands bare; one of a picture in Markdown does not."""
_CODE = frozenset(("code", "kbd", "samp"))
"""Where an address that stands bare is an example, and no link."""
_TARGETS = ("href", "link", "url", "to")
"""The attributes by which a component of a page in MDX says where it leads."""

Attributes = list[tuple[str, str | None]]


class _Reader(HTMLParser):
    """Reads HTML that begins on the source line ``first``, at ``column``, into a flow."""

    def __init__(self, into: Flow, first: int, column: int) -> None:
        super().__init__()
        self.into = into
        self.first, self.column = first, column
        self.unclosed: dict[str, int] = {}
        self.code = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self._here()
        values = {name: value or "" for name, value in attrs}
        raw = self.get_starttag_text() or ""
        if tag == "a" and values.get("href"):
            self.into.open_anchor(values["href"], self._line_of(raw, values["href"]))
        elif tag == "img":
            self.into.see(values.get("alt", ""), values.get("src", ""))
        elif tag == "br":
            self.into.append("\u2028")  # a line of its own to the reader, not in the source
        elif tag == "li" and self.into.length and not self.into.since(self.into.length - 1).isspace():
            self.into.append(" \u2028 ")  # items joined in one line
        elif tag in _CODE:
            self.code += 1
        elif raw[1:2].isupper():
            self._component(tag, raw, values)

    def _component(self, tag: str, raw: str, values: dict[str, str]) -> None:
        """A card: its title is the text of a link, whatever stands in it."""
        target = next((values[name].strip("{}\"'`") for name in _TARGETS if values.get(name)), "")
        title = values.get("title", "").strip("{}\"'`")
        if not target or ("/" not in target and "." not in target):
            return
        line = self._line_of(raw, target)
        if not title:
            self.into.open_anchor(target, line, tag)
            return
        into = self.into
        into.append(" " if into.length and not into.since(into.length - 1).isspace() else "")
        start, here = into.length, into.line
        into.line = self._line_of(raw, title)
        into.add(title)
        into.keep(target, line, start)
        into.append(" ")
        into.line = here

    def handle_endtag(self, tag: str) -> None:
        self._here()
        if self.into.anchor and self.into.anchor.tag == tag:
            self.into.close_anchor()
        self.code = max(0, self.code - (tag in _CODE))

    def handle_data(self, data: str) -> None:
        self._here()
        first, *rest = data.split("\n")
        self._words(first)
        for words in rest:
            self.into.next_line()
            self._words(words)

    def _words(self, words: str) -> None:
        """Words of one line; an address that stands bare in them is a link, unless a tag has made it one."""
        into, last = self.into, 0
        for found in () if into.anchor or self.code else _BARE.finditer(words):
            if found["picture"] or found.start() < last:
                continue
            address = address_at(words, found.start())
            if len(address) > len(found.group()):
                into.add(words[last : found.start()])
                start, last = into.length, found.start() + len(address)
                into.add(address)
                into.keep(address if "://" in address else f"https://{address}", into.line, start)
        into.add(words[last:])

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """``<![`` that begins nothing known is text; the standard library raises there.

        What closes none of a kind in the rest of the text is not looked for again.
        """
        kind, rest = self.rawdata[i : i + 6], len(self.rawdata) - i
        if rest <= self.unclosed.get(kind, 0):
            return -1
        try:
            end = super().parse_marked_section(i, report)
        except AssertionError:
            return -1
        if end < 0:
            self.unclosed[kind] = rest
        return end

    def _here(self) -> None:
        line, column = self.getpos()
        self.into.line = self.first + line - 1
        self.into.column = column + (self.column if line == 1 else 0)

    def _line_of(self, raw: str, words: str) -> int:
        """The source line on which ``words`` stand in the tag ``raw``, which is being read."""
        return self.into.line + raw.count("\n", 0, max(raw.find(words), 0))


def take_tag(raw: str, into: Flow) -> None:
    """Take in one tag of a line, at the flow's cursor; the cursor goes to the line that it ends on."""
    line, column = into.line, into.column
    _Reader(into, line, column).feed(raw)
    into.line, into.column = line, column
    into.down(raw.count("\n"))


def html_flow(raw: str, lines: Sequence[str], line: int, column: int = 0, within: str = "") -> Flow:
    """The text and links of HTML that begins on the source line ``line``, at ``column``.

    ``within`` is where an anchor leads that is open there; the flow's ``anchor`` is one that is open at
    the end, if it has no words yet.
    """
    into = Flow(lines, line, column)
    if within:
        into.open_anchor(within, line)
    reader = _Reader(into, line, column)
    end = raw.rfind(">") + 1
    reader.feed(raw[:end])
    reader.close()
    if end < len(raw) and not reader.cdata_elem:
        reader.handle_data(unescape(raw[end:]))  # what nothing closes is text, and need not be looked through
    if into.anchor and (into.text[into.anchor.start :].strip() or into.picture):
        into.close_anchor()
    return into
