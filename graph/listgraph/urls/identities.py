"""What a page is called elsewhere: a paper by its DOI, a repository by its name."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote

from listgraph.urls import split


class Identity(NamedTuple):
    """``identifier`` is a scheme and a name in it, ``same_as`` the IRI by which other data knows the page."""

    identifier: str
    same_as: str


_DOI = r"(10\.\d{4,9}/[^?#]+)"
_NAME = r"([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)"
# A canonical URL, whole; what its first group is called; the IRI, in which {0} is the group.
_SCHEMES: Mapping[str, tuple[str, str]] = {
    r"https://arxiv\.org/abs/(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})": (
        "arXiv",
        "https://doi.org/10.48550/arXiv.{0}",
    ),
    rf"https://(?:dx\.)?doi\.org/{_DOI}": ("doi", "https://doi.org/{0}"),
    rf"https://dl\.acm\.org/doi/(?:abs/|full/|pdf/)?{_DOI}": ("doi", "https://doi.org/{0}"),
    rf"https://link\.springer\.com/(?:article|chapter|book)/{_DOI}": ("doi", "https://doi.org/{0}"),
    r"https://aclanthology\.org/([A-Z]\d{2}-\d{4}|\d{4}\.[a-z0-9_-]+\.\d+)/?": (
        "acl",
        "https://aclanthology.org/{0}",
    ),
    r"https://openreview\.net/forum\?id=([A-Za-z0-9_-]+)": (
        "openreview",
        "https://openreview.net/forum?id={0}",
    ),
    rf"https://huggingface\.co/(datasets/{_NAME[1:-1]}|spaces/{_NAME[1:-1]})": (
        "huggingface",
        "https://huggingface.co/{0}",
    ),
    rf"https://huggingface\.co/(?!(?:papers|blog|docs|collections|learn|datasets|spaces)/){_NAME}": (
        "huggingface",
        "https://huggingface.co/{0}",
    ),
    rf"https://github\.com/(?!(?:topics|orgs|sponsors|collections|features)/){_NAME}": (
        "github",
        "https://github.com/{0}",
    ),
}
_PATTERNS = [
    (re.compile(pattern.split("/")[2]), (re.compile(pattern), row)) for pattern, row in _SCHEMES.items()
]
"""For each row what its hosts look like, and what its addresses do."""


def identity(url: str) -> Identity | None:
    """What the page at a canonical URL is called elsewhere; None where that is not known.

    >>> identity("https://arxiv.org/abs/1810.04805")
    Identity(identifier='arXiv:1810.04805', same_as='https://doi.org/10.48550/arXiv.1810.04805')
    >>> identity("https://example.org/")
    """
    for pattern, (scheme, iri) in _of_host(split(url)[0]):
        found = pattern.fullmatch(url)
        if found:
            name = unquote(found[1]).rstrip("/")
            return Identity(f"{scheme}:{name}", iri.format(quote(name, safe="/:;()._-~")))
    return None


@lru_cache(maxsize=1 << 12)
def _of_host(host: str) -> Sequence[tuple[re.Pattern[str], tuple[str, str]]]:
    """The rows for a host."""
    return [row for hosts, row in _PATTERNS if hosts.fullmatch(host)]


def of_arxiv(name: str) -> str:
    """The IRI of a paper by its id on arXiv."""
    return f"https://doi.org/10.48550/arXiv.{name}"
