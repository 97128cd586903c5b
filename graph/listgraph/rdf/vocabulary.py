"""The ontology: OWL classes, properties and individuals for all that our files say.

It is made from the tables that the rest is made from, so it cannot say anything else. It keeps to
OWL 2 DL: terms of other vocabularies are declared, and no reserved one is used as a class or property.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.rdf.evidence import rule_node
from listgraph.rdf.facts import TYPE
from listgraph.rdf.rules import rule_statements
from listgraph.rdf.terms import curie, own
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS, NAMESPACE, RELATIONS, Attribute, OwnKind

_EXTRA: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    resources.files(__package__).joinpath("vocabulary.toml").read_text("utf-8")
)
_RELATED: Mapping[str, Any] = _EXTRA["related"]

# Datatypes of OWL 2; others may be named in an annotation only.
_OWL_DATATYPES = {"xsd:string", "xsd:integer", "xsd:decimal", "xsd:boolean", "rdfs:Literal"}
_ANNOTATIONS = ("schema:domainIncludes", "schema:rangeIncludes", "skos:example", "dcterms:title")
_ANNOTATION_ATTRIBUTES = {"skos:prefLabel", "skos:altLabel"}  # as SKOS declares them
_ITEM_LISTS = {
    "schema:ListItem": "owl:Class",
    "schema:item": "owl:ObjectProperty",
    "schema:itemListElement": "owl:ObjectProperty",
    "schema:position": "owl:DatatypeProperty",
}
_SHARED = {"file": ("Evidence",), "line": ("Evidence",)}
"""Attributes that evidence carries as well."""


def vocabulary_triples(
    rulebook: Mapping[str, Rule], version: str, own_kinds: Iterable[OwnKind] = ()
) -> Iterator[Triple]:
    """The whole ontology, term by term, with the kinds of models that a configuration names."""
    ontology = NamedNode(NAMESPACE.removesuffix("#"))
    yield Triple(ontology, TYPE, curie("owl:Ontology"))
    yield Triple(ontology, curie("dcterms:title"), Literal("The vocabulary of listgraph", language="en"))
    yield Triple(ontology, curie("dcterms:title"), Literal("listgraph 词汇表", language="zh"))
    yield Triple(ontology, curie("owl:versionInfo"), Literal(version))
    yield from _foreign_terms()
    yield from _classes()
    for kind in own_kinds:
        comment = f"What the lists' own configuration calls {kind.plural}."
        yield from _term(
            kind.name,
            ["owl:Class"],
            kind.label,
            kind.label_zh,
            comment,
            f"列表自己的配置所称的{kind.label_zh}。",
        )
        yield from _links(kind.name, "rdfs:subClassOf", ["lg:Model"])
    yield from _relations()
    yield from _attributes()
    yield from _extra_properties()
    yield from _individuals()
    for name in rulebook:
        subject = rule_node(name)
        yield Triple(subject, TYPE, curie("owl:NamedIndividual"))
        yield Triple(subject, curie("rdfs:isDefinedBy"), ontology)
        for predicate, target in rule_statements(name, rulebook):
            yield Triple(subject, predicate, target)


def _classes() -> Iterator[Triple]:
    rows = {name: (kind, kind.also) for name, kind in KINDS.items()}
    for name, (kind, also) in rows.items():
        yield from _term(name, ["owl:Class"], kind.label, kind.label_zh, kind.comment, kind.comment_zh)
        yield from _links(name, "rdfs:subClassOf", also)
        yield from _links(name, "rdfs:seeAlso", _RELATED.get(name, ()))
    for name, row in _EXTRA["classes"].items():
        yield from _row(name, ["owl:Class"], row)
        yield from _links(name, "rdfs:subClassOf", row.get("also", ()))
        yield from _links(name, "rdfs:seeAlso", row.get("related", ()))


def _relations() -> Iterator[Triple]:
    for name, relation in RELATIONS.items():
        yield from _term(
            name,
            ["owl:ObjectProperty"],
            relation.label,
            relation.label_zh,
            relation.comment,
            relation.comment_zh,
        )
        yield from _domain(name, relation.domain)
        yield from _range(name, [f"lg:{kind}" for kind in relation.range])
        yield from _links(name, "rdfs:subPropertyOf", relation.also)
        yield from _links(name, "rdfs:seeAlso", _RELATED.get(name, ()))


def _attributes() -> Iterator[Triple]:
    for name, row in ATTRIBUTES.items():
        if row.predicate != f"lg:{name}":
            continue
        yield from _term(name, [_property_type(row)], row.label, row.label_zh, row.comment, row.comment_zh)
        yield from _domain(name, (*row.kinds, *_SHARED.get(name, ())))
        if row.datatype == "individual":
            yield from _range(name, [f"lg:{name[0].upper()}{name[1:]}"])
        elif row.datatype != "url":
            yield from _range(name, ["rdfs:Literal" if row.datatype == "text" else row.datatype])


def _extra_properties() -> Iterator[Triple]:
    for name, row in _EXTRA["properties"].items():
        literal = not row["range"].startswith("lg:")
        yield from _row(name, ["owl:DatatypeProperty" if literal else "owl:ObjectProperty"], row)
        yield from _domain(name, row.get("domain", ()))
        yield from _range(name, [row["range"]])


def _individuals() -> Iterator[Triple]:
    for name, row in _EXTRA["individuals"].items():
        kind = row["class"]
        yield from _row(name, ["owl:NamedIndividual", kind if ":" in kind else f"lg:{kind}"], row)


def _foreign_terms() -> Iterator[Triple]:
    """Declarations of the terms of other vocabularies that our files use."""
    classes = [name for kind in KINDS.values() for name in kind.also]
    classes += [name for row in _EXTRA["classes"].values() for name in row.get("also", ())]
    objects = [name for relation in RELATIONS.values() for name in relation.also]
    types = {**dict.fromkeys(classes, "owl:Class"), **dict.fromkeys(objects, "owl:ObjectProperty")}
    types |= {row.predicate: _property_type(row) for row in ATTRIBUTES.values()}
    types |= dict.fromkeys(_ANNOTATIONS, "owl:AnnotationProperty")
    types |= dict.fromkeys((row["class"] for row in _EXTRA["individuals"].values()), "owl:Class")
    types |= {"schema:name": "owl:DatatypeProperty", **_ITEM_LISTS}
    for name, kind in sorted(types.items()):
        if ":" in name and not name.startswith(("lg:", "rdf:", "rdfs:")):
            yield Triple(curie(name), TYPE, curie(kind))


def _property_type(attribute: Attribute) -> str:
    if attribute.predicate in _ANNOTATION_ATTRIBUTES:
        return "owl:AnnotationProperty"
    linked = attribute.datatype in ("url", "individual")
    return "owl:ObjectProperty" if linked else "owl:DatatypeProperty"


def _row(name: str, types: Iterable[str], row: Mapping[str, Any]) -> Iterator[Triple]:
    return _term(name, types, row["label"], row["label_zh"], row["comment"], row["comment_zh"])


def _term(
    name: str, types: Iterable[str], label: str, label_zh: str, comment: str, comment_zh: str
) -> Iterator[Triple]:
    subject = own(name)
    yield from (Triple(subject, TYPE, curie(kind)) for kind in types)
    yield Triple(subject, curie("rdfs:label"), Literal(label, language="en"))
    yield Triple(subject, curie("rdfs:label"), Literal(label_zh, language="zh"))
    yield Triple(subject, curie("rdfs:comment"), Literal(comment, language="en"))
    yield Triple(subject, curie("rdfs:comment"), Literal(comment_zh, language="zh"))
    yield Triple(subject, curie("rdfs:isDefinedBy"), NamedNode(NAMESPACE.removesuffix("#")))


def _links(name: str, predicate: str, targets: Iterable[str]) -> Iterator[Triple]:
    return (Triple(own(name), curie(predicate), curie(target)) for target in targets)


def _domain(name: str, kinds: Iterable[str]) -> Iterator[Triple]:
    """One class is the domain; several are named without a union, which would need a blank node."""
    targets = [f"lg:{kind}" for kind in kinds]
    return _links(name, "rdfs:domain" if len(targets) == 1 else "schema:domainIncludes", targets)


def _range(name: str, targets: list[str]) -> Iterator[Triple]:
    known = targets[0].startswith("lg:") or targets[0] in _OWL_DATATYPES
    certain = len(targets) == 1 and known
    return _links(name, "rdfs:range" if certain else "schema:rangeIncludes", targets)
