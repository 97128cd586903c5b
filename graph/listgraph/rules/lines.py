"""What one line of an item says holds for its other lines, where these are but links to the same thing.

An item that goes on with lines of links ("[A post](u)", then "[The paper](v)", "[code](w)") is read as a
whole: what the post says of a model, it says of the paper too, and the paper's model is the post's.
"""

import re
from collections.abc import Iterator, Sequence

from listgraph.entries.reading import Reading
from listgraph.rules.telling import Told

_MOST = 4
"""An item with more articles lists them, and is not about one thing."""
_WORDS = 12
"""So many characters of a line may stand beside its links: "Paper:"."""
_SIGN = re.compile(r"[\W_]+")


def shared(item: Sequence[Told]) -> Iterator[tuple[int, Told]]:
    """What articles of an item take from the one that says most, each with its number, in order.

    Nothing, unless all of them are about what that one is about.
    """
    if not _is_one_thing([told.context.reading for told in item]):
        return
    fullest = max(item, key=lambda told: len(told.covered))
    if any(not told.covered <= fullest.covered for told in item):
        return
    for number, told in enumerate(item):
        if told is not fullest:
            yield number, _taken(told, fullest)


def _taken(told: Told, fullest: Told) -> Told:
    """What is said of the fullest of an item's articles and not of another one."""
    known = {comparison.pair for comparison in told.comparisons}
    subjects = [
        subject._replace(rule="item-subject")
        for subject in fullest.subjects
        if subject.relation == "covers" and not subject.heading and subject.model not in told.covered
    ]
    comparisons = [comparison for comparison in fullest.comparisons if comparison.pair not in known]
    return Told(told.context, subjects, comparisons)


def _is_one_thing(readings: Sequence[Reading]) -> bool:
    """Whether an item's first line has one article, and each line below is links alone."""
    if not 1 < len(readings) <= _MOST:
        return False
    first, entry = readings[0], readings[0].entry
    if entry.kind not in ("item", "paragraph") or any(reading.prose for reading in readings):
        return False
    if first.line != entry.line:
        return False
    lines = [reading.line for reading in readings]
    return lines == sorted(set(lines)) and all(map(_is_alone, readings[1:]))


def _is_alone(reading: Reading) -> bool:
    """Whether the line of an article is links, with hardly a word beside them."""
    text, link = reading.entry.text, reading.link
    start = text.rfind("\n", 0, link.start) + 1
    end = text.find("\n", link.start) % (len(text) + 1)
    beside, at = "", start
    for other in reading.entry.links:
        if start <= other.start < end:
            beside += text[at : other.start]
            at = other.end
    return len(_SIGN.sub("", beside + text[at:end])) <= _WORDS
