"""How time grows with a text: the exponent over four and sixteen times the size, for each family.

    PYTHONPATH=tests .venv/bin/python tests/benchmarks/growth.py [-k WORD] [--part 1/4] [--small KB]
        [--steps N] [--bound EXPONENT] [--all]

``tests/helpers/growing.py`` says what is done with a text, or with the graph of one. Time is processor
time, without the search for garbage; what takes more than thirty seconds is broken off. What seems to
grow too fast is measured three times, and the least time of each size counts: a busy machine adds, and
takes nothing away. The texts of one line end where a line is too long to be read.
"""

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from math import log

from helpers.families import families
from helpers.growing import Work, seconds, subjects
from listgraph.lists.source import MAX_LINE

LONGEST = 30.0
FACTOR = 4
TRIES = 3


def main() -> int:
    """A line for each family that grows too fast, or for all of them."""
    options = _options()
    bad = 0
    part, parts = map(int, options.part.split("/"))
    names = [name for name in subjects() if options.k in name][part - 1 :: parts]
    for name in names:
        subjects()[name](2_000)()  # what is loaded at first use
        exponent, times = growth(name, int(options.small * 1000), options.steps)
        for _ in range(TRIES - 1):
            if exponent > options.bound:
                _, others = growth(name, int(options.small * 1000), options.steps)
                times = [min(pair) for pair in zip(times, others, strict=False)]
                exponent = _exponent(times)
        shown = " ".join(f"{time:8.3f}" for time in times)
        if exponent > options.bound or options.all:
            print(f"{name:52} {exponent:5.2f}  {shown}", flush=True)
        bad += exponent > options.bound
    print(f"{len(names)} families, {bad} above {options.bound}")
    return int(bad > 0)


def growth(name: str, small: int, steps: int) -> tuple[float, list[float]]:
    """The greatest exponent between two sizes, and the seconds for each size."""
    sizes = [small * FACTOR**step for step in range(steps)]
    family = families().get(name)
    if family and family.line:
        sizes = [size * (MAX_LINE - 100) // sizes[-1] for size in sizes]
    times: list[float] = []
    for size in sizes:
        times.append(_bounded_seconds(subjects()[name](size)))
        if times[-1] >= LONGEST:
            break
    return _exponent(times), times


def _exponent(times: list[float]) -> float:
    worst = 0.0
    for less, more in pairwise(times):
        if more > 0.12:  # less is noise
            worst = max(worst, log(more / max(less, 0.01)) / log(FACTOR))
    return worst


def _bounded_seconds(work: Work) -> float:
    def until() -> None:
        with _bounded():
            work()

    return seconds(until)


class _TooLongError(BaseException):
    """Nothing that runs may take this for an error of its own."""


@contextmanager
def _bounded() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise _TooLongError

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        yield
    except _TooLongError:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("-k", default="", metavar="WORD", help="only families with this in their name")
    parser.add_argument("--part", default="1/1", metavar="1/4", help="one part of them, of so many")
    parser.add_argument("--small", type=float, default=20, metavar="KB", help="the smallest size")
    parser.add_argument("--steps", type=int, default=3, help="how many sizes, each four times the one before")
    parser.add_argument("--bound", type=float, default=1.2, help="the exponent that is too much")
    parser.add_argument("--all", action="store_true", help="a line for each family")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
