"""Headings with nothing under them, and links that do not say where they lead."""

import re
from collections import Counter
from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.checks.prose import visible
from listgraph.knowledge import Problem
from listgraph.outline import Entry, Link

_NOTHING = re.compile(r"[\s>]*(?:([-*_=])(?:[ \t]*\1)*|<br\s*/?>|&nbsp;)?\s*", re.IGNORECASE)
_TRIM = "[]()（）【】「」<>《》|`*_·•:：,，.。!→↗➡️👉 \t\n"
_UNSEEN = re.compile(
    r"(?<!!)\[(?:[ \t]*|!\[[ \t]*\]\([^()\s]*\))\]\(([^()\s]+)\)"
    r"|<a\s[^<>]{0,300}?\bhref\s*=\s*[\"']([^\"'\n]+)[\"'][^<>]{0,300}>\s*</a>",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:read|learn|see|view|show)? ?(?:more|this|me|details?)|click(?: (?:me|this|to view))?|original|go"
    r"|(?:点击|查看|阅读|了解|浏览)?(?:全文|原文|详情|更多|详细|内容)|(?:点击)?(?:查看|跳转|进入|访问)|传送门|戳我",
    re.I,
)
_HERE = re.compile(
    r"(?:click |see |go |read )?here|(?:see )?this link|请?(?:点击|点|戳|见)?(?:这里|此处)|点此|这里", re.I
)
_PART = re.compile(
    r"(?:the )?(?:links?|urls?|papers?|pdf|codes?|website|page|download)|链接|网址|论文|代码|地址|下载", re.I
)


def empty_headings(lists: Lists) -> Iterator[Problem]:
    """Each heading with nothing between it and the next of its level or a higher one.

    A heading that is a link itself stands for what it leads to.
    """
    for document in lists.documents:
        lines = visible(document.lines)
        linked = {entry.line for entry in document.entries if entry.kind == "heading"}
        headings = [section for section in document.sections if not section.implied]
        for section, following in zip(headings, [*headings[1:], None], strict=False):
            deeper = following is not None and following.level > section.level
            end = following.line - 1 if following else len(lines)
            if deeper or section.line in linked:
                continue
            if all(_NOTHING.fullmatch(line) for line in lines[section.line : end]):
                heading = shown(section.heading) if section.heading else "without text"
                message = f"nothing stands under the heading {heading}"
                yield Problem(document.path, section.line, "empty-heading", message)


def unseen_links(lists: Lists) -> Iterator[Problem]:
    """Each link without a text, or whose picture has none, so that some or all readers miss it."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            for match in _UNSEEN.finditer(line):
                message = f"the link to {shown(match[1] or match[2])} has no text"
                yield Problem(document.path, number, "no-link-text", message)


def generic_links(lists: Lists) -> Iterator[Problem]:
    """Each link whose text says nothing of what it leads to, nor does anything around it."""
    for document in lists.documents:
        alone = Counter(_place(entry, link) for entry in document.entries for link in _alone(entry))
        for entry in document.entries:
            bare = {link for link in _alone(entry) if entry.section < 0 or alone[_place(entry, link)] > 1}
            for link in entry.links:
                words = link.text.strip(_TRIM)
                here = entry.kind != "row" and _HERE.fullmatch(words)
                more = entry.kind != "row" and entry.text.strip(_TRIM) == words and _MORE.fullmatch(words)
                if here or more or link in bare:
                    message = f"the text {shown(link.text)} does not say what the link leads to"
                    yield Problem(document.path, link.line, "generic-link-text", message)


def _alone(entry: Entry) -> Iterator[Link]:
    """The link of an entry that consists of it, and that only says which part it plays."""
    if entry.kind in ("item", "paragraph") and len(entry.links) == 1:
        (link,) = entry.links
        if entry.text.strip(_TRIM) == link.text.strip(_TRIM) and _PART.fullmatch(link.text.strip(_TRIM)):
            yield link


def _place(entry: Entry, link: Link) -> tuple[int, str]:
    """One heading may name what one link under it leads to, but not what several of a text do."""
    return entry.section, link.text.strip(_TRIM).casefold()
