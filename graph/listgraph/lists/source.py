"""Reading: files become text. The only module that reads the lists from this machine's disk."""

import codecs
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

from listgraph.errors import ListgraphError
from listgraph.files.manifest import MANIFEST
from listgraph.lists.beside import exists, files_beside
from listgraph.lists.charsets import legacy
from listgraph.lists.walk import STDIN, SUFFIXES, lists
from listgraph.problems import Problem

MAX_BYTES = 64 * 2**20
"""A file larger than this is no list that anyone wrote; it is reported and skipped."""
MAX_LINE = 50_000
"""A longer line (in characters) is no list that anyone reads; it is reported and skipped."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """The decoded text of one file; ``path`` is relative to the root given, with ``/``.

    Every line that was read ends with a line feed, whatever ended it in the file.
    ``beside`` are the files that its links name and that exist (:mod:`listgraph.lists.beside`).
    """

    path: str
    text: str
    encoding: str
    sha256: str
    beside: frozenset[str] = frozenset()


def read(
    paths: Sequence[Path], root: Path | None = None, follow: bool = False, exclude: Sequence[str] = ()
) -> tuple[list[Source], list[Problem]]:
    """Every Markdown file under ``paths``, in order of its relative path, and what was skipped.

    A path of a folder is the root of what is below it; a file's root is the folder it is in. What
    a build has written into a folder is no list of it.
    ``root``, where given, is the root of all. Symbolic links that lead out of a folder given are
    read only where ``follow`` says so. What a .gitignore or a pattern of ``exclude`` (like one of
    its lines, seen from the folder given) keeps out of a folder is passed over.

    Raises:
        ListgraphError: a path does not exist or cannot be read, or there is nothing to read.
    """
    sources: dict[str, Source] = {}
    problems: list[Problem] = []
    for found in lists(paths, root, follow, exclude):
        if found.unread:
            problems.append(Problem(found.name, 0, "unreadable", f"{found.unread}, skipped"))
            continue
        new = _read_file(found.file, found.name, problems)
        if new is not None:
            sources.setdefault(_unused(new, sources), new)
    if not sources and not problems:
        built = any((path / MANIFEST).is_file() for path in paths)
        passed = "; what a build has written is passed over" if built else ""
        raise ListgraphError(f"no Markdown file in {_listed(paths)} (looked for {_suffixes()}{passed})")
    return list(sources.values()), problems


def decode(data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the encoding it was in.

    A byte order mark decides; then the zeros of UTF-16, then UTF-8, also where only most of the bytes are
    that; then the legacy encoding that fits (:mod:`listgraph.lists.charsets`); else UTF-8 again. What does
    not decode becomes U+FFFD.

    >>> decode("模型".encode("gb18030") * 8)[1]
    'gb18030'
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), encoding
    wide = _unmarked(data)
    if wide:
        return data.decode(wide, "replace"), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4:  # cut in the middle of a character
            return data.decode("utf-8", "replace"), "utf-8 (damaged)"
    damaged = data.decode("utf-8", "replace")
    faults = damaged.count("\ufffd")
    # The bytes of characters behind their first: what is no UTF-8 seldom looks as if it had any.
    behind = len(damaged.encode()) - len(damaged) - 2 * faults
    if faults * 50 < len(damaged) or behind > 2 * faults:
        return damaged, "utf-8 (damaged)"
    found = legacy(data)
    if found is None:
        return damaged, "utf-8 (damaged)"
    text = data.decode(found, "replace")
    return text, f"{found} (damaged)" if "\ufffd" in text else found


def line_feeds(text: str) -> str:
    """``text`` with a line feed at the end of each line, whatever ended it.

    >>> line_feeds("a\\r\\nb\\rc")
    'a\\nb\\nc'
    """
    return text.replace("\r\n", "\n").replace("\r", "\n")


def encode(text: str, encoding: str, data: bytes) -> bytes:
    """``text`` as bytes of the form that ``data`` has, in the ``encoding`` that :func:`decode` gave for it.

    >>> data = "一".encode("utf-16")
    >>> encode("二", decode(data)[1], data) == "二".encode("utf-16")
    True
    """
    mark = next((bom for bom, _ in _BOMS if data.startswith(bom)), b"")
    codec = encoding.partition(" ")[0].removesuffix("-sig")
    if mark and codec in ("utf-16", "utf-32"):  # the codec would choose an order of its own
        codec += "-le" if mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF32_LE) else "-be"
    return mark + text.encode(codec, "replace")


def _unmarked(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, by the zeros that ASCII has there; None for anything else."""
    head = data[:8192]
    if b"\0" not in head:
        return None
    high, low = head[1::2].count(0), head[::2].count(0)
    if len(data) % 2 or max(high, low) * 5 < len(head) // 2:
        return None
    encoding = "utf-16-le" if high > low else "utf-16-be"
    text = head.decode(encoding, "replace")
    return (
        encoding
        if sum(char.isprintable() or char.isspace() for char in text) * 20 >= len(text) * 19
        else None
    )


