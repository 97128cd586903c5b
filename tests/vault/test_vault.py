"""The vault: notes that link to one another, whose titles can do nothing, and the canvas."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from helpers.places import SEEDS
from helpers.reading import vault
from helpers.samples import ARTICLE, GRAPH, ROBERTA
from helpers.strategies import NASTY, graphs, texts
from listgraph.exporters import obsidian
from listgraph.files.write import write
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.knowledge.rows import clean
from listgraph.markup.filenames import folded
from listgraph.markup.gfm import one_line
from listgraph.pipeline import build
from listgraph.vault.canvas import SCALE
from listgraph.vault.markup import scalar, text, wikilink
from listgraph.vault.notes import FOLDERS

# What Obsidian, its plug-ins and Logseq take for more than text.
NOTED = (
    *("#tag", "%%x%%", "a ==b==", "key:: value", "((ref))", "[[x]]", "![[x]]", "$x$", "<%tp%>", "{{date}}"),
    *("^block", "- [ ] task", "| a |", "---", "`= 1`", "a # b", "x::", "[^1]", "[x](obsidian://open)"),
)


def wikilinks(state: StateInline, silent: bool) -> bool:
    """Obsidian's links as markdown-it sees them: ``[[note|words]]``, and ``![[note]]``, which embeds."""
    found = vault.LINK.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("embed" if found[1] else "wikilink", "", 0)
        token.meta, token.content = {"target": found[2]}, found[3] or found[2]
    state.pos = found.end()
    return True


OBSIDIAN = MarkdownIt("gfm-like", {"html": True})
assert OBSIDIAN.linkify is not None
# Obsidian takes http://… and addresses of mail for links, but not bare names of hosts.
OBSIDIAN.linkify.set({"fuzzy_link": False, "fuzzy_email": True})
OBSIDIAN.linkify.add("//", None)
OBSIDIAN.inline.ruler.before("link", "wikilink", wikilinks)


def inline(markdown: str) -> list[Token]:
    return [child for token in OBSIDIAN.parse(markdown) for child in token.children or ()]


def targets(markdown: str) -> list[str]:
    return [str(token.meta["target"]) for token in inline(markdown) if token.type == "wikilink"]


def is_harmless(body: str) -> bool:
    """Nothing but headings, items, text and links; nothing that Obsidian, Logseq or a plug-in acts upon."""
    blocks = {token.type.rpartition("_")[0] for token in OBSIDIAN.parse(body) if token.type != "inline"}
    tokens = inline(body)
    kinds = {token.type for token in tokens}
    html = {token.content for token in tokens if token.type == "html_inline"}
    addresses = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    bare = re.sub(r"\\.|\]\([^)\s]*\)|\[\[.*?\]\]|<!-- -->|&#?\w+;|^#{1,2} ", "", body, flags=re.MULTILINE)
    return (
        blocks <= {"heading", "bullet_list", "list_item", "paragraph"}
        and kinds
        <= {"text", "text_special", "softbreak", "wikilink", "link_open", "link_close", "html_inline"}
        and html <= {"<!-- -->"}
        and all(re.match(r"(?:https?|ftp)://", address) for address in addresses)
        and not re.search(r"#|%|=|::|\(\(|\{|`|<|\$|!\[|\[\[", bare)
    )


def test_a_note_has_properties_links_and_what_articles_say() -> None:
    properties, body = vault.notes(vault.texts(GRAPH))["RoBERTa"]
    assert properties == {
        "id": ROBERTA,
        "iri": GRAPH.base + ROBERTA,
        "kind": "Model",
        "label": "RoBERTa",
        "arxivId": "arXiv:1907.11692",
        "firstReleased": 2019,
        "outperforms": ["[[XLNet]]"],
        "developedBy": ["[[Meta]]"],
    }
    entry = (
        "[RoBERTa 碾压 XLNet](https://zhuanlan.zhihu.com/p/1) · [[Roberta (lists reading)|Roberta]] · "
        "[[知乎专栏 Zhihu (publisher)|知乎专栏 / Zhihu]] · lists/reading.md:5"
    )
    assert body.strip().split("\n") == [
        "# RoBERTa",
        "",
        "- outperforms: [[XLNet]]",
        "- developed by: [[Meta]]",
        "",
        "## In whose words",
        "",
        f"- RoBERTa outperforms [[XLNet]] – “碾压”, {entry}",
        "",
        "## Articles about it",
        "",
        f"- {entry}",
        "",
        "## Articles that compare it",
        "",
        f"- {entry}",
    ]


