"""Documents at an address, read wherever there is time: a task takes some of them and leaves Parquet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from posixpath import dirname, join, normpath

from fsspec.implementations.local import LocalFileSystem

from listgraph import toml
from listgraph.cluster.places import FileSystem, opened, store
from listgraph.cluster.tables import frames
from listgraph.errors import ListgraphError
from listgraph.iris import digest
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import NOTHING, Account, SourceRecord
from listgraph.knowledge.understand import understood
from listgraph.lists.source import MAX_BYTES, source
from listgraph.lists.walk import is_list, lists, may_enter
from listgraph.material import CONFIG, configurations, extended, text_of
from listgraph.problems import Problem

TOGETHER = 4_000_000
"""So many bytes of documents are one task."""
SAMPLE = 64
"""A task tells of so many subjects where they stand in the order of all."""

Additions = tuple[tuple[str, str], ...]
"""What adds to the lexicon: names of configurations, each with its text."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document: where it is, what it is called in the graph, its size in bytes."""

    place: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a task says of the documents that it read; the rest is in the tables that it left.

    ``rows`` are those of the facts, ``subjects`` some of their subjects.
    """

    sources: tuple[SourceRecord, ...]
    problems: tuple[Problem, ...]
    account: Account
    rows: int
    subjects: tuple[str, ...]


def documents(address: str) -> tuple[list[Listed], list[Problem]]:
    """The lists below an address, in the order of their names, and what is not to be read.

    On this machine they are those that a local build reads. Elsewhere no .gitignore is obeyed.

    Raises:
        ListgraphError: there is no list.
    """
    system, root = opened(address)
    if not system.exists(root):
        raise ListgraphError(f"{address}: no such file or folder")
    found, problems = _local(root) if isinstance(system, LocalFileSystem) else (_below(system, root), [])
    if not found and not problems:
        raise ListgraphError(f"no Markdown file in {address}")
    return sorted(found, key=lambda item: item.name), problems


def _local(root: str) -> tuple[list[Listed], list[Problem]]:
    found = lists([Path(root)])
    problems = [
        Problem(item.name, 0, "unreadable", f"{item.unread}, skipped") for item in found if item.unread
    ]
    return [
        Listed(str(item.file), item.name, item.file.stat().st_size) for item in found if not item.unread
    ], problems


def _below(system: FileSystem, root: str) -> list[Listed]:
    if system.isfile(root):
        return [Listed(root, root.rpartition("/")[2], system.size(root) or 0)]
    found = system.find(root, detail=True).items()
    named = [(place, place[len(root) :].lstrip("/"), info) for place, info in found if info["type"] == "file"]
    return [Listed(place, name, info["size"] or 0) for place, name, info in named if _is_read(name)]


def _is_read(name: str) -> bool:
    *folders, file = name.split("/")
    return is_list(file) and all(map(may_enter, folders))


def configuration(address: str, given: str | None) -> Additions:
    """The configuration at the address ``given``, else that of the lists, if there is one.

    On this machine it is the one that a local build takes; elsewhere it lies beside the lists.

    Raises:
        ListgraphError: there is none at the address given, or it is not in UTF-8.
    """
    system, root = opened(address)
    if isinstance(system, LocalFileSystem) and not given:
        return tuple((file.name, text_of(file)) for file in configurations([Path(root)]))
    folder = dirname(root) if system.isfile(root) else root
    system, place = opened(given) if given else (system, f"{folder}/{CONFIG}")
    if not (given or system.isfile(place)):
        return ()
    try:
        with system.open(place, "rb") as file:
            return ((place.rpartition("/")[2], file.read(toml.MAX_CHARACTERS + 1).decode("utf-8-sig")),)
    except (OSError, UnicodeDecodeError) as error:
        raise ListgraphError(f"cannot read {place}: {error}") from None


def tasks(listed: Iterable[Listed]) -> list[tuple[Listed, ...]]:
    """The documents in groups that are a task each, the same for the same documents."""
    groups: list[list[Listed]] = [[]]
    held = 0
    for item in listed:
        if groups[-1] and held + item.size > TOGETHER:
            groups.append([])
            held = 0
        groups[-1].append(item)
        held += item.size
    return [tuple(group) for group in groups]


def read(group: Sequence[Listed], address: str, work: str, additions: Additions) -> Told:
    """Read the documents, leave what they say as Parquet in the folder ``work``, and tell of it.

    A task that is done twice, as a worker was lost, leaves the same files.
    """
    system, _ = opened(address)
    problems: list[Problem] = []
    sources: list[SourceRecord] = []
    said: list[Claims] = []
    account = NOTHING
    for item in group:
        data = _bytes(system, item, problems)
        found = (
            source(data, item.name, partial(_exists, system, item), problems) if data is not None else None
        )
        if found is None:
            continue
        claims = understood(found, extended(additions))[1]
        said.append(claims)
        problems += claims.problems
        account = account.plus(claims.account)
        sources.append(SourceRecord(found.path, found.sha256, found.encoding, claims.account.links))
    tables = frames(said)
    name = digest(*(item.name for item in group))
    for table, rows in tables.items():
        store(rows, f"{work}/{table}/{name}.parquet")
    subjects = sorted(set(tables["facts"]["subject"]))
    step = max(1, len(subjects) // SAMPLE)
    return Told(
        tuple(sources), tuple(problems), account, len(tables["facts"]), tuple(subjects[step // 2 :: step])
    )


def _bytes(system: FileSystem, item: Listed, problems: list[Problem]) -> bytes | None:
    try:
        with system.open(item.place, "rb") as file:
            found: bytes = file.read(MAX_BYTES + 1)
            return found
    except FileNotFoundError:
        problems.append(Problem(item.name, 0, "unreadable", "cannot be read, skipped: it is gone"))
        return None


def _exists(system: FileSystem, item: Listed, name: str) -> bool:
    place = normpath(join(dirname(item.place), name))
    try:
        return bool(system.exists(place))
    except (OSError, ValueError):
        return False
