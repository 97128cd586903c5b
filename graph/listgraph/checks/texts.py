"""Headings with nothing under them, and links that do not say where they lead."""

import re
from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.checks.prose import without_comments
from listgraph.knowledge import Problem
from listgraph.outline import Document, Section
from listgraph.reading import is_generic, role

_RULE = re.compile(r"[\s>]*(?:([-*_=])(?:[ \t]*\1)*|<br\s*/?>|&nbsp;)?\s*", re.IGNORECASE)
_TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️👉 \t\n"
_HERE = re.compile(
    r"(?:click |see |go |read )?(?:here|this link)|click(?: this)?|links?|this|请?点击?(?:这里|此处|链接|查看)|这里|此处|链接",
    re.IGNORECASE,
)


def empty_headings(lists: Lists) -> Iterator[Problem]:
    """Each heading with nothing between it and the next of its level or a higher one."""
    for document in lists.documents:
        lines = without_comments(document.lines)
        headings = [section for section in document.sections if not section.implied]
        for section, following in zip(headings, [*headings[1:], None], strict=False):
            if following is not None and following.level > section.level:
                continue
            end = following.line - 1 if following else len(lines)
            if all(_RULE.fullmatch(line) for line in lines[section.line : end]):
                message = f"nothing stands under the heading {shown(section.heading)}"
                yield Problem(document.path, section.line, "empty-heading", message)


def unnamed_links(lists: Lists) -> Iterator[Problem]:
    """Each link without a text, so that no reader sees it."""
    for document in lists.documents:
        for entry in document.entries:
            for link in entry.links:
                if not link.text.strip() and not link.image:
                    message = f"the link to {shown(link.destination)} has no text"
                    yield Problem(document.path, link.line, "no-link-text", message)


def generic_links(lists: Lists) -> Iterator[Problem]:
    """Each link whose text says nothing, where no other words name what it leads to."""
    for document, reading in lists.readings:
        pass
        link = reading.link
        if link.image or role(link) in ("", "bare", "badge"):
            continue
        if is_generic(reading.title.of(reading.entry.text)) and not reading.above and not reading.label:
            message = f"the text {shown(link.text)} does not say what the link leads to"
            yield Problem(document.path, link.line, "generic-link-text", message)
