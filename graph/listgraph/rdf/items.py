"""A list or section as schema.org has one: its items, each with its position."""

from collections.abc import Iterable, Iterator, Sequence

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.terms import curie, integer, node_term

_TYPE, _LIST_ITEM = str(curie("rdf:type")), str(curie("schema:ListItem"))
_ELEMENT, _ITEM, _POSITION = (
    str(curie(f"schema:{name}")) for name in ("itemListElement", "item", "position")
)
_WITHIN = frozenset({"listedIn", "partOf"})
"""The relations of what stands in a list or section to that."""


def items_by_list(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """What stands directly in each list and section, by their ids: articles and sections, as they come."""
    places: dict[str, dict[tuple[int, int, str], None]] = {}
    for fact, evidence in graph.evidence.items():
        if fact.relation in _WITHIN and isinstance(fact.object, str):
            listed = places.setdefault(fact.object, {})
            listed.update(((item.line, item.start, fact.subject), None) for item in evidence)
    return {name: _in_order(listed) for name, listed in places.items()}


def _in_order(listed: Iterable[tuple[int, int, str]]) -> list[str]:
    """The subjects by line and column; what is on a line twice is there once."""
    return [subject for _, subject in dict.fromkeys((line, subject) for line, _, subject in sorted(listed))]


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
