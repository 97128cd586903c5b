"""What takes one set of triples to another, in the RDF Patch format of Apache Jena."""

from collections.abc import Set
from uuid import NAMESPACE_URL, uuid5

from pyoxigraph import Triple

from listgraph.rdf.serialise import ntriples
from listgraph.schema import NAMESPACE


def rdf_patch(old: Set[Triple], new: Set[Triple]) -> str:
    """One transaction of ``D`` and ``A`` lines that makes ``new`` of ``old``, each side's lines sorted.

    The patch's id follows from the lines, so that the same change is the same patch. The triples
    have no graph name: they go into whatever graph the patch is applied to.

    >>> from pyoxigraph import Literal, NamedNode
    >>> bert, year = NamedNode("https://example.org/bert"), NamedNode("https://example.org/year")
    >>> print(rdf_patch(set(), {Triple(bert, year, Literal("2018"))}), end="")
    H id <urn:uuid:5e837a38-e841-5868-a838-18b8e5871fee> .
    TX .
    A <https://example.org/bert> <https://example.org/year> "2018" .
    TC .
    """
    body = _lines("D", old - new) + _lines("A", new - old)
    return f"H id <urn:uuid:{uuid5(NAMESPACE_URL, NAMESPACE + body)}> .\nTX .\n{body}TC .\n"


def _lines(operation: str, triples: Set[Triple]) -> str:
    lines = ntriples(triples).decode().split("\n")[:-1]  # a literal may hold any other line separator
    return "".join(f"{operation} {line}\n" for line in lines)
