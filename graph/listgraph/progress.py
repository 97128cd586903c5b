"""How far long work has come: on a terminal, after a second, on one line that goes away again."""

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from listgraph.text.printable import printable

LOG = logging.getLogger("listgraph")
"""Who hears what is done: ``--verbose`` at INFO, ``--debug`` at DEBUG, nobody else."""

Progress = Callable[[str, int, int], None]
"""Told before each step: what it is, how many steps are done, and of how many."""

DELAY = 1.0
"""What is over sooner (in seconds) shows nothing."""
_PAUSE = 0.2
_NAME = 40
_FORM = "{desc}: {percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}]"


@contextmanager
def stage(what: str) -> Iterator[None]:
    """The block is a stage of the work, whose time is logged."""
    begun = monotonic()
    yield
    LOG.info("%s: %.2f s", what, monotonic() - begun)


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody sees."""


@contextmanager
def shown() -> Iterator[Progress]:
    """Progress on standard error while the block runs, if that is a terminal where nothing is logged.

    A thread of its own draws the line, so that the work does not wait for it, and a step that
    takes long is seen to go on.
    """
    if sys.stderr is None or not sys.stderr.isatty() or LOG.isEnabledFor(logging.INFO):
        yield silent
        return
    state = [("starting", 0, 1)]

    def told(step: str, done: int, total: int) -> None:
        state[0] = step, done, total

    over = Event()
    drawing = Thread(target=_draw, args=(state, over), daemon=True)
    drawing.start()
    try:
        yield told
    finally:
        over.set()
        drawing.join()


def _draw(state: list[tuple[str, int, int]], over: Event) -> None:
    if over.wait(DELAY):
        return
    from tqdm import tqdm  # loaded only where it is needed, and then beside the work

    name = printable(state[0][0])[:_NAME]
    with tqdm(desc=name, total=1, leave=False, file=sys.stderr, bar_format=_FORM, dynamic_ncols=True) as bar:
        while not over.is_set():
            step, bar.n, bar.total = state[0]
            bar.set_description_str(printable(step)[:_NAME])
            over.wait(_PAUSE)
