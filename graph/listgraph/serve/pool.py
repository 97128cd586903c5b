"""Many queries at once, so that a slow one does not hold up the next."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from time import monotonic

from listgraph.ask.deadline import too_slow
from listgraph.ask.store import FILES
from listgraph.errors import ListgraphError
from listgraph.files.write import is_unfinished
from listgraph.serve.asked import Export
from listgraph.serve.places import Places
from listgraph.serve.worker import MEMORY, Answer, ExcessError, StoppedError, Task

PATIENCE = 20.0
"""Seconds that a query waits for its turn."""
TURN = 1.0
"""Seconds of a processor in which a light query is done. What takes longer is a long one: few may run."""
QUICK = 0.05
"""Seconds of a processor that a query has at first where others are at work."""
FIRST = 8
"""So many queries may have their first turn at a time, the newest first: what a flood waits for, it waits for
behind a light query."""
FULL = 4
"""So many of these have all of :data:`TURN` for it, and of those that had not, so many have it afterwards."""
MEANWHILE = 0.25
"""Seconds after which a query in its full turn lets newer ones go first."""
SHARE = MEMORY // 4
"""Bytes that a query may take in its first turn."""
LONG = 3
WAITING = 24
"""So many long queries may wait for others to end."""
MOMENT = 3.0
"""Seconds that a start waits for the export; a larger one is loaded while the page is served."""
REMEMBERED = 1_000
"""So many long queries are known again."""

_BUSY = "too many {} are running"
Stamp = tuple[tuple[int, int], ...]


class UnavailableError(ListgraphError):
    """No query more can be run now, or the export not be loaded."""


class Pool:
    """Answers out of the export in ``directory``, which is loaded anew once a build has replaced it.

    ``timeout`` is in seconds; 0 is none. A query has its turn at once, a short one where others are at work;
    one that is not done then has a full turn behind these. One that is not done even then begins anew behind
    all others, as soon as few enough do. It is known as a long one from then on and has no turn again, so
    that a flood of such queries leaves the light ones theirs. Turns are measured in time of a processor, or
    else a busy machine would make long ones of all.
    """

    def __init__(self, directory: str, timeout: float) -> None:
        self._directory = directory
        self._timeout = timeout
        self._first = Places(FIRST)
        self._full = threading.Semaphore(FULL)
        self._again = threading.Semaphore(FULL)
        self._long = threading.Semaphore(LONG)
        self._waiting = threading.Semaphore(LONG + WAITING)
        self._loading = threading.Lock()
        self._export: tuple[Stamp, Export] | None = None
        self._known: dict[bytes, None] = {}
        self._closed = False

    def start(self, told: Callable[[str], None]) -> bool:
        """Have the export loaded: whether it is so within a moment. If it is not, what may be wrong with it
        is ``told`` as soon as that is seen, and a query is asked to come again.

        Raises:
            ListgraphError: it cannot be loaded, as is seen within the moment.
        """
        loading: Future[Export] = Future()

        def load() -> None:
            try:
                loading.set_result(self._current())
            except ListgraphError as error:
                loading.set_exception(error)

        def tell(loaded: "Future[Export]") -> None:
            if loaded.exception() and not self._closed:
                told(f"error: {loaded.exception()}")

        threading.Thread(target=load, daemon=True).start()
        try:
            loading.result(MOMENT)
        except TimeoutError:
            loading.add_done_callback(tell)
            return False
        return True

    @property
    def base(self) -> str:
        """The base IRI of the export's nodes.

        Raises:
            UnavailableError: it cannot be loaded, or is not yet.
        """
        return self._current().base

    def ask(self, task: Task, gone: Callable[[], bool] = lambda: False) -> Answer:
        """The answer to a task; ``gone`` says whether who asks has given up.

        Raises:
            ListgraphError: the query cannot be run, :class:`StoppedError`, :class:`UnavailableError`.
        """
        self._current()  # a query has no turn before there is something to ask
        name = sha256(task.text.encode("utf-8", "surrogatepass")).digest()
        try:
            answer = None if name in self._known else self._in_its_turn(name, task, gone)
            return answer or self._at_length(name, task, gone)
        except StoppedError as error:
            raise (UnavailableError("the server is ending") if self._closed else error) from None

    def _in_its_turn(self, name: bytes, task: Task, gone: Callable[[], bool]) -> Answer | None:
        """The answer of a light query; nothing for a long one."""
        busy = _BUSY.format("queries")
        with _place(self._first, busy):
            full = self._full.acquire(blocking=False)
            try:
                first = replace(task, processor=TURN if full else QUICK, memory=SHARE)
                answer = self._tried(name, first, gone)
            finally:
                if full:
                    self._full.release()
        if answer is None and not full and name not in self._known:
            with _place(self._again, busy):
                answer = self._tried(name, replace(task, processor=TURN), gone, later=True)
        if answer is None:
            self._known[name] = None
            while len(self._known) > REMEMBERED:
                self._known.pop(next(iter(self._known)), None)
        return answer

    def _tried(self, name: bytes, task: Task, gone: Callable[[], bool], later: bool = False) -> Answer | None:
        """The answer, if it takes no more than ``task`` allows; ``later`` is behind those tried at first."""
        if gone():  # while it waited
            raise StoppedError("the client has gone")
        if name in self._known:
            return None
        query = self._current().begin(task)
        soon = min(MEANWHILE, self._timeout or MEANWHILE) if task.processor == TURN and not later else 0.0
        try:
            answer = query.answer(soon, gone) if soon else None
            if answer is None and not query.spent and soon != self._timeout:
                if task.processor == TURN:
                    query.stand_back()
                answer = query.answer(self._timeout and self._timeout - soon, gone)
        except ExcessError:
            return None
        if answer is None and not query.spent:
            query.stop()
            raise StoppedError(too_slow(self._timeout))
        return answer

    def _at_length(self, name: bytes, task: Task, gone: Callable[[], bool]) -> Answer:
        """The answer of a long query, behind all others."""
        with (
            _place(self._waiting, _BUSY.format("long queries"), 0),
            _place(self._long, _BUSY.format("long queries")),
        ):
            began = monotonic()
            query = self._current().begin(task)
            query.stand_back()
            answer = query.answer(self._timeout, gone)
        if answer is None:
            query.stop()
            raise StoppedError(too_slow(self._timeout))
        if monotonic() - began < TURN:
            self._known.pop(name, None)
        return answer

    def close(self) -> None:
        """End all queries; those that run raise :class:`UnavailableError`."""
        self._closed = True
        if self._export:
            self._export[1].kill()

    def _current(self) -> Export:
        """The export as it is now."""
        with _place(self._loading, "the graph is being loaded", PATIENCE):
            stamp = _stamp(self._directory)
            if self._export:
                found, export = self._export
                current = found == stamp or is_unfinished(Path(self._directory))  # until all is in its place
                if current and export.is_alive():
                    return export
                export.retire()
            if self._closed:
                raise UnavailableError("the server is ending")
            export = Export(self._directory)
            self._export = stamp, export
            try:
                export.ready()
            except ListgraphError as error:
                self._export = None
                export.kill()
                raise UnavailableError(str(error)) from error
            return export


@contextmanager
def _place(
    places: "Places | threading.Semaphore | threading.Lock", why: str, patience: float = PATIENCE
) -> Iterator[None]:
    """Hold one of the places within; ``why`` says why there may be none."""
    if not places.acquire(timeout=patience):
        raise UnavailableError(f"{why}; try again in a moment")
    try:
        yield
    finally:
        places.release()


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
