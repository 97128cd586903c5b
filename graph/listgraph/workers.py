"""The same work in several processes: a worker that dies costs time, and at most the item that it had.

A worker gets one item at a time through a pipe and sends back what it makes of it. It hears no Ctrl-C:
that is for the process that waits for it, which then ends it. Where that process is gone, another pipe
ends, and with it the worker, whatever it does: what it holds (a lock, say) would keep others waiting.
"""

import multiprocessing
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, Pipe, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from listgraph.errors import told

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

FORKS = sys.platform.startswith("linux")
"""Whether a worker begins with all that this process has in memory; elsewhere it is sent what it needs."""
TRIES = 2
"""So often an item is given to a worker."""


@dataclass(frozen=True, slots=True)
class Died:
    """Stands where a result would: each worker that had the item ended. ``how`` says how the last one did."""

    how: str


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _unheard(item: Any, done: int) -> None:
    """Nobody is told."""


def spread(
    work: Callable[[_Item], _Result],
    items: Sequence[_Item],
    jobs: int,
    begun: Callable[[_Item, int], None] = _unheard,
) -> list[_Result | Died]:
    """What ``work`` gives for each item, in their order, done by at most ``jobs`` processes.

    The items are begun in their order; ``begun`` is told of each, and of how many are done.

    Raises:
        Exception: what ``work`` raises.
    """
    crew = _Crew(work, items, list(reversed(range(len(items)))), begun)
    try:
        for _ in range(min(jobs, len(items))):
            crew.hire()
        while crew.busy:
            for connection in wait(list(crew.busy)):
                assert isinstance(connection, Connection)
                crew.hear(connection)
    finally:
        crew.dismiss()
    return [crew.results[number] for number in range(len(items))]


@dataclass(slots=True)
class _Crew:
    """Who works on what: ``left`` are the items still to begin, the next one last."""

    work: Callable[[Any], Any]
    items: Sequence[Any]
    left: list[int]
    begun: Callable[[Any, int], None]
    results: dict[int, Any] = field(default_factory=dict)
    tries: dict[int, int] = field(default_factory=dict)
    workers: dict[Connection, BaseProcess] = field(default_factory=dict)
    busy: dict[Connection, int] = field(default_factory=dict)
    life: tuple[Connection, Connection] = field(default_factory=partial(Pipe, duplex=False))

    def hire(self) -> None:
        """One worker more, with an item to begin with."""
        context: Any = multiprocessing.get_context("fork" if FORKS else "spawn")
        ours, theirs = context.Pipe()
        inherited = [ours, self.life[1], *self.workers] if FORKS else []
        given = self.work, theirs, self.life[0], inherited
        process = context.Process(target=_serve, args=given, daemon=True)
        with deaf(*_ENDING):
            process.start()
        theirs.close()
        self.workers[ours] = process
        self._give(ours)

    def _give(self, connection: Connection) -> None:
        if not self.left:
            return
        number = self.left.pop()
        self.begun(self.items[number], len(self.results))
        self.tries[number] = self.tries.get(number, 0) + 1
        self.busy[connection] = number
        with suppress(BrokenPipeError):  # it is dead: that is heard next
            connection.send(self.items[number])

    def hear(self, connection: Connection) -> None:
        """Take what a worker has to say, and give it the next item."""
        try:
            fine, result = connection.recv()
        except (EOFError, ConnectionResetError):
            self._replace(connection)
            return
        if not fine:
            raise result
        self.results[self.busy.pop(connection)] = result
        self._give(connection)

    def _replace(self, connection: Connection) -> None:
        """Another worker for one that has died: what that one had is tried again, or given up."""
        process, number = self.workers.pop(connection), self.busy.pop(connection)
        connection.close()
        process.join()
        if self.tries[number] < TRIES:
            self.left.append(number)
        else:
            self.results[number] = Died(_how(process.exitcode or 0))
        if self.left:
            self.hire()

    def dismiss(self) -> None:
        """End all of them, whatever they do."""
        for process in self.workers.values():
            process.kill()
        for connection, process in self.workers.items():
            process.join()
            connection.close()
        for end in self.life:
            end.close()


def _how(code: int) -> str:
    """How a process ended.

    >>> _how(-9), _how(3)
    ('ended by SIGKILL, as a system does that is out of memory', 'ended with code 3')
    """
    if code >= 0:
        return f"ended with code {code}"
    name = signal.Signals(-code).name
    return f"ended by {name}{', as a system does that is out of memory' if name == 'SIGKILL' else ''}"


_ENDING = {getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""Signals that end a worker at once, from :func:`_serve` on, whatever this process does at them."""


@contextmanager
def deaf(*others: signal.Signals) -> Iterator[None]:
    """A process begun within hears neither Ctrl-C nor ``others``, not even before its first line runs."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, *others})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    work: Callable[[Any], Any], connection: Connection, life: Connection, inherited: Iterable[Connection]
) -> None:
    """What a worker does: one item after the other, until there is nobody who gives it one."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    for other in inherited:
        other.close()
    threading.Thread(target=end_with, args=(life,), daemon=True).start()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            item = connection.recv()
            try:
                connection.send((True, work(item)))
            except (BrokenPipeError, ConnectionResetError):
                return
            except Exception as error:
                connection.send((False, _portable(error)))


def end_with(life: Connection) -> None:
    """End this process when the one that has the other end of ``life``, alone, is gone."""
    with suppress(EOFError, OSError):
        life.recv()
    os._exit(0)


def _portable(error: Exception) -> Exception:
    """The error, or what it says where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(told(error))
    return error
