"""What is known before any list is read: models, organisations, publishers, topics and names to ignore.

Written by hand in the ``*.toml`` files beside this module; a ``listgraph.toml`` beside the lists
can add to all of it (:func:`extend`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from types import MappingProxyType
from typing import Any

from listgraph import iris
from listgraph.cache import kept, named
from listgraph.lexicon.additions import contradictions
from listgraph.lexicon.entries import TABLES, Entry, Ignored, Model, Organization, PublisherName, Topic
from listgraph.lexicon.plain import plain_tables
from listgraph.lexicon.reading import entry, keeps_builtin, lines, raise_all, rows
from listgraph.schema import OwnKind, own_name

__all__ = [
    "Ignored",
    "Lexicon",
    "Model",
    "Organization",
    "PublisherName",
    "Topic",
    "builtin",
    "extend",
    "rows",
]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables, each by canonical name (publishers by site and account).

    ``is_alone``: a configuration leaves out what comes with listgraph of models, so that nothing is
    looked for which only looks like one.
    ``key`` stands for the texts that they come from; it is empty where they do not come from any.
    """

    models: Mapping[str, Model]
    organizations: Mapping[str, Organization]
    publishers: Mapping[tuple[str, str], PublisherName]
    topics: Mapping[str, Topic]
    ignored: Mapping[str, Ignored]
    key: str = ""
    is_alone: bool = False

    def model_id(self, name: str) -> str:
        """The id of the model with the canonical ``name``."""
        return iris.model_id(name, name in self._apart)

    def organization_id(self, name: str) -> str:
        """The id of the organisation with the canonical ``name``."""
        return iris.organization_id(name, name in self._apart)

    def introduced(self, paper: str | None) -> Sequence[str]:
        """The models that a paper, by its id ("arxiv:1810.04805"), is known to introduce."""
        return self._papers.get(paper.removeprefix("arxiv:"), ()) if paper else ()

    @cached_property
    def _papers(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for model in self.models.values():
            if model.arxiv:
                found.setdefault(model.arxiv, []).append(model.name)
        return found

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The names that would read like one before them, such as LAMBERT behind lamBERT."""
        if not self.key:
            return frozenset(self._twins())
        return frozenset(
            name for (name,) in kept("apart", lambda: [(name,) for name in self._twins()], self.key)
        )

    def _twins(self) -> Iterator[str]:
        yield from _twins(self.models)
        yield from _twins(self.organizations)

    def __reduce__(self) -> tuple[object, ...]:
        return _lexicon, (list(self.entries()), self.key, self.is_alone)

    def entries(self) -> Iterator[Entry]:
        """All of them, table by table."""
        for table in self.tables:
            yield from table.values()

    @cached_property
    def kinds(self) -> Mapping[str, OwnKind]:
        """What the models are called that a configuration gives a kind, by the class's name."""
        told = [model for model in self.models.values() if model.kind and own_name(model.kind) != "Model"]
        labels = {own_name(model.kind): model.kind for model in reversed(told)}
        plurals = {own_name(model.kind): model.kind_plural for model in told if model.kind_plural}
        chinese = {own_name(model.kind): model.kind_zh for model in told if model.kind_zh}
        return {
            name: OwnKind(name, label, plurals.get(name, label), chinese.get(name, label))
            for name, label in sorted(labels.items())
        }

    @property
    def tables(self) -> tuple[Mapping[Any, Entry], ...]:
        """Everything, table by table."""
        return self.models, self.organizations, self.publishers, self.topics, self.ignored


def _twins(names: Iterable[str]) -> Iterator[str]:
    seen: set[str] = set()
    for name in names:
        plain = iris.slug(name)
        if plain in seen:
            yield name
        seen.add(plain)


@cache
def builtin() -> Lexicon:
    """The lexicon that comes with listgraph."""
    return _lexicon(_read(), "builtin")


def _read() -> Iterator[Entry]:
    for item in sorted(resources.files(__package__).iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            for table, values in plain_tables(item.read_text("utf-8")):
                yield entry(TABLES[table], values, f"lexicon/{item.name}")


def extend(lexicon: Lexicon, text: str, file: str) -> Lexicon:
    """``lexicon`` with the entries of a ``listgraph.toml``, which win over those of the same name.

    ``builtin = false`` leaves the models, organisations and names to ignore of ``lexicon`` out.

    Raises:
        ListgraphError: the file is no TOML, an entry is none, or contradicts another; all that is wrong
            is told at once, each with its line.
    """
    added = rows(text, file)
    key = named(lexicon.key, file, text) if lexicon.key else ""
    alone = not keeps_builtin(text)
    if not added and not alone:
        return lexicon
    base = (row for row in lexicon.entries() if not alone or isinstance(row, PublisherName | Topic))
    whole = _lexicon([*base, *added], key, alone or lexicon.is_alone)
    wrong = contradictions(added, whole.models, whole.organizations)
    if wrong:
        at = lines(text)
        raise_all(file, [(at[index], message) for index, message in wrong])
    return whole


def _lexicon(found: Iterable[Entry], key: str, is_alone: bool = False) -> Lexicon:
    models: dict[str, Model] = {}
    organizations: dict[str, Organization] = {}
    publishers: dict[tuple[str, str], PublisherName] = {}
    topics: dict[str, Topic] = {}
    ignored: dict[str, Ignored] = {}
    for row in found:
        if isinstance(row, Model):
            models[row.name] = row
        elif isinstance(row, Organization):
            organizations[row.name] = row
        elif isinstance(row, PublisherName):
            publishers[row.site, row.account] = row
        elif isinstance(row, Topic):
            topics[row.name] = row
        else:
            ignored[row.name] = row
    return Lexicon(
        MappingProxyType(models),
        MappingProxyType(organizations),
        MappingProxyType(publishers),
        MappingProxyType(topics),
        MappingProxyType({name: row for name, row in ignored.items() if name not in models}),
        key,
        is_alone,
    )
