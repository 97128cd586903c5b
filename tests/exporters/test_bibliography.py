"""articles.bib and articles.csl.json: what BibTeX's, CSL's and Pandoc's own readers make of them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from pybtex.database import parse_string

from helpers.places import SEEDS
from helpers.reading.bibliography import bibtex, by_pybtex, csl, plain
from helpers.samples import ARTICLE, GRAPH, attributes
from helpers.strategies import NASTY, graphs, texts
from listgraph.exporters.bibliography import export_bibtex, export_csl
from listgraph.knowledge.graph import KnowledgeGraph, Node, Value
from listgraph.markup.latex import escape
from listgraph.page.text import visible
from listgraph.pipeline import build

KEY = "article-00000000000000a1"
needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="no pandoc")


def titled(*titles: str) -> KnowledgeGraph:
    return KnowledgeGraph(
        tuple(Node(f"article/{number:016}", "Article", title) for number, title in enumerate(titles)), {}
    )


def by_pandoc(text: str, form: str) -> list[dict[str, Any]]:
    ran = subprocess.run(
        ["pandoc", "-f", form, "-t", "csljson"], input=text.encode(), capture_output=True, check=True
    )
    assert ran.stderr == b""
    items: list[dict[str, Any]] = json.loads(ran.stdout)
    return items


def article(**values: str) -> KnowledgeGraph:
    node = Node(ARTICLE, "Article", "A title", attributes(**values))
    return replace(GRAPH, nodes=tuple(node if item.id == ARTICLE else item for item in GRAPH.nodes))


def test_an_article_is_an_entry_with_the_models_that_it_covers_as_keywords() -> None:
    assert bibtex(GRAPH) == (
        "@online{article-00000000000000a1,\n"
        "  title = {{RoBERTa 碾压 XLNet}},\n"
        "  organization = {知乎专栏 / Zhihu},\n"
        "  url = {https://zhuanlan.zhihu.com/p/1},\n"
        "  keywords = {RoBERTa},\n"
        "}\n"
    )
    assert csl(GRAPH) == [
        {
            "id": KEY,
            "type": "post-weblog",
            "title": "RoBERTa 碾压 XLNet",
            "publisher": "知乎专栏 / Zhihu",
            "URL": "https://zhuanlan.zhihu.com/p/1",
            "language": "zh",
            "keyword": "RoBERTa",
        }
    ]


def test_a_paper_has_its_year_and_its_number() -> None:
    graph = article(medium="paper", published="2018", url="https://arxiv.org/abs/1810.04805")
    fields = parse_string(bibtex(graph), "bibtex").entries[KEY].fields
    assert (fields["year"], fields["eprint"], fields["archiveprefix"]) == ("2018", "1810.04805", "arXiv")
    (item,) = csl(graph)
    assert item["issued"] == {"date-parts": [[2018]]}
    assert (item["type"], item["number"]) == ("article", "arXiv:1810.04805")


@pytest.mark.parametrize(
    ("medium", "types"),
    [
        ("paper", ("misc", "article")),
        ("book", ("book", "book")),
        ("code", ("software", "software")),
        ("page", ("online", "webpage")),
        ("", ("online", "webpage")),
    ],
)
def test_the_medium_tells_the_type(medium: str, types: tuple[str, str]) -> None:
    graph = article(medium=medium)
    assert (parse_string(bibtex(graph), "bibtex").entries[KEY].type, csl(graph)[0]["type"]) == types


def test_a_key_depends_on_nothing_but_the_article() -> None:
    alone = replace(GRAPH, nodes=tuple(node for node in GRAPH.nodes if node.id == ARTICLE), evidence={})
    assert csl(alone)[0]["id"] == csl(GRAPH)[0]["id"] == KEY


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://example.org/}\n@x{", "file:///etc/passwd", 'https://a/"b']
)
def test_what_is_no_web_address_is_left_out(url: str) -> None:
    graph = article(url=url)
    assert "url" not in parse_string(bibtex(graph), "bibtex").entries[KEY].fields
    assert "URL" not in csl(graph)[0]


def test_braces_in_an_address_do_not_end_the_field() -> None:
    fields = parse_string(bibtex(article(url="https://example.org/}{x%20y_z")), "bibtex").entries[KEY].fields
    assert fields["url"] == "https://example.org/%7D%7Bx%20y_z"


TITLES = (
    *(title for title in NASTY if title.strip()),
    *("100% of $x_1$", "#1 & co ~ ^ \\", "{BERT}", "} {", "{{", r"\input{/etc/passwd}", "a -- b --- c"),
    *("``so'' they ''say''", "@misc{x, title = {y}}", "a\n\n@comment{", "<b>x</b>", "«,,»", "?`¿!`¡"),
)


@pytest.mark.parametrize("title", TITLES)
def test_pybtex_reads_any_title(title: str) -> None:
    assert by_pybtex(titled(title)) == {"article-0000000000000000": visible(title)}


@pytest.mark.parametrize("title", TITLES)
def test_braces_are_in_pairs_as_bibtex_counts_them(title: str) -> None:
    depth = 0
    for character in escape(title):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0


@given(texts)
def test_latex_sets_a_text_as_it_is(title: str) -> None:
    line = visible(title)
    assert plain(escape(line)) == line


@given(graphs())
def test_any_graph_comes_back(graph: KnowledgeGraph) -> None:
    wanted = {
        node.id.replace("/", "-"): visible(node.label) or visible(node.text("url")) or node.id
        for node in graph.nodes
        if node.kind == "Article"
    }
    assert by_pybtex(graph) == wanted
    assert {item["id"]: item["title"] for item in csl(graph)} == wanted


@needs_pandoc
@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_reads_any_title(form: str) -> None:
    # It knows \{, but not \textbraceleft, by which braces without a partner go.
    titles = [title for title in TITLES if "textbrace" not in escape(title)]
    assert len(titles) > len(TITLES) - 5
    items = by_pandoc(bibtex(titled(*titles)), form)
    assert [_bare(item["title"]) for item in items] == [_bare(visible(title)) for title in titles]


def _bare(title: str) -> str:
    """A title without what typesetting may change in it: quotation marks, capitals kept, blanks."""
    text = title.removeprefix('<span class="nocase">').removesuffix("</span>")
    for mark in "“”‘’\"'`":
        text = text.replace(mark, "")
    return " ".join(text.split())


@needs_pandoc
def test_pandoc_reads_the_seeds_alike_from_both() -> None:
    graph = build([SEEDS])
    (bib, items) = bibtex(graph), csl(graph)
    read = by_pandoc(bib, "biblatex")
    assert [item["id"] for item in read] == [item["id"] for item in items]
    assert [(item.get("URL"), item.get("keyword")) for item in read] == [
        (item.get("URL"), item.get("keyword")) for item in items
    ]
    again = by_pandoc(json.dumps(items), "csljson")
    assert [(item["id"], item["type"]) for item in again] == [(item["id"], item["type"]) for item in items]


@needs_pandoc
def test_pandoc_cites_an_article(tmp_path: Path) -> None:
    for name, export in (("articles.bib", export_bibtex), ("articles.csl.json", export_csl)):
        (artifact,) = export(GRAPH, {})
        (tmp_path / name).write_bytes(artifact.data)
        command = [
            "pandoc",
            "--citeproc",
            "-t",
            "plain",
            "--wrap=none",
            "--bibliography",
            str(tmp_path / name),
        ]
        ran = subprocess.run(command, input=f"See @{KEY}.".encode(), capture_output=True, check=True)
        assert ran.stderr == b""
        assert "RoBERTa 碾压 XLNet" in ran.stdout.decode()


@pytest.mark.parametrize("make", [lambda: build([SEEDS]), lambda: titled(*TITLES)])
def test_citeproc_makes_a_bibliography(make: Callable[[], KnowledgeGraph]) -> None:
    items = csl(make())
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    assert len(bibliography.bibliography()) == len(items)


def test_a_year_that_is_none_is_no_date() -> None:
    node = Node(ARTICLE, "Article", "x", (("published", Value("MMXX")),))
    assert "issued" not in csl(KnowledgeGraph((node,), {}))[0]