def test_names_in_other_words_are_aliases() -> None:
    files = vault.notes(vault.texts(GRAPH))
    assert files["知乎专栏 Zhihu (publisher)"][0]["aliases"] == ["知乎专栏 / Zhihu"]
    assert "aliases" not in files["XLNet"][0]


def test_the_first_page_leads_to_the_canvas_the_lists_and_the_models() -> None:
    files = vault.texts(GRAPH)
    assert next(iter(files)) == "Index.md"
    assert targets(files["Index.md"]) == ["Opening view.canvas", "lists reading (list)", "RoBERTa", "XLNet"]


@given(graphs())
def test_every_link_leads_to_a_note(graph: KnowledgeGraph) -> None:
    files = vault.texts(graph)
    reachable = {Path(path).name.removesuffix(".md") for path in files}
    for markdown in (data for path, data in files.items() if path.endswith(".md")):
        _, _, body = markdown.rpartition("\n---\n")
        assert set(targets(body)) <= reachable
    for properties, _ in vault.notes(files).values():
        values = [value for item in properties.values() if isinstance(item, list) for value in item]
        assert {vault.linked(value) for value in values if str(value).startswith("[[")} - reachable <= {
            vault.linked(value) for value in properties.get("aliases", ()) if vault.LINK.fullmatch(str(value))
        }


@given(graphs())
def test_names_of_files_are_told_apart_by_every_system_and_across_folders(graph: KnowledgeGraph) -> None:
    stems = [Path(path).stem for path in vault.texts(graph)]
    assert len({folded(stem) for stem in stems}) == len(stems)


@given(graphs())
def test_the_notes_hold_the_nodes_and_edges_of_the_graph(graph: KnowledgeGraph) -> None:
    found = vault.notes(vault.texts(graph))
    names = {properties["id"]: name for name, (properties, _) in found.items()}
    kept = [node for node in graph.nodes if node.kind in FOLDERS]
    assert {(item["id"], item["kind"], item["label"]) for item, _ in found.values()} == {
        (node.id, node.kind, clean(node.label)) for node in kept
    }
    expected = {
        (source, relation, names[target])
        for source, relation, target, _ in graph.edges()
        if source in names and target in names
    }
    read = {
        (item["id"], relation, vault.linked(value))
        for item, _ in found.values()
        for relation, values in item.items()
        if relation in {relation for _, relation, _ in expected}
        for value in values
    }
    assert read == expected


@given(graphs())
def test_no_graph_makes_a_note_do_anything(graph: KnowledgeGraph) -> None:
    files = vault.texts(graph)
    assert all(is_harmless(body) for _, body in vault.notes(files).values())
    assert is_harmless(next(data for path, data in files.items() if "/" not in path))


@pytest.mark.parametrize("title", [*NASTY, *NOTED])
def test_no_title_does_anything(title: str) -> None:
    nodes = tuple(node._replace(label=title) for node in GRAPH.nodes)
    files = vault.texts(replace(GRAPH, nodes=nodes))
    assert all(is_harmless(body) for _, body in vault.notes(files).values())
    assert all(item["label"] == clean(title) for item, _ in vault.notes(files).values())
    cards = json.loads(files["Opening view.canvas"])["nodes"]
    assert all(is_harmless(card["text"]) for card in cards if card["type"] == "text")