def _bytes(file: Path) -> bytes:
    """All of a file or of standard input, and a byte more than may be read of one that is too large."""
    if file == STDIN:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    with os.fdopen(os.open(file, _AT_ONCE), "rb") as opened:
        if not S_ISREG(os.fstat(opened.fileno()).st_mode):  # it was when it was found
            raise OSError(None, "no regular file any more")
        return opened.read(MAX_BYTES + 1)


_AT_ONCE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opened without waiting, should a pipe stand there that nobody writes to."""


def _read_file(file: Path, name: str, problems: list[Problem]) -> Source | None:
    try:
        data = _bytes(file)
    except OSError as error:
        problems.append(Problem(name, 0, "unreadable", f"cannot be read, skipped: {error.strerror}"))
        return None
    return source(data, name, partial(exists, file.parent), problems)


def source(data: bytes, name: str, exists: Callable[[str], bool], problems: list[Problem]) -> Source | None:
    """The list ``name`` of those bytes, or nothing where it is none; what is wrong goes to ``problems``.

    ``exists`` says of a path as a link names it whether there is such a file. Of a file larger than
    :data:`MAX_BYTES` a byte more than these is enough.
    """
    if len(data) > MAX_BYTES:
        problems.append(Problem(name, 0, "too-large", f"larger than {MAX_BYTES // 2**20} MiB, skipped"))
        return None
    if _is_binary(data):
        problems.append(Problem(name, 0, "binary", "not text, skipped"))
        return None
    text, encoding = decode(data)
    text = line_feeds(text)
    read_as = encoding.partition(" ")[0]
    if "damaged" in encoding:
        message = f"bytes that are no {read_as.upper()}, read as U+FFFD"
        for line, row in enumerate(text.split("\n"), 1):
            if "\ufffd" in row:
                problems.append(Problem(name, line, "bad-bytes", message))
    if not encoding.startswith("utf"):
        problems.append(Problem(name, 0, "encoding", f"read as {read_as}; better saved as UTF-8"))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.append(Problem(name, line, "nul", "a NUL character, read as U+FFFD"))
        text = text.replace("\0", "\ufffd")
    text = _without_long_lines(text, name, problems)
    return Source(name, text, encoding, sha256(data).hexdigest(), files_beside(text, exists))


def _without_long_lines(text: str, name: str, problems: list[Problem]) -> str:
    """``text`` with an empty line for each that is longer than :data:`MAX_LINE`."""
    if len(text) <= MAX_LINE:
        return text
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if len(line) > MAX_LINE:
            message = f"a line of {len(line):,} characters, skipped (more than {MAX_LINE:,})"
            problems.append(Problem(name, index + 1, "long-line", message))
            lines[index] = ""
    return "\n".join(lines)


def _is_binary(data: bytes) -> bool:
    """Whether a person would call it no text: many control characters and no byte order mark."""
    if any(data.startswith(bom) for bom, _ in _BOMS) or _unmarked(data):
        return False
    head = data[:8192]
    return (len(head) - len(head.translate(None, _CONTROL))) * 20 > len(head)


_CONTROL = bytes((*range(0, 9), *range(14, 27), *range(28, 32)))


def _unused(source: Source, taken: dict[str, Source]) -> str:
    if source.path in taken and taken[source.path].sha256 != source.sha256:
        raise ListgraphError(
            f"two different files are both called {source.path}: give their common folder instead"
        )
    return source.path


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths)


def _suffixes() -> str:
    return ", ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
