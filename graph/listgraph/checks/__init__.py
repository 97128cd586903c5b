"""The list doctor's checks: pure functions, from the lists to the problems that they have.

A check looks at the lists as read and at what they say together (:class:`Lists`), and gives a
:class:`~listgraph.problems.Problem` for each place that a person should look at. What kinds there
are, :mod:`listgraph.checks.kinds` says.
"""

from collections.abc import Callable, Iterable

from listgraph.checks import addresses, anchors, duplicates, files, names, nearly, texts
from listgraph.checks.lists import Lists
from listgraph.problems import Problem

__all__ = ["CHECKS", "Lists", "problems"]

CHECKS: tuple[Callable[[Lists], Iterable[Problem]], ...] = (
    nearly.nearly_links,
    nearly.nearly_items,
    nearly.undefined_references,
    addresses.faulty,
    files.missing_files,
    anchors.broken_anchors,
    texts.unseen_links,
    texts.unread_pictures,
    texts.generic_links,
    duplicates.duplicates,
    duplicates.repeated,
    duplicates.cross_posts,
    texts.empty_headings,
    texts.twin_headings,
    names.misplaced,
    names.likely_aliases,
    addresses.mismatched,
    addresses.tracked,
)
"""Every check that is made when the lists are read."""


def problems(lists: Lists) -> list[Problem]:
    """Every problem of ``lists``, those that reading found too, in order of file and line."""
    found = set(lists.graph.problems)
    for check in CHECKS:
        found.update(check(lists))
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.column, problem))
