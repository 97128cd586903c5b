"""A cluster without a worker: Dask waits for one for ever, a person does not."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from typing import Any

from distributed import Future

from listgraph.errors import ListgraphError

ALONE = 120.0
"""So many seconds a cluster may be without a worker: one that grows on demand has some by then."""
GLANCE = 2.0
"""Seconds from one look to the next."""


@contextmanager
def watched(client: Any) -> Iterator[None]:
    """What waits for the cluster within ends where that has had no worker for :data:`ALONE` seconds.

    Raises:
        ListgraphError: it had none for so long.
    """
    done, lost = Event(), Event()
    thread = Thread(target=_watch, args=(client, done, lost), daemon=True)
    thread.start()
    try:
        yield
    except BaseException:
        if lost.is_set():
            raise ListgraphError(
                f"the cluster has had no worker for {ALONE:.0f} seconds: start some "
                "(dask worker ADDRESS), and build again"
            ) from None
        raise
    finally:
        done.set()
        thread.join()


def _watch(client: Any, done: Event, lost: Event) -> None:
    """Cancel what is waited for, where there is no worker for too long.

    A client that is closed under those that wait for it leaves them waiting.
    """
    seen = monotonic()
    while not done.wait(GLANCE):
        if not lost.is_set() and _workers(client):
            seen = monotonic()
        elif monotonic() - seen > ALONE:
            lost.set()
            with suppress(Exception):
                client.cancel([Future(key, client) for key in list(client.futures)], force=True)


def _workers(client: Any) -> int:
    """How many workers the scheduler has; none where it does not say."""
    with suppress(Exception):
        return len(client.scheduler_info()["workers"])
    return 0
