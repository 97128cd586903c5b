"""What several documents say of one node, put together."""

from collections.abc import Mapping

from listgraph.entries.best import best_title
from listgraph.knowledge.graph import Node, Value


def merged(nodes: Mapping[str, list[Node]]) -> list[Node]:
    """One node for each id, with all that its descriptions say.

    The longest label is shown; of an article the best title (:func:`listgraph.entries.best.best_title`).
    """
    found = []
    for identity in sorted(nodes):
        group = nodes[identity]
        labels = [node.label for node in group]
        label = best_title(labels) if group[0].kind == "Article" else min(labels, key=_longest)
        attributes = _telling(_one_name({pair for node in group for pair in node.attributes}))
        found.append(Node(identity, group[0].kind, label, tuple(sorted(attributes, key=_order))))
    return found


def _longest(text: str) -> tuple[int, str]:
    return -len(text), text


def _one_name(attributes: set[tuple[str, Value]]) -> set[tuple[str, Value]]:
    """``attributes`` with one preferred name in a language, the longest; other spellings are aliases."""
    preferred: dict[str, list[Value]] = {}
    for name, value in attributes:
        if name == "prefLabel":
            preferred.setdefault(value.lang, []).append(value)
    names = {min(values, key=lambda value: _longest(value.text)) for values in preferred.values()}
    others = {("altLabel", value) for values in preferred.values() for value in values}
    kept = {pair for pair in attributes | others if pair[0] != "prefLabel"}
    return kept - {("altLabel", value) for value in names} | {("prefLabel", value) for value in names}


def _telling(attributes: set[tuple[str, Value]]) -> set[tuple[str, Value]]:
    """``attributes`` without the listed address where every list has the canonical one."""
    listed = {value.text for name, value in attributes if name == "listedUrl"}
    same = listed <= {value.text for name, value in attributes if name == "url"}
    return {pair for pair in attributes if pair[0] != "listedUrl"} if same else attributes


def _order(attribute: tuple[str, Value]) -> tuple[str, str, str]:
    return attribute[0], attribute[1].text, attribute[1].lang