@given(texts | st.sampled_from(NOTED))
def test_a_text_reads_as_it_is(title: str) -> None:
    shown = "".join(token.content for token in inline(f"x{text('x' + title)}") if "text" in token.type)
    assert shown[1:].split() == one_line("x" + title).split()


@given(texts)
def test_a_property_reads_as_it_is(title: str) -> None:
    assert yaml.safe_load(scalar(title)) == clean(title)


@given(texts)
def test_words_of_a_link_never_end_it(title: str) -> None:
    link = wikilink("note", title)
    assert targets(f"a {link} b") == ["note"]
    assert vault.LINK.fullmatch(link)


def vault_of(folder: Path, graph: KnowledgeGraph) -> Path:
    for path, data in vault.texts(graph).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(data, "utf-8")
    return folder


def test_obsidiantools_finds_every_note_and_link(tmp_path: Path) -> None:
    from obsidiantools.api import Vault

    graph = build([SEEDS])
    read = Vault(vault_of(tmp_path, graph)).connect()
    assert read.nonexistent_notes == []
    assert len(read.md_file_index) == 1 + sum(node.kind in FOLDERS for node in graph.nodes)
    assert read.get_front_matter("BERT")["developedBy"] == ["[[Google]]"]
    assert {"Google", "Transformer", "BERT (papers)", "arXiv (publisher)"} <= set(read.get_wikilinks("BERT"))
    assert "RoBERTa" in read.get_backlinks("BERT")
    # This reader takes what follows # in an address for a tag; Obsidian knows a link.
    assert set(read.get_tags("BERT")) <= {"wechat_redirect", "rd"}


def cards(graph: KnowledgeGraph) -> Iterator[dict[str, Any]]:
    yield from json.loads(vault.texts(graph)["Opening view.canvas"])["nodes"]


def test_the_canvas_shows_the_opening_view() -> None:
    from pyjsoncanvas import Canvas

    graph = build([SEEDS])
    files = vault.texts(graph)
    canvas = Canvas.from_json(files["Opening view.canvas"])
    assert canvas.validate()
    assert {edge.fromNode for edge in canvas.edges} <= {node.id for node in canvas.nodes}
    shown = list(cards(graph))
    assert {card["file"] for card in shown if card["type"] == "file"} <= set(files)
    assert {card["type"] for card in shown} == {"file", "text"}, "a card of a page would load it"
    assert any("](https://arxiv.org/abs/1810.04805)" in card.get("text", "") for card in shown)


def test_no_card_covers_another() -> None:
    boxes = [
        (card["x"], card["y"], card["x"] + card["width"], card["y"] + card["height"])
        for card in cards(build([SEEDS]))
    ]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(graphs())
def test_any_graph_has_a_canvas(graph: KnowledgeGraph) -> None:
    data = json.loads(vault.texts(graph)["Opening view.canvas"])
    ids = [card["id"] for card in data["nodes"]]
    assert len(set(ids)) == len(ids)
    assert {end for edge in data["edges"] for end in (edge["fromNode"], edge["toNode"])} <= set(ids)


def test_an_article_without_an_address_is_plain_text() -> None:
    article = Node(ARTICLE, "Article", "![x](y)", ())
    (card,) = cards(replace(GRAPH, nodes=(article,), evidence={}))
    assert card["text"] == r"\!\[x\](y)"
    assert card["width"] == 7 * SCALE * 13 // 7


def test_the_files_can_be_written_whatever_the_titles(tmp_path: Path) -> None:
    titles = [*NASTY, *NOTED, "con", "CON", "a.", "A", "e\u0301", "é", "x/../../y"]
    nodes = tuple(Node(f"model/{number:03}", "Model", title) for number, title in enumerate(titles))
    paths = write(obsidian.export(KnowledgeGraph(nodes, {}), {}), tmp_path)
    assert len(paths) == len(titles) + 2
    assert all(path.parent == tmp_path / "obsidian" / "Models" for path in paths[2:])
