"""mistune, with line numbers: the only module that knows the parser.

mistune's tokens do not say where they come from. The subclasses here note, for every block, the
source line it begins on, and for every link its place in its block's text. A nested block is
parsed by mistune from a text of its own whose lines follow one another as in the source, so one
number per nested text, the line it begins on, places everything in it.
"""

import re
from bisect import bisect_right
from collections.abc import MutableMapping
from functools import partial
from re import Match
from typing import Any

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.helpers import BLOCK_TAGS
from mistune.inline_parser import InlineParser
from mistune.plugins import Plugin
from mistune.plugins.formatting import strikethrough
from mistune.plugins.table import table, table_in_list, table_in_quote

from listgraph.lists.atx import HEADING, note_title, parse_heading
from listgraph.lists.bare import BARE_URL, BARE_WWW, parse_bare_url
from listgraph.lists.footnotes import NOTE, SIGN, parse_note, parse_sign
from listgraph.lists.tables import parse_table
from listgraph.lists.wikilinks import WIKILINK, parse_wikilink

Token = dict[str, Any]

MAX_DEPTH = 20
"""Lists and quotes nested deeper than this are read as text (a guard, not a limit of lists)."""

MAX_MARKS = 1_000
"""Marks of emphasis in a paragraph of which there are more are read as text."""

HTML_BLOCK = re.compile(rf" {{0,3}}</?(?:{'|'.join(BLOCK_TAGS)})\b", re.IGNORECASE)
"""How a line begins that is HTML even within a paragraph."""

_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])\s*")


class _Block(BlockState):
    """A block state that knows the source line its text begins on (``first``, from 1)."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.first = 1
        self.next_child = 0
        self.paragraph_end = 0

    def process(self, src: str) -> None:
        super().process(src)
        self.starts = [0, *(m.end() for m in re.finditer("\n", src))]

    def line_at(self, pos: int) -> int:
        """The source line of the offset ``pos`` in this state's text."""
        return self.first + bisect_right(self.starts, pos) - 1

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "BlockState":
        """A nested text begins on the first line not yet taken that is not blank."""
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, _Block)
        wanted = next((text.strip() for text in src.split("\n") if text.strip()), "")
        lead = len(src) - len(src.lstrip("\n"))
        child.first = self._place(wanted, self.next_child + lead) - lead if wanted else self.next_child
        self.next_child = child.first + max(1, src.rstrip("\n").count("\n") + 1)
        return child

    def _place(self, wanted: str, line: int) -> int:
        """The line, from ``line`` on, on which a nested text begins whose first words are ``wanted``."""
        end = self.first + len(self.starts) - 1
        while line < end and not self._text(line).strip():
            line += 1
        if line < end and _EMPTY_ITEM.fullmatch(self._text(line)):
            line += 1  # the item's own marker, however much it looks like the words of the item
        while line < end and wanted not in self._text(line):
            line += 1
        return line

    def _text(self, line: int) -> str:
        start = self.starts[line - self.first]
        return self.src[start : self.find_line_end_at(start)]

    def append_token(self, token: Token) -> None:
        start = self.cursor
        if token["type"] == "block_html" and not self.src.startswith(token["raw"], start):
            start = self.find_line_end_at(start) - len(token["raw"])
        token.setdefault("line", self.line_at(start))
        super().append_token(token)

    def add_paragraph(self, text: str) -> None:
        count = len(self.tokens)
        super().add_paragraph(text)
        self.paragraph_end = self.line_at(self.cursor) + text.count("\n")
        if len(self.tokens) > count:
            lead = text[: len(text) - len(text.lstrip(" \r\n\t\f"))]  # what mistune strips
            self.tokens[-1]["line"] = self.line_at(self.cursor) + lead.count("\n")

    def append_paragraph(self) -> int | None:
        """No line joins a paragraph that it does not follow: a quote may stand between them."""
        if self.line_at(self.cursor) != self.paragraph_end:
            return None
        end = super().append_paragraph()
        self.paragraph_end += 1
        return end


class _Blocks(BlockParser):
    state_cls = _Block

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        return self._nested(super().parse_list, m, state)

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int | None:  # type: ignore[override]
        return parse_heading(self, m, state)

    def parse_footnote(self, m: Match[str], state: BlockState) -> int:
        return self._nested(partial(parse_note, self), m, state)

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        return self._nested(super().parse_block_quote, m, state)

    @staticmethod
    def _nested(parse: Any, m: Match[str], state: BlockState) -> int:
        assert isinstance(state, _Block)
        # A quote that ends a list is parsed before the list's last item: keep the item's place.
        before, state.next_child = state.next_child, state.line_at(m.start())
        end: int = parse(m, state)
        state.next_child = before
        return end


