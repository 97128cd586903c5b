"""What a graph is made of: lists and configurations, read from the disk."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from listgraph import toml
from listgraph.errors import ListgraphError
from listgraph.given import path_of, paths_of
from listgraph.lexicon import Lexicon, builtin, extend
from listgraph.lists.source import Source, read
from listgraph.problems import Problem
from listgraph.progress import stage

CONFIG = "listgraph.toml"


@dataclass(frozen=True, slots=True)
class Material:
    """What a graph is made of: the lists, what was wrong with reading them, and what adds to the lexicon.

    ``paths`` are those given; ``additions`` are names of configuration files, each with its text.
    """

    paths: tuple[str, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    additions: tuple[tuple[str, str], ...]

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon, with what the lists' own configuration adds to it.

        Raises:
            ListgraphError: a configuration is no TOML, or has unknown keys.
        """
        return extended(self.additions)


def gather(
    paths: Sequence[str | Path],
    config: str | Path | None = None,
    root: Path | None = None,
    follow: bool = False,
    exclude: Sequence[str] = (),
) -> Material:
    """What there is to build of, read from the disk; ``paths`` and ``config`` as for
    :func:`listgraph.pipeline.build`.

    ``root`` is what the lists' paths are relative to, if not to the folders given; ``follow``
    is whether symbolic links may lead out of these; ``exclude`` are patterns of what is passed over.

    Raises:
        ListgraphError: nothing to read, or a configuration that cannot be read.
    """
    roots = paths_of(paths, "paths")
    with stage("finding the files"):
        sources, problems = read(roots, root, follow, exclude)
    files = configurations(roots) if config in (None, "") else [path_of(config, "config")]
    additions = tuple((file.name, text_of(file)) for file in files)
    return Material(tuple(map(str, paths)), tuple(sources), tuple(problems), additions)


def configurations(roots: Sequence[Path]) -> list[Path]:
    """The configurations of the lists: for each folder, or the folder of a file, the nearest in it or above.

    None is looked for above the top of a repository.
    """
    folders = (root if root.is_dir() else root.parent for root in roots)
    files = {file.resolve(): file for folder in reversed(list(folders)) for file in _nearest(folder)}
    return list(reversed(files.values()))


def _nearest(folder: Path) -> Iterator[Path]:
    whole = folder.resolve()
    with suppress(OSError):  # a folder above that may not be looked into
        for place in (whole, *whole.parents):
            if os.path.lexists(place / CONFIG):
                yield folder / CONFIG if place == whole else place / CONFIG
                return
            if (place / ".git").exists():
                return


def text_of(file: Path) -> str:
    """The text of a configuration. One that is found by its name has to be a regular file: a pipe waits.

    Raises:
        ListgraphError: it cannot be read.
    """
    try:
        if file.name == CONFIG and os.path.lexists(file) and not file.is_file():
            raise ListgraphError(f"cannot read {file}: it is no regular file, nor a link to one")
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(toml.MAX_CHARACTERS + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise ListgraphError(f"cannot read {file}: {error}") from None


@lru_cache(maxsize=1)
def extended(additions: tuple[tuple[str, str], ...]) -> Lexicon:
    """The lexicon with what configurations add, each by its name and text.

    It is one lexicon for the same additions, as what is made for a lexicon is kept with it.

    Raises:
        ListgraphError: a configuration is no TOML, or has unknown keys.
    """
    lexicon = builtin()
    for name, text in additions:
        lexicon = extend(lexicon, text, name)
    return lexicon
