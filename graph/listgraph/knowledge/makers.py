"""An organisation as a node: lists name it, and the lexicon where it knows who made a model."""

from functools import lru_cache

from listgraph.knowledge.graph import Node, Value
from listgraph.lexicon import Lexicon


@lru_cache(maxsize=1 << 12)
def organization(name: str, lexicon: Lexicon) -> Node:
    """The organisation ``name``, with what the lexicon knows of it."""
    known = lexicon.organizations.get(name)
    attributes: tuple[tuple[str, Value], ...] = ()
    if known and known.zh:
        attributes = ("prefLabel", Value(name, "en")), ("prefLabel", Value(known.zh[0], "zh"))
    return Node(lexicon.organization_id(name), "Organization", name, attributes)
