"""Working something out once for a graph, though several formats ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import ref

from listgraph.knowledge.graph import KnowledgeGraph

_Result = TypeVar("_Result")


def for_the_latest(function: Callable[[KnowledgeGraph], _Result]) -> Callable[[KnowledgeGraph], _Result]:
    """``function``, which keeps what it gave for the latest graph; that has to be pure, and immutable."""
    latest: list[tuple[ref[KnowledgeGraph], _Result]] = []

    @wraps(function)
    def remembered(graph: KnowledgeGraph) -> _Result:
        if not latest or latest[0][0]() is not graph:
            latest[:] = [(ref(graph), function(graph))]
        return latest[0][1]

    return remembered
