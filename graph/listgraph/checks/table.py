"""Every check, in one table, and all that they find."""

from collections.abc import Callable, Iterable

from listgraph.checks import addresses, anchors, deceiving, duplicates, files, names, nearly, texts
from listgraph.checks.lists import Lists
from listgraph.problems import Problem

CHECKS: tuple[Callable[[Lists], Iterable[Problem]], ...] = (
    nearly.nearly_links,
    nearly.nearly_items,
    nearly.nearly_headings,
    nearly.unclosed_comments,
    nearly.undefined_references,
    addresses.faulty,
    files.missing_files,
    files.dead_wikilinks,
    anchors.broken_anchors,
    deceiving.schemes,
    deceiving.deceiving,
    deceiving.unseen_characters,
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
    return sorted(found, key=in_order)


def in_order(problem: Problem) -> tuple[str, int, int, Problem]:
    """What problems are told in order of."""
    return problem.file, problem.line, problem.column, problem
