"""RDF terms: ids and CURIEs to IRIs, attribute values to literals.

This is the border where hostile text is made safe: whatever stands in a list, an IRI made here
is plain ASCII without white space, quotes or brackets, and a literal can be written in every format.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from listgraph.knowledge.graph import Value
from listgraph.schema import BASE, KINDS, NAMESPACE, PREFIXES, Attribute

Resource = NamedNode | Literal
Said = tuple[NamedNode, Resource]
"""Predicate and object, where there are few of them."""

VOCABULARIES: Mapping[str, str] = MappingProxyType(
    {
        **PREFIXES,
        "cito": "http://purl.org/spar/cito/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "fabio": "http://purl.org/spar/fabio/",
        "mls": "http://www.w3.org/ns/mls#",
        "sh": "http://www.w3.org/ns/shacl#",
        "void": "http://rdfs.org/ns/void#",
    }
)
"""Every prefix that our files or a query may use, with its namespace."""

UNSAFE_URL = "rawDestination"
"""The attribute that keeps a URL which cannot become an IRI."""

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_PLAIN = "[A-Za-z0-9._~:/?@!$&()*+,;=-]"
_SAFE = rf"{_PLAIN}*(?:%[0-9A-Fa-f]{{2}}{_PLAIN}*)*"
_NUMBERED = r"(?://\[[0-9A-Fa-f:]{2,39}\])?"
"""A host that is an IPv6 address; whether it is one, the engine says."""
_SAFE_IRI = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?=[^#]){_NUMBERED}{_SAFE}(?:#{_SAFE})?")
_USUAL_IRI = re.compile(rf"https?://[A-Za-z0-9._-]+(?:[/?]{_SAFE})?(?:#{_SAFE})?")
"""What most addresses are: of these no engine doubts one."""
_OWN_ID = re.compile("[A-Za-z0-9._/-]+")
"""An id that needs no change to stand in an IRI, as all but those of others' kinds."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def prefixes(base: str = BASE) -> dict[str, str]:
    """The prefixes for our files: the vocabularies', and one per kind of node under ``base``.

    >>> prefixes()["model"]
    'https://w3id.org/listgraph/id/model/'
    """
    base = safe_iri(base)
    paths = [*(kind.path for kind in KINDS.values()), "evidence", "item"]
    return {**{path: f"{base}{path}/" for path in paths}, **VOCABULARIES}


@cache
def curie(name: str) -> NamedNode:
    """The IRI that a CURIE of our tables stands for.

    >>> curie("lg:covers").value
    'https://w3id.org/listgraph/ns#covers'
    """
    prefix, _, local = name.partition(":")
    return NamedNode(VOCABULARIES[prefix] + local)


def own(name: str) -> NamedNode:
    """The IRI of ``name`` in our namespace; what cannot stand in an IRI is percent-encoded.

    >>> own("rule-vs clause").value
    'https://w3id.org/listgraph/ns#rule-vs%20clause'
    """
    return NamedNode(NAMESPACE + quote(text_of(name), safe=""))


def node(base: str, identifier: str) -> NamedNode:
    """The IRI of the node with that id under ``base``."""
    return NamedNode(safe_iri(base + identifier))


@lru_cache(maxsize=1 << 16)
def node_term(base: str, identifier: str) -> str:
    """The same as it is written in N-Triples.

    >>> node_term("https://example.org/", "model/bert")
    '<https://example.org/model/bert>'
    """
    if _OWN_ID.fullmatch(identifier):
        return f"{_begun(base)}{identifier}>"
    return str(node(base, identifier))


@lru_cache(maxsize=8)
def _begun(base: str) -> str:
    """The term of a base IRI, without its end."""
    return str(node(base, ""))[:-1]


def text_of(text: str) -> str:
    """``text`` with what no format can hold (control characters, lone surrogates) as U+FFFD."""
    return _UNWRITABLE.sub("\ufffd", text)


