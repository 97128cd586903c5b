"""Links that lead nowhere, as problems."""

from collections.abc import Iterator

from listgraph.knowledge import describe
from listgraph.lists.outline import Document, Link
from listgraph.problems import Problem


def broken(document: Document, link: Link) -> Iterator[Problem]:
    """The problem of a link of the document whose destination is no URL, if it has one."""
    if link.is_file or not describe.is_broken(link.destination):
        return
    message = f"the destination of the link is no URL: {link.destination!r}"
    if not link.destination:
        message = f"the link {link.text!r} has no destination"
    words = link.destination or f"[{link.text}]()"
    line = document.lines[link.line - 1]
    start = document.destination(link) if link.destination else line.find(words)
    yield Problem.of_words(document.path, link.line, "not-a-url", message, start, words)
