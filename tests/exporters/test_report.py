"""report.md: what it says, and that no title can make it say anything else."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from helpers.samples import ARTICLE, COMPARISON, GRAPH, LIST, META, ROBERTA, SECTION, XLNET
from helpers.strategies import NASTY, graphs, texts
from listgraph.checks.check import check
from listgraph.exporters import report
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph, Node, Value
from listgraph.markup import gfm
from listgraph.pipeline import build
from listgraph.problems import Problem

GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": True})
assert GITHUB.linkify is not None
# GitHub takes http://…, www.… and addresses of mail for links, but not bare names of hosts.
GITHUB.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
GITHUB.linkify.add("//", None)


def written(graph: KnowledgeGraph) -> str:
    (artifact,) = report.export(graph, {})
    assert artifact.path == "report.md"
    return artifact.data.decode()


def section(graph: KnowledgeGraph, heading: str) -> list[str]:
    """The lines below a heading: the table's rows without its header, or what stands in its place."""
    _, _, rest = written(graph).partition(f"## {heading}\n\n")
    lines = rest.partition("\n\n## ")[0].rstrip("\n").split("\n")
    return lines[2:] if lines[0].startswith("|") else lines


def with_facts(*facts: Fact, nodes: tuple[Node, ...] = ()) -> KnowledgeGraph:
    reason = Evidence("lists/reading.md", 9, "words", 0, 5, "contest", 0.9)
    evidence = dict(GRAPH.evidence) | dict.fromkeys(facts, (reason,))
    return replace(
        GRAPH,
        nodes=tuple(sorted(GRAPH.nodes + nodes, key=lambda node: node.id)),
        evidence=dict(sorted(evidence.items(), key=lambda item: item[0].key)),
    )


LINK = "[RoBERTa 碾压 XLNet](https://zhuanlan.zhihu.com/p/1)"


def test_it_counts() -> None:
    rows = section(GRAPH, "In numbers")
    assert "| Links read | 1 |" in rows
    assert "| Model | 2 |" in rows
    assert "| Problems | 1 |" in rows


def test_it_ranks_models_by_the_articles_that_cover_them_and_names_these_as_listed() -> None:
    other = Node("article/0", "Article", "Zwei", (("url", Value("https://example.org/2")),))
    graph = with_facts(
        Fact(ARTICLE, "covers", XLNET),
        Fact(other.id, "covers", XLNET),
        Fact(other.id, "listedIn", SECTION),
        nodes=(other,),
    )
    assert section(graph, "Most covered models") == [
        f"| XLNet |  |  | 2 | {LINK} · [Zwei](https://example.org/2) |",
        f"| RoBERTa | Meta | 2019 | 1 | {LINK} |",
    ]


def test_it_says_who_outperforms_whom_in_whose_words_and_where() -> None:
    assert section(GRAPH, "Who is compared with whom") == [
        f"| RoBERTa | outperforms | XLNet | `碾压` | {LINK} | `lists/reading.md:5` |"
    ]


@pytest.mark.parametrize(
    ("outcome", "words"), [("Equals", "draws level with"), ("NoVerdict", "compared, no verdict")]
)
def test_it_names_every_outcome(outcome: str, words: str) -> None:
    node = GRAPH.by_id[COMPARISON]._replace(attributes=(("outcome", Value(outcome)),))
    graph = replace(GRAPH, nodes=tuple(node if item.id == COMPARISON else item for item in GRAPH.nodes))
    (row,) = section(graph, "Who is compared with whom")
    assert row.startswith(f"| RoBERTa | {words} | XLNet |")


def test_it_counts_articles_by_publisher_and_organisation() -> None:
    assert section(GRAPH, "Publishers") == ["| [知乎专栏 / Zhihu](https://zhuanlan.zhihu.com/) | 1 |"]
    graph = with_facts(Fact(ARTICLE, "concerns", META))
    assert section(graph, "Organisations") == ["| Meta | RoBERTa | 1 |"]


def test_it_names_models_that_serve_as_a_yardstick_only() -> None:
    heading = "Models that no article covers, only a comparison or a mention"
    assert section(GRAPH, heading) == [f"| XLNet | 1 | {LINK} |"]
    assert section(with_facts(Fact(ARTICLE, "covers", XLNET)), heading) == ["None."]


def test_it_names_sections_that_are_about_no_model() -> None:
    heading = "Sections without a model"
    assert section(GRAPH, heading) == ["None."]
    uncovered = dict(GRAPH.evidence)
    del uncovered[Fact(ARTICLE, "covers", ROBERTA)]
    graph = replace(GRAPH, evidence=uncovered)
    assert section(graph, heading) == ["| Roberta | `lists/reading.md:3` | 1 |"]
    headed = uncovered | {Fact(SECTION, "headedBy", ROBERTA): GRAPH.evidence[Fact(SECTION, "partOf", LIST)]}
    assert section(replace(graph, evidence=headed), heading) == ["None."]


def test_it_names_articles_that_are_listed_twice() -> None:
    heading = "Articles listed more than once"
    assert section(GRAPH, heading) == ["None."]
    graph = with_facts(Fact(ARTICLE, "listedIn", LIST))
    assert section(graph, heading) == [f"| {LINK} | `lists/reading.md:5` · `lists/reading.md:9` |"]


def test_it_names_cross_posts_once_whichever_way_they_point() -> None:
    other = Node("article/b", "Article", "RoBERTa 碾压 XLNet", (("url", Value("https://example.org/2")),))
    graph = with_facts(
        Fact(ARTICLE, "crossPostOf", other.id), Fact(other.id, "crossPostOf", ARTICLE), nodes=(other,)
    )
    first, second = "[知乎专栏 / Zhihu](https://zhuanlan.zhihu.com/p/1)", "[link](https://example.org/2)"
    assert section(graph, "The same title under two addresses") == [
        f"| RoBERTa 碾压 XLNet | {first} | {second} |"
    ]


