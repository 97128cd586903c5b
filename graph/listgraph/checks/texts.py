"""Headings with nothing under them, and links that do not say where they lead."""

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator

from listgraph.checks.lists import Lists, at_heading, at_link, at_match, shown
from listgraph.checks.prose import visible
from listgraph.checks.words import pattern
from listgraph.lists.outline import Entry, Link
from listgraph.problems import Problem
from listgraph.text.script import simplified

_NOTHING = re.compile(r"[\s>]*(?:([-*_=])(?:[ \t]*\1)*|<br\s*/?>|&nbsp;)?\s*", re.IGNORECASE)
_TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️👉 \t\n"
_LINKED = re.compile(r"\]\(|\]\[|<a\s|://", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?<!!)\[[ \t]*\]\(([^()\s]+)\)|<a\s[^<>]{0,300}?\bhref\s*=\s*[\"']([^\"'\n]+)[\"'][^<>]{0,300}>\s*</a>",
    re.IGNORECASE,
)
_NO_ALT = re.compile(
    r"\[!\[[ \t]*\]\([^()\n]{1,2000}\)[ \t]*\]\(([^()\s]+)\)"
    r"|<a\s[^<>]{0,300}?\bhref\s*=\s*[\"']([^\"'\n]+)[\"'][^<>]{0,300}>\s*"
    r"<img(?![^<>]{0,2000}\balt\s*=\s*(?:\"[^\"]|'[^']|[^\s\"'>]))[^<>]{0,2000}>\s*</a>",
    re.IGNORECASE,
)
_HERE = pattern("here")
_PART = pattern("parts")


def empty_headings(lists: Lists) -> Iterator[Problem]:
    """Each heading with nothing between it and the next of its level or a higher one.

    A heading that holds a link stands for what that leads to, in the page or elsewhere.
    """
    for document in lists.documents:
        lines = visible(document.lines)
        headings = [section for section in document.sections if not section.implied]
        for section, following in zip(headings, [*headings[1:], None], strict=False):
            above = document.sections[following.parent] if following and following.parent >= 0 else None
            deeper = following is not None and (following.level > section.level or above is section)
            end = following.line - 1 if following else len(lines)
            if deeper or _LINKED.search(document.lines[section.line - 1]):
                continue
            if all(_NOTHING.fullmatch(line) for line in lines[section.line : end]):
                heading = shown(section.heading) if section.heading else "without text"
                message = f"nothing stands under the heading {heading}"
                yield at_heading(document, section, "empty-heading", message)


def twin_headings(lists: Lists) -> Iterator[Problem]:
    """Each heading that stands under the same heading, or none, a second time.

    What a ``<details>`` folds away is a place of its own.
    """
    for document in lists.documents:
        folds = [number for number, line in enumerate(document.lines, 1) if "</details" in line.lower()]
        seen: dict[tuple[int, int, int, str], int] = {}
        for section in document.sections:
            if section.implied or not section.heading:
                continue
            fold = bisect(folds, section.line)
            key = (fold, section.parent, section.level, section.heading.casefold())
            line = seen.setdefault(key, section.line)
            if line != section.line:
                message = f"the heading {shown(section.heading)} stands in the same place on line {line}"
                yield at_heading(document, section, "duplicate-heading", message)


def unseen_links(lists: Lists) -> Iterator[Problem]:
    """Each link without a text or picture, so that no reader sees it."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            for match in _UNSEEN.finditer(line):
                message = f"the link to {shown(match[1] or match[2])} has no text"
                yield at_match(document, number, match, "no-link-text", message)


def unread_pictures(lists: Lists) -> Iterator[Problem]:
    """Each link that is a picture which says nothing to who cannot see it."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            for match in _NO_ALT.finditer(line) if "[![" in line or "<" in line else ():
                message = f"the link to {shown(match[1] or match[2])} is a picture without words"
                yield at_match(document, number, match, "no-alt-text", message)


def generic_links(lists: Lists) -> Iterator[Problem]:
    """Each link whose text says nothing of what it leads to, nor does anything around it."""
    for document in lists.documents:
        alone = Counter(_place(entry, link) for entry in document.entries for link in _alone(entry))
        for entry in document.entries:
            bare = {link for link in _alone(entry) if entry.section < 0 or alone[_place(entry, link)] > 1}
            for link in entry.links:
                here = entry.kind != "row" and _HERE.fullmatch(simplified(link.text.strip(_TRIM)))
                if here or link in bare:
                    message = f"the text {shown(link.text)} does not say what the link leads to"
                    yield at_link(document, entry, link, "generic-link-text", message)


def _alone(entry: Entry) -> Iterator[Link]:
    """The link of an entry that consists of it, and that only says which part it plays."""
    if entry.kind in ("item", "paragraph") and len(entry.links) == 1:
        (link,) = entry.links
        if entry.text.strip(_TRIM) == link.text.strip(_TRIM) and _PART.fullmatch(
            simplified(link.text.strip(_TRIM))
        ):
            yield link


def _place(entry: Entry, link: Link) -> tuple[int, str]:
    """One heading may name what one link under it leads to, but not what several of a text do."""
    return entry.section, link.text.strip(_TRIM).casefold()
