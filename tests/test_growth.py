"""Time grows with a text and not with its square, for texts that have once taken their square.

``tests/benchmarks/growth.py`` measures all families at full size. Here it is the processor time of two
sizes in one run: the larger has four times the text, and a square would take sixteen times the time.
"""

import gc
from math import log
from time import process_time

import pytest

from helpers.families import families
from listgraph.checks.lists import Lists
from listgraph.checks.table import problems
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.interpret import understood
from listgraph.lexicon import builtin
from listgraph.lists.source import Source

SMALL, FACTOR, TRIES = 8_000, 4, 3
BOUND = 1.55
"""Between the line and the square; what is short and a busy machine blur it."""


def seconds(name: str, size: int) -> float:
    source = Source("list.md", families()[name].text(size), "utf-8", "0" * 64)
    gc.collect()
    gc.disable()
    began = process_time()
    document, claims = understood(source, builtin())
    graph = assemble([claims], builtin(), [source])
    list(problems(Lists((document,), graph, builtin(), frozenset())))
    gc.enable()
    return process_time() - began


@pytest.mark.parametrize(
    "name",
    [
        "line: anchor",
        "line: address",
        "line: address in Chinese",
        "line: links",
        "line: link in a link's text",
        "line: comment opens",
        "line: code opens",
        "lines: heading opens",
        "lines: row opens",
        "lines: summary opens",
        "lines: brackets",
        "lines: emoji",
        "lines: badge opens",
        "lines: character data apart",
        "lines: instruction",
        "items: bracket opens",
        "items: parenthesis opens",
        "items: Chinese quotation",
        "blocks: definitions and references",
        "nested: stars apart",
        "told: Chinese comparisons",
        "told: comparisons",
        "told: versus",
    ],
)
def test_four_times_the_text_takes_not_sixteen_times_as_long(name: str) -> None:
    seconds(name, 500)  # what is loaded at first use
    least = [9e9, 9e9]
    for _ in range(TRIES):
        least = [min(least[step], seconds(name, SMALL * FACTOR**step)) for step in range(2)]
        if log(least[1] / max(least[0], 0.01)) / log(FACTOR) <= BOUND:
            return
    pytest.fail(f"{least[0]:.2f} s for {SMALL} characters, {least[1]:.2f} s for {FACTOR * SMALL}")