def safe_iri(url: str) -> str:
    """``url`` as an IRI of safe ASCII, percent-encoded where need be; empty where it cannot be one.

    >>> safe_iri("https://example.org/大鸟?q=[a b]")
    'https://example.org/%E5%A4%A7%E9%B8%9F?q=%5Ba%20b%5D'
    >>> safe_iri("https://[::1]/"), safe_iri("https://[:::]/"), safe_iri("see below")
    ('https://[::1]/', '', '')
    """
    if _USUAL_IRI.fullmatch(url):
        return url
    if _SAFE_IRI.fullmatch(url):
        return _valid(url)
    url = text_of(url)
    scheme = _SCHEME.match(url)
    if not scheme:
        return ""
    host = re.split(r"[/?#]", url[scheme.end() :].removeprefix("//"), maxsplit=1)[0]
    if any(bracket in host for bracket in "[]"):
        return ""
    path, hash_sign, fragment = _STRAY_PERCENT.sub("%25", url).partition("#")
    safe = "%:/?@!$&()*+,;=~"
    encoded = quote(path, safe=safe) + hash_sign + quote(fragment, safe=safe)
    return _valid(encoded) if _SAFE_IRI.fullmatch(encoded) else ""


def _valid(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError:
        return ""


def literal(value: Value) -> Literal | None:
    """A string, with its language where it has one; None for a text of white space."""
    if not value.text.strip():
        return None
    if language := _language(value.lang):
        return Literal(text_of(value.text), language=language)
    return Literal(text_of(value.text))


def literal_term(value: Value) -> str:
    """The same as it is written in N-Triples; empty for a text of white space.

    >>> literal_term(Value("a \\"b\\"", "EN"))
    '"a \\\\"b\\\\""@en'
    """
    quoted = text_term(value.text)
    language = _language(value.lang) if quoted and value.lang else ""
    return f"{quoted}@{language}" if language else quoted


def text_term(text: str) -> str:
    """A text in no language, likewise."""
    return _quoted(text) if text and not text.isspace() else ""


class Kept(dict[str, str]):
    """Terms of N-Triples that were asked for, each with what ``make`` makes of it.

    A lookup in a table is much faster than a call, and there are millions of them.
    """

    def __init__(self, make: Callable[[str], str]) -> None:
        self._make = make

    def __missing__(self, term: str) -> str:
        if len(self) > _MOST:
            self.clear()
        found = self[term] = self._make(term)
        return found


_MOST = 1 << 16


@lru_cache(maxsize=1 << 8)
def _language(code: str) -> str:
    return code.lower() if _LANGUAGE.fullmatch(code) else ""


def _quoted(text: str) -> str:
    r"""A text between quotation marks, with a backslash before what N-Triples wants one before.

    >>> _quoted("a\tb")
    '"a\\tb"'
    """
    if text.isprintable():
        plain = '"' not in text and "\\" not in text
        return f'"{text}"' if plain else f'"{text.translate(_ESCAPES)}"'
    return f'"{text_of(text).translate(_ESCAPES)}"'


_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


def typed(text: str, datatype: str) -> Literal | None:
    """A literal of a datatype given as a CURIE."""
    if datatype == "xsd:string":
        return literal(Value(text))
    return Literal(text_of(text), datatype=curie(datatype)) if text.strip() else None


def decimal(number: float) -> Literal:
    """``number``, to four digits.

    >>> decimal(0.95).value, decimal(1).value
    ('0.95', '1.0')
    """
    return Literal(str(round(float(number), 4)), datatype=curie("xsd:decimal"))


def integer(number: int) -> Literal:
    """``number`` as an xsd:integer."""
    return Literal(str(number), datatype=curie("xsd:integer"))


def attribute_term(attribute: Attribute, value: Value) -> str:
    """A value of an attribute as N-Triples has it; empty where there is no term that is safe."""
    datatype = attribute.datatype
    if datatype == "text":
        return literal_term(value)
    if datatype == "url":
        iri = safe_iri(value.text)
        ambiguous = iri.partition(":")[0] in VOCABULARIES  # JSON-LD would read prov:x as a CURIE
        return f"<{iri}>" if iri and not ambiguous else ""
    return _few(value.text, datatype)


@lru_cache(maxsize=1 << 12)
def _few(text: str, datatype: str) -> str:
    """A value of which many nodes have the same: an individual, a number, a word of ours."""
    if datatype == "individual":
        return str(own(text)) if text.strip() else ""
    term = typed(text, datatype)
    return "" if term is None else str(term)
