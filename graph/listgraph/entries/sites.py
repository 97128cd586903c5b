"""Everyday words that are models' names on the pages of those who made the models."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry
from listgraph.names.name import Name
from listgraph.names.naming import may_name_more, names
from listgraph.text.writing import squeeze

_FORGES = frozenset({"github.com", "huggingface.co", "modelscope.cn", "x.com", "twitter.com"})
"""Sites whose paths begin with who owns the page."""
_SHORTEST = 5
"""A maker's name with fewer letters may be anybody's host."""
_FEW = 4
_LONGEST = 1000
"""Of so many links, and in so many characters, an entry tells of one page."""


def on_makers_pages(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """``found``, with the models that are everyday words too where a link leads to who made them.

    So in "[Advancing Claude in healthcare](https://www.anthropic.com/news)".
    """
    if len(entry.links) > _FEW or len(entry.text) > _LONGEST or not may_name_more(entry.text, lexicon):
        return list(found)
    makers = {maker for link in entry.links if (maker := _maker(link.destination, lexicon))}
    if not makers:
        return list(found)
    new = [
        name
        for name in names(entry.text, lexicon, company=True)
        if name.kind == "Model" and not makers.isdisjoint(_makers(name, lexicon))
    ]
    again = {name.start for name in new}  # of the same candidates as those found
    kept = [name for name in found if name.start not in again]
    return sorted([*kept, *new], key=lambda name: name.start)


def _makers(name: Name, lexicon: Lexicon) -> Sequence[str]:
    model = lexicon.models.get(name.label)
    return model.developer if model else ()


@lru_cache(maxsize=1 << 10)
def _maker(address: str, lexicon: Lexicon) -> str:
    """The maker on whose pages an address lies; empty where it is no known one's, or a search."""
    try:
        host, path = urlsplit(address)[1:3]
    except ValueError:
        return ""
    if path.startswith("/search"):
        return ""
    host = host.lower().removeprefix("www.")
    labels = [path.strip("/").partition("/")[0]] if host in _FORGES else host.split(".")[:-1]
    sites = _sites(lexicon)
    return next((sites[label] for label in map(squeeze, reversed(labels)) if label in sites), "")


@lru_cache(maxsize=8)
def _sites(lexicon: Lexicon) -> Mapping[str, str]:
    """The makers of models that are everyday words, by their squeezed names."""
    makers = {maker for model in lexicon.models.values() if model.ambiguous for maker in model.developer}
    rows = [lexicon.organizations[maker] for maker in sorted(makers) if maker in lexicon.organizations]
    called = [(squeeze(name), row.name) for row in rows for name in (row.name, *row.aliases)]
    return {word: maker for word, maker in called if len(word) >= _SHORTEST and word.isascii()}
