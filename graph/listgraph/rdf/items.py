"""A list or section as schema.org has one: its items, each with its position."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from listgraph.rdf.terms import curie, integer, node_term

_LIST_ITEM = str(curie("schema:ListItem"))
ELEMENT = str(curie("schema:itemListElement"))
"""What a list or section says of its items."""
ITEM_PROPERTIES = tuple(str(curie(name)) for name in ("rdf:type", "schema:item", "schema:position"))
"""What is said of an item."""


def elements(base: str, name: str, items: Sequence[str]) -> list[str]:
    """The items of the list or section ``name``, as terms."""
    return [node_term(base, _item(name, number)) for number, _ in enumerate(items, 1)]


def item_descriptions(base: str, name: str, items: Sequence[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The items themselves, in order, each with its :data:`ITEM_PROPERTIES`."""
    for number, subject in enumerate(items, 1):
        yield (
            node_term(base, _item(name, number)),
            (_LIST_ITEM, node_term(base, subject), _number(number)),
        )


@lru_cache(maxsize=1 << 12)
def _number(number: int) -> str:
    return str(integer(number))


def _item(name: str, number: int) -> str:
    """The id of an item.

    >>> _item("list/papers", 2)
    'item/list-papers-2'
    """
    return f"item/{name.replace('/', '-')}-{number}"
