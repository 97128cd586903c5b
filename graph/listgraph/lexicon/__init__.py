"""What is known before any list is read: models, organisations, publishers and names to ignore.

Written by hand in the ``*.toml`` files beside this module; a ``listgraph.toml`` beside the lists
can add to all of it (:func:`extend`).
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

from listgraph.errors import ListgraphError


@dataclass(frozen=True, slots=True)
class Model:
    """A model as the lexicon knows it. ``file`` is where it says so.

    ``family``: a numbered version that the lexicon lacks is a model of its own. ``depth``: a
    number right after the name is a size. ``case``: counts only as written. ``ambiguous`` (and
    ``ambiguous_zh`` for the Chinese names): is also a word, so it counts only in company.
    ``class_word``: stands for a whole class as well.
    """

    name: str
    file: str
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    developer: tuple[str, ...] = ()
    year: int = 0
    arxiv: str = ""
    base: tuple[str, ...] = ()
    variant_of: str = ""
    succeeds: str = ""
    family: bool = False
    depth: bool = False
    case: bool = False
    ambiguous: bool = False
    ambiguous_zh: bool = False
    class_word: bool = False


@dataclass(frozen=True, slots=True)
class Organization:
    """A company, laboratory or university; the flags are as for :class:`Model`."""

    name: str
    file: str
    aliases: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    homepage: str = ""
    case: bool = False
    ambiguous: bool = False
    ambiguous_zh: bool = False


@dataclass(frozen=True, slots=True)
class PublisherName:
    """What people call the site ``site`` and, where given, the account ``account`` on it."""

    site: str
    file: str
    name: str
    zh: str = ""
    medium: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Ignored:
    """A name that is no model though it may look like one: a dataset, benchmark, tool or method."""

    name: str
    file: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The tables, each by canonical name (publishers by site and account)."""

    models: Mapping[str, Model]
    organizations: Mapping[str, Organization]
    publishers: Mapping[tuple[str, str], PublisherName]
    ignored: Mapping[str, Ignored]

    def digest_parts(self) -> Iterable[str]:
        """What a cache of interpreted documents must be keyed by."""
        for table in (self.models, self.organizations, self.publishers, self.ignored):
            yield from (repr(row) for row in table.values())


_Row = TypeVar("_Row", Model, Organization, PublisherName, Ignored)
_TABLES = {"model": Model, "organisation": Organization, "publisher": PublisherName, "ignore": Ignored}
_ALIASES = {"organization": "organisation"}


def rows(text: str, file: str) -> list[Model | Organization | PublisherName | Ignored]:
    """The entries of one TOML file.

    Raises:
        ListgraphError: the file is no TOML, or has a table or key that no entry has.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ListgraphError(f"{file}: {error}") from None
    found: list[Model | Organization | PublisherName | Ignored] = []
    for table, entries in data.items():
        kind = _TABLES.get(_ALIASES.get(table, table))
        if kind is None or not isinstance(entries, list):
            raise ListgraphError(f"{file}: unknown table [[{table}]]; known: {', '.join(_TABLES)}")
        found.extend(_row(kind, entry, file, table) for entry in entries)
    return found


def _row(kind: Any, entry: Mapping[str, Any], file: str, table: str) -> Any:
    known = {field.name for field in fields(kind)} - {"file"}
    unknown = sorted(set(entry) - known)
    required = "site" if kind is PublisherName else "name"
    if unknown or required not in entry:
        what = f"unknown key {unknown[0]!r}" if unknown else f"{required!r} is missing"
        raise ListgraphError(
            f"{file}: [[{table}]] {entry.get('name', '')}: {what}; keys: {', '.join(sorted(known))}"
        )
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    values.setdefault("name", values.get("site", ""))
    return kind(file=file, **values)


@cache
def builtin() -> Lexicon:
    """The lexicon that comes with listgraph."""
    found: list[Model | Organization | PublisherName | Ignored] = []
    for item in sorted(resources.files(__package__).iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            found.extend(rows(item.read_text("utf-8"), f"lexicon/{item.name}"))
    return _lexicon(found)


def extend(lexicon: Lexicon, text: str, file: str) -> Lexicon:
    """``lexicon`` with the entries of a ``listgraph.toml``, which win over those of the same name.

    Raises:
        ListgraphError: as :func:`rows`.
    """
    base = [row for table in (lexicon.models, lexicon.organizations, lexicon.publishers, lexicon.ignored)
            for row in table.values()]  # fmt: skip
    return _lexicon([*base, *rows(text, file)])


def _lexicon(found: Iterable[Model | Organization | PublisherName | Ignored]) -> Lexicon:
    models: dict[str, Model] = {}
    organizations: dict[str, Organization] = {}
    publishers: dict[tuple[str, str], PublisherName] = {}
    ignored: dict[str, Ignored] = {}
    for row in found:
        if isinstance(row, Model):
            models[row.name] = row
        elif isinstance(row, Organization):
            organizations[row.name] = row
        elif isinstance(row, PublisherName):
            publishers[row.site, row.account] = row
        else:
            ignored[row.name] = row
    return Lexicon(
        MappingProxyType(models),
        MappingProxyType(organizations),
        MappingProxyType(publishers),
        MappingProxyType({name: row for name, row in ignored.items() if name not in models}),
    )
