"""Headings that are the titles of papers, as in lists where each paper has one over its links."""

import re
from collections.abc import Iterator, Mapping, Set

from listgraph.entries.lead import behind_lead
from listgraph.entries.roles import role
from listgraph.entries.told import told_by_title
from listgraph.lists.outline import Document, Entry
from listgraph.urls import canonicalise
from listgraph.urls.medium import medium

_TITLE = re.compile(
    r"\W{0,3}(?P<name>[^\W_][\w.+-]{1,24}"
    r"(?: (?=[\w.+-]*[A-Z\d][\w.+-]*[A-Z\d])[\w.+-]{1,24})?)\s?[:：]\s?(?P<rest>\S.*)"
)
_SHARE = 2
"""One title in so many that tells of a model lets those beside it, which tell what is done, be of models."""


def titled_headings(document: Document, known: Mapping[int, str]) -> Mapping[int, str]:
    """The sections over a paper's links whose heading is a title "Name: …" of a model, each with the name.

    ``known`` are the sections that a model is known to head.
    """
    titles = dict(_titles(document, known))
    if not titles:
        return {}
    papers = _papers(document, titles.keys())
    told = {
        index: (found["name"], told_by_title(found["name"], found["rest"]))
        for index, found in titles.items()
        if index in papers
    }
    models = {index for index, (_, kind) in told.items() if kind == "model"}
    others = sum(kind == "other" for _, kind in told.values())
    most = len(models) + len(known) >= max(others, 1) * _SHARE
    return {
        index: name for index, (name, kind) in told.items() if kind == "model" or (kind == "task" and most)
    }


def _titles(document: Document, known: Mapping[int, str]) -> Iterator[tuple[int, re.Match[str]]]:
    for index, section in enumerate(document.sections):
        begun = behind_lead(section.heading, 0, len(section.heading))
        found = None if index in known else _TITLE.match(section.heading, begun)
        if found:
            yield index, found


def _papers(document: Document, sections: Set[int]) -> Set[int]:
    """Those of some sections that link to papers."""
    return {entry.section for entry in document.entries if entry.section in sections and _links_paper(entry)}


def _links_paper(entry: Entry) -> bool:
    for link in entry.links:
        url = canonicalise(link.destination)
        if role(link) == "paper" or (url and medium(url) == "paper"):
            return True
    return False
