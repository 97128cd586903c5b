"""Markdown link lists become a knowledge graph.

    graph = listgraph.build("lists/")
    graph.query("most-covered")

:func:`build` reads the lists, :func:`load` what a build wrote; :class:`Graph` is what they say, for SPARQL,
networkx, pandas and rdflib.
The command ``listgraph`` writes it as files.
"""

from listgraph.api import Graph, build, load
from listgraph.errors import ListgraphError

__all__ = ["Graph", "ListgraphError", "build", "load"]
