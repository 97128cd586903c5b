"""Headings by a line below, and rules right below an address, which Markdown takes for the same."""

from re import Match

from mistune.block_parser import BlockParser
from mistune.core import BlockState


def parse_rule(block: BlockParser, _: Match[str], state: BlockState) -> int | None:
    """A rule that stands right below an address; None where it does not, or is none.

    In Markdown it makes a heading of the lines above. Whoever ends them with an address means to part them
    from what follows.
    """
    last = state.last_token()
    if not last or last["type"] != "paragraph" or not _ends_in_address(last["text"]):
        return None
    rule = block.compile_sc(["thematic_break"]).match(state.src, state.cursor)
    return block.parse_method(rule, state) if rule else None


def _ends_in_address(text: str) -> bool:
    """Whether the last word of a paragraph is a bare address: "Link: https://example.org/a"."""
    return any("://" in word and not word.endswith((")", "]")) for word in text.rsplit(None, 1)[-1:])
