"""The same links on the same lines as another parser, on documents that nobody wrote for us.

The documents are the long descriptions of the installed packages: public Markdown, obtained with the
test tools and never committed. ``LISTGRAPH_CORPUS`` names a folder of further lists to try.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from urllib.parse import unquote

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt

from helpers.places import ROOT
from listgraph.lists.frontmatter import front_matter
from listgraph.lists.parse import parse
from listgraph.lists.source import Source, decode

ORACLE = MarkdownIt("commonmark", {"linkify": True}).enable(["table", "linkify", "strikethrough"])
assert isinstance(ORACLE.linkify, LinkifyIt)
ORACLE.linkify.set({"fuzzy_link": False, "fuzzy_email": False})
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
HREF = re.compile(r"<a\s[^>]*?href\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE | re.DOTALL)


def documents() -> Iterator[tuple[str, str]]:
    for distribution in distributions():
        metadata = distribution.metadata
        if "markdown" in str(metadata.json.get("description_content_type", "")):
            yield str(metadata["Name"]), str(metadata.json.get("description") or "")
    corpus = os.environ.get("LISTGRAPH_CORPUS")
    for folder in [ROOT / "seeds", *([Path(corpus)] if corpus else [])]:
        for path in sorted(folder.rglob("*.md")):
            yield str(path), decode(path.read_bytes())[0]


def same(destination: str) -> str:
    return unquote(destination.replace("&amp;", "&"))


def theirs(text: str) -> Iterator[tuple[str, int, int]]:
    """Destination, first and last line of the block, of every link that markdown-it finds."""
    for token in ORACLE.parse(text):
        if not token.map:
            continue
        first, last = token.map[0] + 1, token.map[1]
        found = []
        if token.type == "html_block":
            found = [
                next(filter(None, groups), "") for groups in HREF.findall(COMMENT.sub("", token.content))
            ]
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrs["href"]))
            elif child.type == "html_inline":
                found += [next(filter(None, groups), "") for groups in HREF.findall(child.content)]
        yield from ((same(url), first, last) for url in found if url and not url.startswith("#"))


def test_the_same_links_on_the_same_lines() -> None:
    total, missed, misplaced, more = 0, [], [], []
    for name, written in documents():
        text = written.replace("\r\n", "\n").replace("\r", "\n")
        if front_matter(text):  # which is no Markdown
            continue
        document = parse(Source(name, text, "utf-8", ""))
        ours: dict[str, list[int]] = {}
        for link in (*(link for _, link in document.links()), *document.badges):
            ours.setdefault(same(link.destination), []).append(link.line)
        for url, first, last in theirs(text):
            total += 1
            lines = ours.get(url, [])
            here = [line for line in lines if first <= line <= last]
            if here:
                lines.remove(here[0])
            elif lines:
                misplaced.append((name, url, first, lines))
            elif not re.search(r"[^\x00-\x7f]|\)$|[.`]$", url):
                # What is left is where the other parser takes punctuation into a bare URL.
                missed.append((name, url, first))
        set_in = {number for number, line in enumerate(text.split("\n"), 1) if line.startswith("    ")}
        for url, lines in ours.items():  # a link that leads nowhere, and words set in, are kept here alone
            more += [(name, url, line) for line in lines if url and line not in set_in]
    assert total > 400
    assert len(more) <= total // 1000, more
    assert len(missed) <= total // 5000, missed
    assert len(misplaced) <= total / 1000, Counter(name for name, *_ in misplaced)
