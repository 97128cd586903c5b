"""The facts as JSON-LD. schema.org's own terms stand bare, so that its consumers read it as it is."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from typing import Any

from listgraph.files.artifact import Part
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.shards import Shard, shards
from listgraph.rdf.facts import ITEM_SHAPE, PREDICATES, TYPE, Shape, shaped
from listgraph.rdf.items import ELEMENT
from listgraph.rdf.terms import VOCABULARIES, Kept, safe_iri
from listgraph.schema import ATTRIBUTES, RELATIONS

_SCHEMA_ORG = VOCABULARIES["schema"]
_ID = re.compile(r"[a-z]+/[A-Za-z0-9][A-Za-z0-9._-]*")


def jsonld(graph: KnowledgeGraph) -> Iterator[str | Part]:
    """A JSON-LD document of the facts, piece by piece.

    Its context is complete: nothing is fetched to read it.
    """
    base = safe_iri(graph.base)
    terms = ",\n".join(f"  {_json(name)}: {_json(value)}" for name, value in context(base).items())
    yield f'{{"@context": {{\n{terms}\n}},\n"@graph": ['
    write = partial(_written, graph.base, Kept(partial(_relative, base)))
    between = "\n"
    for shard in shards(graph):
        yield between
        yield Part(shard.key, partial(write, shard))
        between = ",\n"
    yield "\n]}\n"


def _written(base: str, relative: Kept, shard: Shard) -> str:
    return ",\n".join(_nodes(shaped(base, shard), relative))


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
        if attribute.predicate == "rdf:type":  # JSON-LD's own @type
            continue
        if attribute.datatype in ("url", "individual"):
            yield _term(attribute.predicate, "@id")
        elif attribute.datatype not in ("text", "xsd:string"):
            yield _term(attribute.predicate, attribute.datatype)

    yield _term("schema:item", "@id")
    yield _term("schema:itemListElement", "@id")
    yield _term("schema:position", "xsd:integer")


def _term(curie: str, value_type: str) -> tuple[str, dict[str, str]]:
    return curie.removeprefix("schema:"), {"@id": curie_iri(curie), "@type": value_type}


def curie_iri(curie: str) -> str:
    """The IRI of a CURIE, as text."""
    prefix, _, local = curie.partition(":")
    return VOCABULARIES[prefix] + local


_COERCED = {definition["@id"]: definition["@type"] for _, definition in _typed_terms()}
_TYPE = str(TYPE)
_XSD_STRING = VOCABULARIES["xsd"] + "string"


def _nodes(said: Iterable[tuple[str, Shape, Sequence[str]]], relative: Kept) -> Iterator[str]:
    """A line for each property of each subject.

    The items of a list or section, which follow it, stand in it, each in a line.
    """
    going = iter(said)
    for subject, shape, targets in going:
        template, predicates, items = _template(shape)
        values = [
            relative[term] if predicate in _JOINING and term[0] == "<"
            else term if predicate in _BARE and term[-1] == '"'
            else _value(predicate, term, relative)
            for predicate, term in zip(predicates, targets, strict=True)
        ]  # fmt: skip
        if items:
            values[-items:] = _nodes(islice(going, items), relative)
        yield template % (relative[subject], *values)


@lru_cache(maxsize=1 << 12)
def _template(shape: Shape) -> tuple[str, Sequence[str], int]:
    """What is filled in with a subject and its values, the predicate of each of these, the number of items.

    Items are the last of the values.
    """
    predicates = [PREDICATES[rank] for rank in shape]
    lines = ['"@id":%s']
    for predicate, count in Counter(predicates).items():
        between = ",\n" if predicate == ELEMENT else ","
        values = "%s" if count == 1 else f"[{between.join(['%s'] * count)}]"
        lines.append(f"{_key(predicate)}:{values}")
    end = "," if shape == ITEM_SHAPE else ",\n"
    return "{" + end.join(lines) + "}", predicates, predicates.count(ELEMENT)


def _value(predicate: str, term: str, relative: Kept) -> str:
    """A term that does not stand bare, as JSON. What N-Triples escapes in a literal, JSON escapes alike."""
    if term[0] == "<":
        if predicate == _TYPE:
            return _key(term)
        return f'{{"@id":{relative[term]}}}'
    if term[-1] == '"':
        return f'{{"@type":"{_XSD_STRING}","@value":{term}}}'
    if term[-1] != ">":
        text, _, language = term.rpartition("@")
        return f'{{"@language":"{language}","@value":{text}}}'
    text, _, datatype = term.rpartition("^^")
    if _is_typed(predicate, datatype):
        return text
    return f'{{"@type":"{datatype[1:-1]}","@value":{text}}}'


_JOINING = {predicate for predicate in PREDICATES if predicate[1:-1] in _COERCED} - {_TYPE}
"""The properties whose IRIs stand bare."""
_BARE = {term for term in PREDICATES if not _COERCED.get(term[1:-1], "").startswith("xsd:")}
"""The properties whose strings stand bare."""


@cache
def _is_typed(predicate: str, datatype: str) -> bool:
    """Whether the context says that the property's values are of that datatype."""
    coerced = _COERCED.get(predicate[1:-1], "")
    return coerced.startswith("xsd:") and f"<{curie_iri(coerced)}>" == datatype


@cache
def _key(term: str) -> str:
    """The name of a property or class in our context, as JSON."""
    iri = term[1:-1]
    if term == _TYPE:
        return '"@type"'
    if iri.startswith(_SCHEMA_ORG):
        return _json(iri.removeprefix(_SCHEMA_ORG))
    for prefix, namespace in VOCABULARIES.items():
        if iri.startswith(namespace):
            return _json(f"{prefix}:{iri.removeprefix(namespace)}")
    return _json(iri)


def _relative(base: str, term: str) -> str:
    """A node's id as JSON, where that resolves to its ``term``; else its IRI."""
    iri = term[1:-1]
    identifier = iri.removeprefix(base) if base.endswith("/") else ""
    return f'"{identifier if _ID.fullmatch(identifier) else iri}"'
