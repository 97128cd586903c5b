"""SHACL shapes: what a graph must look like, from the tables of the schema.

Every shape, list and constraint is a named resource, so the file has no blank node. They are met by
facts alone, and by facts and evidence together; then every fact must have evidence, and the reverse.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Triple

from listgraph.rdf.constraints import SPARQL_CONSTRAINTS
from listgraph.rdf.facts import TYPE
from listgraph.rdf.serialise import grouped
from listgraph.rdf.terms import Resource, Said, curie, decimal, integer
from listgraph.schema import ATTRIBUTES, KINDS, OUTCOMES, RELATIONS, Attribute

SAFE_IRI = "^[A-Za-z][A-Za-z0-9+.-]*:[!#-&(-;=?-Z_a-z~]+$"
REQUIRED = {"Comparison": ("left", "right", "outcome"), "Article": ("listedIn",), "Section": ("partOf",)}
SINGLE = {"left", "right", "partOf"} | {
    name for name, row in ATTRIBUTES.items() if not row.several and not row.languages
}

# Property, what its values must be, and whether each piece of evidence has one.
_EVIDENCE: tuple[tuple[str, tuple[tuple[str, Resource], ...], bool], ...] = (
    ("rdf:subject", (("sh:nodeKind", curie("sh:IRI")),), True),
    ("rdf:predicate", (("sh:nodeKind", curie("sh:IRI")),), True),
    ("rdf:object", (("sh:nodeKind", curie("sh:IRIOrLiteral")),), True),
    ("prov:wasDerivedFrom", (("sh:nodeKind", curie("sh:IRI")),), True),
    ("lg:file", (("sh:datatype", curie("xsd:string")), ("sh:minLength", integer(1))), True),
    ("lg:line", (("sh:datatype", curie("xsd:integer")), ("sh:minInclusive", integer(1))), False),
    ("lg:quote", (("sh:datatype", curie("xsd:string")), ("sh:minLength", integer(1))), False),
    ("lg:quoteLine", (("sh:datatype", curie("xsd:integer")), ("sh:minInclusive", integer(1))), False),
    ("lg:start", (("sh:datatype", curie("xsd:integer")), ("sh:lessThan", curie("lg:end"))), False),
    ("lg:end", (("sh:datatype", curie("xsd:integer")),), False),
    ("lg:rule", (("sh:nodeKind", curie("sh:IRI")),), True),
    (
        "lg:confidence",
        (
            ("sh:datatype", curie("xsd:decimal")),
            ("sh:minInclusive", decimal(0)),
            ("sh:maxInclusive", decimal(1)),
        ),
        True,
    ),
)


def shape_triples() -> Iterator[Triple]:
    """All shapes, shape by shape: of the kinds, of the relations' subjects, of evidence."""
    return grouped(_all_shapes())


def sparql_triples() -> Iterator[Triple]:
    """The shapes that need SPARQL, which not every validator knows."""
    return grouped(triple for constraint in SPARQL_CONSTRAINTS for triple in constraint.triples())


def _all_shapes() -> Iterator[Triple]:
    for kind in KINDS:
        yield from _kind_shape(kind)
    for name, relation in RELATIONS.items():
        subject = _shape(f"{name}-subject")
        yield Triple(subject, TYPE, curie("sh:NodeShape"))
        yield Triple(subject, curie("sh:targetSubjectsOf"), curie(f"lg:{name}"))
        yield from _class(f"{name}-subject", relation.domain)
    yield from _evidence_shape()
    yield from _text_shapes()


def _kind_shape(kind: str) -> Iterator[Triple]:
    shape = _shape(kind)
    yield Triple(shape, TYPE, curie("sh:NodeShape"))
    yield Triple(shape, curie("sh:targetClass"), curie(f"lg:{kind}"))
    yield Triple(shape, curie("sh:nodeKind"), curie("sh:IRI"))
    yield Triple(shape, curie("sh:pattern"), Literal(SAFE_IRI))
    for number, name in enumerate(KINDS[kind].also):
        yield from _property(kind, f"class-{number}", TYPE, [(curie("sh:hasValue"), curie(name))])
    yield from _property(kind, "label", curie("rdfs:label"), _LABEL)
    for name, relation in RELATIONS.items():
        if kind in relation.domain:
            path = curie(f"lg:{name}")
            yield from _property(
                kind, name, path, [(curie("sh:nodeKind"), curie("sh:IRI")), *_count(kind, name)]
            )
            yield from _class(f"{kind}-{name}", relation.range)
    for name, attribute in ATTRIBUTES.items():
        if kind in attribute.kinds and attribute.predicate != "rdf:type":  # every node has others, too
            values = [*_values(attribute), *_count(kind, name)]
            yield from _property(kind, name, curie(attribute.predicate), values)
    if kind == "Comparison":
        yield from _members(f"{kind}-outcome", "sh:in", [curie(f"lg:{name}") for name in OUTCOMES])
        yield Triple(_shape(f"{kind}-left"), curie("sh:disjoint"), curie("lg:right"))
    if kind == "Model":
        yield Triple(_shape(f"{kind}-altLabel"), curie("sh:disjoint"), curie("skos:prefLabel"))


