"""A list or section as schema.org has one: its items, each with its position."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from listgraph.rdf.terms import curie, integer, node_term

_LIST_ITEM = str(curie("schema:ListItem"))
ELEMENT = str(curie("schema:itemListElement"))
"""What a list or section says of its items."""
ITEM_PROPERTIES = tuple(str(curie(name)) for name in ("rdf:type", "schema:item", "schema:position"))
"""What is said of an item."""


def elements(base: str, name: str, items: Sequence[str]) -> list[str]:
    """The items of the list or section ``name``, as terms; a section's have its hash, and nothing before it.

    >>> elements("https://example.org/", "list/papers", ["article/1", "article/2"])[1]
    '<https://example.org/item/list-papers-2>'
    """
    begun = node_term(base, f"item/{name.removeprefix('section/').replace('/', '-')}-")[:-1]
    return [f"{begun}{number}>" for number, _ in enumerate(items, 1)]


def item_descriptions(
    base: str, terms: Iterable[str], items: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The items themselves, in order, each with its :data:`ITEM_PROPERTIES`; ``terms`` are their own."""
    for number, (term, subject) in enumerate(zip(terms, items, strict=True), 1):
        yield term, (_LIST_ITEM, node_term(base, subject), _number(number))


@lru_cache(maxsize=1 << 12)
def _number(number: int) -> str:
    return str(integer(number))
