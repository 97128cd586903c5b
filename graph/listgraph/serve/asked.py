"""The process that holds an export, as seen from the server: queries go to it, answers come back."""

import multiprocessing
import os
import pickle
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from time import monotonic

from listgraph.errors import ListgraphError
from listgraph.serve.keeper import LATER, SPENT, STOP, Order, keep
from listgraph.serve.worker import Answer, ExcessError, StoppedError, Task
from listgraph.workers import deaf

_GLANCE = 0.25  # seconds between two looks whether the client still waits
_DEAD = b"\0"


class Export:
    """An export that a process of its own has loaded."""

    def __init__(self, directory: str) -> None:
        """Begin to load it.

        Raises:
            ListgraphError: this system has no processes that suit.
        """
        if not hasattr(os, "fork"):
            raise ListgraphError("serving needs a system that can fork processes, as Linux and macOS can")
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=keep, args=(directory, theirs), daemon=True)
        with deaf():
            self._process.start()
        theirs.close()
        self._lock, self._sending = threading.Lock(), threading.Lock()
        self._number = 0
        self._asked: dict[int, SimpleQueue[bytes]] = {}
        self._retired = False
        self.base = ""

    def ready(self) -> None:
        """Wait until it is loaded; from then on ``base`` is the base IRI of its nodes.

        Raises:
            ListgraphError: it cannot be loaded.
        """
        try:
            base = self._connection.recv()
        except (EOFError, OSError):
            raise StoppedError("the process that loads the export has died") from None
        if isinstance(base, ListgraphError):
            raise base
        assert isinstance(base, str)
        self.base = base
        threading.Thread(target=self._hear, daemon=True).start()

    def is_alive(self) -> bool:
        """Whether it can be asked; something may have ended the process, want of memory say."""
        return self._process.is_alive()

    def begin(self, task: Task) -> "Query":
        """A query that runs from now on."""
        answer: SimpleQueue[bytes] = SimpleQueue()
        with self._lock:
            self._number += 1
            number = self._number
            self._asked[number] = answer
        self.order((number, task))
        if not self.is_alive():
            answer.put(_DEAD)
        return Query(self, number, answer)

    def order(self, order: Order) -> None:
        """Send an order; one that has died does not hear it, which its queries are told of."""
        with self._sending, suppress(OSError):
            self._connection.send(order)

    def retire(self) -> None:
        """End the process once no query runs."""
        with self._lock:
            self._retired = True
            idle = not self._asked
        if idle:
            self.kill()

    def kill(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()

    def _hear(self) -> None:
        with suppress(EOFError, OSError):
            while not (self._retired and not self._asked):
                number, answer = self._connection.recv()
                with self._lock:
                    asked = self._asked.pop(number)
                asked.put(answer)
        self.kill()
        self._process.join()
        with self._lock:
            self._connection.close()
            for asked in self._asked.values():
                asked.put(_DEAD)


@dataclass(slots=True)
class Query:
    """A query that runs in ``export``; ``spent`` is whether it has used up its time of a processor."""

    export: Export
    number: int
    received: "SimpleQueue[bytes]" = field(repr=False)
    spent: bool = False

    def answer(self, seconds: float, gone: Callable[[], bool]) -> Answer | None:
        """What it answers, if it does so within ``seconds`` (0 is no bound) and its time of a processor.

        Raises:
            ListgraphError: what it answers is an error; :class:`StoppedError`.
        """
        end = monotonic() + seconds
        while True:
            left = end - monotonic() if seconds else _GLANCE
            try:
                received = self.received.get(timeout=max(0.0, min(_GLANCE, left)))
                break
            except Empty:
                if seconds and monotonic() >= end:
                    return None
                if gone():
                    self.stop()
                    raise StoppedError("the client has gone") from None
        if received == SPENT:
            self.spent = True
            return None
        if received == _DEAD:
            raise StoppedError("the process that ran the query has died; ask again")
        if not received:
            raise ExcessError("the query took more memory than it may and was stopped")
        answer = pickle.loads(received)
        if isinstance(answer, ListgraphError):
            raise answer
        assert isinstance(answer, Answer)
        return answer

    def stand_back(self) -> None:
        """Let it have only what time the others leave."""
        self.export.order((self.number, LATER))

    def stop(self) -> None:
        """End it."""
        self.export.order((self.number, STOP))
