"""The vocabulary: what kinds of node there are, how they relate, what is said of them.

Three tables, written in ``schema.toml``. Everything else that needs the schema (RDF, shapes, the
page's legend, the CSV columns) reads it from here; this module knows of no other but the namespaces.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

from listgraph.namespaces import BASE as BASE
from listgraph.namespaces import LANGUAGES as LANGUAGES
from listgraph.namespaces import NAMESPACE as NAMESPACE

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dcterms": "http://purl.org/dc/terms/",
        "lg": NAMESPACE,
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "schema": "https://schema.org/",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of nodes.

    ``name`` is its local name in the namespace, ``path`` the first step of its nodes' ids,
    ``also`` the classes of other vocabularies that its nodes belong to as well.
    """

    name: str
    path: str
    also: tuple[str, ...]
    label: str
    label_zh: str
    comment: str
    comment_zh: str


@dataclass(frozen=True, slots=True)
class OwnKind:
    """What a configuration calls its models, a class under Model: ``name`` is its local name.

    ``plural`` and ``label_zh`` are the label where nothing else is given.
    """

    name: str
    label: str
    plural: str
    label_zh: str


def own_name(label: str) -> str:
    """The local name of the class that a configuration calls ``label``.

    >>> own_name("programming language"), own_name("Database")
    ('ProgrammingLanguage', 'Database')
    """
    return "".join(word[:1].upper() + word[1:] for word in re.split(r"[\s_-]+", label))


@dataclass(frozen=True, slots=True)
class Relation:
    """A property that joins two nodes.

    ``also`` names the properties of other vocabularies that every such edge states as well;
    ``derived`` says that the edge follows from other edges of the graph.
    """

    name: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    also: tuple[str, ...]
    label: str
    label_zh: str
    comment: str
    comment_zh: str
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property whose values are literals, URLs or named individuals.

    ``name`` is the key in :attr:`listgraph.knowledge.Node.attributes`; ``predicate`` the CURIE
    written to RDF; ``datatype`` one of ``text`` (a string, with a language where known),
    ``url`` (an IRI outside the graph), ``individual`` (a name in our namespace) or a CURIE of
    XML Schema; ``languages`` says that a node has at most one value in each of :data:`LANGUAGES`,
    ``several`` that it may have any number of values.
    """

    name: str
    predicate: str
    kinds: tuple[str, ...]
    datatype: str
    label: str
    label_zh: str
    comment: str
    comment_zh: str
    languages: bool = False
    several: bool = False


_Row = TypeVar("_Row", Kind, Relation, Attribute)
_SCHEMA: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    resources.files(__package__).joinpath("schema.toml").read_text("utf-8")
)


def _table(make: Callable[..., _Row], rows: dict[str, dict[str, Any]]) -> Mapping[str, _Row]:
    table = {}
    for name, row in rows.items():
        if row.get("kinds") == ["*"]:
            row["kinds"] = list(_SCHEMA["kinds"])
        values = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
        table[name] = make(name=name, **values)
    return MappingProxyType(table)


KINDS: Mapping[str, Kind] = _table(Kind, _SCHEMA["kinds"])
RELATIONS: Mapping[str, Relation] = _table(Relation, _SCHEMA["relations"])
ATTRIBUTES: Mapping[str, Attribute] = _table(Attribute, _SCHEMA["attributes"])

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {"Outperforms": "outperforms", "Equals": "equals", "NoVerdict": "comparedWith"}
)
"""The individuals of ``lg:outcome``, each with the relation between models that it gives."""
