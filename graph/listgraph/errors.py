"""What goes wrong for the person at the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager


class ListgraphError(Exception):
    """Wrong use or unreadable input. Its text is the message to show, without a traceback."""


@contextmanager
def noted(note: str) -> Iterator[None]:
    """Where Ctrl-C or a signal ends what is done within, the ``note`` is told with that."""
    try:
        yield
    except KeyboardInterrupt as error:
        error.add_note(note)
        raise
