"""A process that holds the export and answers one query at a time.

Nothing stops a query once it runs, so it runs in a process of its own, which can be killed.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic

from pyoxigraph import QueryTriples, Store

from listgraph.ask.deadline import too_slow
from listgraph.ask.queries import NamedQuery
from listgraph.ask.query import base_of, run
from listgraph.ask.store import load
from listgraph.errors import ListgraphError
from listgraph.rdf.terms import prefixes
from listgraph.serve.formats import serialised

MEMORY = 2 * 1024**3
"""Bytes that a query may take beside the export."""
_GLANCE = 0.25  # seconds between two looks whether the client still waits


class NotAcceptableError(ListgraphError):
    """The client accepts no format that the answer can be sent in."""


class StoppedError(ListgraphError):
    """The query was stopped: it took too long, or too much memory, or its client has gone."""


@dataclass(frozen=True, slots=True)
class Task:
    """A query and the media types that its answer may have: ``solutions`` or ``triples``; empty is none."""

    text: str
    solutions: str
    triples: str
    limit: int = 0
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


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
        return Answer(media_type, serialised(results, media_type, prefixes(base_of(store))))
    except (OSError, RuntimeError, ValueError) as error:
        raise ListgraphError(f"the query failed: {error}") from error


class Worker:
    """The process, as seen from the server."""

    def __init__(self, directory: str) -> None:
        """Start it. It loads the export meanwhile."""
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(directory, theirs), daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()

    def ready(self) -> str:
        """Wait until the export is loaded; gives the base IRI of its nodes.

        Raises:
            ListgraphError: it cannot be loaded.
        """
        base = self._received("the process that loads the export has died")
        assert isinstance(base, str)
        return base

    def is_alive(self) -> bool:
        """Whether the process runs; something else may have ended it, the system for want of memory, say."""
        return self._process.is_alive()

    def ask(self, task: Task, seconds: float, gone: Callable[[], bool] = lambda: False) -> Answer:
        """What the process answers. After :class:`StoppedError` it is of no more use.

        ``gone`` says whether the client has given up; ``seconds`` of 0 are no bound.

        Raises:
            ListgraphError: what :func:`respond` raises; :class:`StoppedError`.
        """
        with suppress(OSError):  # it has died; receiving says so
            self._connection.send(task)
        end = monotonic() + seconds
        while not self._connection.poll(min(_GLANCE, end - monotonic()) if seconds else _GLANCE):
            if seconds and monotonic() >= end:
                raise StoppedError(too_slow(seconds))
            if gone():
                raise StoppedError("the client has gone")
        answer = self._received("the query took more memory than it may and was stopped")
        assert isinstance(answer, Answer)
        return answer

    def _received(self, dead: str) -> object:
        try:
            received = self._connection.recv()
        except (EOFError, OSError):
            raise StoppedError(dead) from None
        if isinstance(received, ListgraphError):
            raise received
        return received

    def kill(self) -> None:
        """End the process, whatever it is doing. Whoever waits for its answer gets :class:`StoppedError`."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back what it used. Nobody may wait for its answer."""
        self.kill()
        self._process.join()
        self._process.close()
        self._connection.close()


def _work(directory: str, connection: Connection) -> None:
    """What the process does until the server ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the server that Ctrl-C ends
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        store = load(directory)
        connection.send(base_of(store))
    except ListgraphError as error:
        connection.send(error)
        return
    _confine()
    with suppress(EOFError, OSError):  # the server has gone
        while True:
            task = connection.recv()
            try:
                answer: Answer | ListgraphError = respond(store, task)
            except ListgraphError as error:
                answer = error
            connection.send(answer)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _confine() -> None:
    """Let the process open no file and no connection any more, and end, silently, before memory does."""
    if sys.platform == "win32":
        return
    import resource

    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)
    os.close(silence)
    unit = 1024 if sys.platform == "linux" else 1
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit + MEMORY
    bounds = ((resource.RLIMIT_DATA, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_NOFILE, 3))
    for what, bound in bounds:
        with suppress(OSError, ValueError):  # a lower bound is set already
            resource.setrlimit(what, (bound, bound))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Whatever is started meanwhile does not hear of Ctrl-C, not even before its first line runs."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
