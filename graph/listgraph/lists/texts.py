"""Blocks become texts: which of them are paragraphs, what words they hold, a row as one text."""

import re
from collections.abc import Iterator, Sequence

from listgraph.lists.flow import Bounds, Flow, joined
from listgraph.lists.inline import flow
from listgraph.lists.markdown import Token
from listgraph.lists.outline import Entry, Link, Piece, Word

TEXT = frozenset({"paragraph", "block_text", "block_quote"})


def paragraphs(blocks: Sequence[Token]) -> Iterator[Token]:
    """The paragraphs among blocks, those of quotes too."""
    for block in blocks:
        if block["type"] == "block_quote":
            yield from paragraphs(block["children"])
        elif block["type"] in TEXT:
            yield block


def beside(blocks: Sequence[Token]) -> Iterator[Token]:
    """The blocks that are no paragraphs, those of quotes too, each in its quote."""
    for block in blocks:
        if block["type"] == "block_quote":
            if within := list(beside(block["children"])):
                yield {**block, "children": within}
        elif block["type"] not in TEXT:
            yield block


def unlinked_words(blocks: Sequence[Token]) -> Iterator[str]:
    """The words of blocks, but not of those that hold links."""
    for block in blocks:
        if block["type"] == "link":
            return
        if "raw" in block and block["type"] in ("text", "codespan"):
            yield block["raw"]
        if block["type"] in ("list_item", "paragraph", "block_text"):
            yield "".join(unlinked_words(block["children"]))
        elif "children" in block:
            yield from unlinked_words(block["children"])


_COMMANDS = (
    r"import|from|git|pip3?|wget|curl|sudo|docker|npm|yarn|conda|brew|apt|cargo|go|cd|python[\d.]*|bash|sh"
)
_CODE = re.compile(rf"^\s*(?:[$>#%]|(?:{_COMMANDS}) )|[{{}};)]\s*$|=", re.MULTILINE)


def is_prose(code: str) -> bool:
    """Whether an indented block that holds an address is no code but words set in."""
    return "://" in code and not _CODE.search(re.sub(r"\S+://\S+", "", code))


def row_flow(row: Sequence[Token], lines: Sequence[str], line: int) -> tuple[Flow, Bounds]:
    """A table row as one text, its cells apart by `` | ``, and the cells' bounds in it."""
    flows = []
    column = 0
    for cell in row:
        flows.append(flow(cell["children"], lines, line, column))
        column = flows[-1].column
    return joined(flows, line, " | ")


def fronted(title: Word, page: Word) -> Entry:
    """The entry for a page that front matter names."""
    address = page.text if "://" in page.text else f"https://{page.text}"
    link = Link(title.text, address, page.line, 0, len(title.text))
    return Entry(title.text, title.line, (link,), (Piece(0, title.line, title.column),), -1, "paragraph")
