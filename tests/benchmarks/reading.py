"""What reading lists costs: each stage, against mistune alone on the same text, in one run.

    .venv/bin/python tests/benchmarks/reading.py [LIST.md ...]

Without lists the seeds are read. A stage's time is the least of several rounds, in processor
seconds; a round begins with empty caches.
"""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import TypeVar

import mistune

from helpers.places import SEEDS
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import Lexicon, builtin
from listgraph.lexicon.matcher import matcher
from listgraph.lists.parse import parse
from listgraph.lists.source import read
from listgraph.urls import canonicalise

ROUNDS = 5
COLUMNS = ("links", "mistune", "parse", "interpret", "assemble", "interpret/parse", "all/mistune")

T = TypeVar("T")


def main(arguments: Sequence[str]) -> None:
    paths = [Path(name) for name in arguments] or sorted(SEEDS.glob("*.md"))
    lexicon = builtin()
    matcher(lexicon)
    print("list".ljust(40), *(name.rjust(15) for name in COLUMNS))
    total = [0.0] * 5
    for path in paths:
        row = stages(path, lexicon)
        total = [sum(pair) for pair in zip(total, row, strict=True)]
        print(line("/".join(path.parts[-2:]), row))
    if len(paths) > 1:
        print(line("all", total))


def stages(path: Path, lexicon: Lexicon) -> list[float]:
    """The links of a list, and the seconds of mistune alone and of each stage."""
    sources, _ = read([path])
    alone, _ = timed(lambda: [mistune.create_markdown(renderer=None)(source.text) for source in sources])
    parsing, documents = timed(lambda: [parse(source) for source in sources])
    interpreting, claims = timed(lambda: [interpret(document, lexicon) for document in documents])
    assembling, _ = timed(lambda: assemble(claims, lexicon, sources))
    links = sum(len(entry.links) for document in documents for entry in document.entries)
    return [links, alone, parsing, interpreting, assembling]


def forget() -> None:
    """Empty what is kept of texts and addresses; what is made of the lexicon alone stays."""
    kept = (found for found in gc.get_objects() if isinstance(found, _Kept))
    for function in kept:
        if function.__module__ in TEXTS and function.cache_parameters()["maxsize"]:
            function.cache_clear()


_Kept = type(canonicalise)
TEXTS = ("listgraph.urls", "listgraph.urls.domains", "listgraph.names.naming", "listgraph.entries.roles")


def timed(stage: Callable[[], T]) -> tuple[float, T]:
    """The seconds that ``stage`` takes, and what it gives."""
    least = float("inf")
    for _ in range(ROUNDS):
        forget()
        gc.collect()
        begin = process_time()
        result = stage()
        least = min(least, process_time() - begin)
    return least, result


def line(name: str, row: Sequence[float]) -> str:
    links, alone, parsing, interpreting, assembling = row
    seconds = [f"{value:.3f}".rjust(15) for value in row[1:]]
    ratios = [interpreting / parsing, (parsing + interpreting + assembling) / alone]
    return " ".join(
        [
            name[-40:].ljust(40),
            f"{int(links)}".rjust(15),
            *seconds,
            *(f"{ratio:.2f}".rjust(15) for ratio in ratios),
        ]
    )


if __name__ == "__main__":
    main(sys.argv[1:])
