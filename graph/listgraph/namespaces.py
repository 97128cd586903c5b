"""What ids and the names of the vocabulary are relative to, and the languages that nodes are named in."""

NAMESPACE = "https://w3id.org/listgraph/ns#"
BASE = "https://w3id.org/listgraph/id/"
LANGUAGES = ("en", "zh")
"""The languages in which a node has a name of its own."""
