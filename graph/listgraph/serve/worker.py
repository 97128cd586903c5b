"""A query in a process of its own: what it answers, and within which bounds.

Nothing stops a query once it runs, so it runs where it can be killed.
"""

import os
import pickle
import signal
import sys
from contextlib import suppress
from dataclasses import dataclass

from pyoxigraph import QueryTriples, Store

from listgraph.ask.queries import NamedQuery
from listgraph.ask.query import base_of, run
from listgraph.errors import ListgraphError
from listgraph.rdf.terms import prefixes
from listgraph.serve.formats import serialised

MEMORY = 1024**3
"""The most bytes that a query may take beside the export."""
ANSWER = 64 * 1024**2
"""The most bytes that an answer may have."""


class NotAcceptableError(ListgraphError):
    """The client accepts no format that the answer can be sent in."""


class StoppedError(ListgraphError):
    """The query was stopped: it took too long, or too much memory, or its client has gone."""


class ExcessError(StoppedError):
    """The query took more memory than it may."""


@dataclass(frozen=True, slots=True)
class Task:
    """A query and the media types that its answer may have: ``solutions`` or ``triples``; empty is none.

    ``memory`` are the bytes that it may take beside the export, ``processor`` the seconds of one (0 is no
    bound).
    """

    text: str
    solutions: str
    triples: str
    limit: int = 0
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    memory: int = MEMORY
    processor: float = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """What to send, and as what."""

    media_type: str
    data: bytes


def respond(store: Store, task: Task) -> Answer:
    """The answer to a task.

    Raises:
        ListgraphError: the query cannot be run, or its answer not be sent as the client wants.
    """
    query = NamedQuery("", "", "", (), task.text)
    results = run(store, query, {}, task.limit, task.default_graphs, task.named_graphs)
    media_type = task.triples if isinstance(results, QueryTriples) else task.solutions
    if not media_type:
        raise NotAcceptableError("the answer cannot be sent in any format that the client accepts")
    try:
        data = serialised(results, media_type, prefixes(base_of(store)))
    except (OSError, RuntimeError, ValueError) as error:
        raise ListgraphError(f"the query failed: {error}") from error
    if len(data) > ANSWER:
        raise ListgraphError(f"the answer is larger than {ANSWER // 1024**2} MiB: ask for less, by LIMIT say")
    return Answer(media_type, data)


def outcome(store: Store, task: Task) -> bytes:
    """What :func:`respond` gives or raises, as it goes through a pipe."""
    try:
        return pickle.dumps(respond(store, task))
    except ListgraphError as error:
        return pickle.dumps(error)


def confine(most: int, processor: float = 0) -> None:
    """Let this process open no file and no connection any more, and end, silently, before memory does.

    ``most`` are the bytes that it may hold, the export with them. After so many seconds of a ``processor`` it
    is ended by SIGPROF; 0 is no bound.
    """
    import resource

    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)
    bounds = (
        (resource.RLIMIT_DATA, most),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 3),
    )
    for what, bound in bounds:
        with suppress(OSError, ValueError):  # a lower bound is set already
            resource.setrlimit(what, (bound, bound))
    signal.setitimer(signal.ITIMER_PROF, processor)


def resident() -> int:
    """The most bytes that this process has held."""
    import resource

    unit = 1024 if sys.platform == "linux" else 1
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
