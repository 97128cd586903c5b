"""Every link that a CommonMark reader shows, in texts that mix containers, HTML, fences and comments.

What the account of links counts was parsed before, so it cannot see what the parser swallowed. Another
parser can. ``FUZZ=5000`` tries so many texts.
"""

import os
import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from listgraph.lists.blocks import CODE, HTML, blocks, parted
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

EXAMPLES = int(os.environ.get("FUZZ", "250"))
MIXED = settings(max_examples=EXAMPLES, deadline=None, derandomize="FUZZ" not in os.environ)

ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"])
WITHOUT_TABLES = MarkdownIt("commonmark")
CONTAINERS = (
    "",
    "",
    "- ",
    "* ",
    "1. ",
    "7) ",
    "> ",
    ">",
    "> - ",
    "- > ",
    "  ",
    "   ",
    "    ",
    "- - ",
    "\n",
    "\n  ",
)
OPENINGS = (
    *("<div>", "</div>", "<p align=center>", "</p>", "<details>", "</summary>", "<h2>", "<br>", "</b>"),
    *("<pre>", "</pre>", "<script>", "</script>", "The <script> tag", "See <pre>", "a </pre>", "<a>"),
    *("```", "~~~", "````md", "<!-- c -->\n", "<!-- c -->```", "<!-- c -->~~~", "a<!-- c -->"),
    *("# ", "## Back to top ", "---", "===", "word", "**b** ", "| ", "[ ] ", ""),
)  # fmt: skip
LINKS = (
    "[t{n}](http://u{n}.org)",
    "[t{n}](http://u{n}.org 'of it')",
    "[Back to top](http://u{n}.org)",
    "[t\nu](http://u{n}.org)",
    "<http://u{n}.org>",
    "[![i](x.png)](http://u{n}.org)",
    "[t{n}][r{n}]\n\n[r{n}]: http://u{n}.org\n\n",
    "\n[r{n}]: http://u{n}.org\n\n[r{n}]",
    "[r{n}]<!-- c -->[x]\n\n[r{n}]: http://u{n}.org\n\n",
    "\n\n|a|\n|-|\n|<pre>[t{n}](http://u{n}.org)</pre>|\n\n",
    '<b><a href="http://u{n}.org">t</a></b>',
)
parts = st.tuples(*map(st.sampled_from, (CONTAINERS, OPENINGS, ("", "\n"), ("", *LINKS), ("", "\n", "\n\n"))))
texts = st.lists(parts, max_size=6).map(
    lambda rows: "".join("".join(row).replace("{n}", str(number)) for number, row in enumerate(rows))
)


def shown(text: str) -> Iterator[str]:
    """The addresses of what another parser shows as links; what stands in set text is none to us."""
    for token in ORACLE.parse(text):
        for child in token.children or ():
            if child.type == "link_open":
                yield str(child.attrs["href"])
            elif child.type == "html_inline":
                yield from re.findall('href="([^"]*)', child.content)
        if token.type == "html_block" and not re.search("<(?:pre|script)", token.content):
            yield from re.findall('href="([^"]*)', token.content)


@MIXED
@given(texts)
def test_no_link_is_lost_that_another_parser_shows(text: str) -> None:
    document = parse(Source("list.md", text, "utf-8", ""))
    ours = {link.destination for _, link in document.links()} | {link.destination for link in document.badges}
    assert set(shown(text)) <= ours


@MIXED
@given(texts)
def test_blocks_of_code_and_html_stand_where_another_parser_has_them(text: str) -> None:
    kinds = {"fence": CODE, "html_block": HTML}
    theirs = [(kinds[t.type], t.map[0]) for t in WITHOUT_TABLES.parse(text) if t.type in kinds and t.map]
    assert [(block.kind, text.count("\n", 0, block.start)) for block in blocks(text)] == theirs
    whole, numbers = parted(text)
    assert [text.split("\n")[number] for number in dict.fromkeys(numbers)] == text.split("\n")
    assert len(numbers) == whole.count("\n") + 1
