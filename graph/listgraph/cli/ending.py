"""How a command ends, whatever happens: one sentence and an exit code that means one thing."""

import atexit
import errno
import gc
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn, TextIO

from listgraph.cli.streams import UnheardError, flushed, unheard, warn
from listgraph.errors import ListgraphError, told
from listgraph.progress import LOG
from listgraph.text.printable import printable

FAULT = 70
"""The exit code where listgraph itself is at fault, or where nobody hears the answer."""


class _SignalError(KeyboardInterrupt):
    """A signal that ends a command: everything is undone on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


_SAID: Mapping[str, str] = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "hung up"}
"""Signals that end a command, and how that is told."""

_SHORT = frozenset(
    getattr(errno, name)
    for name in ("EAGAIN", "EDQUOT", "EFBIG", "EIO", "EMFILE", "ENFILE", "ENOMEM", "ENOSPC")
    if hasattr(errno, name)
)
"""What the system says where it is short of something: room, processes, open files."""


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
        told = _SAID[signal.Signals(number).name]
        sentence = "; ".join(dict.fromkeys([told, *getattr(error, "__notes__", ())]))
        return _said(sentence, 128 + number, error)
    except BrokenPipeError:  # the reader of a pipe has seen enough
        unheard()
        return 0
    except UnheardError as error:
        return _said(str(error), FAULT, error)
    except OSError as error:  # of a file or folder that may not be looked at, or is gone
        if error.filename is not None:
            return _said(f"{os.fsdecode(error.filename)}: {error.strerror}", 2, error)
        if error.errno in _SHORT:
            short = (error.strerror or str(error)).lower()
            return _said(f"the system has not what this needs: {short}", 2, error)
        return _fault(error)
    except SystemExit:  # of arguments that are none
        raise
    except BaseException as error:  # libraries in Rust panic with one that is no Exception
        return _fault(error)


_HELD: list[object] = []
_LEAVING = threading.Event()


def hold(made: object) -> None:
    """Keep what a command made until its process ends, if it ends by :func:`left`.

    Nothing of it is garbage, so no collection looks at it.
    """
    if _LEAVING.is_set():
        _HELD.append(made)
        gc.freeze()


def left(run: Callable[[], int]) -> NoReturn:
    """End the process with the exit code of what ``run`` does, and take nothing apart that it holds.

    To free a large graph, object by object, takes a tenth of a build. All else is as at any end: what is
    registered for it runs, and what was said is flushed.
    """
    _LEAVING.set()
    code = run()
    if threading.active_count() > 1:  # somebody is still at work
        raise SystemExit(code)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


def _fault(error: BaseException) -> int:
    if isinstance(error, MemoryError):
        return _said("there is not enough memory for this", FAULT, error)
    return _said(f"a fault of listgraph itself: {told(error)} (--debug shows where)", FAULT, error)


def _said(sentence: str, code: int, error: BaseException) -> int:
    if LOG.isEnabledFor(logging.DEBUG):
        warn("".join(traceback.format_exception(error)))
    warn(sentence)
    return code


@contextmanager
def ending_signals() -> Iterator[None]:
    """SIGTERM and SIGHUP end what runs within as Ctrl-C does; one that comes while that is undone is unheard.

    Those that whoever began this process wants unheard (``nohup``) stay so.
    """

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if not _is_ending():
            raise _SignalError(number)

    numbers = [getattr(signal, name) for name in _SAID if hasattr(signal, name)]
    heard_now = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    try:
        before = {number: signal.signal(number, end) for number in heard_now}
    except ValueError:  # not in the main thread, which alone hears of signals
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _is_ending() -> bool:
    """Whether a signal is on its way out already. (One that was lost on the way, in a destructor, is not.)"""
    error = sys.exception()
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__context__
    return error is not None


class _Lines(logging.StreamHandler[TextIO]):
    """Writes to what is standard error at the time: seconds since the start, and what is done."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.relativeCreated / 1000:8.2f} s  {printable(record.getMessage())}"


def heard(verbose: bool, debug: bool) -> None:
    """Where ``verbose`` or ``debug``, standard error tells what is done; of faults the latter, where."""
    LOG.setLevel(logging.DEBUG if debug else logging.INFO if verbose else logging.NOTSET)
    LOG.handlers = [_Lines(sys.stderr)] if (verbose or debug) and sys.stderr is not None else []
    LOG.propagate = not LOG.handlers
