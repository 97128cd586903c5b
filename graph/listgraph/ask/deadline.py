"""A bound on how long something may take."""

import threading
from collections.abc import Callable
from typing import TypeVar

from listgraph.errors import ListgraphError

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` gives, if it does so within ``seconds``; 0 is no bound.

    The work runs in a thread, which starts in no time and which nothing can stop: where the time is
    up it goes on until the process ends. That suits a command, which ends then; a server needs
    processes, which can be killed. It must let other threads run (pyoxigraph does while it searches).

    >>> within(5, lambda: 6 * 7)
    42

    Raises:
        ListgraphError: the time is up.
        Exception: what ``work`` raises.
    """
    if not seconds:
        return work()
    results: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except ListgraphError as error:
            # The traceback holds what the work has at hand, which may have to be freed by this thread.
            errors.append(error.with_traceback(None))
        except BaseException as error:  # raised again by the thread that waits
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not results:
        raise ListgraphError(too_slow(seconds))
    return results[0]


def too_slow(seconds: float) -> str:
    """The sentence for a query that was stopped."""
    return f"the query took longer than {seconds:g} seconds and was stopped"
