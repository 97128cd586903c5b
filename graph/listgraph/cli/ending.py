"""How a command ends, whatever happens: one sentence and an exit code that means one thing."""

import logging
import signal
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType

from listgraph.cli.streams import UnheardError, flushed, unheard, warn
from listgraph.errors import ListgraphError

FAULT = 70
"""The exit code where listgraph itself is at fault, or where nobody hears the answer."""

_LOG = logging.getLogger("listgraph")


class _SignalError(KeyboardInterrupt):
    """Another signal that ends a command as Ctrl-C does: everything is undone on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


_SAID: Mapping[int, str] = {signal.SIGINT: "interrupted", signal.SIGTERM: "terminated"}


def ended(run: Callable[[], int]) -> int:
    """The exit code of what ``run`` does; what it raises becomes a sentence on standard error."""
    try:
        try:
            return run()
        finally:
            flushed()
    except ListgraphError as error:
        return _said(str(error), 2, error)
    except KeyboardInterrupt as error:
        number = error.number if isinstance(error, _SignalError) else signal.SIGINT
        return _said(_SAID.get(number, "ended"), 128 + number, error)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        unheard()
        return 0
    except UnheardError as error:
        return _said(str(error), FAULT, error)
    except MemoryError as error:
        return _said("there is not enough memory for this", FAULT, error)
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        return _said(f"a fault of listgraph itself: {what[:500]} (--debug shows where)", FAULT, error)


def _said(sentence: str, code: int, error: BaseException) -> int:
    if _LOG.isEnabledFor(logging.DEBUG):
        warn("".join(traceback.format_exception(error)))
    warn(sentence)
    return code


@contextmanager
def ending_signals() -> Iterator[None]:
    """SIGTERM ends what runs within as Ctrl-C does."""

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        raise _SignalError(number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread, which alone hears of signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def debug(wanted: bool) -> None:
    """Where ``wanted``, what the package logs is written to standard error, tracebacks too."""
    _LOG.setLevel(logging.DEBUG if wanted else logging.NOTSET)
    if wanted and not _LOG.handlers:
        _LOG.addHandler(logging.StreamHandler())