def test_it_lists_problems_with_file_and_line() -> None:
    assert section(GRAPH, "Problems in the lists") == [
        "| `lists/reading.md:7` | the destination of the link is no URL: 'x y' | `not-a-url` |"
    ]


def test_a_long_table_is_cut_and_says_so() -> None:
    problems = tuple(Problem("a.md", line, "code", "message") for line in range(1, 251))
    rows = section(replace(GRAPH, problems=problems), "Problems in the lists")
    assert len([row for row in rows if row.startswith("|")]) == report.ROWS
    assert rows[-1] == "… and 150 more."


def test_an_empty_graph_has_a_report() -> None:
    assert written(KnowledgeGraph((), {})).count("None.") == 12


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def harmless(markdown: str, addresses: frozenset[str] = frozenset()) -> bool:
    """No picture, no markup, no HTML but the empty comment, no link but to ``addresses``."""
    tokens = GITHUB.parse(markdown)
    kinds = {token.type for token in inline(tokens)}
    links = {str(token.attrs["href"]) for token in inline(tokens) if token.type == "link_open"}
    comments = {token.content for token in inline(tokens) if token.type == "html_inline"}
    blocks = {token.type for token in tokens} & {"html_block", "fence", "code_block", "hr", "blockquote_open"}
    allowed = {"text", "text_special", "code_inline", "link_open", "link_close", "html_inline", "softbreak"}
    return not blocks and kinds <= allowed and comments <= {"<!-- -->"} and links <= addresses


@pytest.mark.parametrize("title", NASTY)
@pytest.mark.parametrize("form", [gfm.text, gfm.code])
def test_no_text_does_anything(form: object, title: str) -> None:
    assert callable(form)
    assert harmless(form(title))
    assert harmless("- " + form(title))
    cells = GITHUB.parse("\n".join(gfm.table(["a", "b"], [[form(title), "end"]])))
    assert [token.type for token in cells].count("td_open") == 2
    assert harmless("\n".join(gfm.table(["a", "b"], [[form(title), "end"]])))


@given(texts)
def test_a_text_reads_as_it_is(title: str) -> None:
    shown = "".join(
        token.content
        for token in inline(GITHUB.parse("x" + gfm.text("x" + title)))
        if token.type in ("text", "text_special")
    )
    assert shown[1:].split() == gfm.one_line("x" + title).split()


@given(texts)
def test_words_in_code_read_as_they_are(title: str) -> None:
    (row,) = gfm.table(["a"], [[gfm.code(title) or "x"]])[2:]
    cells = inline(GITHUB.parse(f"| a |\n|---|\n{row}"))
    assert [token.content for token in cells if token.type == "code_inline"] == (
        [gfm.one_line(title)] if gfm.one_line(title) else []
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a b",
        "https://example.org/(a)",
        "https://example.org/a)b[c](d",
        'https://example.org/"onmouseover="x',
        "https://example.org/<script>",
        "https://example.org/a|b`c`",
        "https://example.org/?a=1&copy;=2&amp;",
        "https://example.org/\\",
        "https://例子.org/大鸟",
        "https://example.org/a\nb",
    ],
)
def test_a_link_is_one_link_whatever_the_url(url: str) -> None:
    tokens = inline(GITHUB.parse("\n".join(gfm.table(["a"], [[gfm.link("title", url)]]))))
    assert [token.type for token in tokens[1:]] == ["link_open", "text", "link_close"]


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "data:text/html,x", "//example.org", "a b", "https://[", "file:///etc"]
)
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert gfm.link("title", url) == "title"


@given(graphs())
def test_no_graph_makes_the_report_do_anything(graph: KnowledgeGraph) -> None:
    text = written(graph)
    headings = [token for token in GITHUB.parse(text) if token.type == "heading_open"]
    assert len(headings) == 14
    fences = [token for token in GITHUB.parse(text) if token.type == "fence"]
    assert {token.info for token in fences} <= {"mermaid"}  # tests/markup/test_mermaid.py reads them
    for token in fences:
        text = text.replace(f"```mermaid\n{token.content}```", "")
    assert harmless(text)


def test_its_problems_are_those_of_a_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.md").write_text(
        "# A\n\n##B\n* [One] (https://example.org/one)\n* [Two](b.md) and [three](missing.md)\n"
        "* [One title](https://example.org/x?utm_source=y)\n* [One title](https://example.org/x)\n"
        "* [y](https://) <!-- listgraph-ignore -->\n",
        "utf-8",
    )
    (tmp_path / "b.md").write_text("* [four](https://example.org/four#)\n", "utf-8")
    rows = section(build([tmp_path]), "Problems in the lists")
    monkeypatch.chdir(tmp_path)
    found = check(["."]).problems
    assert len(found) == 5
    assert [row.split(" | ")[2].strip(" |") for row in rows] == [f"`{problem.code}`" for problem in found]
    assert [row.split(" | ")[0].strip(" |") for row in rows] == [f"`{one.file}:{one.line}`" for one in found]


def test_lists_too_large_to_be_looked_over_in_a_build_have_what_reading_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("listgraph.checks.check.LARGE", 10)
    (tmp_path / "a.md").write_text("* [x](https://example.org/x?utm_source=y)\n", "utf-8")
    assert section(build([tmp_path]), "Problems in the lists") == ["None."]
