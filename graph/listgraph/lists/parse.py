"""Markdown becomes the author's outline: sections, entries and links; nothing is interpreted."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import groupby

from listgraph.lists import headings
from listgraph.lists.beside import local_name
from listgraph.lists.callouts import callout, defined, title_of
from listgraph.lists.flow import Bounds, Flow, joined, narrow
from listgraph.lists.frontmatter import FrontMatter, front_matter
from listgraph.lists.hidden import blanked, without
from listgraph.lists.htmlblocks import Part, cells, folds, parts
from listgraph.lists.inline import flow
from listgraph.lists.markdown import BLOCK_HTML, HTML_BLOCK, Token, tokens
from listgraph.lists.outline import Document, Entry, Link, Wikilink
from listgraph.lists.sections import IMPLIED, Sections
from listgraph.lists.source import Source, line_feeds
from listgraph.lists.tags import html_flow
from listgraph.lists.texts import beside, fronted, is_prose, paragraphs, row_flow, unlinked_words
from listgraph.text.script import simplified

_MARKDOWN_LINK = re.compile(r"(?!\s*(?:<|```|~~~)).*\]\([^\s()]+(?:[()]|\s+[\"'(])")
_HTML_AGAIN = re.compile(rf"{HTML_BLOCK.pattern}|{BLOCK_HTML}|\s*(?:```|~~~)", re.IGNORECASE)
"""In a block of HTML a fence opens nothing, so it is no Markdown. A sign that opens another block ends the
Markdown before it, or each block that is never closed would hold the next."""
_UNFOLD = re.compile(r"click|expand|show|see|more|view|toggle|展开|点击|查看|更多|折叠|收起", re.IGNORECASE)
"""What a summary says that names nothing."""


def parse(source: Source) -> Document:
    """The outline of ``source``. Every link of the file is in one of the document's entries.

    >>> document = parse(Source("a.md", "## BERT\\n* [Paper](https://e.org/p)\\n", "utf-8", ""))
    >>> document.sections[0].heading, document.entries[0].links[0].line
    ('BERT', 2)
    """
    text = line_feeds(source.text)
    front = front_matter(text)
    body = _below(text, front.lines) if front else text
    seen = blanked(body)
    outline = _Outline(seen.split("\n"), folds(seen) if "<" in seen or ":::" in seen else frozenset())
    if front:
        outline.front(front)
    outline.blocks(tokens(without(body)), depth=0)
    entries = [_filed(entry, source.beside) if source.beside else entry for entry in outline.entries]
    return Document(
        source.path,
        tuple(outline.sections.all),
        tuple(entries),
        tuple(text.split("\n")),
        front.aliases if front else (),
        tuple(outline.wikilinks),
        tuple(outline.badges),
        front.tags if front else (),
    )


def _below(text: str, lines: int) -> str:
    """``text`` with its first ``lines`` empty."""
    return "\n" * lines + text.split("\n", lines)[-1] if text.count("\n") >= lines else "\n" * lines


def _filed(entry: Entry, beside: Set[str]) -> Entry:
    """``entry`` with those of its links marked that lead to a file of ``beside``."""
    links = tuple(
        replace(link, is_file=True) if local_name(link.destination) in beside else link
        for link in entry.links
    )
    return entry if links == entry.links else replace(entry, links=links)


def _tongues(rows: Sequence[str]) -> Iterator[bool]:
    """Whether each line of a block of HTML is HTML, not Markdown from a link to the next block's sign."""
    is_html = True
    for row in rows:
        is_html = not _MARKDOWN_LINK.match(row) if is_html else bool(_HTML_AGAIN.match(row))
        yield is_html


