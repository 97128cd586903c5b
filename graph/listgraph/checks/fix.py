"""Lists put right on the disk, or shown as they would be."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from listgraph.checks.check import Checkup
from listgraph.checks.mending import MENDS, mended
from listgraph.errors import ListgraphError
from listgraph.files.replace import replace_file
from listgraph.lists.source import decode, encode

_UNSURE = frozenset(("bad-bytes", "nul", "long-line", "too-large", "binary", "unreadable", "not-read"))
"""A file with one of these was not read as it stands, and is left alone."""


_NO_END = "\n\\ No newline at end of file\n"
"""What a diff says behind a last line that does not end."""


@dataclass(frozen=True, slots=True)
class Mending:
    """A file put right: its text before and after, what it is to hold, and how many problems that ends."""

    file: str
    before: str
    after: str
    data: bytes
    count: int

    def write(self) -> None:
        """Put it in the place of the file.

        Raises:
            ListgraphError: it cannot be written.
        """
        replace_file(Path(self.file), self.data)

    def diff(self) -> str:
        """What changes, as a unified diff."""
        rows = unified_diff(_lines(self.before), _lines(self.after), self.file, self.file)
        return "".join(row if row.endswith("\n") else f"{row}{_NO_END}" for row in rows)


def mendings(checkup: Checkup, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Mending]:
    """Every file with problems that can be put right; ``select`` and ``ignore`` are kinds, as for a check."""
    kinds = {kind for kind in MENDS if (not select or kind in select) and kind not in ignore}
    unsure = {problem.file for problem in checkup.problems if problem.code in _UNSURE}
    files = {problem.file for problem in checkup.problems if problem.code in kinds} - unsure
    return [mending for file in sorted(files) for mending in _mending(file, kinds)]


def _mending(file: str, kinds: Collection[str]) -> Iterator[Mending]:
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        raise ListgraphError(f"cannot read {file}: {(error.strerror or str(error)).lower()}") from None
    text, encoding = decode(data)
    if encode(text, encoding, data) != data:  # what was read cannot be written as it was
        return
    made = mended(file, text, kinds)
    if made.count:
        yield Mending(file, text, made.text, encode(made.text, encoding, data), made.count)


def _lines(text: str) -> Sequence[str]:
    """The lines with their ends; only a line feed ends one, as for a program that applies the diff."""
    found = text.split("\n")
    return [f"{line}\n" for line in found[:-1]] + ([found[-1]] if found[-1] else [])
