"""What stands in the same place in many entries is of one kind: what its siblings say of a name.

A document is read twice. Once to learn, of each place that its entries have for a name
(:mod:`~listgraph.entries.places`), how many of those names are known models and how many are known to
be something else; then, where most are models, to take the others for models as well.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from listgraph.entries.kinds import own_kind, strangers
from listgraph.entries.places import Place, place
from listgraph.entries.reading import Reading
from listgraph.entries.roles import TRIM
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Entry, Section
from listgraph.names.called import is_coined, placed
from listgraph.names.free import is_other_thing
from listgraph.names.name import Name
from listgraph.names.things import heading_kind, kind_of

_SHARE = 2.5
"""One known model in so many siblings will do: the lexicon knows about one in two of what lists of
models name. Where fewer are known, half of the others are methods and data by experience."""
_UNDER_MODELS = 3
"""The same under a heading that says that models are listed."""

_OVER = 1.5
"""So many times more models than other things must be known."""
_HALF = 2
_MOST = 3
"""One thing known to be no model in so many: what a paper is about is often not said by its title."""
_CHANCE = 5
"""So many may be other things by chance where few siblings are known."""
_BY_FORM = frozenset({"like-known", "kin", "tag", "sized"})
"""How names are found by their look alone, which says less than what the list says of its things."""
_FEW = 3
"""Fewer known models than this are a chance where the whole document speaks of other things."""
_SEVERAL = 6
"""Fewer siblings than this say by chance what they are, where no heading says so and others are around."""
Grouped = tuple[Entry, list[Reading], list[Name]]


@dataclass(slots=True)
class _Count:
    """Of the names in one place: how many there are, are models, are something else."""

    places: int = 0
    models: int = 0
    others: int = 0

    def add(self, kind: str) -> None:
        self.places += 1
        self.models += kind == "model"
        self.others += kind == "other"

    @property
    def clear(self) -> bool:
        """Whether most are known models, so that no heading makes them something else."""
        return self.models >= _FEW and self.models * _HALF > self.places

    def kind(self, of_models: bool = False) -> str:
        """What they are, where enough are known and more of them are that than anything else.

        ``of_models`` says that they stand under a heading that says so.
        """
        share = _UNDER_MODELS if of_models else _SHARE
        if self.models >= max(1, _OVER * self.others) and self.models * share >= self.places:
            return "model"
        clear = self.others * _MOST >= self.places or self.others > 2 * self.models + _CHANCE
        return "other" if self.others > self.models + 1 and clear else ""


@dataclass(slots=True)
class _Siblings:
    """The counts by shape and section; a section counts for those around it as well."""

    document: Document
    counts: dict[tuple[str, int], _Count] = field(default_factory=dict)
    scopes: dict[int, Sequence[int]] = field(default_factory=dict)
    kinds: dict[tuple[str, int], str] = field(default_factory=dict)
    headings: dict[int, tuple[str, int]] = field(default_factory=dict)

    def add(self, shape: str, section: int, kind: str) -> None:
        for scope in self._scopes(section):
            count = self.counts.get((shape, scope))
            if count is None:
                count = self.counts[shape, scope] = _Count()
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
        heading, last = self.headed(section)
        scopes = self._scopes(section)
        if heading == "other" and not self.counts[shape, scopes[0]].clear:
            return heading
        if heading == "method":
            scopes = scopes[: scopes.index(last) + 1]
        whole = self.counts[shape, -1]
        lone = whole.others > whole.models
        counts = [self.counts[shape, scope] for scope in scopes]
        if heading != "model":
            counts = [count for count in counts[:-1] if count.places >= _SEVERAL] + counts[-1:]
        kinds = (count.kind(heading == "model") for count in counts if not (lone and 0 < count.models < _FEW))
        return next(filter(None, kinds), "")

    def headed(self, section: int) -> tuple[str, int]:
        """What the headings above an entry say that it lists, and the innermost section that says so."""
        if section not in self.headings:
            self.headings[section] = _headed(self.document, section)
        return self.headings[section]

    def _scopes(self, section: int) -> Sequence[int]:
        """The section, those around it, and the whole document."""
        if section not in self.scopes:
            self.scopes[section] = [*(index for index, _ in self.document.above(section)), -1]
        return self.scopes[section]


def with_siblings(document: Document, grouped: Sequence[Grouped], lexicon: Lexicon) -> Iterator[Grouped]:
    """``grouped`` with the names that the siblings of each entry say are models."""
    siblings = _Siblings(document)
    seen: list[tuple[list[tuple[Place, str]], Mapping[str, str]]] = []
    for entry, readings, found in grouped:
        here = []
        of_models = siblings.headed(entry.section)[0] == "model"
        places = [place(document, reading) for reading in readings]
        others = strangers(readings, found, list(filter(None, places)), lexicon)
        for reading, at in zip(readings, places, strict=True):
            if at:
                kind = "" if others else own_kind(reading, at, found, lexicon, of_models)
                siblings.add(at.shape, entry.section, kind)
                here.append((at, kind))
        seen.append((here, others))
    for (entry, readings, found), (here, others) in zip(grouped, seen, strict=True):
        beside = any(
            siblings.kind(at.shape, entry.section) == "model" or kind_of(at.rest.of(entry.text)) == "model"
            for at, _ in here
        )
        names = _renamed(found, others, beside) if others else found
        for at, kind in here if not others else ():
            said = kind or siblings.kind(at.shape, entry.section)
            if kind == "model":
                names = [name._replace(lonely=False) if at.holds(name) else name for name in names]
            if said == "model" and not (kind and any(map(at.holds, names))):
                names = _with(
                    names, placed(entry.text, at.start, at.end, at.plain, found, lexicon, kind == "model")
                )
            if kind == "other":
                names = _without(names, at, entry.text)
            if said == "other":
                names = [name for name in names if name.found not in _BY_FORM or name.start != at.start]
        yield entry, readings, names


def _without(names: Iterable[Name], at: Place, text: str) -> list[Name]:
    """``names`` without the new one at a place that is no model's, wherever the text has it again."""
    called = text[at.start : at.end].strip(TRIM)
    return [
        name
        for name in names
        if name.found == "lexicon" or (name.start != at.start and text[name.start : name.end] != called)
    ]


