"""Every check, in one table, and all that they find."""

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from listgraph.checks import addresses, anchors, deceiving, duplicates, files, names, nearly, texts
from listgraph.checks.lists import Lists
from listgraph.errors import told
from listgraph.problems import Problem

Check = Callable[[Lists], Iterable[Problem]]
CHECKS: tuple[Check, ...] = (
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
    """Every problem of ``lists``, those that reading found too, in order of file and line.

    A check that fails on a list is a problem of its own: no list must keep the others from being looked at.
    """
    found = set(lists.graph.problems)
    for check in CHECKS:
        try:
            found.update(check(lists))
        except Exception:
            found.update(_apart(check, lists))
    return sorted(found, key=in_order)


def _apart(check: Check, lists: Lists) -> Iterator[Problem]:
    """What a check that fails on the lists together says of each alone, and on which of them it fails."""
    for document in lists.documents:
        try:
            yield from check(replace(lists, documents=(document,)))
        except Exception as error:
            _LOG.debug("%s", document.path, exc_info=True)
            message = f"the check {check.__name__!r} fails on this file: {told(error)}"
            yield Problem(document.path, 0, "not-checked", message)


_LOG = logging.getLogger(__name__)


def in_order(problem: Problem) -> tuple[str, int, int, Problem]:
    """What problems are told in order of."""
    return problem.file, problem.line, problem.column, problem
