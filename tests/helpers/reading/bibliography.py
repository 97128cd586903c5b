"""articles.bib and articles.csl.json: the titles, by pybtex and as LaTeX sets them."""

import json
import re
from collections.abc import Mapping
from typing import Any

from helpers.reading.found import Found, written
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.text import visible


def bibtex(graph: KnowledgeGraph) -> str:
    return written("bib", graph)["articles.bib"].decode()


def csl(graph: KnowledgeGraph) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(written("csl", graph)["articles.csl.json"])
    return items


NAMES = {
    "textbackslash": "\\",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textless": "<",
    "textgreater": ">",
    "textbraceleft": "{",
    "textbraceright": "}",
    "`": "`",
}


def plain(latex: str) -> str:
    """What LaTeX sets for ``latex``, which may hold nothing that it would act upon."""
    pieces = re.findall(r"\\([a-z]+|`)\{\}|\\([$&#_%{}])|(\{\})|([^\\$&#_%{}^~`<>])|(.)", latex)
    assert not any(acting for *_, acting in pieces)
    assert not re.search("--|''|,,", latex)
    return "".join(NAMES.get(name, name) or sign or other for name, sign, _, other, _ in pieces)


def by_pybtex(graph: KnowledgeGraph) -> dict[str, str]:
    from pybtex.database import parse_string

    entries = parse_string(bibtex(graph), "bibtex").entries
    return {key: plain(entry.fields["title"][1:-1]) for key, entry in entries.items()}


def _articles(titles: Mapping[str, str], graph: KnowledgeGraph) -> Found:
    names = {key.replace("-", "/", 1): title for key, title in titles.items()}
    return {
        name: (graph.base + name, graph.by_id[name].kind, title)
        for name, title in names.items()
        if visible(graph.by_id[name].label)
    }, set()


def read_bibtex(graph: KnowledgeGraph) -> Found:
    return _articles(by_pybtex(graph), graph)


def read_csl(graph: KnowledgeGraph) -> Found:
    return _articles({item["id"]: item["title"] for item in csl(graph)}, graph)
