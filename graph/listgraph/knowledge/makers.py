"""An organisation as a node: lists name it, and the lexicon where it knows who made a model."""

from functools import lru_cache

from listgraph.knowledge.describe import chinese_names
from listgraph.knowledge.graph import Node, Value
from listgraph.lexicon import Lexicon


@lru_cache(maxsize=1 << 12)
def organization(name: str, lexicon: Lexicon) -> Node:
    """The organisation ``name``, with what the lexicon knows of it."""
    known = lexicon.organizations.get(name)
    attributes: tuple[tuple[str, Value], ...] = ()
    if known and known.zh:
        shown = known.zh if known.latin else known.zh[:1]
        attributes = ("prefLabel", Value(name, "en")), *chinese_names(shown, known.latin)
    return Node(lexicon.organization_id(name), "Organization", name, attributes)
