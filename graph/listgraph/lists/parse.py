"""Markdown becomes the author's outline: sections, entries and links; nothing is interpreted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from listgraph.lists import headings
from listgraph.lists.htmlblocks import Part, cells, parts
from listgraph.lists.inline import Flow, flow, html_flow
from listgraph.lists.markdown import Token, tokens
from listgraph.lists.outline import Document, Entry, Section
from listgraph.lists.source import Source
from listgraph.script import simplified

_FRONT_MATTER = re.compile(r"\A(?:---|\+\+\+)[ \t]*\n(?:[^\n]*\n){0,200}?(?:---|\+\+\+|\.\.\.)[ \t]*\n")
_MARKDOWN_LINK = re.compile(r"^(?!\s*<).*\]\(\S+\)")
_IMPLIED = 7
"""The level of a line that serves as a heading: under any real one."""
_UNFOLD = re.compile(r"click|expand|show|see|more|view|toggle|展开|点击|查看|更多|折叠|收起", re.IGNORECASE)
"""What a summary says that names nothing."""


def parse(source: Source) -> Document:
    """The outline of ``source``. Every link of the file is in one of the document's entries.

    >>> document = parse(Source("a.md", "## BERT\\n* [Paper](https://e.org/p)\\n", "utf-8", ""))
    >>> document.sections[0].heading, document.entries[0].links[0].line
    ('BERT', 2)
    """
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT_MATTER.match(text)
    body = "\n" * front.group().count("\n") + text[front.end() :] if front else text
    outline = _Outline(lines=text.split("\n"))
    outline.blocks(tokens(body), depth=0)
    return Document(source.path, tuple(outline.sections), tuple(outline.entries), tuple(outline.lines))


Bounds = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Outline:
    lines: Sequence[str]
    sections: list[Section] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    section: int = -1
    styles: dict[int, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()

    def blocks(self, blocks: Sequence[Token], depth: int) -> None:
        for token in blocks:
            kind = token["type"]
            if kind == "heading":
                self.heading(token)
            elif kind == "paragraph":
                self.paragraph(token, depth)
            elif kind == "list":
                for item in token["children"]:
                    self.item(item["children"], depth + 1)
            elif kind == "table":
                self.table(token)
            elif kind == "block_quote":
                self.blocks(token["children"], depth)
            elif kind == "block_code" and token.get("style") == "indent" and _is_prose(token["raw"]):
                self.prose(token["raw"], token["line"], depth)
            elif kind == "block_html":
                self.html(token["raw"], token["line"], depth)

    def open(self, heading: str, level: int, line: int, implied: bool = False) -> None:
        """Begin a section under the innermost open one that is of a higher rank."""
        parent = self.section
        while parent >= 0 and self.sections[parent].level >= level:
            parent = self.sections[parent].parent
        self.sections.append(Section(" ".join(heading.split()), level, line, parent, implied))
        self.section = len(self.sections) - 1

    def implied(self) -> Iterator[int]:
        """The open sections under the innermost real heading, from the inside out."""
        above = self.section
        while above >= 0 and self.sections[above].implied:
            yield above
            above = self.sections[above].parent

    def open_styled(self, heading: str, style: str, line: int) -> None:
        """Begin a section by a line that is a heading to the eye (:mod:`listgraph.lists.headings`)."""
        level = 0
        for above in self.implied():
            if headings.ends(style, self.styles.get(above, "")):
                level = self.sections[above].level
        inside = self.sections[self.section].level + 1 if self.section >= 0 else 0
        self.open(headings.name(heading), level or max(inside, _IMPLIED), line, implied=True)
        self.styles[self.section] = style

    def entry(self, found: Flow, kind: str, depth: int, below: str = "") -> None:
        """Keep a text that holds links as an entry of the open section."""
        if found.links:
            links, pieces = tuple(found.links), tuple(found.pieces)
            line = pieces[0].line if pieces else links[0].line
            self.entries.append(
                Entry(found.text, line, links, pieces, self.section, kind, depth, below=below)
            )

    def row(self, found: Flow, bounds: Bounds, columns: tuple[str, ...], line: int) -> None:
        """Keep a table's row that holds links as an entry of the open section."""
        if found.links:
            links, pieces = tuple(found.links), tuple(found.pieces)
            self.entries.append(
                Entry(found.text, line, links, pieces, self.section, "row", 0, bounds, columns)
            )

    def heading(self, token: Token) -> None:
        found = flow(token["children"], self.lines, token["line"])
        self.open(found.text, token["attrs"]["level"], token["line"])
        self.entry(found, "heading", 0)

    def paragraph(self, token: Token, depth: int) -> None:
        found = flow(token["children"], self.lines, token["line"])
        self.entry(found, "paragraph", depth)
        style = headings.style(token, found.text) if depth == 0 and not found.links else ""
        if style:
            self.open_styled(found.text, style, token["line"])

    def prose(self, raw: str, line: int, depth: int) -> None:
        """Words set in by four spaces, read as if they were not."""
        first = raw.split("\n", 1)[0].strip()
        while line < len(self.lines) and self.lines[line - 1].strip() != first:
            line += 1
        text = "\n".join(row.strip() for row in raw.split("\n"))
        self.blocks(tokens("\n" * (line - 1) + text), depth)

    def html(self, raw: str, line: int, depth: int) -> None:
        """A block of HTML; Markdown that follows without a blank line is Markdown to its author."""
        rows = raw.split("\n")
        cut = next((index for index, row in enumerate(rows) if _MARKDOWN_LINK.search(row)), len(rows))
        for part in parts("\n".join(rows[:cut])):
            self.html_part(part, line + part.line, depth)
        if cut < len(rows):
            self.blocks(tokens("\n" * (line + cut - 1) + "\n".join(rows[cut:])), depth)

    def html_part(self, part: Part, line: int, depth: int) -> None:
        """One part of a block of HTML, which begins on the source line ``line``."""
        if part.kind == "row":
            self.html_row(part, line)
        elif part.kind == "table":
            self.columns = ()
        elif part.kind == "end":
            self.fold()
        else:
            found = html_flow(part.raw, self.lines, line, part.column)
            words = found.text.strip()
            if part.kind == "heading" and words:
                self.open(words, part.level, line, implied=True)
            elif part.kind == "summary" and words and not _UNFOLD.search(simplified(words)):
                self.open_styled(words, headings.SUMMARY, line)
            self.entry(found, "heading" if part.kind == "heading" else "paragraph", depth)

    def html_row(self, row: Part, line: int) -> None:
        """A row of a table in HTML; a row of headers tells what the columns of those below are."""
        begin = line - row.line
        flows = [html_flow(cell.raw, self.lines, begin + cell.line, cell.column) for cell in cells(row)]
        found, bounds = _as_row(flows, line)
        words = tuple(" ".join(found.text[start:end].split()) for start, end in bounds)
        if found.links:
            self.row(found, bounds, self.columns if len(self.columns) == len(bounds) else (), line)
        else:
            self.columns = words

    def fold(self) -> None:
        """End the section that a summary began."""
        for above in self.implied():
            if self.styles.get(above) == headings.SUMMARY:
                self.section = self.sections[above].parent
                return

    def item(self, blocks: Sequence[Token], depth: int) -> None:
        """An item's own text is one entry; nested lists hold entries of their own.

        An item without a link over a nested list is a heading in all but name.
        """
        own = list(_paragraphs(blocks))
        nested = [block for block in blocks if block["type"] not in _TEXT]
        found = _join([flow(block["children"], self.lines, block["line"]) for block in own])
        outer = self.section
        self.entry(found, "item", depth, "\n".join(_words(nested)) if found.links else "")
        if own and not found.links and any(block["type"] == "list" for block in nested):
            level = self.sections[outer].level if outer >= 0 else 0
            self.open(found.text, max(level + 1, _IMPLIED + depth), own[0]["line"], implied=True)
            self.blocks(nested, depth)
            self.section = outer
        else:
            self.blocks(nested, depth)

    def table(self, token: Token) -> None:
        head, body = token["children"]
        columns: tuple[str, ...] = ()
        for offset, row in ((0, head), *enumerate(body["children"], 2)):
            line = token["line"] + offset
            found, bounds = _row(row["children"], self.lines, line)
            self.row(found, bounds, columns, line)
            if not offset:
                columns = tuple(found.text[start:end] for start, end in bounds)


