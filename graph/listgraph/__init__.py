"""Markdown link lists become a knowledge graph.

    graph = listgraph.build("lists/")
    graph.query("most-covered")

:func:`build` reads the lists, :func:`load` what a build wrote; :class:`Graph` is what they say, for SPARQL,
networkx, pandas and rdflib.
The command ``listgraph`` writes it as files.
"""

from typing import TYPE_CHECKING, Any

from listgraph.errors import ListgraphError

if TYPE_CHECKING:
    from listgraph.api import Graph, build, load

__all__ = ["Graph", "ListgraphError", "build", "load"]


def __getattr__(name: str) -> Any:
    """What is loaded when it is asked for, as the command line needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from listgraph import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
