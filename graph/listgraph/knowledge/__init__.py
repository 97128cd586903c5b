"""Knowledge: Contexts in; Claims, each with its evidence, then the KnowledgeGraph out.

``interpret`` makes the Claims of one document, ``assemble`` the graph of them all; ``graph`` holds the
values, which every format reads, ``rows`` the same as tables. Pure: no file is touched here.
"""

from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value

__all__ = ["Evidence", "Fact", "KnowledgeGraph", "Node", "Value"]
