"""Links to files beside the list."""

from collections.abc import Iterator
from posixpath import dirname
from urllib.parse import unquote

from listgraph.checks.addresses import fault_of
from listgraph.checks.lists import Lists, at_destination, shown
from listgraph.knowledge.describe import link_status
from listgraph.lists.outline import Document, Entry, Link
from listgraph.lists.pages import is_page, pages, relative
from listgraph.problems import Problem
from listgraph.urls import canonicalise


def target(path: str, destination: str) -> str | None:
    """The file that ``destination`` leads to from the list at ``path``, both relative to the root.

    None where that cannot be known: the destination is no path, begins at the site's root, or
    leaves both the root and the list's own folder (``../../issues`` is an address on GitHub).

    >>> target("docs/a.md", "b.md#part"), target("docs/a.md", "../README.md")
    ('docs/b.md', 'README.md')
    >>> target("a.md", "../../issues"), target("a.md", "https://example.org/")
    (None, None)
    """
    if destination.startswith("/") or canonicalise(destination) or link_status(destination) != "relative":
        return None
    name = unquote(destination.partition("#")[0].partition("?")[0])
    folder = dirname(path)
    found = relative(path, name)
    beside = found.startswith(f"{folder}/") and not found.startswith(f"{folder}/../")
    inside = beside or not found.startswith("../")
    return found if name and inside else None


def targets(document: Document) -> Iterator[tuple[Entry, Link, str]]:
    """Every link of ``document`` to a file beside it, with its entry and that file."""
    for entry, link in document.links():
        found = target(document.path, link.destination)
        if found is not None:
            yield entry, link, found


def forms(path: str) -> tuple[str, ...]:
    """The files that serve for ``path``: itself, or the Markdown that a site makes a page of.

    >>> forms("guide.html")
    ('guide.html', 'guide.html.md', 'guide.md')
    """
    return tuple(dict.fromkeys((path, f"{path}.md", f"{path.removesuffix('.html')}.md")))


def missing_files(lists: Lists) -> Iterator[Problem]:
    """Each link to a file that does not exist."""
    for document in lists.documents:
        for entry, link, found in targets(document):
            if found in lists.absent and not fault_of(link.destination):
                message = (
                    f"{shown(link.destination)} is neither an address of the Web nor a file beside the list"
                )
                yield at_destination(document, entry, link, "missing-file", message)


def dead_wikilinks(lists: Lists) -> Iterator[Problem]:
    """Each ``[[note]]`` that is no note, in lists of which at least one such link leads to another."""
    known = pages((document.path, document.aliases) for document in lists.documents)
    found = [(document, page) for document in lists.documents for page in document.wikilinks]
    dead = [(document, page) for document, page in found if not known.named(page.target, document.path)]
    if len(dead) == len(found):
        return
    for document, page in dead:
        if page.target and is_page(page.target):
            words = f"[[{page.target}"
            start = document.lines[page.line - 1].rfind("[[", 0, page.column + 1)
            message = f"{shown(page.target)} is no note among these lists"
            yield Problem.of_words(document.path, page.line, "dead-wikilink", message, start, words)
