"""mistune, with line numbers: the only module that knows the parser.

mistune's tokens do not say where they come from. The subclasses here note, for every block, the
source line it begins on, and for every link its place in its block's text. A nested block is
parsed by mistune from a text of its own whose lines follow one another as in the source, so one
number per nested text, the line it begins on, places everything in it.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial
from itertools import accumulate
from operator import add
from re import Match
from typing import Any

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState
from mistune.helpers import BLOCK_TAGS, PRE_TAGS
from mistune.plugins import Plugin
from mistune.plugins.formatting import strikethrough
from mistune.plugins.table import table, table_in_list, table_in_quote

from listgraph.lists.atx import HEADING, note_title, parse_heading
from listgraph.lists.blocks import MAX_DEPTH, SET_END, TAG, parted
from listgraph.lists.divs import FENCED, parse_div
from listgraph.lists.footnotes import NOTE, SIGN, parse_note, parse_sign
from listgraph.lists.spans import Inlines, bare_urls
from listgraph.lists.tables import parse_table
from listgraph.lists.underlined import parse_rule
from listgraph.lists.wikilinks import WIKILINK, parse_wikilink

Token = dict[str, Any]

HTML_BLOCK = re.compile(rf" {{0,3}}</?(?:{'|'.join(BLOCK_TAGS)})\b", re.IGNORECASE)
"""How a line begins that is HTML even within a paragraph."""

BLOCK_HTML = (
    rf"^ {{0,3}}(?:</?(?:{'|'.join(BLOCK_TAGS)})(?=[ \t\n]|/?>|$)"
    rf"|<(?:{'|'.join(PRE_TAGS)})(?=[ \t\n>]|$)"
    r"|<!--|<\?|<![A-Z]|<!\[CDATA\[)"
)
"""How a line begins that is HTML where no paragraph is open."""

_SET = frozenset(f"<{tag}" for tag in PRE_TAGS)
_SET_BEGINS = re.compile(r"[ \t>]|$", re.MULTILINE)

_EMPTY_ITEM = re.compile(r"[ \t]*(?:[*+-]|\d{1,9}[.)])\s*")


class _Block(BlockState):
    """A block state that knows the source line its text begins on (``first``, from 1)."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.first = 1
        self.next_child = 0
        self.paragraph_end = 0
        self.holding = False

    def process(self, src: str) -> None:
        super().process(src)
        lines = src.split("\n")
        self.starts = list(map(add, accumulate(map(len, lines[:-1]), initial=0), range(len(lines))))

    def line_at(self, pos: int) -> int:
        """The source line of the offset ``pos`` in this state's text."""
        return self.first + bisect_right(self.starts, pos) - 1

    def child_state(self, src: str, lazy_line_starts: set[int] | None = None) -> "BlockState":
        """A nested text begins on the first line not yet taken that is not blank."""
        child = super().child_state(src, lazy_line_starts)
        assert isinstance(child, _Block)
        wanted = src.strip().partition("\n")[0].rstrip()
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
        if not self._joins(text):
            lead = text[: len(text) - len(text.lstrip(" \r\n\t\f"))]  # what mistune strips
            line = self.line_at(self.cursor) + lead.count("\n")
            self.tokens.append({"type": "paragraph", "text": text, "line": line})
        self.paragraph_end = self.line_at(self.cursor) + text.count("\n")

    def append_paragraph(self) -> int | None:
        """No line joins a paragraph that it does not follow: a quote may stand between them."""
        end = self.find_line_end()
        if self.line_at(self.cursor) != self.paragraph_end or not self._joins(self.get_text(end)):
            return None
        self.paragraph_end += 1
        return end

    def _joins(self, text: str) -> bool:
        """Whether ``text`` goes on a paragraph; it is then put there, without a copy for each line."""
        last = self.last_token()
        if not last or last["type"] != "paragraph":
            return False
        whole = last.pop("text")  # what nothing else holds grows where it is
        whole += text
        last["text"] = whole
        return True


