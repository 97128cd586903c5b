"""The list doctor: what in the lists a person should look at."""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path

from listgraph import cache
from listgraph.checks.alike import grouped
from listgraph.checks.files import forms, targets
from listgraph.checks.kinds import KINDS, LEVELS
from listgraph.checks.links import failures, unopened
from listgraph.checks.lists import Lists
from listgraph.checks.silence import is_silenced
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lists.outline import Document
from listgraph.lists.source import Source
from listgraph.material import Material, gather
from listgraph.problems import Problem
from listgraph.rules.plugins import added_rules
from listgraph.text.printable import printable

MOST = 10
"""So many problems of a kind in a file are told to people, one by one."""


LARGE = 1_000_000
"""Lists of more characters are not looked over while a graph is built."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """The problems found, sorted by file and line; and the lines of every file looked at."""

    problems: tuple[Problem, ...]
    lines: Mapping[str, Sequence[str]]

    def chosen(self, select: Collection[str] = (), ignore: Collection[str] = ()) -> "Checkup":
        """The same with the problems of the kinds ``select`` (where there are any), but not of ``ignore``."""
        kept = (found for found in self.problems if not select or found.code in select)
        return replace(self, problems=tuple(found for found in kept if found.code not in ignore))

    def line(self, problem: Problem) -> str:
        """The words of a problem's line; empty where it has none."""
        lines = self.lines.get(problem.file, ())
        return lines[problem.line - 1] if 0 < problem.line <= len(lines) else ""

    @property
    def is_fine(self) -> bool:
        """Whether there is nothing worse than notes."""
        return all(level(problem) == "note" for problem in self.problems)


def check(
    paths: Sequence[str | Path],
    config: str | Path | None = None,
    follow: bool = False,
    exclude: Sequence[str] = (),
    links: str | Path | None = None,
) -> Checkup:
    """What is wrong with the Markdown lists under ``paths``; files are named from the working folder.

    A line that has the comment ``<!-- listgraph-ignore -->`` has no problems; one that has
    ``<!-- listgraph-ignore: duplicate, tracking -->`` none of those kinds.

    ``config`` is a ``listgraph.toml`` that adds to the lexicon; without it, one that lies beside
    the lists is used. ``follow`` is whether symbolic links may lead out of the folders given,
    ``exclude`` patterns of what in them is passed over, ``links`` the report of a link checker
    (:mod:`listgraph.checks.links`).

    Raises:
        ListgraphError: nothing to read, or a configuration that cannot be read.
    """
    from listgraph.checks.table import in_order, problems  # slow to load, as is what reads lists
    from listgraph.knowledge.understand import understood

    given = gather(paths, config, Path.cwd(), follow, exclude)
    lexicon = given.lexicon
    read = [understood(source, lexicon) for source in given.sources]
    documents = tuple(document for document, _ in read)
    graph = assemble((claims for _, claims in read), lexicon, given.sources, given.problems)
    lists = Lists(documents, graph, lexicon, _absent(documents, [Path()]))
    lines = {document.path: document.lines for document in documents}
    reported = failures(Path(links)) if links else ()
    every = sorted({*problems(lists), *unopened(lists, reported)}, key=in_order)
    found = (problem for problem in every if not is_silenced(problem, lines.get(problem.file, ())))
    return Checkup(tuple(found), lines)


def is_large(material: Material) -> bool:
    """Whether to look the lists over would take longer than a build."""
    return sum(len(source.text) for source in material.sources) > LARGE


def examined(
    material: Material, graph: KnowledgeGraph, parsed: Callable[[Sequence[Source]], tuple[Document, ...]]
) -> Sequence[Problem]:
    """What is wrong with the lists of ``material``, of which ``graph`` is; files are named as there.

    ``parsed`` gives their outlines.
    """
    documents = parsed(material.sources)
    roots = [path if path.is_dir() else path.parent for path in map(Path, material.paths)]
    lists = Lists(documents, graph, material.lexicon, _absent(documents, roots))
    lines = {document.path: document.lines for document in documents}
    return [found for found in _kept(lists, material) if not is_silenced(found, lines.get(found.file, ()))]


def _kept(lists: Lists, material: Material) -> Sequence[Problem]:
    """The problems of the lists, from the cache where the same lists have been looked over before."""
    if not lists.lexicon.key or added_rules():
        return _found(lists)
    parts = [
        lists.lexicon.key,
        *(word for source in material.sources for word in (source.path, source.sha256)),
        *("absent", *sorted(lists.absent)),
        *("labels", *(node.label for node in lists.graph.nodes if node.kind == "Model")),
        *("read", *map(repr, lists.graph.problems)),
    ]
    rows = cache.kept("problems", lambda: [astuple(problem) for problem in _found(lists)], *parts)
    return [Problem(*row) for row in rows]


def _found(lists: Lists) -> Sequence[Problem]:
    from listgraph.checks.table import problems  # slow to load, and a cache may know all problems

    return problems(lists)


def _absent(documents: Iterable[Document], roots: Sequence[Path]) -> frozenset[str]:
    """The files that links lead to and that are under none of the ``roots``."""
    found = {
        path for document in documents if _exists(document.path, roots) for *_, path in targets(document)
    }
    return frozenset(path for path in found if not any(_exists(form, roots) for form in forms(path)))


def _exists(path: str, roots: Sequence[Path]) -> bool:
    """Whether there is such a file; True also where the system does not let us see."""
    try:
        return any((root / path).exists() for root in roots)
    except OSError:
        return True


def level(problem: Problem) -> str:
    """How grave a problem is: one of :data:`~listgraph.checks.kinds.LEVELS`."""
    return KINDS[problem.code].level


def as_text(checkup: Checkup) -> str:
    """A line for each problem, those that are many and alike in a few; and one that counts them."""
    lines = [printable(str(problem)) for problem in grouped(checkup.problems, MOST)]
    return "\n".join([*lines, counted(checkup)])


def counted(checkup: Checkup) -> str:
    """How many problems of each level there are, in how many files."""
    counts = Counter(level(problem) for problem in checkup.problems)
    said = ", ".join(_counted(counts[name], name) for name in LEVELS if counts[name])
    return f"{said or 'No problem'} in {_counted(len(checkup.lines), 'file')}."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def as_json(checkup: Checkup) -> str:
    """A list of objects: file, line, columns, level, code and message of each problem."""
    rows = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "endColumn": problem.end,
            "level": level(problem),
            "code": problem.code,
            "message": problem.message,
        }
        for problem in checkup.problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
