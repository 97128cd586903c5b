"""Links that a link checker could not open: the JSON report of lychee, at the lines of the lists.

No link is opened here. Such a report is what ``lychee --format json --output FILE PATHS`` writes.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from listgraph.checks.lists import Lists, at_destination, shown
from listgraph.errors import ListgraphError
from listgraph.lists.outline import Document, Entry, Link
from listgraph.problems import Problem

_Links = dict[str, list[tuple[Entry, Link]]]
"""The links of a list by their addresses, each in one form."""

_MAPS: Mapping[str, str] = {
    "error_map": "dead-link",
    "fail_map": "dead-link",  # in older versions
    "timeout_map": "no-answer",
}
"""Where the report has what went wrong: an address list for each file."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that did not open; ``file`` is as the report names it; ``line`` is 0 where it has none."""

    file: str
    url: str
    line: int
    code: str
    said: str


def failures(report: Path) -> tuple[Failure, ...]:
    """What went wrong according to a report of lychee.

    Raises:
        ListgraphError: the file cannot be read, or is no such report.
    """
    try:
        data: Any = json.loads(report.read_bytes())
    except OSError as error:
        raise ListgraphError(f"cannot read {report}: {(error.strerror or str(error)).lower()}") from None
    except (ValueError, RecursionError) as error:
        raise ListgraphError(f"{report} is no JSON: {error}; {_HOW}") from None
    maps = [name for name in _MAPS if isinstance(data, dict) and isinstance(data.get(name), dict)]
    if not maps:
        raise ListgraphError(f"{report} is no report of lychee: {_HOW}")
    try:
        return tuple(
            _failure(file, row, _MAPS[name])
            for name in maps
            for file, rows in data[name].items()
            for row in rows
        )
    except (KeyError, TypeError, ValueError, OverflowError, AttributeError) as error:
        raise ListgraphError(f"{report} is no report of lychee that is known: {error!r}; {_HOW}") from None


_HOW = "lychee --format json --output FILE PATHS writes one"


def _failure(file: str, row: Mapping[str, Any], code: str) -> Failure:
    """A row of the report; its status is a table, and in older versions a text."""
    status = row.get("status", "")
    said = status if isinstance(status, str) else str(status.get("text") or status.get("code") or "")
    if not row["url"]:
        raise ValueError("an address is empty")
    return Failure(file, str(row["url"]), int((row.get("span") or {}).get("line") or 0), code, said)


def unopened(lists: Lists, found: Sequence[Failure]) -> Iterator[Problem]:
    """A problem for each link of the lists that is among the failures ``found``.

    A link is looked for on the line that the report names, and where it is not there (any more) in
    all of the file. One that the list has no more is not told.
    """
    by_path = {_place(document.path): document for document in lists.documents}
    by_document: dict[str, list[Failure]] = {}
    for failure in found:
        by_document.setdefault(failure.file, []).append(failure)
    for file, failed in by_document.items():
        document = by_path.get(_place(file)) or _elsewhere(file, lists.documents)
        if document is None:
            continue
        links: _Links = {}
        for entry, link in document.links():
            links.setdefault(_form(link.destination, document.path), []).append((entry, link))
        for failure in failed:
            yield from _told(document, links.get(_form(failure.url, document.path), []), failure)


def _told(document: Document, places: Sequence[tuple[Entry, Link]], failure: Failure) -> Iterator[Problem]:
    exact = [(entry, link) for entry, link in places if link.line == failure.line]
    message = f"the link checker could not open {shown(failure.url)}: {failure.said or 'no reason given'}"
    for entry, link in exact or places:
        yield at_destination(document, entry, link, failure.code, message)
    if not places:  # a picture's address, say
        for number, line in enumerate(document.lines, 1):
            start = line.find(failure.url)
            if start >= 0 and failure.line in (0, number):
                yield Problem.of_words(document.path, number, failure.code, message, start, failure.url)


def _elsewhere(file: str, documents: Sequence[Document]) -> Document | None:
    """The list that a report of another folder or machine means by ``file``: its path ends as that does."""
    if os.path.exists(_place(file)):  # noqa: PTH110 - what is no path is not there; a list that is not looked at
        return None
    path = f"/{Path(file).as_posix().removeprefix('file://').lstrip('/')}"
    ends = (one for one in documents if path.endswith(f"/{one.path}") or f"/{one.path}".endswith(path))
    return max(ends, key=lambda document: len(document.path), default=None)


def _place(file: str) -> str:
    """A file's path in full; the report names it as lychee was told of it."""
    try:
        return os.path.realpath(unquote(urlsplit(file).path) if file.startswith("file://") else file)
    except ValueError:  # no path, and so none of a list
        return file


def _form(address: str, file: str) -> str:
    """An address as a browser writes it, or the full path of a file beside the list.

    >>> _form("HTTPS://Example.org?q=词#a b", "") == _form("https://example.org/?q=%E8%AF%8D#a%20b", "")
    True
    """
    try:
        return _formed(address, file)
    except ValueError:
        return address


def _formed(address: str, file: str) -> str:
    parts = urlsplit(address.strip())
    if parts.scheme == "file" or not (parts.scheme or parts.netloc):
        path = unquote(parts.path).replace("\0", "")
        return os.path.realpath(path if parts.scheme else Path(file).parent / path)
    host = parts.netloc.lower()
    if not host.isascii():
        host = host.encode("idna").decode("ascii")
    kept = "%/:@!$&'()*+,;=~?"
    path, query, fragment = (quote(part, kept) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme.lower(), host, path or "/", query, fragment))