def _renamed(found: Sequence[Name], others: Mapping[str, str], models: bool) -> list[Name]:
    """``found`` with the names of other things called so, if they are ``models``, or else without them."""
    named = [
        name._replace(label=others[name.label], found="place", parent="", lonely=False)
        if name.label in others
        else name
        for name in found
    ]
    return [name for name in named if name.label and (models or name.label not in others.values())]


def _with(found: Iterable[Name], new: Sequence[Name]) -> list[Name]:
    kept = [
        name for name in found if not any(name.start < other.end and other.start < name.end for other in new)
    ]
    return sorted([*kept, *new], key=lambda name: name.start)


def headings_with_siblings(
    document: Document, known: Mapping[int, str], lexicon: Lexicon
) -> Mapping[int, str]:
    """The sections whose headings are models' names because those beside them are, each with the model.

    ``known`` are those that a known model heads. A heading of ``#`` must look like a name ("BiLLa"); an
    item over others need not.
    """
    counts = {_beside(document.sections[index]): _Count() for index in known}
    unknown: list[tuple[int, tuple[int, int, bool]]] = []
    for index, section in enumerate(document.sections):
        beside = _beside(section)
        if beside not in counts:
            continue
        kind = "model" if index in known else _heading_is(section.heading, lexicon)
        counts[beside].add(kind)
        if not kind:
            unknown.append((index, beside))
    found = {}
    for index, beside in unknown:
        if counts[beside].kind() == "model" and _headed(document, beside[0])[0] != "other":
            heading = document.sections[index].heading
            names = placed(heading, 0, len(heading.rstrip(":： ")), not beside[2], (), lexicon)
            if len(names) == 1 and (beside[2] or is_coined(names[0].label)):
                found[index] = names[0].label
    return found


def _beside(section: Section) -> tuple[int, int, bool]:
    """What the headings beside one another have in common."""
    return section.parent, section.level, section.implied


def _heading_is(heading: str, lexicon: Lexicon) -> str:
    """``other`` where a heading is known to name no model, else an empty string."""
    other = is_other_thing(heading.strip(TRIM), lexicon) or heading_kind(heading) in ("other", "method")
    return "other" if other else ""


def _headed(document: Document, section: int) -> tuple[str, int]:
    """What the headings above an entry say that it lists, and the innermost section that says so."""
    for index, above in document.above(section):
        kind = heading_kind(above.heading)
        if kind:
            return kind, index
    return "", -1
