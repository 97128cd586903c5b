"""A list or section as schema.org has one: its items, each with its position."""

from collections.abc import Iterator, Sequence

from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.terms import curie, integer, node_term

_TYPE, _LIST_ITEM = str(curie("rdf:type")), str(curie("schema:ListItem"))
_ELEMENT, _ITEM, _POSITION = (
    str(curie(f"schema:{name}")) for name in ("itemListElement", "item", "position")
)


def elements(base: str, name: str, items: Sequence[str]) -> Iterator[Statement]:
    """What the list or section ``name`` says of its items."""
    return ((_ELEMENT, node_term(base, _item(name, number))) for number, _ in enumerate(items, 1))


def item_descriptions(base: str, name: str, items: Sequence[str]) -> Iterator[Description]:
    """The items themselves, in order."""
    for number, subject in enumerate(items, 1):
        yield (
            node_term(base, _item(name, number)),
            [
                (_TYPE, _LIST_ITEM),
                (_ITEM, node_term(base, subject)),
                (_POSITION, str(integer(number))),
            ],
        )


def _item(name: str, number: int) -> str:
    """The id of an item.

    >>> _item("list/papers", 2)
    'item/list-papers-2'
    """
    return f"item/{name.replace('/', '-')}-{number}"
