"""The facts as JSON-LD. schema.org's own terms stand bare, so that its consumers read it as it is."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import VOCABULARIES, safe_iri
from listgraph.schema import ATTRIBUTES, RELATIONS

_SCHEMA_ORG = VOCABULARIES["schema"]
_ID = re.compile(r"[a-z]+/[A-Za-z0-9][A-Za-z0-9._-]*")


def jsonld(triples: Iterable[Triple], base: str) -> bytes:
    """A JSON-LD document of ``triples``; those of one subject must come together.

    Its context is complete: nothing is fetched to read it.
    """
    base = safe_iri(base)
    terms = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in context(base).items())
    nodes = ",\n".join(json.dumps(item, ensure_ascii=False, indent=1) for item in _nodes(triples, base))
    return f'{{"@context": {{\n{terms}\n}},\n"@graph": [\n{nodes}\n]}}\n'.encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def context(base: str) -> dict[str, Any]:
    """The JSON-LD context: prefixes, and for each property of the tables the type of its values."""
    prefixes = {"dcterms", "lg", "prov", "rdfs", "skos", "xsd"}
    terms: dict[str, Any] = {prefix: VOCABULARIES[prefix] for prefix in sorted(prefixes)}
    return {"@base": base, "@vocab": _SCHEMA_ORG, **terms, **dict(sorted(_typed_terms()))}


def _typed_terms() -> Iterator[tuple[str, dict[str, str]]]:
    for relation in RELATIONS.values():
        for name in (f"lg:{relation.name}", *relation.also):
            yield _term(name, "@id")
    for attribute in ATTRIBUTES.values():
        if attribute.datatype in ("url", "individual"):
            yield _term(attribute.predicate, "@id")
        elif attribute.datatype not in ("text", "xsd:string"):
            yield _term(attribute.predicate, attribute.datatype)


def _term(curie: str, value_type: str) -> tuple[str, dict[str, str]]:
    return curie.removeprefix("schema:"), {"@id": curie_iri(curie), "@type": value_type}


def curie_iri(curie: str) -> str:
    """The IRI of a CURIE, as text."""
    prefix, _, local = curie.partition(":")
    return VOCABULARIES[prefix] + local


_COERCED = {definition["@id"]: definition["@type"] for _, definition in _typed_terms()}


def _nodes(triples: Iterable[Triple], base: str) -> Iterator[dict[str, Any]]:
    for subject, group in groupby(triples, key=lambda triple: triple.subject):
        item: dict[str, Any] = {"@id": _relative(subject, base)}
        for predicate, statements in groupby(group, key=lambda triple: triple.predicate):
            values = [_value(predicate, triple.object, base) for triple in statements]
            key = "@type" if predicate == TYPE else _compact(predicate.value)
            item[key] = values if len(values) > 1 else values[0]
        yield item


def _value(predicate: NamedNode, target: object, base: str) -> Any:
    if isinstance(target, NamedNode):
        if predicate == TYPE:
            return _compact(target.value)
        reference = _relative(target, base)
        return reference if predicate.value in _COERCED else {"@id": reference}
    if not isinstance(target, Literal):
        raise TypeError(f"no blank node or quoted triple is expected: {target}")
    if target.language:
        return {"@language": target.language, "@value": target.value}
    coerced = _COERCED.get(predicate.value, "xsd:string")
    datatype = target.datatype.value
    if coerced.startswith("xsd:") and datatype == curie_iri(coerced):
        return target.value
    return {"@type": datatype, "@value": target.value}


def _compact(iri: str) -> str:
    """The name of a property or class in our context."""
    if iri.startswith(_SCHEMA_ORG):
        return iri.removeprefix(_SCHEMA_ORG)
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _relative(term: NamedNode | BlankNode | Triple, base: str) -> str:
    """The id of a node of ours where that resolves to it, else the IRI."""
    if not isinstance(term, NamedNode):
        raise TypeError(f"no blank node or quoted triple is expected: {term}")
    identifier = term.value.removeprefix(base) if base.endswith("/") else ""
    return identifier if _ID.fullmatch(identifier) else term.value
