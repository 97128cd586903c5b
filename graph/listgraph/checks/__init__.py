"""The list doctor's checks: one table, one pure function for each.

A check looks at the lists as read and at what they say together (:class:`Lists`), and gives a
:class:`~listgraph.knowledge.Problem` for each place that a person should look at.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from listgraph.checks import addresses, anchors, duplicates, files, names, nearly, texts
from listgraph.checks.lists import Lists
from listgraph.knowledge import Problem

__all__ = ["CHECKS", "Check", "Lists", "problems"]

Find = Callable[[Lists], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of problem: its code, what it is called, what to do about it, and how grave it is.

    ``level`` is ``error`` (a reader does not get there), ``warning`` or ``note``. ``find`` is
    None for what is found while the lists are read.
    """

    code: str
    level: str
    title: str
    help: str
    find: Find | None = None


_CHECKS = (
    # --- what reading finds ---
    Check(
        "unreadable",
        "error",
        "A file that cannot be read",
        "Check the file's permissions and that it is a file.",
    ),
    Check("too-large", "warning", "A file too large to be a list", "Split the list, or leave the file out."),
    Check("long-line", "warning", "A line too long to be read", "Break the line: one entry a line."),
    Check("binary", "warning", "A file that is no text", "Rename the file if it is no Markdown."),
    Check(
        "bad-bytes",
        "error",
        "Bytes that are no UTF-8",
        "Part of the text is damaged: open the file in the encoding it was written in, and save it as UTF-8.",
    ),
    Check(
        "encoding",
        "warning",
        "A file that is not in UTF-8",
        "Save the file as UTF-8: GitHub and most tools expect it.",
    ),
    Check(
        "nul",
        "warning",
        "A NUL character in the text",
        "Remove the character; it is invisible in most editors.",
    ),
    # --- links that lead nowhere ---
    Check(
        "not-a-url",
        "error",
        "A link whose destination is no address",
        "Between the round brackets stands something that is no address: put the address there.",
    ),
    Check(
        "nearly-link",
        "error",
        "Nearly a link",
        "Write a link as [text](address): ASCII brackets, nothing between them, no space in the address,"
        " and a space after the list marker.",
        lambda lists: chain(nearly.nearly_links(lists), nearly.undefined_references(lists)),
    ),
    Check(
        "odd-address",
        "error",
        "An address that cannot be meant so",
        "Write the address in full, from https:// on, as the browser shows it.",
        addresses.odd,
    ),
    Check(
        "other-address",
        "warning",
        "A text that shows another address",
        "Readers trust the address that they see: let the link lead there, or write a title instead.",
        addresses.otherwise,
    ),
    Check(
        "missing-file",
        "error",
        "A link to a file that does not exist",
        "Correct the path, which is relative to the list's folder and in which letter case counts; or write"
        " the address in full, from https:// on.",
        files.missing_files,
    ),
    Check(
        "broken-anchor",
        "warning",
        "A link within the page that leads nowhere",
        "GitHub makes a heading's anchor of its text in lower case, with hyphens for spaces and without"
        " punctuation; the second heading of one text gets -1. Correct the link or the heading.",
        anchors.broken_anchors,
    ),
    # --- links that a reader does not see or understand ---
    Check(
        "no-link-text",
        "warning",
        "A link without text",
        "Nobody sees this link: write a title between the square brackets.",
        texts.unseen_links,
    ),
    Check(
        "generic-link-text",
        "note",
        "A link text that says nothing",
        "Let the link's text be the title of what it leads to: screen readers list links by their text.",
        texts.generic_links,
    ),
    # --- the order of the list ---
    Check(
        "duplicate",
        "warning",
        "The same link twice",
        "Remove one of the two. The addresses may differ in writing (http, a tracking parameter, the version"
        " of a paper) and still lead to one page.",
        duplicates.duplicates,
    ),
    Check(
        "repeated-address",
        "note",
        "The same address under another title",
        "See whether the address is the right one for both; if they are one thing, list it once.",
        duplicates.repeated,
    ),
    Check(
        "cross-post",
        "note",
        "The same title under another address",
        "This may be a copy of the same text on another site: list it once, or say how the two differ.",
        duplicates.cross_posts,
    ),
    Check(
        "empty-heading",
        "warning",
        "A heading with nothing under it",
        "Remove the heading, or write what belongs under it.",
        texts.empty_headings,
    ),
    Check(
        "misplaced-model",
        "warning",
        "A model under another model's heading",
        "Move the entry to the heading of the model that it is about.",
        names.misplaced,
    ),
    # --- smaller things ---
    Check(
        "likely-alias",
        "note",
        "A name that is nearly a known model's",
        "Correct the name; or, where it is one that people use, add it as an alias in a listgraph.toml"
        " beside the list; or, where it is another model, add that as one.",
        names.likely_aliases,
    ),
    Check(
        "tracking",
        "note",
        "A tracking parameter in an address",
        "Remove the parameter: the address leads to the same page without it.",
        addresses.tracked,
    ),
)

CHECKS: Mapping[str, Check] = MappingProxyType({check.code: check for check in _CHECKS})
"""Every check by its code, in order."""


def problems(lists: Lists) -> list[Problem]:
    """Every problem of ``lists``, those that reading found too, in order of file and line."""
    found = set(lists.graph.problems)
    for check in CHECKS.values():
        found.update(check.find(lists) if check.find else ())
    return sorted(found)
