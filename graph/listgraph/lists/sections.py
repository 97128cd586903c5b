"""The sections of a file while it is read: which are open, and what ends them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from listgraph.lists import headings
from listgraph.lists.outline import Section

IMPLIED = 7
"""The level of a line that serves as a heading: under any real one."""


@dataclass(slots=True)
class Sections:
    """All sections so far, and ``current``, the index of the innermost that is open (-1 for none).

    ``floor`` is the innermost that holds the container being read: what stands in an item, a quote or a
    fold does not end it.
    """

    all: list[Section] = field(default_factory=list)
    current: int = -1
    floor: int = -1
    styles: dict[int, str] = field(default_factory=dict)
    folds: list[tuple[int, int]] = field(default_factory=list)

    @property
    def level(self) -> int:
        """The level of the innermost open section, 0 where none is open."""
        return self.all[self.current].level if self.current >= 0 else 0

    @property
    def is_top(self) -> bool:
        """Whether nothing but the file's own title was open yet."""
        return len(self.all) <= 1

    def open(self, heading: str, level: int, line: int, implied: bool = False) -> None:
        """Begin a section under the innermost open one that is of a higher rank."""
        parent = self.current
        while parent != self.floor and self.all[parent].level >= level:
            parent = self.all[parent].parent
        self.all.append(Section(" ".join(heading.split()), level, line, parent, implied))
        self.current = len(self.all) - 1

    def open_styled(self, heading: str, style: str, line: int) -> None:
        """Begin a section by a line that is a heading to the eye (:mod:`listgraph.lists.headings`)."""
        level = 0
        for above in self._implied():
            if headings.ends(style, self.styles.get(above, "")):
                level = self.all[above].level
        self.open(headings.name(heading), level or max(self.level + 1, IMPLIED), line, implied=True)
        self.styles[self.current] = style

    def end_styled(self, style: str) -> None:
        """End what a heading of ``style`` began: the next of its row, itself no heading, is at hand."""
        for above in self._implied():
            if style and style == self.styles.get(above, ""):
                self.current = self.all[above].parent
                return

    def _implied(self) -> Iterator[int]:
        """The open sections under the innermost real heading, from the inside out."""
        above = self.current
        while above != self.floor and self.all[above].implied:
            yield above
            above = self.all[above].parent

    @contextmanager
    def container(self) -> Iterator[None]:
        """What is opened within ends with it."""
        before, folds = (self.current, self.floor), self.folds
        self.floor, self.folds = self.current, []
        yield
        (self.current, self.floor), self.folds = before, folds

    def fold(self) -> None:
        """Begin a fold, a container that HTML opens."""
        self.folds.append((self.current, self.floor))
        self.floor = self.current

    def unfold(self) -> None:
        """End the innermost fold."""
        if self.folds:
            self.current, self.floor = self.folds.pop()

    def head(self, heading: str, line: int) -> None:
        """What a fold is called: a section that holds all of it."""
        if not self.folds:
            self.open_styled(heading, headings.SUMMARY, line)
            return
        self.open(headings.name(heading), max(self.level + 1, IMPLIED), line, implied=True)
        self.floor = self.current
