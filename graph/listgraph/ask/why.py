"""Every reason that the graph has for what it says of a model or an article, or of two models."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from listgraph.ask.excerpt import Mark, Part
from listgraph.ask.lookup import Index, needed, texts
from listgraph.ask.results import plain
from listgraph.ask.store import load_wanted
from listgraph.rdf.facts import NAME
from listgraph.rdf.terms import curie
from listgraph.schema import ATTRIBUTES, NAMESPACE, RELATIONS

_ORDER = {name: number for number, name in enumerate((*RELATIONS, *ATTRIBUTES))}
_PARTS = ("left", "right", "outcome")
"""What a comparison is made of. Its article's ``reports`` says the same, from the same words."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for one fact.

    ``statement`` is the fact in words. ``line`` is the entry's, from 1; 0 for what no list says.
    ``quote`` begins at ``column``, from 1 (0 where there is none), of the line ``quote_line``, which
    may be a heading's above the entry. ``confidence`` is between 0 and 1.
    """

    statement: str
    subject: str
    relation: str
    object: str
    file: str
    line: int
    quote_line: int
    column: int
    quote: str
    rule: str
    rule_comment: str
    confidence: float

    @property
    def place(self) -> str:
        """``file:line:column`` of the quote, as far as it is known; without one, of the entry."""
        numbers = (self.quote_line or self.line, self.column)
        return ":".join([self.file, *(str(number) for number in numbers if number)])


@dataclass(frozen=True, slots=True)
class Why:
    """What was asked about (names of nodes), and every reason found.

    ``of_versions`` are the reasons for what joins not the two, but versions or variants of them.
    """

    first: tuple[str, ...]
    second: tuple[str, ...]
    reasons: tuple[Reason, ...]
    of_versions: tuple[Reason, ...] = ()


def why(directory: str | Path, first: str, second: str | None = None) -> Why:
    """The reasons in the export in ``directory``. ``first`` and ``second`` are names, titles, URLs or IRIs.

    Raises:
        ListgraphError: no export there, or a name that the graph does not know.
    """
    export = load_wanted(directory, lambda _: _told_of(first, *([] if second is None else [second])))
    here, there = _found(export.store, first, second)
    export.read(_told_why(export.store, [*here, *there]))
    return _explained(export.store, here, there if second is not None else None)


def explain(store: Store, first: str, second: str | None = None) -> Why:
    """The same for an export that is loaded."""
    here, there = _found(store, first, second)
    return _explained(store, here, there if second is not None else None)


def _found(store: Store, first: str, second: str | None) -> tuple[list[NamedNode], list[NamedNode]]:
    index = Index(store)
    return index.find(first), index.find(second) if second is not None else []


def _explained(store: Store, here: list[NamedNode], there: list[NamedNode] | None) -> Why:
    """Why what is said of the nodes is said, or where there are others, what joins the two."""
    found = set(_about(store, here) if there is None else _between(store, here, there))
    there = there or []
    wider = set(_between(store, _versions(store, here), _versions(store, there))) - found
    names = _names(store, here), _names(store, there)
    return Why(*names, _reasons(store, found), _reasons(store, wider))


def _told_of(*names: str) -> Iterator[Part]:
    """What of an export tells which nodes are meant, and what they and all that joins them is called."""
    for name in names:
        yield from needed(name)
    joining = (*(f"lg:{part}" for part in _PARTS), "lg:variantOf", "rdfs:comment")
    yield Part(frozenset(curie(name).value for name in joining))


def _told_why(store: Store, nodes: Iterable[NamedNode]) -> Iterator[Part]:
    """All that names one of the nodes or a version of them, and the evidence of all comparisons."""
    for node in _versions(store, nodes):
        yield Part(frozenset(), frozenset({Mark(node.value, is_object=True)}))
    yield Part(frozenset(), frozenset({Mark(curie("lg:reports").value, is_object=True)}))


def as_text(answer: Why) -> str:
    """The reasons for a person: fact by fact, then what the rules mean."""
    if not answer.reasons and not answer.of_versions:
        names = " and ".join(", ".join(map(plain, names)) for names in (answer.first, answer.second) if names)
        return f"The graph gives no reason about {names}."
    lines = list(_shown(answer.reasons))
    if answer.of_versions:
        lines += ["", "Of their versions and variants:", *_shown(answer.of_versions)]
    found = (*answer.reasons, *answer.of_versions)
    rules = sorted({(reason.rule, reason.rule_comment) for reason in found if reason.rule_comment})
    if rules:
        lines += ["", "Rules", *(f"  {rule}: {plain(comment)}" for rule, comment in rules)]
    return "\n".join(lines).lstrip("\n")


def _shown(reasons: Iterable[Reason]) -> Iterator[str]:
    statement = ""
    for reason in reasons:
        if reason.statement != statement:
            statement = reason.statement
            yield ""
            yield plain(statement)
        quote = f"  “{plain(reason.quote)}”" if reason.quote else ""
        entry = f" for the entry on line {reason.line}" if reason.quote_line not in (0, reason.line) else ""
        yield f"  {plain(reason.place)}{quote}{entry}  {reason.rule}, confidence {reason.confidence:g}"


def as_json(answer: Why) -> str:
    """The reasons for a program."""
    return json.dumps(asdict(answer), ensure_ascii=False, indent=2)


def _about(store: Store, nodes: Iterable[NamedNode]) -> Iterator[NamedNode]:
    """Evidence of facts that a node is in, and of the comparisons that it is a side of."""
    for node in nodes:
        yield from _with(store, "rdf:subject", node)
        yield from _with(store, "rdf:object", node)
        for comparison in _comparisons(store, node):
            yield from _with(store, "rdf:object", comparison)


def _between(store: Store, here: list[NamedNode], there: list[NamedNode]) -> Iterator[NamedNode]:
    """Evidence of facts that join two nodes, or that set them against each other."""
    for one in here:
        for other in there:
            for subject, target in ((one, other), (other, one)):
                yield from _with(store, "rdf:subject", subject) & _with(store, "rdf:object", target)
            for comparison in _comparisons(store, one) & _comparisons(store, other):
                yield from _with(store, "rdf:object", comparison)


def _versions(store: Store, nodes: Iterable[NamedNode]) -> list[NamedNode]:
    """The nodes with all that are, over any number of steps, versions or variants of them."""
    found = dict.fromkeys(nodes)
    waiting = list(found)
    while waiting:
        node = waiting.pop()
        for version in _subjects(store, "lg:variantOf", node) - found.keys():
            found[version] = None
            waiting.append(version)
    return list(found)


def _with(store: Store, name: str, node: NamedNode) -> set[NamedNode]:
    """The evidence that has ``node`` as its rdf:subject or rdf:object, without a comparison's parts."""
    parts = {curie(f"lg:{part}") for part in _PARTS}
    found = _subjects(store, name, node)
    return {item for item in found if not parts & set(_objects(store, item, "rdf:predicate"))}


