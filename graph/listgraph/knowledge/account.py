"""The account of links: where each link of a document went. None is lost without a word."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set

from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import Account
from listgraph.lists.outline import Document, Link
from listgraph.problems import Problem
from listgraph.urls import canonicalise

LOST = "lost-link"
_OWN = frozenset({"url", "rawDestination"})
_COMPANIONS = frozenset({"codeUrl", "companionUrl", "rawDestination"})


Went = tuple[tuple[Link, str], ...]
"""Each link of a document, and what it is: ``evidence``, ``companion``, ``problem``, or empty: lost."""


def went(document: Document, claims: Claims) -> Went:
    """Where the links of ``document`` went, by what its ``claims`` say.

    A link is an article's evidence where the article at its address is listed on its line; a companion
    where it is an address of an article listed there; else it has to be a problem there.
    """
    own, beside = _addresses(claims)
    told = frozenset(problem.line for problem in claims.problems)
    return tuple((link, _place(link, own, beside, told)) for _, link in document.links())


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


_Addresses = Mapping[int, Set[str]]
"""By source line: the addresses of the articles listed there."""


def _addresses(claims: Claims) -> tuple[_Addresses, _Addresses]:
    """The articles' own addresses and those of their companions."""
    known: dict[str, tuple[set[str], set[str]]] = {}
    for node in claims.nodes:
        if node.kind == "Article":
            own, beside = known.setdefault(node.id, (set(), set()))
            for name, value in node.attributes:
                if name in _OWN:
                    own.add(_key(value.text))
                if name in _COMPANIONS:
                    beside.add(_key(value.text))
    found: tuple[dict[int, set[str]], dict[int, set[str]]] = ({}, {})
    for fact, evidence in claims.claims:
        if fact.relation == "listedIn" and fact.subject in known:
            for table, addresses in zip(found, known[fact.subject], strict=True):
                if addresses:
                    table.setdefault(evidence.line, set()).update(addresses)
    return found


def _key(destination: str) -> str:
    return canonicalise(destination) or destination


def _place(link: Link, own: _Addresses, beside: _Addresses, told: Set[int]) -> str:
    """``evidence``, ``companion`` or ``problem``; empty where the link is none of them."""
    key = _key(link.destination)
    if key in own.get(link.line, ()):
        return "evidence"
    if key in beside.get(link.line, ()):
        return "companion"
    return "problem" if link.line in told else ""
