"""From paths to a knowledge graph."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from listgraph import toml
from listgraph.errors import ListgraphError
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.documents import Memory
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import Lexicon, builtin, extend
from listgraph.lists.source import Source, read
from listgraph.problems import Problem
from listgraph.progress import Progress, silent
from listgraph.schema import BASE, LANGUAGES

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
        return _extended(self.additions)


def build(
    paths: Sequence[str | Path],
    config: str | Path | None = None,
    base: str = BASE,
    language: str = LANGUAGES[0],
    progress: Progress = silent,
) -> KnowledgeGraph:
    """The knowledge graph of the Markdown lists under ``paths``.

    ``config`` is a ``listgraph.toml`` that adds to the lexicon; without it, the nearest one is used
    in or above a folder of ``paths``, or the folder of a file. ``base`` is the IRI
    that the nodes' ids are relative to, ``language`` that of the labels.

    Raises:
        ListgraphError: nothing to read, no link in it, a base that is no IRI, or a configuration
            that cannot be read.
    """
    base = checked_base(base)
    return made(gather(paths, config), base, Memory(forgets=True), progress, language)


def gather(
    paths: Sequence[str | Path],
    config: str | Path | None = None,
    root: Path | None = None,
    follow: bool = False,
    exclude: Sequence[str] = (),
) -> Material:
    """What there is to build of, read from the disk; ``paths`` and ``config`` as for :func:`build`.

    ``root`` is what the lists' paths are relative to, if not to the folders given; ``follow``
    is whether symbolic links may lead out of these; ``exclude`` are patterns of what is passed over.

    Raises:
        ListgraphError: nothing to read, or a configuration that cannot be read.
    """
    roots = [Path(path) for path in paths]
    sources, problems = read(roots, root, follow, exclude)
    files = [Path(config)] if config else configurations(roots)
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
    for place in (whole, *whole.parents):
        if (place / CONFIG).is_file():
            yield folder / CONFIG if place == whole else place / CONFIG
            return
        if (place / ".git").exists():
            return


def text_of(file: Path) -> str:
    """The text of a configuration.

    Raises:
        ListgraphError: it cannot be read.
    """
    try:
        with file.open(encoding="utf-8-sig") as opened:
            return opened.read(toml.MAX_CHARACTERS + 1)
    except (OSError, UnicodeDecodeError) as error:
        raise ListgraphError(f"cannot read {file}: {error}") from None


@lru_cache(maxsize=1)
def _extended(additions: tuple[tuple[str, str], ...]) -> Lexicon:
    """One lexicon for the same additions, as what is made for a lexicon is kept with it."""
    lexicon = builtin()
    for name, text in additions:
        lexicon = extend(lexicon, text, name)
    return lexicon


def made(
    material: Material,
    base: str,
    memory: Memory,
    progress: Progress = silent,
    language: str = LANGUAGES[0],
) -> KnowledgeGraph:
    """The graph of the material.

    Raises:
        ListgraphError: no link in it, or a configuration that is none.
    """
    if language not in LANGUAGES:
        raise ListgraphError(
            f"no labels in the language {language!r}; there are names in {', '.join(LANGUAGES)}"
        )
    lexicon = material.lexicon
    claims = memory.interpreted(material.sources, lexicon, progress)
    graph = assemble(claims, lexicon, material.sources, material.problems, base, language)
    if not any(source.links for source in graph.sources):
        said = "".join(f"\n  {problem}" for problem in material.problems)
        files = f"files read: {len(material.sources)}"
        raise ListgraphError(f"no link in {', '.join(material.paths)} ({files}){said}")
    return graph


_BASE = re.compile(r"[a-z][a-z0-9+.-]*:[!#-;=?-Z_a-z~]*[/#]", re.IGNORECASE)


def checked_base(base: str) -> str:
    """``base`` with a slash at its end, where it has neither that nor a number sign.

    >>> checked_base("https://example.org/id")
    'https://example.org/id/'

    Raises:
        ListgraphError: it is no absolute IRI in ASCII.
    """
    whole = base if base.endswith(("/", "#")) else f"{base}/"
    if not _BASE.fullmatch(whole) or "://" not in whole:
        raise ListgraphError(f"the base {base!r} is no absolute IRI such as https://example.org/id/")
    return whole


def counts(graph: KnowledgeGraph) -> Mapping[str, int]:
    """How many nodes of each kind, facts and pieces of evidence the graph has."""
    found: dict[str, int] = {}
    for node in graph.nodes:
        found[node.kind] = found.get(node.kind, 0) + 1
    found["facts"] = len(graph.evidence)
    found["evidence"] = sum(len(items) for items in graph.evidence.values())
    return found
