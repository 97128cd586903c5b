"""The account of links: where each link of a document went. None is lost without a word."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import Account
from listgraph.lists.outline import Document, Link
from listgraph.problems import Problem
from listgraph.urls import canonicalise

LOST = "lost-link"
_COMPANIONS = frozenset({"codeUrl", "companionUrl", "rawDestination"})


Went = tuple[tuple[Link, str], ...]
"""Each link of a document, and what it is: ``evidence``, ``companion``, ``problem``, or empty: lost."""


def went(document: Document, claims: Claims) -> Went:
    """Where the links of ``document`` went, by what its ``claims`` say.

    A link is an article's evidence where the article at its address is listed on its line; a companion
    where it is an address of an article listed there; else it has to be a problem there.
    """
    own, beside = _addresses(claims)
    listed = _listed(claims)
    told = frozenset(problem.line for problem in claims.problems)

    def place(link: Link) -> str:
        key, here = _key(link.destination), listed.get(link.line, frozenset())
        if not here.isdisjoint(own.get(key, ())):
            return "evidence"
        if not here.isdisjoint(beside.get(key, ())):
            return "companion"
        return "problem" if link.line in told else ""

    return tuple((link, place(link)) for _, link in document.links())


def account(links: Went) -> Account:
    """How many links there are, and how many of each."""
    found = Counter(place for _, place in links)
    return Account(found.total(), found["evidence"], found["companion"], found["problem"])


def lost(document: Document, links: Went) -> Iterator[Problem]:
    """A problem for each link of ``document`` that its claims say nothing of."""
    for link, place in links:
        if not place:
            message = f"the link {link.text!r} to {link.destination!r} is in no article"
            start = document.destination(link)
            yield Problem.of_words(document.path, link.line, LOST, message, start, link.destination)


def _addresses(claims: Claims) -> tuple[Mapping[str, Set[str]], Mapping[str, Set[str]]]:
    """The articles that have an address for their own, and those that have it for a companion's."""
    own: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    for node in claims.nodes:
        if node.kind == "Article":
            for name, value in node.attributes:
                if name == "url":  # canonical as it is
                    own.setdefault(value.text, set()).add(node.id)
                if name == "rawDestination":
                    own.setdefault(_key(value.text), set()).add(node.id)
                if name in _COMPANIONS:
                    beside.setdefault(_key(value.text), set()).add(node.id)
    return own, beside


def _listed(claims: Claims) -> Mapping[int, Set[str]]:
    """The articles that each line lists."""
    found: dict[int, set[str]] = {}
    for fact, evidence in claims.claims:
        if fact.relation == "listedIn":
            found.setdefault(evidence.line, set()).add(fact.subject)
    return found


def _key(destination: str) -> str:
    return canonicalise(destination) or destination
