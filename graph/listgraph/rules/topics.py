"""Which topics of the lexicon an entry names: in its title, and where its description begins."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from listgraph.entries.context import Context
from listgraph.entries.roles import is_bare
from listgraph.lexicon import Lexicon
from listgraph.lexicon.matcher import Match, topic_matcher
from listgraph.names.name import Name, Reach


class Named(NamedTuple):
    """A topic by its canonical name, and the words that name it: ``start`` to ``end`` of the entry."""

    topic: str
    start: int
    end: int
    rule: str


_CLAUSE = re.compile(r"[\s:：|–—-]*[^.。;；,，(（\n|]{0,90}")
"""Where a description begins."""


def named_topics(context: Context, lexicon: Lexicon) -> Iterator[Named]:
    """The topics of the lexicon that an entry is about by its words; none within a model's name.

    In the title of a paper by which a model is known they count.
    """
    matches = _matches(context.text, lexicon)
    if not matches:
        return
    reading, seen = context.reading, set[str]()
    title = reading.title
    is_address = is_bare(reading.link) and title.start == reading.link.start
    clause = _CLAUSE.match(context.text, title.end, reading.context.end)
    models = Reach(name[:2] for name in context.models if not _is_title(context.text, name, lexicon))
    end = clause.end() if clause else title.end
    for match in matches[_from(matches, title.start) : _from(matches, end)]:
        topic = match.entry.name
        if topic in seen or not match.sure or match.end <= models.before(match.start + 1):
            continue
        if title.holds(match.start, match.end) and not is_address:
            rule = "title-topic"
        elif clause and clause.start() <= match.start and match.end <= clause.end() and not reading.prose:
            rule = "description-topic"
        else:
            continue
        seen.add(topic)
        yield Named(topic, match.start, match.end, rule)


def _is_title(text: str, name: Name, lexicon: Lexicon) -> bool:
    model = lexicon.models.get(name.label)
    return model is not None and model.is_title(text[name.start : name.end])


def _from(matches: Sequence[Match], place: int) -> int:
    """The number of the first that begins at ``place`` or behind it; a paragraph may have thousands."""
    return bisect_left(matches, place, key=attrgetter("start"))


@lru_cache(maxsize=64)
def _matches(text: str, lexicon: Lexicon) -> Sequence[Match]:
    """The topics that a text names; none within the longer name of another."""
    found: list[Match] = []
    for match in topic_matcher(lexicon).find(text):
        if not found or match.start >= found[-1].end:
            found.append(match)
    return found
