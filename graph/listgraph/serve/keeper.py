"""The process that holds an export, as it is within: a child for each query, which has the export too.

A child shares the memory of what was loaded, so that it begins at once and one that is killed costs
nothing. All that the process hears and says goes through one connection.
"""

import gc
import multiprocessing
import os
import signal
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait

from pyoxigraph import Store

from listgraph.ask.query import base_of
from listgraph.ask.store import load
from listgraph.errors import ListgraphError
from listgraph.serve.worker import Task, confine, outcome, resident
from listgraph.workers import end_with

_LAST = 19
"""How far a query that takes long stands behind the others: all the way."""

Order = tuple[int, Task | str]
"""The number of a query, and its task or what is to be done with it: one of the two below."""
STOP, LATER = "stop", "later"
SPENT = b"\1"
"""What is heard of a query that has used up its time of a processor."""


def keep(directory: str, server: Connection) -> None:
    """Load the export, say its base IRI (or what is wrong), and answer until the server ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the server that Ctrl-C ends
    try:
        store = load(directory)
    except ListgraphError as error:
        server.send(error)
        return
    server.send(base_of(store))
    gc.freeze()  # or each child would touch, and so copy, what they share
    parent = multiprocessing.parent_process()
    assert parent is not None
    keeper = _Keeper(store, server, resident())
    with suppress(EOFError, OSError):  # the server has gone
        while True:
            for ready in wait([server, parent.sentinel, *keeper.answers]):
                if ready is server:
                    keeper.obey(server.recv())
                elif isinstance(ready, Connection):
                    keeper.hear(ready)
                else:
                    return


@dataclass(slots=True)
class _Keeper:
    """The children at work: ``answers`` are the pipes that they answer through."""

    store: Store
    server: Connection
    held: int
    answers: dict[Connection, int] = field(default_factory=dict)
    children: dict[int, int] = field(default_factory=dict)
    life: tuple[Connection, Connection] = field(default_factory=Pipe)

    def obey(self, order: Order) -> None:
        """Begin a query, or stop it, or let it stand back; one that has ended meanwhile is let be."""
        number, what = order
        if isinstance(what, Task):
            self._begin(number, what)
        elif number in self.children:
            with suppress(OSError):
                if what == STOP:
                    os.kill(self.children[number], signal.SIGKILL)
                else:
                    os.setpriority(os.PRIO_PROCESS, self.children[number], _LAST)

    def hear(self, pipe: Connection) -> None:
        """Pass on what a child answers; nothing where it has died, but of want of time."""
        number = self.answers.pop(pipe)
        try:
            answer = pipe.recv_bytes()
        except (EOFError, OSError):
            answer = b""
        pipe.close()
        _, status = os.waitpid(self.children.pop(number), 0)
        if not answer and os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGPROF:
            answer = SPENT
        self.server.send((number, answer))

    def _begin(self, number: int, task: Task) -> None:
        ours, theirs = Pipe(duplex=False)
        child = os.fork()
        if child == 0:
            try:
                self._answer(task, theirs)
            finally:
                os._exit(1)
        theirs.close()
        self.answers[ours], self.children[number] = number, child

    def _answer(self, task: Task, pipe: Connection) -> None:
        """What a child does. It ends with the process that began it, which alone holds its life."""
        for other in (self.server, self.life[1], *self.answers):
            other.close()
        threading.Thread(target=end_with, args=(self.life[0],), daemon=True).start()
        confine(self.held + task.memory, task.processor)
        pipe.send_bytes(outcome(self.store, task))
        os._exit(0)
