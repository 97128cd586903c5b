"""Lists out of nowhere: texts put together of what lists are made of, and the graph of one."""

from hypothesis import strategies as st

from helpers.families import BLOCKS, NESTED, UNITS
from helpers.oddities import ODDITIES
from helpers.places import SEEDS
from helpers.strategies import NASTY
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source, line_feeds

REAL = [line for file in sorted(SEEDS.glob("*.md")) for line in file.read_text("utf-8").split("\n") if line]
FRAGMENTS = (
    *(*UNITS.values(), *BLOCKS.values(), *(part for parts in NESTED.values() for part in parts)),
    *(*NASTY, *REAL[::7], "\n", "\n\n", "* ", "## ", "    ", "\t", "| ", " |\n|---|\n", "<p>", "</a>"),
    *("](", "https://", "![", "[^1]: "),
    *(fragment for family in ODDITIES.values() for fragment in family),
)  # fmt: skip
fragments = st.sampled_from(FRAGMENTS) | st.text(max_size=8)
texts = st.lists(fragments, max_size=30).map("".join)


def source(text: str) -> Source:
    """The list of that text, which is there as bytes: these hold no half of a character."""
    whole = text.encode("utf-8", "replace").decode()
    return Source("list.md", line_feeds(whole).replace("\0", "\ufffd"), "utf-8", "0" * 64)


def built(text: str) -> KnowledgeGraph:
    return assemble([interpret(parse(source(text)), builtin())], builtin(), [source(text)])
