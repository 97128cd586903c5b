"""articles.bib and articles.csl.json: the articles as references, for LaTeX, Zotero and Pandoc.

A list names no authors, so the references have none. A key is made of the article's id, that is of
its URL: it stays whatever else is listed.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.markup.latex import escape
from listgraph.page.text import visible, web_address
from listgraph.rules.rulebook import Rule
from listgraph.urls.medium import paper_id

# The medium, with the types of BibLaTeX (to BibTeX, those that it lacks are misc) and of CSL.
_TYPES = {
    "paper": ("misc", "article"),
    "book": ("book", "book"),
    "dataset": ("dataset", "dataset"),
    "code": ("software", "software"),
    "model": ("software", "software"),
    "video": ("video", "motion_picture"),
    "post": ("online", "post-weblog"),
    "social": ("online", "post"),
}
_OTHER = ("online", "webpage")
_IN_URL = "!#$%&'()*+,-./:;=?@[]_~"


@dataclass(frozen=True, slots=True)
class Reference:
    """An article as a bibliography knows it; what is not known is empty."""

    key: str
    types: tuple[str, str]
    title: str
    url: str
    year: str
    publisher: str
    arxiv: str
    language: str
    keywords: tuple[str, ...]
    abstract: str


def export_bibtex(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The articles as BibTeX, in UTF-8."""
    text = "\n".join(_bibtex(reference) for reference in references(graph))
    yield Artifact("articles.bib", text.encode())


def export_csl(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The articles as CSL-JSON."""
    items = [_csl(reference) for reference in references(graph)]
    yield Artifact("articles.csl.json", (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode())


def references(graph: KnowledgeGraph) -> Iterator[Reference]:
    """A reference for each article; its keywords are the models that it covers and its topics."""
    publishers: dict[str, str] = {}
    keywords: dict[str, list[str]] = defaultdict(list)
    for source, relation, target, _ in graph.edges():
        if relation == "publishedBy":
            publishers.setdefault(source, visible(graph.by_id[target].label))
        elif relation in ("covers", "onTopic"):
            keywords[source].append(" ".join(visible(graph.by_id[target].label).replace(",", " ").split()))
    for node in graph.nodes:
        if node.kind == "Article":
            yield _reference(node, publishers.get(node.id, ""), keywords[node.id])


def _reference(node: Node, publisher: str, keywords: list[str]) -> Reference:
    url = node.text("url")
    name, _, number = (paper_id(url) or "").partition(":")
    return Reference(
        key=node.id.replace("/", "-"),
        types=_TYPES.get(node.text("medium"), _OTHER),
        title=visible(node.label) or visible(url) or node.id,
        url=quote(web_address(node.address), safe=_IN_URL, errors="replace"),
        year=node.text("published"),
        publisher=publisher,
        arxiv=number if name == "arxiv" else "",
        language=node.text("language"),
        keywords=tuple(filter(None, keywords)),
        abstract=" ".join(visible(value.text) for value in node.values("description")),
    )


def _bibtex(reference: Reference) -> str:
    house = "publisher" if reference.types[0] == "book" else "organization"
    # Braces within the braces: a style that writes titles in lower case leaves BERT alone.
    title = "{" + escape(reference.title) + "}"
    fields = {
        "title": title,
        "year": escape(reference.year),
        house: escape(reference.publisher),
        "eprint": escape(reference.arxiv),
        "archiveprefix": "arXiv" if reference.arxiv else "",
        "url": reference.url,
        "keywords": escape(", ".join(reference.keywords)),
        "abstract": escape(reference.abstract),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join((f"@{reference.types[0]}{{{reference.key},", *lines, "}\n"))


def _csl(reference: Reference) -> dict[str, object]:
    item = {
        "id": reference.key,
        "type": reference.types[1],
        "title": reference.title,
        "issued": {"date-parts": [[int(reference.year)]]} if reference.year.isdecimal() else None,
        "publisher": reference.publisher,
        "number": f"arXiv:{reference.arxiv}" if reference.arxiv else "",
        "URL": reference.url,
        "language": reference.language,
        "keyword": ", ".join(reference.keywords),
        "abstract": reference.abstract,
    }
    return {name: value for name, value in item.items() if value}
