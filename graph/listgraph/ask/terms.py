"""The terms of listgraph's own vocabulary that a query names, and those of them that there are not."""

import re
from difflib import get_close_matches
from functools import cache

from pyoxigraph import NamedNode

from listgraph.ask.sparql import bare
from listgraph.errors import ListgraphError
from listgraph.rdf.vocabulary import vocabulary_triples
from listgraph.schema import NAMESPACE

_PREFIX = re.compile(r"\bPREFIX\s+lg:\s*<([^<>]*)>", re.IGNORECASE)
_NAMED = re.compile(r"(?<![\w?$:.-])lg:([\w-]+)")
_IRI = re.compile(rf"<{re.escape(NAMESPACE)}([\w-]+)>")
_RULE = "rule-"
"""How the names of rules begin; those of plug-ins are in no table."""


def check_terms(text: str) -> None:
    """See that the query names no term of our vocabulary that does not exist: it would find nothing.

    Raises:
        ListgraphError: it does; those that come close are named.
    """
    declared = _PREFIX.search(text)
    names = [] if declared and declared[1] != NAMESPACE else _NAMED.findall(bare(text))
    known = _terms()
    for name in dict.fromkeys([*names, *_IRI.findall(text)]):
        if name not in known and not name.startswith(_RULE):
            close = get_close_matches(name, known, n=3)
            hint = f"; did you mean {' or '.join(f'lg:{other}' for other in close)}?" if close else ""
            raise ListgraphError(f"the vocabulary has no lg:{name}{hint}")


@cache
def _terms() -> frozenset[str]:
    subjects = [
        triple.subject.value for triple in vocabulary_triples({}, "") if isinstance(triple.subject, NamedNode)
    ]
    return frozenset(term.removeprefix(NAMESPACE) for term in subjects if term.startswith(NAMESPACE))
