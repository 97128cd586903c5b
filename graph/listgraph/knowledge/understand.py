"""A list's bytes are read and interpreted; one that nobody thought of keeps no other from being read."""

import logging

from listgraph.errors import ListgraphError, told
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.problems import Problem

_LOG = logging.getLogger(__name__)


def understood(source: Source, lexicon: Lexicon) -> tuple[Document, Claims]:
    """The outline of ``source`` and what it says; nothing and a problem where reading it fails."""
    try:
        document = parse(source)
        return document, interpret(document, lexicon)
    except ListgraphError:
        raise
    except Exception as error:
        _LOG.debug("%s", source.path, exc_info=True)
        message = f"listgraph fails on this file, skipped: {told(error)}"
        problem = Problem(source.path, 0, "not-read", message)
        document = Document(source.path, (), (), tuple(source.text.splitlines()))
        return document, Claims(source.path, (), (), (), (problem,))