_TRUE = Literal("true", datatype=curie("xsd:boolean"))
_LABEL: tuple[Said, ...] = (
    (curie("sh:datatype"), curie("xsd:string")),
    (curie("sh:pattern"), Literal(r"\S")),
    (curie("sh:minCount"), integer(1)),
    (curie("sh:maxCount"), integer(1)),
)
"""One label, without a language."""


def _text() -> list[Said]:
    return [(curie("sh:or"), _member("text", 0)), (curie("sh:pattern"), Literal(r"\S"))]


def _values(attribute: Attribute) -> list[Said]:
    """What the values of an attribute must be."""
    if attribute.datatype == "text":
        return _text()
    if attribute.datatype in ("url", "individual"):
        return [(curie("sh:nodeKind"), curie("sh:IRI")), (curie("sh:pattern"), Literal(SAFE_IRI))]
    return [(curie("sh:datatype"), curie(attribute.datatype)), (curie("sh:minLength"), integer(1))]


def _count(kind: str, name: str) -> Iterator[Said]:
    if name in REQUIRED.get(kind, ()):
        yield curie("sh:minCount"), integer(1)
    if name in SINGLE:
        yield curie("sh:maxCount"), integer(1)
    if name in ATTRIBUTES and ATTRIBUTES[name].languages:
        yield curie("sh:uniqueLang"), _TRUE


def _evidence_shape() -> Iterator[Triple]:
    shape = _shape("Evidence")
    yield Triple(shape, TYPE, curie("sh:NodeShape"))
    yield Triple(shape, curie("sh:targetClass"), curie("lg:Evidence"))
    yield Triple(shape, curie("sh:nodeKind"), curie("sh:IRI"))
    for path, values, required in _EVIDENCE:
        least: list[Said] = [(curie("sh:minCount"), integer(1))] if required else []
        most: Said = (curie("sh:maxCount"), integer(1))
        statements = [(curie(name), value) for name, value in values]
        yield from _property("Evidence", path.partition(":")[2], curie(path), [*statements, *least, most])


def _text_shapes() -> Iterator[Triple]:
    """A text is a plain string or one with a language."""
    names = ("xsd:string", "rdf:langString")
    shapes = [_shape(name.partition(":")[2]) for name in names]
    for shape, name in zip(shapes, names, strict=True):
        yield Triple(shape, TYPE, curie("sh:NodeShape"))
        yield Triple(shape, curie("sh:datatype"), curie(name))
    yield from _list("text", shapes)


def _property(owner: str, name: str, path: NamedNode, statements: Iterable[Said]) -> Iterator[Triple]:
    shape = _shape(f"{owner}-{name}")
    yield Triple(_shape(owner), curie("sh:property"), shape)
    yield Triple(shape, TYPE, curie("sh:PropertyShape"))
    yield Triple(shape, curie("sh:path"), path)
    for language, message in _messages(owner, name).items():
        yield Triple(shape, curie("sh:message"), Literal(message, language=language))
    for predicate, target in statements:
        yield Triple(shape, predicate, target)


def _messages(owner: str, name: str) -> dict[str, str]:
    """What is wrong where the shape of a property is not met, and what the property is."""
    row = RELATIONS.get(name) or ATTRIBUTES.get(name)
    kind = KINDS.get(owner)
    english = f"{kind.label if kind else owner}: “{row.label if row else name}” is not as it must be."
    chinese = f"{kind.label_zh if kind else owner}：“{row.label_zh if row else name}”不符合要求。"
    said = (f" {row.comment}", row.comment_zh) if row else ("", "")
    return {"en": english + said[0], "zh": chinese + said[1]}


def _class(name: str, kinds: tuple[str, ...]) -> Iterator[Triple]:
    """The shape ``name`` asks for nodes of one of these kinds."""
    if len(kinds) == 1:
        yield Triple(_shape(name), curie("sh:class"), curie(f"lg:{kinds[0]}"))
        return
    shapes = [_shape(f"{name}-{kind}") for kind in kinds]
    yield from _members(name, "sh:or", shapes)
    for shape, kind in zip(shapes, kinds, strict=True):
        yield Triple(shape, TYPE, curie("sh:NodeShape"))
        yield Triple(shape, curie("sh:class"), curie(f"lg:{kind}"))


def _members(name: str, predicate: str, members: list[NamedNode]) -> Iterator[Triple]:
    yield Triple(_shape(name), curie(predicate), _member(name, 0))
    yield from _list(name, members)


def _list(name: str, members: list[NamedNode]) -> Iterator[Triple]:
    """An RDF list whose cells have names."""
    for number, item in enumerate(members):
        last = number == len(members) - 1
        yield Triple(_member(name, number), curie("rdf:first"), item)
        rest = curie("rdf:nil") if last else _member(name, number + 1)
        yield Triple(_member(name, number), curie("rdf:rest"), rest)


def _shape(name: str) -> NamedNode:
    return curie(f"lg:shape-{name}")


def _member(name: str, number: int) -> NamedNode:
    return curie(f"lg:shape-{name}-member-{number}")