class _Inline(InlineState):
    """An inline state that notes on each link where in the text it begins (``pos``)."""

    def __init__(self, env: MutableMapping[str, Any]) -> None:
        super().__init__(env)
        self.opened: dict[int, int] = {}

    def append_token(self, token: Token) -> None:
        if token["type"] in ("link", "image"):
            token.setdefault("pos", self.opened.get(len(self.tokens), 0))
        super().append_token(token)


class _Inlines(InlineParser):
    state_cls = _Inline

    def finalize_tokens(self, tokens: list[Token], depth: int) -> list[Token]:
        """Marks of emphasis beyond number are text: who nests them so makes the parser take their square."""
        marks = sum(token["raw"].count("*") + token["raw"].count("_") for token in tokens if "raw" in token)
        return super().finalize_tokens(tokens, self.max_nested_level if marks > MAX_MARKS else depth)

    def parse_link(self, m: Match[str], state: InlineState) -> int | None:
        assert isinstance(state, _Inline)
        state.opened[len(state.tokens)] = m.start()
        return super().parse_link(m, state)

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        """A link between the tags of another is kept, too."""
        within, state.in_link = state.in_link, False
        end = super().parse_link_close(m, state)
        state.in_link = within
        return end

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        """What follows an anchor that is never closed is not within it."""
        end = super().parse_inline_html(m, state)
        if state.in_link and end and state.delimiters.find("</a", end) is None:
            state.in_link = False
        return end

    def parse_codespan(self, m: Match[str], state: InlineState) -> int:
        end = super().parse_codespan(m, state)
        state.tokens[-1]["newlines"] = state.src.count("\n", m.end(), end)
        return end

    def parse_softbreak(self, m: Match[str], state: InlineState) -> int:
        end = super().parse_softbreak(m, state)
        state.tokens[-1]["newlines"] = m.group().count("\n")  # a line of blanks may be among them
        return end

    def parse_auto_link(self, m: Match[str], state: InlineState) -> int:
        assert isinstance(state, _Inline)
        state.opened[len(state.tokens)] = m.start()
        return super().parse_auto_link(m, state)


def _tables(md: mistune.Markdown) -> None:
    for rule in ("table", "nptable"):
        md.block.register(rule, None, parse_table)


def _headings(md: mistune.Markdown) -> None:
    md.block.specification["atx_heading"] = HEADING
    md.before_parse_hooks.append(note_title)


def _footnotes(md: mistune.Markdown) -> None:
    block = md.block
    assert isinstance(block, _Blocks)
    block.register("footnote", NOTE, _Blocks.parse_footnote, before="ref_link")
    for rules in (block.list_rules, block.block_quote_rules):
        block.insert_rule(rules, "footnote", before="ref_link")
    md.inline.register("footnote_ref", SIGN, parse_sign, before="link", start_chars="[")


def _wikilinks(md: mistune.Markdown) -> None:
    md.inline.register("wikilink", WIKILINK, parse_wikilink, before="link", start_chars=("[", "!"))


def _bare_urls(md: mistune.Markdown) -> None:
    inline = md.inline
    inline.register("bare_url", BARE_URL, parse_bare_url, start_chars=tuple("hHfF"))
    inline.register("bare_www", BARE_WWW, parse_bare_url, start_chars=tuple("wW"))


def _parser() -> mistune.Markdown:
    block = _Blocks(max_nested_level=MAX_DEPTH)
    inline = _Inlines(max_nested_level=MAX_DEPTH)
    plugins: list[Plugin] = [table, table_in_quote, table_in_list, _tables, strikethrough, _bare_urls]
    plugins += [_headings, _footnotes, _wikilinks]
    return mistune.Markdown(renderer=None, block=block, inline=inline, plugins=plugins)


_PARSER = _parser()


def tokens(text: str, first: int = 1) -> list[Token]:
    """mistune's tokens of ``text``, each block with its ``line`` and each link with its ``pos``.

    ``first`` is the line that the text begins on.

    >>> [(token["type"], token.get("line")) for token in tokens("# A\\n\\nb\\n")]
    [('heading', 1), ('blank_line', 2), ('paragraph', 3)]
    """
    state = _Block()
    state.first = first
    found, _ = _PARSER.parse(text, state)
    assert isinstance(found, list)
    return found
