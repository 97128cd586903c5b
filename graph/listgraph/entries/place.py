"""A place for a name: where in an entry it stands, and how one sees that."""

from collections.abc import Sequence
from typing import NamedTuple

from listgraph.entries.reading import Span
from listgraph.names.name import Name, begun


class Place(NamedTuple):
    """The text from ``start`` to ``end`` stands where an entry's name does; ``rest`` says more of it.

    ``shape`` is how one sees that. Entries of one shape are siblings. ``plain`` says that nothing marks
    the name (bold, brackets), so that several words there may be no name. ``of_models`` says that a
    table's header calls it a model's.
    """

    shape: str
    start: int
    end: int
    rest: Span
    plain: bool = False
    of_models: bool = False

    @property
    def is_titled(self) -> bool:
        """Whether what stands behind tells of the name: behind a colon, or in a row of a column of names."""
        return self.is_before_colon or (self.shape.startswith("cell|") and not self.plain)

    @property
    def is_before_colon(self) -> bool:
        """Whether a colon stands behind the name."""
        return self.shape.partition("|")[0].endswith("colon")

    @property
    def is_spoken_of(self) -> bool:
        """Whether a title goes on from the name in Chinese."""
        return "link chinese|" in self.shape

    def holds(self, name: Name) -> bool:
        """Whether a name stands in the place."""
        return self.start <= name.start and name.end <= self.end

    def among(self, names: Sequence[Name]) -> list[Name]:
        """Those of ``names``, which are in order, that stand in the place."""
        return [name for name in begun(names, self.start, self.end) if name.end <= self.end]

    def is_known(self, names: Sequence[Name]) -> bool:
        """Whether one of ``names`` that stand in the place is a known model's."""
        return any(name.found == "lexicon" and name.kind == "Model" for name in self.among(names))
