"""Headings by a line below, and rules right below an address, which Markdown takes for the same."""

import re
from re import Match

from mistune.block_parser import BlockParser
from mistune.core import BlockState

_ADDRESS = re.compile(r"://[^\s()<>\[\]]+>?\s*$")
"""How a paragraph ends that is no heading: "Link: https://example.org/a"."""


def parse_rule(block: BlockParser, _: Match[str], state: BlockState) -> int | None:
    """A rule that stands right below an address; None where it does not, or is none.

    In Markdown it makes a heading of the lines above. Whoever ends them with an address means to part them
    from what follows.
    """
    last = state.last_token()
    if not last or last["type"] != "paragraph" or not _ADDRESS.search(last["text"]):
        return None
    rule = block.compile_sc(["thematic_break"]).match(state.src, state.cursor)
    return block.parse_method(rule, state) if rule else None
