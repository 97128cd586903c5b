"""Fenced divs, ``::: note Title`` … ``:::``: a rule for mistune."""

from re import Match

from mistune.block_parser import BlockParser
from mistune.core import BlockState

from listgraph.lists.blocks import DIV

FENCED = rf"^{DIV}"


def parse_div(_: BlockParser, m: Match[str], state: BlockState) -> int:
    """The token ``div``, ``raw`` the words behind the colons: a mistune rule."""
    state.append_token({"type": "div", "raw": m["div_words"].strip()})
    return m.end() + 1
