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


_SAID = 500
"""So many characters of what an error says are told."""


def told(error: BaseException) -> str:
    r"""Its kind and what it says, in one line of some length.

    >>> told(ValueError("no\n  number")), told(MemoryError())
    ('ValueError: no number', 'MemoryError')
    """
    try:
        said = " ".join(str(error).split())[:_SAID]
    except Exception:  # it cannot even say what is wrong
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
