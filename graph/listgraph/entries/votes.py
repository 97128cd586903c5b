"""What the siblings of an entry say of the name in its place, counted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from listgraph.entries.place import Place
from listgraph.entries.roles import TRIM
from listgraph.lists.outline import Document
from listgraph.names.called import is_coined
from listgraph.names.things import heading_kind
from listgraph.text.script import simplified

_SHARE = 2.5
"""One known model in so many siblings will do: the lexicon knows about one in two of what lists of
models name. Where fewer are known, half of the others are methods and data by experience."""
_UNDER_MODELS = 5
"""The same under a heading that says that models are listed, or where hardly anything else
is known to stand."""

_OVER = 1.5
"""So many times more models than other things must be known."""
_HALF = 2
_RARE = 4
"""One other thing in so many is rare."""
_MOST = 3
"""One thing known to be no model in so many: what a paper is about is often not said by its title."""
_CHANCE = 5
"""So many may be other things by chance where few siblings are known."""
_PAIR = 2
_FEW = 3
_MANY = 5
"""What stands before so many titles is their author, or what they are filed under: one model has fewer."""
"""Fewer known models than this are a chance where the whole document speaks of other things."""
_PAPERS = re.compile("论文|(?<![A-Za-z])papers?(?![A-Za-z])", re.IGNORECASE)
_SEVERAL = 6
"""Fewer siblings than this say by chance what they are, where no heading says so and others are around."""


@dataclass(slots=True)
class Count:
    """Of the names in one place: how many there are, are models, are something else.

    Of these ``ways`` are but titles that tell what is done.
    """

    places: int = 0
    models: int = 0
    others: int = 0
    ways: int = 0

    def add(self, kind: str) -> None:
        self.places += 1
        self.models += kind == "model"
        self.others += kind in ("other", "vague", "way", "category")
        self.ways += kind == "way"

    @property
    def clear(self) -> bool:
        """Whether most are known models, so that no heading makes them something else."""
        return self.models >= _FEW and self.models * _HALF > self.places

    @property
    def sure(self) -> bool:
        """Whether so many are models that a title which tells what is done tells it of one.

        Fewer will do where nothing else is known to stand there.
        """
        if self.others == self.ways and self.models >= _PAIR:
            return self.models * _HALF >= self.places
        return self.models >= max(_SEVERAL, _RARE * self.others) and self.models * _HALF > self.places

    @property
    def leans_away(self) -> bool:
        """Whether more are known to be something else, so that no wider circle makes them models."""
        return self.others >= _FEW and self.others > self.models

    def kind(self, of_models: bool = False) -> str:
        """What they are, where enough are known and more of them are that than anything else.

        ``of_models`` says that they stand under a heading that says so. Fewer will do, too, where hardly
        a sibling is known to be anything else.
        """
        rare = self.models >= max(_FEW, _RARE * (self.others - self.ways))
        share = _UNDER_MODELS if of_models or rare else _SHARE
        if self.models >= max(1, _OVER * self.others) and self.models * share >= self.places:
            return "model"
        clear = self.others * _MOST >= self.places or self.others > 2 * self.models + _CHANCE
        return "other" if self.others > self.models + 1 and clear else ""


@dataclass(slots=True)
class Siblings:
    """The counts by shape and section; a section counts for those around it as well."""

    document: Document
    counts: dict[tuple[str, int], Count] = field(default_factory=dict)
    scopes: dict[int, Sequence[int]] = field(default_factory=dict)
    kinds: dict[tuple[str, int], str] = field(default_factory=dict)
    headings: dict[int, tuple[str, int]] = field(default_factory=dict)
    papers: dict[int, bool] = field(default_factory=dict)

    def add(self, shape: str, section: int, kind: str) -> None:
        for scope in self._scopes(section):
            count = self.counts.get((shape, scope))
            if count is None:
                count = self.counts[shape, scope] = Count()
            count.add(kind)

    def kind(self, shape: str, section: int) -> str:
        """What the siblings say, once all of them are counted."""
        key = shape, section
        if key not in self.kinds:
            self.kinds[key] = self._kind(shape, section)
        return self.kinds[key]

    def _kind(self, shape: str, section: int) -> str:
        """What is said by the siblings of the section, or of the nearest around it that say anything.

        Above a heading that says what is done to models ("Instruction tuning") nothing is asked. Where the
        whole document speaks of other things, one model in a section may be a chance.
        """
        heading, last = self.listed_above(section)
        scopes = self._scopes(section)
        if heading == "other" and not any(self.counts[shape, scope].clear for scope in (scopes[0], last)):
            return heading
        if heading == "method":
            scopes = scopes[: scopes.index(last) + 1]
        whole = self.counts[shape, -1]
        lone = whole.others > whole.models
        counts = [self.counts[shape, scope] for scope in scopes]
        if heading != "model":
            counts = [count for count in counts[:-1] if count.places >= _SEVERAL] + counts[-1:]
        for count in counts:
            if lone and 0 < count.models < _FEW:
                continue
            kind = count.kind(heading == "model")
            if kind or count.leans_away:
                return kind
        return ""

    def is_overruled(self, at: Place, section: int) -> bool:
        """Whether a heading and the siblings under it agree that no model is labelled there.

        There a title that speaks of one speaks of what was made with the thing.
        """
        heading, last = self.listed_above(section)
        return not at.plain and heading == "other" and self.counts[at.shape, last].kind() == "other"

    def are_models(self, shape: str, section: int) -> bool:
        """Whether the siblings around leave no doubt that models stand there.

        Where all under a heading are said to be something else, no wider circle makes them models.
        """
        own = self.counts[shape, section]
        if own.others == own.places >= _PAIR:
            return False
        counts = (self.counts[shape, scope] for scope in self._scopes(section))
        return next((count.sure for count in counts if count.places >= _FEW), False)

    def may_be_models(self, shape: str, section: int) -> bool:
        """Whether as many of the siblings around are known models as are things of other kinds."""
        heading, _ = self.listed_above(section)
        near = self._nearest(shape, section)
        others = max(near.others - near.ways, heading != "model")
        return heading != "other" and near.models >= others * (_PAIR if heading == "method" else 1)

    def lean_to_models(self, shape: str, section: int) -> bool:
        """Whether most of the siblings around of which anything is known are models, and they are many."""
        near = self._nearest(shape, section)
        if self.listed_above(section)[0] in ("other", "method") or near.models < _SEVERAL:
            return False
        return near.models >= 2 * (near.others - near.ways) and near.models * _UNDER_MODELS >= near.places

    def _nearest(self, shape: str, section: int) -> Count:
        """The count of the smallest circle of siblings in which several are known."""
        counts = [self.counts[shape, scope] for scope in self._scopes(section)]
        return next((count for count in counts if count.models + count.others >= _SEVERAL), counts[-1])

    def are_others(self, shape: str) -> bool:
        """Whether two in three of all that have this place are known to be no models."""
        whole = self.counts[shape, -1]
        return whole.others * 3 > whole.places * 2

    def are_few(self, shape: str) -> bool:
        """Whether so few have this place that they tell nothing of one which says what it is."""
        return self.counts[shape, -1].places < _FEW

    def listed_above(self, section: int) -> tuple[str, int]:
        """What the headings above an entry say that it lists, and the innermost section that says so."""
        if section not in self.headings:
            self.headings[section] = listed_above(self.document, section)
        return self.headings[section]

    def lists_papers(self, section: int) -> bool:
        """Whether a heading above says that papers are listed, be it by links to notes on them."""
        if section not in self.papers:
            above = self.document.above(section)
            self.papers[section] = any(_PAPERS.search(simplified(head.heading)) for _, head in above)
        return self.papers[section]

    def _scopes(self, section: int) -> Sequence[int]:
        """The section, those around it, and the whole document."""
        if section not in self.scopes:
            self.scopes[section] = [*(index for index, _ in self.document.above(section)), -1]
        return self.scopes[section]


@dataclass(slots=True)
class Told:
    """What a document's entries say of the things called so: one name, one thing."""

    kinds: dict[str, set[str]] = field(default_factory=dict)
    tags: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, at: Place, text: str) -> None:
        """Count a tag before a title, or a plain word before a colon: how often it stands before others."""
        called = text[at.start : at.end]
        if "tag|" in at.shape or (at.is_before_colon and not is_coined(called)):
            self.tags[at.shape, called] += 1

    def is_category(self, at: Place, text: str) -> bool:
        """Whether what stands before a title stands before others, too: "[Verilog] …", "Acme: …"."""
        return self.tags[at.shape, text[at.start : at.end]] >= (_FEW if "tag|" in at.shape else _MANY)

    def add(self, called: str, kind: str) -> None:
        if kind and not called.isdigit():
            self.kinds.setdefault(called.strip(TRIM), set()).add(kind)

    def kind(self, called: str) -> str:
        """What is said of a name elsewhere, unless that is not the same everywhere."""
        kinds = self.kinds.get(called.strip(TRIM), set())
        return next(iter(kinds)) if len(kinds) == 1 else ""


def listed_above(document: Document, section: int) -> tuple[str, int]:
    """What the headings above an entry say that it lists, and the innermost section that says so.

    A document's title that speaks of models says what all is about, and not what each heading lists.
    """
    for index, above in document.above(section):
        kind = heading_kind(simplified(above.heading))
        if kind and not (kind == "model" and index != section and above.parent < 0):
            return kind, index
    return "", -1
