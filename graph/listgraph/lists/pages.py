"""Which list a page's name leads to: links between the lists of one build."""

from collections.abc import Iterable, Iterator, Mapping
from posixpath import basename, dirname, join, normpath, splitext
from typing import NamedTuple

_MARKDOWN = frozenset((".md", ".markdown", ".mdx", ".mdown", ".mkd"))


class Pages(NamedTuple):
    """The lists by their paths, and by the names that a wikilink may use, in lower case."""

    paths: frozenset[str]
    names: Mapping[str, tuple[str, ...]]

    def at(self, path: str) -> str | None:
        """The list that a path relative to the root leads to; None where there is none."""
        forms = (
            path,
            f"{path}.md",
            f"{splitext(path)[0]}.md",
            join(path, "README.md"),
            join(path, "index.md"),
        )
        return next((form for form in forms if form in self.paths), None)

    def named(self, name: str, path: str) -> str | None:
        """The list that ``[[name]]`` leads to from the list at ``path``; None where there is none.

        Of several of one name the one beside the list is meant, else the one nearest the root, as in
        Obsidian.
        """
        found = self.names.get(_name(name), ())
        beside = (other for other in found if dirname(other) == dirname(path))
        return next(beside, None) or min(found, key=lambda other: (other.count("/"), other), default=None)


def pages(lists: Iterable[tuple[str, Iterable[str]]]) -> Pages:
    """The pages of a build, from each list's path and its aliases.

    >>> found = pages([("notes/GPT-2.md", ["second gpt"]), ("README.md", [])])
    >>> found.named("gpt-2", "README.md"), found.named("Second GPT", "README.md"), found.at("notes/GPT-2")
    ('notes/GPT-2.md', 'notes/GPT-2.md', 'notes/GPT-2.md')
    """
    names: dict[str, tuple[str, ...]] = {}
    paths: list[str] = []
    for path, aliases in lists:
        paths.append(path)
        for name in dict.fromkeys([*_names(path), *map(_name, aliases)]):
            names[name] = (*names.get(name, ()), path)
    return Pages(frozenset(paths), names)


def is_page(target: str) -> bool:
    """Whether a wikilink's target can be a note: it has no other file's suffix ("image.png")."""
    suffix = splitext(target)[1].lower()
    return not suffix or suffix in _MARKDOWN or not suffix[1:].isalnum() or len(suffix) > len(".markdown")


def relative(path: str, name: str) -> str:
    """The path, relative to the root, that ``name`` means in the list at ``path``."""
    return normpath(join(dirname(path), name))


def _names(path: str) -> Iterator[str]:
    """A file's name alone, and with the folders before it."""
    whole = _name(path)
    yield basename(whole)
    yield whole


def _name(text: str) -> str:
    stem, suffix = splitext(text.strip())
    return (stem if suffix.lower() in _MARKDOWN else text.strip()).casefold()
