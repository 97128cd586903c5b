"""What is kept out of a walk through folders, by .gitignore files and by patterns like theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pathspec import GitIgnoreSpec

from listgraph.errors import ListgraphError
from listgraph.lists.globs import misunderstood, spec

NAME = ".gitignore"
MOST = 1 << 20
"""So many characters of such a file are heeded."""


class SeenFrom(tuple[str, ...]):
    """Patterns that are seen from a folder of their own, that of the file which has them."""

    folder: Path

    @classmethod
    def of(cls, folder: Path, patterns: Sequence[str]) -> "SeenFrom":
        """The ``patterns``, seen from ``folder``."""
        made = cls(patterns)
        made.folder = folder.resolve()
        return made


@dataclass(frozen=True, slots=True)
class Ignored:
    """The rules that hold in a folder, the nearest first, each with the folder that they are seen from."""

    rules: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def at(cls, root: Path, exclude: Sequence[str] = ()) -> "Ignored":
        """What holds at ``root`` (resolved): the patterns given, and the files of the repository above it.

        A folder that is given is read, whatever keeps it out of the repository.

        Raises:
            ListgraphError: one of the patterns is none.
        """
        for wrong in misunderstood(exclude):
            raise ListgraphError(f"{wrong!r} is no pattern like those of a .gitignore file")
        folders = [root, *root.parents]
        top = next((number for number, folder in enumerate(folders) if (folder / ".git").exists()), 0)
        above = cls()
        for folder in reversed(folders[1 : top + 1]):
            above = above.within(folder)
        kept = cls() if above.keeps_out(root, is_folder=True) else above
        base = exclude.folder if isinstance(exclude, SeenFrom) else root
        own = (base if root.is_relative_to(base) else root), spec(exclude)
        return cls((own, *kept.rules) if exclude else kept.rules)

    def within(self, folder: Path) -> "Ignored":
        """What holds in ``folder``, if these hold above it."""
        try:
            if not (folder / NAME).is_file():  # a pipe would keep us for ever
                return self
            with (folder / NAME).open(encoding="utf-8", errors="replace") as file:
                text = file.read(MOST)
            lines = text[: len(text) if len(text) < MOST else text.rfind("\n")].splitlines()
        except OSError:
            return self
        return Ignored(((folder, spec(lines)), *self.rules))

    def keeps_out(self, path: Path, is_folder: bool) -> bool:
        """Whether a file or folder is kept out; the nearest rule that speaks of it decides."""
        for base, patterns in self.rules:
            name = path.relative_to(base).as_posix() + ("/" if is_folder else "")
            said = patterns.check_file(name).include
            if said is not None:
                return said
        return False