_TEXT = frozenset({"paragraph", "block_text", "block_quote"})


def _paragraphs(blocks: Sequence[Token]) -> Iterator[Token]:
    for block in blocks:
        if block["type"] == "block_quote":
            yield from _paragraphs(block["children"])
        elif block["type"] in _TEXT:
            yield block


def _words(blocks: Sequence[Token]) -> Iterator[str]:
    """The words of blocks, but not of those that hold links."""
    for block in blocks:
        if block["type"] == "link":
            return
        if "raw" in block and block["type"] in ("text", "codespan"):
            yield block["raw"]
        if block["type"] in ("list_item", "paragraph", "block_text"):
            words = list(_words(block["children"]))
            yield "".join(words)
        elif "children" in block:
            yield from _words(block["children"])


_CODE = re.compile(
    r"^\s*(?:[$>#%]|(?:import|from|git|pip|wget|curl|sudo|docker|npm|cd|python|bash) )|[{};)]\s*$|=",
    re.MULTILINE,
)


def _is_prose(code: str) -> bool:
    """Whether an indented block that holds an address is no code but words set in."""
    return "://" in code and not _CODE.search(re.sub(r"\S+://\S+", "", code))


def _join(flows: Sequence[Flow]) -> Flow:
    """Several paragraphs of one item as one text."""
    if not flows:
        return Flow((), 0)
    whole = flows[0]
    for part in flows[1:]:
        shift = len(whole.text) + 1
        whole.text += "\n" + part.text
        whole.links += [replace(k, start=k.start + shift, end=k.end + shift) for k in part.links]
        whole.pieces += [piece._replace(start=piece.start + shift) for piece in part.pieces]
    return whole


def _row(row: Sequence[Token], lines: Sequence[str], line: int) -> tuple[Flow, Bounds]:
    """A table row as one text, its cells apart by `` | ``, and the cells' bounds in it."""
    flows = []
    column = 0
    for cell in row:
        flows.append(flow(cell["children"], lines, line, column))
        column = flows[-1].column
    return _as_row(flows, line)


def _as_row(flows: Sequence[Flow], line: int) -> tuple[Flow, Bounds]:
    whole = Flow((), line)
    bounds = []
    for index, found in enumerate(flows):
        if index:
            whole.text += " | "
        start = len(whole.text)
        whole.text += found.text
        whole.links += [replace(link, start=link.start + start, end=link.end + start) for link in found.links]
        whole.pieces += [piece._replace(start=piece.start + start) for piece in found.pieces]
        bounds.append((start, len(whole.text)))
    return whole, tuple(bounds)
