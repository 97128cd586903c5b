"""Several workers, so that a slow query does not hold up the next."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

from listgraph.ask.store import FILES
from listgraph.errors import ListgraphError
from listgraph.files.write import is_unfinished
from listgraph.serve.worker import Answer, StoppedError, Task, Worker

PATIENCE = 5.0
"""Seconds that a query waits for a worker to be free."""

Stamp = tuple[tuple[int, int], ...]


class UnavailableError(ListgraphError):
    """No worker is free, or none can be started."""


class Pool:
    """Workers for the export in ``directory``; each is started when it is first needed.

    An export that a build has replaced is read anew, and a worker that has died while it was idle
    is replaced. ``timeout`` is in seconds.
    """

    def __init__(self, directory: str, timeout: float, size: int | None = None) -> None:
        self._directory = directory
        self._timeout = timeout
        self._free = threading.Semaphore(size or max(2, min(4, os.cpu_count() or 1)))
        self._lock = threading.Lock()
        self._idle: list[tuple[Stamp, Worker]] = []
        self._all: set[Worker] = set()
        self._closed = False
        self.base = ""

    def start(self) -> None:
        """Have a worker ready.

        Raises:
            ListgraphError: the export cannot be loaded.
        """
        stamp, worker = self._taken()
        self._idle.append((stamp, worker))

    def ask(self, task: Task, gone: Callable[[], bool] = lambda: False) -> Answer:
        """What a worker answers.

        Raises:
            ListgraphError: what :meth:`Worker.ask` raises; :class:`UnavailableError`.
        """
        if not self._free.acquire(timeout=PATIENCE):
            raise UnavailableError("too many queries are running; try again in a moment")
        try:
            if gone():  # while it waited
                raise StoppedError("the client has gone")
            stamp, worker = self._taken()
            try:
                return worker.ask(task, self._timeout, gone)
            except StoppedError as error:
                self._drop(worker)
                raise (UnavailableError("the server is ending") if self._closed else error) from None
            finally:
                with self._lock:
                    if worker in self._all:
                        self._idle.append((stamp, worker))
        finally:
            self._free.release()

    def close(self) -> None:
        """Kill all workers. Queries that run end with :class:`StoppedError`."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.kill()

    def _taken(self) -> tuple[Stamp, Worker]:
        """A worker that has the export as it is now."""
        stamp = _stamp(self._directory)
        while self._idle:
            with self._lock:
                if not self._idle:
                    break
                found, worker = self._idle.pop()
            current = found == stamp or is_unfinished(Path(self._directory))  # until all is in its place
            if current and worker.is_alive():
                return found, worker
            self._drop(worker)
        with self._lock:
            if self._closed:
                raise UnavailableError("the server is ending")
            worker = Worker(self._directory)
            self._all.add(worker)
        try:
            self.base = worker.ready()
        except ListgraphError as error:
            self._drop(worker)
            raise UnavailableError(str(error)) from error
        return stamp, worker

    def _drop(self, worker: Worker) -> None:
        with self._lock:
            self._all.discard(worker)
        worker.close()


def _stamp(directory: str) -> Stamp:
    """What changes when the export does."""
    found = []
    for names, _ in FILES:
        for name in names:
            path = Path(directory, name)
            if path.is_file():
                status = path.stat()
                found.append((status.st_mtime_ns, status.st_size))
    return tuple(found)
