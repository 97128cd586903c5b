"""What is in a file, by the end of its name, as the Web names it."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

_TYPES: Mapping[str, str] = MappingProxyType(
    {
        ".args": "text/plain",
        ".bib": "text/plain",
        ".canvas": "application/json",
        ".csv": "text/csv",
        ".cx2": "application/json",
        ".cypher": "text/plain",
        ".db": "application/vnd.sqlite3",
        ".gexf": "application/xml",
        ".graphml": "application/xml",
        ".html": "text/html",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".md": "text/markdown",
        ".nq": "application/n-quads",
        ".parquet": "application/vnd.apache.parquet",
        ".rq": "application/sparql-query",
        ".svg": "image/svg+xml",
        ".trig": "application/trig",
        ".ttl": "text/turtle",
        ".txt": "text/plain",
    }
)


def media_type(path: str) -> str:
    """The registered media type; plain text where none is registered, bytes where the end is not known.

    >>> media_type("graph.ttl"), media_type("neo4j/load.cypher"), media_type("a.bin")
    ('text/turtle', 'text/plain', 'application/octet-stream')
    """
    return _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")