class _Rules:
    """The rules for blocks as one pattern. Each begins with a line, so that none is looked for within one."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.match = pattern.match

    def search(self, text: str, begin: int) -> Match[str] | None:
        """The first block that begins at ``begin`` or after it."""
        while not (found := self.match(text, begin)):
            begin = text.find("\n", begin) + 1
            if not begin:
                return None
        return found


class _Blocks(BlockParser):
    state_cls = _Block

    def compile_sc(self, rules: list[str] | None = None) -> Any:
        """The rules, ready to be searched for."""
        return _rules(super().compile_sc(rules))

    def parse_list(self, m: Match[str], state: BlockState) -> int:
        return self._nested(super().parse_list, m, state)

    def parse_atx_heading(self, m: Match[str], state: BlockState) -> int | None:  # type: ignore[override]
        return parse_heading(self, m, state)

    def parse_setex_heading(self, m: Match[str], state: BlockState) -> int | None:
        return parse_rule(self, m, state) or super().parse_setex_heading(m, state)

    def parse_ref_link(self, m: Match[str], state: BlockState) -> int | None:
        """A definition keeps the line that it stands on."""
        assert isinstance(state, _Block)
        known, line = len(state.env["ref_links"]), state.line_at(m.start())
        end = super().parse_ref_link(m, state)
        if len(state.env["ref_links"]) > known:
            next(reversed(state.env["ref_links"].values()))["line"] = line
        return end

    def parse_footnote(self, m: Match[str], state: BlockState) -> int:
        return self._nested(partial(parse_note, self), m, state)

    def parse_block_quote(self, m: Match[str], state: BlockState) -> int:
        return self._nested(super().parse_block_quote, m, state)

    def parse_raw_html(self, m: Match[str], state: BlockState) -> int | None:
        """Set text ends with the line that has an end of its kind, whichever, in either case."""
        if m.group().strip().lower() not in _SET:
            return super().parse_raw_html(m, state)
        if not _SET_BEGINS.match(state.src, m.end()):
            return self._tag(m, state)
        found = SET_END.search(state.src, m.end())
        end = state.find_line_end_at(found.start()) if found else state.cursor_max
        state.append_token({"type": "block_html", "raw": state.get_text(end)})
        return end

    def _tag(self, m: Match[str], state: BlockState) -> int | None:
        """A tag that sets no text (``<pre/>``) is HTML until a blank line, where it stands alone."""
        if joined := state.append_paragraph():
            return joined
        if not TAG.match(state.src, state.src.index("<", m.start()), state.find_line_end()):
            return None
        blank = self.BLANK_LINE.search(state.src, m.end())
        end = blank.start() if blank else state.cursor_max
        state.append_token({"type": "block_html", "raw": state.get_text(end)})
        return end

    def extract_block_quote(self, m: Match[str], state: BlockState) -> tuple[str, int | None, set[int]]:
        text, end, lazy = super().extract_block_quote(m, state)
        return text, None if end == state.cursor else end, lazy

    @staticmethod
    def _nested(parse: Any, m: Match[str], state: BlockState) -> int:
        """A block that holds others.

        mistune parses a quote that ends a list, or a list that ends a quote, within that one, and so the next
        within it, however many take turns in a file. Here the first one ends, and the other comes after it.
        """
        assert isinstance(state, _Block)
        if state.holding:
            return m.start()
        state.holding, state.next_child = True, state.line_at(m.start())
        end: int = parse(m, state)
        state.holding = False
        return end


@cache
def _rules(pattern: re.Pattern[str]) -> _Rules:
    return _Rules(pattern)


def _tables(md: mistune.Markdown) -> None:
    for rule in ("table", "nptable"):
        md.block.register(rule, None, parse_table)


def _headings(md: mistune.Markdown) -> None:
    md.block.specification["atx_heading"] = HEADING
    md.before_parse_hooks.append(note_title)


def _html(md: mistune.Markdown) -> None:
    """A tag of a block ends an item beside it, whatever follows its name, as CommonMark has it."""
    rules = md.block.specification
    rules["block_html"] = BLOCK_HTML


def _footnotes(md: mistune.Markdown) -> None:
    block = md.block
    assert isinstance(block, _Blocks)
    block.register("footnote", NOTE, _Blocks.parse_footnote, before="ref_link")
    for rules in (block.list_rules, block.block_quote_rules):
        block.insert_rule(rules, "footnote", before="ref_link")
    md.inline.register("footnote_ref", SIGN, parse_sign, before="link", start_chars="[")


def _wikilinks(md: mistune.Markdown) -> None:
    md.inline.register("wikilink", WIKILINK, parse_wikilink, before="link", start_chars=("[", "!"))


def _divs(md: mistune.Markdown) -> None:
    block = md.block
    block.register("fenced_div", FENCED, parse_div, before="list")
    for rules in (block.list_rules, block.block_quote_rules):
        block.insert_rule(rules, "fenced_div", before="list")


def _parser() -> mistune.Markdown:
    block = _Blocks(max_nested_level=MAX_DEPTH)
    inline = Inlines(max_nested_level=MAX_DEPTH)
    plugins: list[Plugin] = [table, table_in_quote, table_in_list, _tables, strikethrough, bare_urls]
    plugins += [_headings, _html, _footnotes, _wikilinks, _divs]
    return mistune.Markdown(renderer=None, block=block, inline=inline, plugins=plugins)


_PARSER = _parser()


def tokens(text: str, first: int = 1) -> list[Token]:
    """mistune's tokens of ``text``, each block with its ``line`` and each link with its ``pos``.

    ``first`` is the line that the text begins on.

    >>> [(token["type"], token.get("line")) for token in tokens("# A\\n\\nb\\n")]
    [('heading', 1), ('blank_line', 2), ('paragraph', 3)]
    """
    whole, numbers = parted(text)
    state = _Block()
    found, _ = _PARSER.parse(whole, state)
    assert isinstance(found, list)
    _number(found, numbers, first)
    return found


def _number(found: list[Token], numbers: Sequence[int], first: int) -> None:
    """Give tokens the lines of the source, where they have those of a text that lines were put into."""
    if first == 1 and numbers[-1] == len(numbers) - 1:
        return
    for token in found:
        for key in ("line", "defined"):
            if key in token:
                token[key] = first + numbers[min(token[key], len(numbers)) - 1]
        _number(token.get("children", []), numbers, first)
