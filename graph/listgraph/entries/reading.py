"""One article of an entry: which words of it are the title, what else is said, which links belong."""

from typing import NamedTuple

from listgraph.entries.citations import Venue
from listgraph.entries.signs import tidy
from listgraph.lists.outline import Entry, Link

BRACKET = r"\s?[\[(（]['\"“]?"
"""What opens the bracket, as a pattern, in which a title is linked: "ResNet [[Deep Learning](u)]"."""


_TELLING = 32
"""Of no article are more lines evidence for what its entry says of other things."""


class Span(NamedTuple):
    """A part of an entry's text, ``start`` to ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words."""
        return text[self.start : self.end]

    def holds(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` lies inside."""
        return self.start <= start and end <= self.end


class Said(NamedTuple):
    """What an entry says of its link beyond the title, and the part of the entry's text that says it."""

    words: str
    place: Span


class Reading(NamedTuple):
    """One article of an entry.

    ``link`` is what it is known by, ``line`` that link's line, ``others`` are the links that
    belong to it, each with its role. ``title`` is the part of the entry's text that is its
    title; ``label`` the short name that a row begins with; ``context`` all of the text that speaks
    of it; ``cells`` are its row's, from the first that names something. ``prose`` says that the
    link stands inside a sentence, so that its text is not what the entry is about. ``above`` is the
    title where the entry's own words are none; ``venue`` where and when it came out; ``said`` its
    description.
    """

    entry: Entry
    link: Link
    line: int
    title: Span
    context: Span
    label: Span | None = None
    prose: bool = False
    others: tuple[tuple[str, Link], ...] = ()
    above: str = ""
    cells: tuple[Span, ...] = ()
    venue: Venue | None = None
    said: Said | None = None

    @property
    def lines(self) -> list[int]:
        """The source lines on which links of the article stand; each says what the whole says."""
        if not self.others:
            return [self.line]
        return sorted({self.line, *(link.line for _, link in self.others)})

    @property
    def telling(self) -> list[int]:
        """Of these lines the first, which are evidence enough for what the whole says of other things."""
        return self.lines[:_TELLING]

    @property
    def is_own(self) -> bool:
        """Whether the title is the text of the article's link, or a part of it."""
        return self.link.start <= self.title.start and self.title.end <= self.link.end

    @property
    def headline(self) -> str:
        """The title's words, as one line; what stands above where they are none ("Address: …")."""
        return self.above or tidy(self.title.of(self.entry.text)) or self.link.text
