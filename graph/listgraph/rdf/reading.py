"""From RDF back to a knowledge graph: what an export states is what the graph held.

What stands nowhere in RDF is not there again: the text of the lists' lines, the problems.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Store

from listgraph.knowledge.assemble import in_order
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.rdf.facts import LABEL, TYPE
from listgraph.rdf.terms import curie
from listgraph.schema import ATTRIBUTES, KINDS, NAMESPACE, RELATIONS

_EVIDENCE = f"""
PREFIX lg: <{NAMESPACE}>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
SELECT ?s ?p ?o ?file ?line ?quote ?start ?end ?rule ?confidence ?quoteLine WHERE {{
  ?e a lg:Evidence ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; lg:file ?file ; lg:rule ?rule ;
    lg:confidence ?confidence .
  OPTIONAL {{ ?e lg:line ?line }}
  OPTIONAL {{ ?e lg:quote ?quote ; lg:start ?start ; lg:end ?end }}
  OPTIONAL {{ ?e lg:quoteLine ?quoteLine }}
}}"""


def read(store: Store, base: str) -> KnowledgeGraph:
    """The graph whose statements are in ``store``, with ids relative to ``base``."""
    kinds = dict(_kinds(store, base))
    nodes = tuple(
        Node(identifier, kind, _label(store, base, identifier), _attributes(store, base, identifier, kind))
        for identifier, kind in sorted(kinds.items())
    )
    facts = Evidences()
    for fact, item in _reasons(store, base, kinds):
        facts.add(fact, item)
    return KnowledgeGraph(nodes, in_order(facts), base=base)


def _kinds(store: Store, base: str) -> Iterator[tuple[str, str]]:
    for kind in KINDS:
        for quad in store.quads_for_pattern(None, TYPE, curie(f"lg:{kind}"), None):
            if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(base):
                yield quad.subject.value.removeprefix(base), kind


def _label(store: Store, base: str, identifier: str) -> str:
    labels = _values(store, base, identifier, LABEL)
    return next(
        (term.value for term in labels if isinstance(term, Literal) and not term.language), identifier
    )


def _values(store: Store, base: str, identifier: str, predicate: NamedNode) -> Iterable[object]:
    found = {
        quad.object for quad in store.quads_for_pattern(NamedNode(base + identifier), predicate, None, None)
    }
    return sorted(found, key=str)


def _attributes(store: Store, base: str, identifier: str, kind: str) -> tuple[tuple[str, Value], ...]:
    found = (
        (name, _value(term))
        for name, attribute in ATTRIBUTES.items()
        if kind in attribute.kinds
        for term in _values(store, base, identifier, curie(attribute.predicate))
        if attribute.predicate != "rdf:type" or _is_own_kind(term)
    )
    return tuple(sorted(found))


def _is_own_kind(term: object) -> bool:
    """Whether a class is what a configuration calls models, and none of the schema's own."""
    name = str(getattr(term, "value", term))
    return name.startswith(NAMESPACE) and name.removeprefix(NAMESPACE) not in KINDS


def _value(term: object) -> Value:
    """The value of an attribute; of a name in our namespace, the name."""
    if isinstance(term, Literal):
        return Value(term.value, term.language or "")
    text = str(getattr(term, "value", term))
    return Value(unquote(text.removeprefix(NAMESPACE)) if text.startswith(NAMESPACE) else text)


def _reasons(store: Store, base: str, kinds: dict[str, str]) -> Iterator[tuple[Fact, Evidence]]:
    for row in store.query(_EVIDENCE, use_default_graph_as_union=True):  # type: ignore[union-attr]
        subject = row["s"].value.removeprefix(base)
        fact = _fact(subject, row["p"].value, row["o"], base, kinds.get(subject, ""))
        if fact:
            values = {
                name: getattr(row[name], "value", "") for name in ("file", "quote", "rule", "confidence")
            }
            numbers = {
                name: int(row[name].value) if row[name] is not None else 0
                for name in ("line", "start", "end", "quoteLine")
            }
            yield (
                fact,
                Evidence(
                    values["file"],
                    numbers["line"],
                    values["quote"],
                    numbers["start"],
                    numbers["end"],
                    unquote(values["rule"].removeprefix(f"{NAMESPACE}rule-")),
                    float(values["confidence"]),
                    numbers["quoteLine"],
                ),
            )


def _fact(subject: str, predicate: str, target: object, base: str, kind: str) -> Fact | None:
    name = _name(predicate, kind)
    if name in RELATIONS and isinstance(target, NamedNode):
        return Fact(subject, name, target.value.removeprefix(base))
    return Fact(subject, name, _value(target)) if name else None


@cache
def _name(predicate: str, kind: str) -> str:
    """The relation or attribute that a predicate states of a node of that kind."""
    name = predicate.removeprefix(NAMESPACE)
    if name in RELATIONS:
        return name
    rows = (row for row in ATTRIBUTES.values() if kind in row.kinds)
    return next((row.name for row in rows if curie(row.predicate).value == predicate), "")
