"""What several documents say of one node, put together."""

from collections.abc import Collection, Mapping, Sequence

from listgraph.entries.best import best_title
from listgraph.knowledge.graph import Node, Value
from listgraph.schema import ATTRIBUTES


def merged(nodes: Mapping[str, list[Node]], language: str) -> list[Node]:
    """One node for each id, with all that its descriptions say.

    Its label is its name in ``language``; without one the longest of the labels, and of an article the best
    title (:func:`listgraph.entries.best.best_title`).
    """
    found = []
    for identity in sorted(nodes):
        group = nodes[identity]
        if len(group) == 1 and (alone := _alone(*group)):
            found.append(alone)
            continue
        attributes = _telling(_together([node.attributes for node in group]))
        label = _label([node.label for node in group], group[0].kind, attributes, language)
        found.append(Node(identity, group[0].kind, label, tuple(sorted(attributes))))
    return found


def _alone(node: Node) -> Node | None:
    """What becomes of a node that is described once; nothing where its attributes change one another."""
    said = dict(node.attributes)
    if len(said) < len(node.attributes) or "prefLabel" in said:
        return None
    attributes = _telling(node.attributes) if "listedUrl" in said else node.attributes
    return node._replace(attributes=tuple(sorted(attributes)))


def _together(said: Sequence[Sequence[tuple[str, Value]]]) -> set[tuple[str, Value]]:
    """What the descriptions of one node say, but for what contradicts."""
    return _one_name(_one_each({pair for attributes in said for pair in attributes}))


def _label(labels: list[str], kind: str, attributes: Collection[tuple[str, Value]], language: str) -> str:
    if kind == "Article":
        return best_title(labels)
    named = [value.text for name, value in attributes if (name, value.lang) == ("prefLabel", language)]
    return named[0] if named else min(labels, key=_longest)


def _one_each(attributes: set[tuple[str, Value]]) -> set[tuple[str, Value]]:
    """``attributes`` with one value of each that may have but one: the first, the lowest number."""
    first: dict[str, tuple[str, Value]] = {}
    for pair in attributes:
        attribute = ATTRIBUTES[pair[0]]
        if not (attribute.several or attribute.languages):
            known = first.setdefault(pair[0], pair)
            first[pair[0]] = min(known, pair, key=_number_first)
    return {pair for pair in attributes if first.get(pair[0], pair) == pair}


def _number_first(attribute: tuple[str, Value]) -> tuple[int, str, str]:
    """By the number that the value is, else by its text."""
    text, language = attribute[1]
    return int(text) if text.isascii() and text.isdecimal() else -1, text, language


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


def _telling(attributes: Collection[tuple[str, Value]]) -> Collection[tuple[str, Value]]:
    """``attributes`` without the listed address where every list has the canonical one."""
    listed = {value.text for name, value in attributes if name == "listedUrl"}
    same = bool(listed) and listed <= {value.text for name, value in attributes if name == "url"}
    return [pair for pair in attributes if pair[0] != "listedUrl"] if same else attributes
