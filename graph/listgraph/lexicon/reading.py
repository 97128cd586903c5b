"""A TOML file becomes entries of the lexicon, or errors that say where and what to write instead."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from difflib import get_close_matches
from typing import Any, NoReturn
from unicodedata import category

from listgraph import toml
from listgraph.errors import ListgraphError
from listgraph.lexicon.entries import OTHER_SPELLING, TABLES, Entry, PublisherName
from listgraph.lexicon.places import places
from listgraph.schema import KINDS, own_name

_AT_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_YEARS = range(1900, 2101)
_ARXIV = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})?")
_SITE = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_MEDIA = ("paper", "post", "code", "video", "book", "course", "dataset", "model", "social", "page")

BUILTIN = "builtin"
"""The key by which a configuration leaves out the models that come with listgraph."""
_KIND_KEYS = ("kind", "kind_plural", "kind_zh")
_SORTS = ("field", "task", "method", "dataset")

_TAKEN = frozenset({*KINDS, "Evidence", "Rule", "Outcome", "LinkStatus"}) - {"Model"}

SETTINGS = ("build", "check")
"""The tables that hold no entries but say what a command of that name does."""

Wrong = list[tuple[int, str]]
"""What is wrong in a file: each with its line, 0 where that is not known."""


_TYPES: Mapping[type[Entry], Mapping[str, Any]] = {
    kind: {field.name: field.type for field in fields(kind) if field.name != "file"}
    for kind in TABLES.values()
}
"""The keys that an entry of each kind may have, each with the type of its value."""


def rows(text: str, file: str) -> list[Entry]:
    """The entries of one TOML file.

    Raises:
        ListgraphError: the file is no TOML, or has entries that are none; each is told with its line.
    """
    data = table_of(text, file)
    wrong: list[tuple[str, int, str, str]] = []
    entries: list[Entry] = []
    builtin = data.pop(BUILTIN, True)
    if not isinstance(builtin, bool):
        wrong.append((BUILTIN, 0, "", f"{BUILTIN} = {shown(builtin)}: true or false is due"))
    for table, values in data.items():
        kind = TABLES.get(OTHER_SPELLING.get(table, table))
        if table in SETTINGS:
            continue
        if kind is None:
            known = ", ".join([*(f"[[{name}]]" for name in TABLES), *(f"[{name}]" for name in SETTINGS)])
            message = f"unknown table [[{table}]]{near(table, (*TABLES, *SETTINGS))}; known: {known}"
            wrong.append((table, 0, "", message))
        elif not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            wrong.append((table, 0, "", f"a list of tables is due: write [[{table}]] above each entry"))
        else:
            for index, value in enumerate(values):
                faults = _faults(kind, value, table)
                wrong += [(table, index, *fault) for fault in faults]
                entries += [] if faults else [entry(kind, value, file)]
    if wrong:
        where = places(text)
        raise_all(file, [(where.line(table, index, key), message) for table, index, key, message in wrong])
    return entries


def table_of(text: str, file: str) -> dict[str, Any]:
    """The table that a TOML file is.

    Raises:
        ListgraphError: the file is no TOML; it is told with its line.
    """
    try:
        return toml.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int((found and found["line"]) or text.count("\n") + 1)
        raise_all(file, [(line, _AT_LINE.sub("", str(error)))])


def raise_all(file: str, wrong: Wrong) -> NoReturn:
    """Raise one error that tells all that is wrong in ``file``, by line."""
    told = [f"{file}:{line}: {message}" if line else f"{file}: {message}" for line, message in sorted(wrong)]
    raise ListgraphError("\n".join(told))


def lines(text: str) -> list[int]:
    """The line of each entry of a file, in the order of :func:`rows`; 0 where it is not known."""
    where = places(text)
    data = toml.loads(text)
    tables = ((table, values) for table, values in data.items() if table not in (BUILTIN, *SETTINGS))
    return [where.line(table, index) for table, values in tables for index in range(len(values))]


def keeps_builtin(text: str) -> bool:
    """Whether a configuration adds to the models that come with listgraph, or stands alone."""
    return bool(toml.loads(text).get(BUILTIN, True))


def entry(kind: Any, values: Mapping[str, Any], file: str) -> Entry:
    """The entry of a ``kind`` with the keys and values of a table, nothing of which is wrong."""
    made = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    made.setdefault("name", made.get("site", ""))
    found: Entry = kind(file=file, **made)
    return found


def _faults(kind: type[Entry], values: Mapping[str, Any], table: str) -> list[tuple[str, str]]:
    """What is wrong with an entry: each with its key, empty where it is the whole."""
    types = _TYPES[kind]
    required = "site" if kind is PublisherName else "name"
    found = [
        (key, f"[[{table}]]: unknown key {key!r}{near(key, types)}; keys: {', '.join(sorted(types))}")
        for key in values
        if key not in types
    ]
    if required not in values and not found:
        found.append(("", f"[[{table}]]: {required!r} is missing"))
    for key, value in values.items():
        fault = key in types and (_wrong_type(key, value, types[key]) or _wrong_value(key, value))
        if fault:
            found.append((key, f"[[{table}]]: {fault}"))
    return found


def _wrong_type(key: str, value: object, wanted: object) -> str:
    if wanted is bool and not isinstance(value, bool):
        return f"{key} = {shown(value)}: true or false is due"
    if wanted is int and (not isinstance(value, int) or isinstance(value, bool)):
        return f"{key} = {shown(value)}: a number is due"
    if wanted is str and not isinstance(value, str):
        return f"{key} = {shown(value)}: a text is due, in quotes"
    if wanted not in (str, int, bool):
        if isinstance(value, str):
            return f"{key} = {shown(value)}: a list is due: {key} = [{shown(value)}]"
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            return f"{key} = {shown(value)}: a list of texts is due, each in quotes"
    return ""


def _wrong_value(key: str, value: Any) -> str:
    named = () if key not in ("name", "aliases", "zh") else (value,) if isinstance(value, str) else value
    nameless = next((item for item in named if not any(map(str.isalnum, item))), None)
    if nameless is not None:
        return f"{key} = {shown(value)}: a name has a letter or a digit"
    if key == "year" and value and value not in _YEARS:
        return f"year = {value}: a year between {_YEARS[0]} and {_YEARS[-1]} is due"
    if key == "arxiv" and not _ARXIV.fullmatch(value):
        return f"arxiv = {shown(value)}: the id of a paper is due, such as 1810.04805"
    if key == "site" and not _SITE.fullmatch(value):
        return f"site = {shown(value)}: a host is due, such as example.org"
    if key == "homepage" and value and not value.startswith(("https://", "http://")):
        return f"homepage = {shown(value)}: an address is due, with https://"
    if key in _KIND_KEYS and value and not _is_kind(value):
        return f"{key} = {shown(value)}: a word is due, of letters, digits, blanks and hyphens"
    if key == "kind" and own_name(value) in _TAKEN:
        return f"kind = {shown(value)}: this is a kind of listgraph's own; a word for the models is due"
    if key == "sort" and value not in _SORTS:
        return f"sort = {shown(value)}: one of {', '.join(_SORTS)} is due"
    if key == "medium" and value and value not in _MEDIA:
        return f"medium = {shown(value)}: one of {', '.join(_MEDIA)} is due"
    return ""


def _is_kind(name: str) -> bool:
    """Whether a kind may be called so: it becomes a class in RDF, a label in databases, a word of a page."""
    signs = all(char in " -" or category(char)[0] in "LMN" for char in name)
    return signs and any(map(str.isalpha, name))


def shown(value: object) -> str:
    """A value as TOML has it, cut where it is long."""
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"


def near(word: str, known: Iterable[str]) -> str:
    """The name among those known that was probably meant, as a question; empty where there is none."""
    found: Sequence[str] = get_close_matches(word, list(known), 1)
    return f" (did you mean {found[0]!r}?)" if found else ""
