"""What a text calls a model or an organisation."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar


class Name(NamedTuple):
    """A model or organisation named by the text from ``start`` to ``end``.

    ``label`` is its canonical name. ``found`` is how: ``lexicon``, or the rule that found a name
    which the lexicon lacks. ``parent`` is the model of which a new one is a version or variant.
    ``class_word``: the name also stands for a whole class of models. ``lonely``: it is an everyday
    word too, and nothing around it speaks of models; it only stands where a name would.
    """

    start: int
    end: int
    label: str
    kind: str = "Model"
    found: str = "lexicon"
    parent: str = ""
    class_word: bool = False
    lonely: bool = False

    def meets(self, start: int, end: int) -> bool:
        """Whether it has a character in common with what stands from ``start`` to ``end``.

        >>> name = Name(2, 4, "A")
        >>> [name.meets(*place) for place in ((0, 2), (0, 3), (3, 9), (4, 9))]
        [False, True, True, False]
        """
        return self.start < end and start < self.end


_START = attrgetter("start")


LONGEST = 200
"""No name of the lexicon takes more room in a text."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Begun = TypeVar("_Begun", bound=_Placed)


def begun(names: Sequence[_Begun], start: int, end: int) -> Sequence[_Begun]:
    """Those of ``names``, in the order of their starts, that begin from ``start`` on and before ``end``.

    >>> [name.label for name in begun([Name(0, 4, "A"), Name(2, 3, "B"), Name(5, 6, "C")], 2, 5)]
    ['B']
    """
    return names[bisect_left(names, start, key=_START) : bisect_left(names, end, key=_START)]


KNOWN = frozenset({"lexicon", "version", "headed"})
"""How names are found that the lexicon knows, or whose beginning it knows."""


def of_paper(name: str, paper: str) -> str:
    """What a model is called that shares its ``name`` with a known one, and is another's by its ``paper``.

    >>> of_paper("Conformer", "2105.03889")
    'Conformer (arXiv 2105.03889)'
    """
    return f"{name} (arXiv {paper})"


def of_owner(name: str, owner: str) -> str:
    """What a model is called that shares its ``name`` with a known one, and is another's by its ``owner``.

    >>> of_owner("Dolphin", "ByteDance")
    'Dolphin (by ByteDance)'
    """
    return f"{name} (by {owner})"


_TOLD_APART = re.compile(r" \((?:arXiv \S+|by [^()]+)\)$")


def plain(label: str) -> str:
    """The name that a model goes by, whatever tells it from others of that name.

    >>> plain("Conformer (arXiv 2105.03889)")
    'Conformer'
    """
    return _TOLD_APART.sub("", label)


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text without what stands in the spans, which may overlap.

    >>> without("BERT and GPT", [(9, 12), (0, 4), (0, 2)])
    ' and '
    """
    left, end = [], 0
    for start, stop in sorted(spans):
        left.append(text[end:start])
        end = max(end, stop)
    return "".join(left) + text[end:]


class Reach:
    """How far places reach, by where they begin: known without a look at each of them."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def before(self, start: int) -> int:
        """Where the last of the places ends that begin before ``start``; 0 where there is none."""
        count = bisect_left(self._starts, start)
        return self._ends[count - 1] if count else 0

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the places has a character in common with what stands from ``start`` to ``end``.

        >>> reach = Reach([(2, 4), (6, 8)])
        >>> [reach.meets(*place) for place in ((0, 2), (0, 3), (3, 9), (4, 6), (5, 9))]
        [False, True, True, False, True]
        """
        return self.before(end) > start


def reach_of(names: Iterable["Name"]) -> Reach:
    """Where ``names`` stand."""
    return Reach((name.start, name.end) for name in names)