def _comparisons(store: Store, node: NamedNode) -> set[NamedNode]:
    return _subjects(store, "lg:left", node) | _subjects(store, "lg:right", node)


def _subjects(store: Store, name: str, node: NamedNode) -> set[NamedNode]:
    quads = store.quads_for_pattern(None, curie(name), node, None)
    return {quad.subject for quad in quads if isinstance(quad.subject, NamedNode)}


def _objects(store: Store, node: NamedNode, name: str) -> list[NamedNode]:
    quads = store.quads_for_pattern(node, curie(name), None, None)
    return [quad.object for quad in quads if isinstance(quad.object, NamedNode)]


def _reasons(store: Store, evidence: Iterable[NamedNode]) -> tuple[Reason, ...]:
    return tuple(sorted({_reason(store, item) for item in evidence}, key=_key))


def _reason(store: Store, evidence: NamedNode) -> Reason:
    def text(name: str) -> str:
        return next(texts(store, evidence, curie(name)), "")

    subject, target = text("rdf:subject"), text("rdf:object")
    relation = text("rdf:predicate").rpartition("#")[2] or text("rdf:predicate")
    rule = text("lg:rule")
    shown, value = _title(store, subject), _title(store, target)
    line, start = text("lg:line"), text("lg:start")
    return Reason(
        statement=f"{shown}{_verb(relation)} {value}",
        subject=_name(store, subject),
        relation=relation,
        object=_name(store, target),
        file=text("lg:file"),
        line=int(line or 0),
        quote_line=int(text("lg:quoteLine") or line or 0) if start else 0,
        column=int(start) + 1 if start else 0,
        quote=text("lg:quote"),
        rule=rule.rpartition("#rule-")[2],
        rule_comment=next(texts(store, NamedNode(rule), curie("rdfs:comment")), ""),
        confidence=float(text("lg:confidence") or 0),
    )


def _verb(relation: str) -> str:
    """What joins the two sides of a statement.

    >>> _verb("covers"), _verb("basedOn"), _verb("onTopic"), _verb("firstReleased")
    (' covers', ' is based on', ' is on topic', ': first released')
    """
    if relation not in RELATIONS:
        return f": {ATTRIBUTES[relation].label if relation in ATTRIBUTES else relation}"
    label = RELATIONS[relation].label
    verb = label.partition(" ")[0].endswith("s")
    return f" {label}" if verb else f" is {label}"


def _title(store: Store, term: str) -> str:
    """A node in a sentence: an article in quotation marks, a comparison spelt out."""
    if not term.startswith(("http:", "https:")):
        return term
    node = NamedNode(term)
    outcome = next(texts(store, node, curie("lg:outcome")), "").removeprefix(NAMESPACE)
    if outcome:
        left, right = (next(texts(store, node, curie(f"lg:{side}")), "") for side in ("left", "right"))
        verb = {"Outperforms": "outperforms", "Equals": "draws level with"}.get(outcome, "is compared with")
        return f"that {_name(store, left)} {verb} {_name(store, right)}"
    name = _name(store, term)
    kinds = {kind.value.removeprefix(NAMESPACE) for kind in _objects(store, node, "rdf:type")}
    if "Article" in kinds:
        return f"“{name}”"
    return next((f"the {kind.lower()} “{name}”" for kind in ("Section", "List") if kind in kinds), name)


def _name(store: Store, term: str) -> str:
    if not term.startswith(("http:", "https:")):
        return term
    return next(texts(store, NamedNode(term), NAME), term)


def _names(store: Store, nodes: Iterable[NamedNode]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_name(store, node.value) for node in nodes))


def _key(reason: Reason) -> tuple[int, str, str, int, int, str]:
    rank = _ORDER.get(reason.relation, len(_ORDER))
    return rank, reason.statement, reason.file, reason.line, reason.column, reason.rule
