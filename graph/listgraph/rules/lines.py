"""What one line of an item says holds for its other lines, where these are but links to the same thing.

An item that goes on with lines of links ("[A post](u)", then "[The paper](v)", "[code](w)") is read as a
whole: what the post says of a model, it says of the paper too, and the paper's model is the post's.
"""

import re
from collections.abc import Iterator, Sequence

from listgraph.entries.reading import Reading
from listgraph.rules.telling import Findings

_MOST = 4
"""An item with more articles lists them, and is not about one thing."""
_WORDS = 12
"""So many characters of a line may stand beside its links: "Paper:"."""
_SIGN = re.compile(r"[\W_]+")


def shared(item: Sequence[Findings]) -> Iterator[tuple[int, Findings]]:
    """What articles of an item take from the one that says most, each with its number, in order.

    Nothing, unless all of them are about what that one is about.
    """
    if not _is_one_thing([found.context.reading for found in item]):
        return
    fullest = max(item, key=lambda found: len(found.covered))
    if any(not found.covered <= fullest.covered for found in item):
        return
    for number, found in enumerate(item):
        if found is not fullest:
            yield number, _taken(found, fullest)


def _taken(found: Findings, fullest: Findings) -> Findings:
    """What is said of the fullest of an item's articles and not of another one."""
    known = {comparison.pair for comparison in found.comparisons}
    subjects = [
        subject._replace(rule="item-subject")
        for subject in fullest.subjects
        if subject.relation == "covers" and not subject.heading and subject.model not in found.covered
    ]
    comparisons = [comparison for comparison in fullest.comparisons if comparison.pair not in known]
    return Findings(found.context, subjects, comparisons)


def _is_one_thing(readings: Sequence[Reading]) -> bool:
    """Whether an item's first line has one article, and each line below is links alone."""
    if not 1 < len(readings) <= _MOST:
        return False
    entry, lines = readings[0].entry, [reading.line for reading in readings]
    if entry.kind not in ("item", "paragraph") or any(reading.prose for reading in readings):
        return False
    apart = lines[0] == entry.line and lines == sorted(set(lines))
    return apart and all(map(_is_alone, readings[1:]))


def _is_alone(reading: Reading) -> bool:
    """Whether the line of an article is links, with hardly a word beside them."""
    text, link = reading.entry.text, reading.link
    start = text.rfind("\n", 0, link.start) + 1
    end = start + len(text[start:].partition("\n")[0])
    beside, at = "", start
    for other in reading.entry.links:
        if start <= other.start < end:
            beside += text[at : other.start]
            at = other.end
    return len(_SIGN.sub("", beside + text[at:end])) <= _WORDS
