"""The two streams that a command speaks through, and what becomes of it where they do not take a word."""

import os
import shutil
import sys
from contextlib import suppress

from listgraph.cli.colours import painted
from listgraph.errors import ListgraphError
from listgraph.text.printable import printable


class UnheardError(Exception):
    """Standard output takes nothing: it is closed, or full. Its text is the message to show."""


def tell(text: str, exact: bool = False, command: str = "") -> None:
    """To standard output, whatever encoding the terminal has; ``exact`` is what a program may read.

    A person, and every terminal, sees what is hidden in a text spelled out, and the answer of a
    ``command`` in its colours.

    Raises:
        BrokenPipeError: whoever reads it has seen enough.
        UnheardError: it cannot be written.
    """
    if sys.stdout is None:
        raise UnheardError("cannot write to standard output: it is closed")
    line = text if exact and not sys.stdout.isatty() else printable(text)
    line = painted(line, command) if command and not exact else line
    try:
        sys.stdout.buffer.write((line.rstrip("\n") + "\n").encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        unheard()
        raise
    except OSError as error:
        unheard()
        raise UnheardError(f"cannot write to standard output: {(error.strerror or '').lower()}") from error


def width() -> int:
    """How many columns standard output has; 0 where it is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 0


def read_in() -> str:
    """All of standard input, which is UTF-8.

    Raises:
        ListgraphError: it is closed, or no text.
    """
    if sys.stdin is None:
        raise ListgraphError("cannot read standard input: it is closed")
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ListgraphError(f"cannot read standard input: {error}") from None


def warn(text: str) -> None:
    """To standard error, if anybody hears it."""
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            print(f"listgraph: {printable(text)}", file=sys.stderr, flush=True)


def occupied() -> None:
    """Leave no standard stream closed: a file that is opened later would stand in its place."""
    with suppress(OSError):
        while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
            pass
        os.close(handle)


def flushed() -> None:
    """See that all has been written that was said, the help of ``argparse`` say.

    Raises:
        UnheardError: it has not.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        unheard()
    except OSError as error:
        unheard()
        raise UnheardError(f"cannot write to standard output: {(error.strerror or '').lower()}") from error


def unheard() -> None:
    """Give up standard output: what is left goes nowhere, as Python would try again at its end, and fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