@dataclass(slots=True)
class _Outline:
    lines: Sequence[str]
    folds: frozenset[int]
    sections: Sections = field(default_factory=Sections)
    entries: list[Entry] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)
    badges: list[Link] = field(default_factory=list)
    columns: tuple[str, ...] = ()

    def front(self, front: FrontMatter) -> None:
        """What the front matter says that the file is about: an entry for each page."""
        for page, name in front.pages:
            title = name or (front.title if len(front.pages) == 1 else None) or page
            self.entries.append(fronted(title, page))

    def blocks(self, blocks: Sequence[Token], depth: int) -> None:
        for token in blocks:
            kind = token["type"]
            if kind == "heading":
                self.heading(token)
            elif kind == "paragraph":
                self.paragraph(token, depth)
            elif kind == "list":
                self.items(token["children"], depth + 1)
            elif kind == "table":
                self.table(token)
            elif kind in ("block_quote", "footnote"):
                self.quote(token, depth)
            elif kind == "div":
                self.div(token)
            elif kind == "block_code" and token.get("style") == "indent" and is_prose(token["raw"]):
                self.prose(token["raw"], token["line"], depth)
            elif kind == "block_html":
                self.html(token["raw"], token["line"], depth)

    def quote(self, token: Token, depth: int) -> None:
        """A quote, or a note; a callout's title is a heading in it."""
        titled = callout(token)
        with self.sections.container():
            if titled:
                self.implied(titled.title, token["children"][0]["line"])
            self.blocks(titled.below if titled else token["children"], depth)

    def div(self, token: Token) -> None:
        """A line that begins or ends a fenced div, which is a container."""
        if not token["raw"]:
            self.sections.unfold()
        elif token["line"] in self.folds:
            self.sections.fold()
            if title := title_of(token["raw"]):
                self.sections.head(title, token["line"])

    def implied(self, words: str, line: int) -> None:
        """Begin a section by a line that is no heading in Markdown, in a container of its own."""
        self.sections.open(words, max(self.sections.level + 1, IMPLIED), line, implied=True)

    def entry(
        self,
        found: Flow,
        kind: str,
        depth: int,
        line: int = 0,
        below: str = "",
        cells: Bounds = (),
        columns: tuple[str, ...] = (),
    ) -> None:
        """Keep a text that holds links as an entry of the open section."""
        self.wikilinks += found.wikilinks
        if found.links:
            links, pieces = tuple(found.links), tuple(found.pieces)
            line = line or (pieces[0].line if pieces else links[0].line)
            section, aliased = self.sections.current, tuple(found.aliased)
            cells, columns = narrow(cells, columns)
            self.entries.append(
                Entry(found.text, line, links, pieces, section, kind, depth, cells, columns, below, aliased)
            )

    def heading(self, token: Token) -> None:
        found = flow(token["children"], self.lines, token["line"])
        found.links = [link for link in found.links if link.text or "#" not in link.destination]
        if not headings.is_way_back(found.text) and not (found.is_badges and self.sections.is_top):
            self.sections.open(headings.plain(found.name), token["attrs"]["level"], token["line"])
        if found.badges == len(found.links) and self.sections.is_top:
            self.badges += found.links
        else:
            self.entry(found, "heading", 0)

    def paragraph(self, token: Token, depth: int) -> None:
        if term := defined(token):
            with self.sections.container():
                self.implied(term.title, token["line"])
                self.blocks(term.below, depth)
            return
        found = flow(token["children"], self.lines, token["line"])
        if depth == 0 and found.links:
            self.sections.end_styled(headings.numbered(found.text))
        self.standing(found, "paragraph", depth)
        style = headings.style(token, found.text) if depth == 0 and not found.links else ""
        if style and not found.is_within and not headings.is_way_back(found.text):
            self.sections.open_styled(found.text, style, token["line"])

    def standing(self, found: Flow, kind: str, depth: int) -> None:
        """Keep a text that is no item, but for a row of badges above all sections."""
        if found.is_badges and depth == 0 and self.sections.is_top:
            self.badges += found.links
        else:
            self.entry(found, kind, depth)

    def prose(self, raw: str, line: int, depth: int) -> None:
        """Words set in by four spaces, read as if they were not."""
        first = raw.split("\n", 1)[0].strip()
        while line < len(self.lines) and self.lines[line - 1].strip() != first:
            line += 1
        text = "\n".join(row.strip() for row in raw.split("\n"))
        self.blocks(tokens(text, line), depth)

    def html(self, raw: str, line: int, depth: int) -> None:
        """A block of HTML; Markdown that follows without a blank line is Markdown to its author."""
        rows = raw.split("\n")
        begin = 0
        for is_html, group in groupby(_tongues(rows)):
            end = begin + len(list(group))
            if is_html:
                self.pure_html("\n".join(rows[begin:end]), line + begin, depth)
            else:
                self.blocks(tokens("\n".join(rows[begin:end]), line + begin), depth)
            begin = end

    def pure_html(self, raw: str, line: int, depth: int) -> None:
        """HTML without Markdown in it."""
        within = ""
        for part in parts(raw):
            within = self.html_part(part, line + part.line, depth, within)
        if within:
            self.standing(html_flow("</a>", self.lines, line, 0, within), "paragraph", depth)

    def html_part(self, part: Part, line: int, depth: int, within: str) -> str:
        """One part of a block of HTML, which begins on the source line ``line``.

        ``within`` is where an anchor leads that is open before it; gives the same behind it.
        """
        if part.kind == "row":
            self.html_row(part, line)
        elif part.kind == "table":
            self.columns = ()
        elif part.kind == "begin" and line in self.folds:
            self.sections.fold()
        elif part.kind == "end":
            self.sections.unfold()
        if part.kind not in ("text", "heading", "summary"):
            return within
        return self.html_text(part, html_flow(part.raw, self.lines, line, part.column, within), line, depth)

    def html_text(self, part: Part, found: Flow, line: int, depth: int) -> str:
        """What there is to read in a part of a block of HTML; gives where an anchor leads that is open."""
        words = found.text.strip()
        named = words and not headings.is_way_back(words)
        if part.kind == "heading" and named:
            self.sections.open(found.name, part.level, line, implied=True)
        elif part.kind == "summary" and named and not _UNFOLD.search(simplified(words)):
            self.sections.head(words, line)
        self.standing(found, "heading" if part.kind == "heading" else "paragraph", depth)
        return found.anchor.destination if found.anchor else ""

    def html_row(self, row: Part, line: int) -> None:
        """A row of a table in HTML; a row of headers tells what the columns of those below are."""
        begin = line - row.line
        flows = [html_flow(cell.raw, self.lines, begin + cell.line, cell.column) for cell in cells(row)]
        for found in flows:
            found.close_anchor()
        whole, bounds = joined(flows, line, " | ")
        text = whole.text
        words = tuple(" ".join(text[start:end].split()) for start, end in bounds)
        if whole.links:
            columns = self.columns if len(self.columns) == len(bounds) else ()
            self.entry(whole, "row", 0, line, cells=bounds, columns=columns)
        else:
            self.columns = words

    def items(self, items: Sequence[Token], depth: int) -> None:
        for item in items:
            self.item(item["children"], depth)

    def item(self, blocks: Sequence[Token], depth: int) -> None:
        """An item's own text is one entry; nested lists hold entries of their own.

        An item without a link over a nested list is a heading in all but name.
        """
        own = list(paragraphs(blocks))
        nested = list(beside(blocks))
        flows = [flow(block["children"], self.lines, block["line"]) for block in own]
        found, _ = joined(flows, flows[0].line if flows else 0, "\n")
        self.entry(found, "item", depth, below="\n".join(unlinked_words(nested)) if found.links else "")
        named = own and not found.links and any(block["type"] == "list" for block in nested)
        with self.sections.container():
            if named and not headings.is_way_back(found.text):
                level = max(self.sections.level + 1, IMPLIED + depth)
                self.sections.open(found.text, level, own[0]["line"], implied=True)
            self.blocks(nested, depth)

    def table(self, token: Token) -> None:
        """The rows of a table; one without a header goes on with the table before."""
        head, body = token["children"]
        rows = (
            [(0, head), *enumerate(body["children"], 2)] if head["children"] else enumerate(body["children"])
        )
        for offset, row in rows:
            line = token["line"] + offset
            found, bounds = row_flow(row["children"], self.lines, line)
            if row is head:
                self.columns = ()
            self.entry(found, "row", 0, line, cells=bounds, columns=self.columns[: len(bounds)])
            if row is head and len(found.links) < len(bounds):  # a row of links heads nothing
                self.columns = tuple(found.text[start:end] for start, end in bounds)
