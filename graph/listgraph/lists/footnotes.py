"""Footnotes: ``[^x]`` is a sign in the text, ``[^x]: …`` a container of its own. Rules for mistune."""

import re
from re import Match

from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser

_LABEL = r"[^\s\[\]\\]{1,200}"
NOTE = rf"^ {{0,3}}\[\^{_LABEL}\]:(?P<footnote_text>[^\n]*)$"
SIGN = rf"\[\^{_LABEL}\](?!\()"
_ENDS = ("footnote", "fenced_code", "atx_heading", "thematic_break", "block_quote", "list", "block_html")
_INDENT = re.compile(r" {4}|\t| {1,3}\t")


def parse_sign(_: InlineParser, m: Match[str], state: InlineState) -> int:
    """A sign that leads to a note: the token ``footnote_ref``, nothing to read."""
    state.append_token({"type": "footnote_ref", "raw": ""})
    return m.end()


def parse_note(block: BlockParser, m: Match[str], state: BlockState) -> int:
    """A note: the token ``footnote``, which holds blocks as a quote does, but no other note."""
    text, end = _extent(block, m, state)
    child = state.child_state(text)
    barred = (
        {"footnote", "list", "block_quote"} if state.depth() >= block.max_nested_level - 1 else {"footnote"}
    )
    block.parse(child, [rule for rule in block.list_rules if rule not in barred])
    state.append_token({"type": "footnote", "children": child.tokens})
    return end


def _extent(block: BlockParser, m: Match[str], state: BlockState) -> tuple[str, int]:
    """The note's own text, and where it ends: what is set in belongs to it, and the lines that go on."""
    text, blank, pos = m["footnote_text"].strip() + "\n", "", m.end() + 1
    end = pos
    ends = block.compile_sc(list(_ENDS))
    while pos < state.cursor_max:
        line = state.get_line(pos)
        indent = _INDENT.match(line)
        pos += len(line)
        if not line.strip():
            blank += "\n"
            continue
        if not indent and (blank or ends.match(state.src, end)):
            break
        text += blank + line[indent.end() if indent else 0 :]
        blank, end = "", pos
    return text, end
