"""Time grows with a text and not with its square, for texts that have once taken their square.

``tests/benchmarks/growth.py`` measures all of them at full size. Here it is the processor time of two
sizes in one run: the larger has four times the text, and a square would take sixteen times the time.
"""

from math import log

import pytest

from helpers.growing import seconds, subjects

SMALL, FACTOR, TRIES = 3_000, 4, 3
BOUND = 1.55
"""Between the line and the square; what is short and a busy machine blur it."""


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
        "blocks: character data and items",
        "blocks: set text and items",
        "blocks: one Chinese paragraph",
        "nested: stars apart",
        "nested: cells",
        "heading: links",
        "heading: digit",
        "framed: brackets behind a name",
        "framed: HTML addresses",
        "framed: HTML address openings",
        "framed: blanks in a heading",
        "framed: dots of two titles",
        "framed: dots of a sized name",
        "framed: kinds before a model",
        "framed: names joined before a model",
        "framed: digits behind a release",
        "framed: digits behind a verdict",
        "framed: links in a row",
        "framed: sources of a piece",
        "framed: version of hyphens",
        "framed: title of models joined",
        "framed: title of cues without a stop",
        "framed: title of Chinese models",
        "framed: models compared in a title",
        "framed: models behind The",
        "framed: and so on in Chinese",
        "framed: hyphens in a cell",
        "framed: classes in a title",
        "framed: parts of a name",
        "framed: cells behind the last header",
        "framed: blanks behind a link",
        "framed: blanks before a link",
        "framed: tags in a title",
        "framed: pictures in a heading",
        "asked, one pair: models-without-articles",
        "shared: cell of tags",
        "shared: cell of models",
        "shared: cell of new models",
        "shared: front matter",
        "shared: HTML cell of models",
        "told: Chinese comparisons",
        "told: comparisons",
        "told: versus",
    ],
)
def test_four_times_the_text_takes_not_sixteen_times_as_long(name: str) -> None:
    subject = subjects()[name]
    seconds(subject(500))  # what is loaded at first use
    least = [9e9, 9e9]
    for _ in range(TRIES):
        least = [min(least[step], seconds(subject(SMALL * FACTOR**step))) for step in range(2)]
        if log(least[1] / max(least[0], 0.01)) / log(FACTOR) <= BOUND:
            return
    pytest.fail(f"{least[0]:.2f} s for {SMALL} characters, {least[1]:.2f} s for {FACTOR * SMALL}")
