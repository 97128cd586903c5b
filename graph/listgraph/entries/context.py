"""What a rule sees of one article's entry, and what it says."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from listgraph.entries.reading import Reading, Span
from listgraph.names.name import Name, without


@dataclass(frozen=True, slots=True)
class Heading:
    """The nearest heading above the entry that is a model's bare name; ``new``: not in the lexicon.

    Where it is a title in bold, which is the entry's own, ``outer`` is the one above that.
    """

    model: str
    section: int
    line: int
    text: str
    new: bool = False
    outer: "Heading | None" = None


REACH = 60
"""Of the text before and behind a name so many characters may say what it is."""
_START = attrgetter("start")
_LINE = 200
"""What is said in more characters is no line, but prose."""


class Context(NamedTuple):
    """One article's entry with the names in it.

    ``text`` is the entry's text in simplified characters, each where the author's is; ``models``
    and ``organizations`` are the names within :attr:`Reading.context`, in order; ``heading`` the
    heading whose subject is a model, if any; ``own`` are the known models that the article is the paper of.
    """

    reading: Reading
    text: str
    models: tuple[Name, ...]
    organizations: tuple[Name, ...]
    heading: Heading | None = None
    own: frozenset[str] = frozenset()

    def with_models(self, new: Iterable[Name]) -> "Context":
        """The same with further models; of two that begin at one place the longer name counts."""
        longest: dict[int, Name] = {}
        for name in sorted({*self.models, *new}, key=lambda name: (name.start, -name.end, name.label)):
            longest.setdefault(name.start, name)
        return self._replace(models=tuple(longest.values()))

    def beside(self, span: Span, names: Iterable[Name]) -> str:
        """What a stretch of the entry says beside ``names``."""
        return without(
            span.of(self.text), ((name.start - span.start, name.end - span.start) for name in names)
        )

    def within(self, span: Span) -> list[Name]:
        """The models named within ``span``."""
        start, end = span
        return [name for name in self.models if start <= name.start and name.end <= end]

    def last_before(self, place: int) -> Name | None:
        """The last model whose name begins before a place of the text."""
        index = bisect_left(self.models, place, key=_START)
        return self.models[index - 1] if index else None

    def first_at(self, place: int) -> Name | None:
        """The first model whose name begins at a place of the text."""
        index = bisect_left(self.models, place, key=_START)
        found = self.models[index : index + 1]
        return found[0] if found and found[0].start == place else None

    @property
    def is_long(self) -> bool:
        """Whether what speaks of the article is more than a line, so that it says more than what that is."""
        start, end = self.reading.context
        return end - start > _LINE

    def near(self, name: Name) -> int:
        """Where the words before a name begin that may say what it is here; of this article alone."""
        return max(self.reading.context.start, name.start - REACH)

    def named(self, model: str, span: Span) -> bool:
        """Whether ``span`` names the model."""
        return any(name.label == model for name in self.within(span))


class Comparison(NamedTuple):
    """Two models set against each other; ``outcome`` is read from the left one.

    ``start`` to ``end`` are the words that say so; ``members`` tells a lineage, survey or explicit
    comparison, whose sides the article is about, from a contest. ``doubts`` are what makes this one
    less sure than its rule is, by the names of ``rules/doubts.toml``.
    """

    left: str
    right: str
    outcome: str
    start: int
    end: int
    rule: str
    members: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def pair(self) -> frozenset[str]:
        """The two sides, whichever is left."""
        return frozenset((self.left, self.right))


class Compared(NamedTuple):
    """All that an entry compares; ``yardsticks`` are the models that others are measured by."""

    comparisons: tuple[Comparison, ...] = ()
    yardsticks: frozenset[str] = frozenset()


class Subject(NamedTuple):
    """A model that the article covers or mentions, by the words from ``start`` to ``end``.

    Where ``heading`` is set the words stand in that heading instead.
    """

    model: str
    relation: str
    start: int
    end: int
    rule: str
    heading: Heading | None = None


def distinct(names: Sequence[Name]) -> list[str]:
    """The models' names, each once, in order.

    >>> distinct([Name(0, 1, "A"), Name(2, 3, "B"), Name(4, 5, "A")])
    ['A', 'B']
    """
    return list(dict.fromkeys([name.label for name in names]))
