"""The page as a file: what is in it, what is not, and that it is the same every time."""

import base64
import hashlib
import json
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from typing import Any

import pytest

from helpers.page_samples import RULEBOOK, hostile_graph, large_graph, seed_graph
from helpers.places import TESTS
from helpers.reading.page import block, running
from listgraph.exporters import html
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page import assets
from listgraph.page.network import OPTIONS, network
from listgraph.page.render import json_text, title
from listgraph.page.style import KIND_STYLES, RELATION_STYLES, TOPIC_STYLES
from listgraph.page.text import visible, web_address
from listgraph.page.view import DRAW_BUDGET, UNDRAWN, opening_view
from listgraph.schema import KINDS, RELATIONS


def page(graph: KnowledgeGraph) -> str:
    (artifact,) = html.export(graph, RULEBOOK)
    assert artifact.path == "graph.html"
    return artifact.data.decode()


@cache
def seed_page() -> str:
    return page(seed_graph())


def test_the_same_graph_gives_the_same_bytes() -> None:
    assert page(seed_graph()) == seed_page()


@pytest.mark.parametrize("seed", ["0", "1"])
def test_the_hash_seed_does_not_matter(seed: str) -> None:
    program = (
        "import hashlib; from helpers import page_samples as samples;"
        "from listgraph.exporters import html, svg;"
        "made = [*html.export(samples.seed_graph(), samples.RULEBOOK)];"
        "made += svg.export(samples.seed_graph(), samples.RULEBOOK);"
        "print(hashlib.sha256(b''.join(artifact.data for artifact in made)).hexdigest())"
    )
    here = str(TESTS)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": value, "PYTHONPATH": here},
            check=True,
            capture_output=True,
        ).stdout
        for value in (seed, "random")
    }
    assert len(outputs) == 1


def test_nothing_in_the_page_is_loaded() -> None:
    """What the browser would fetch: the test in Chromium counts requests, this one finds their cause."""
    without_data = re.sub(r'<script type="application/json".*?</script>', "", seed_page(), flags=re.DOTALL)
    without_library = without_data.replace(assets.library(), "")
    assert not re.search(r"<(?:link|img|iframe|object|embed|video|audio|source|base)\b", without_library)
    assert not re.search(r"\bsrc\s*=|@import|url\(", without_library)
    assert "sourceMappingURL" not in seed_page()


def test_the_policy_allows_our_scripts_and_nothing_else() -> None:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', seed_page())
    assert found
    policy = dict(part.split(" ", 1) for part in found[1].replace("&#39;", "'").split("; "))
    scripts = re.findall(r"<script(?: type=\"module\")?>(.*?)</script>", seed_page(), re.DOTALL)
    styles = re.findall(r"<style>(.*?)</style>", seed_page(), re.DOTALL)
    assert policy == {
        "default-src": "'none'",
        "worker-src": "blob:",
        "script-src": " ".join(map(sha256, scripts)),
        "style-src": " ".join(map(sha256, styles)),
        "img-src": "'none'",
        "connect-src": "'none'",
        "form-action": "'none'",
        "base-uri": "'none'",
    }


def sha256(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_scripts_never_read_a_string_as_code_or_as_html() -> None:
    forbidden = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|srcdoc"
    assert not re.search(forbidden, assets.script())


@pytest.mark.parametrize(
    "text", ["</script>", "<!--", "&amp;", "\u2028\u2029", '"\\', "\x00\x1f", "😀", "\ud800"]
)
def test_data_survives_and_holds_nothing_that_html_would_read(text: str) -> None:
    written = json_text({text: [text]})
    assert not re.search("[<>&\u2028\u2029]", written)
    assert json.loads(written.encode("utf-8", "backslashreplace")) == {text: [text]}


@pytest.mark.parametrize(
    ("url", "followed"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("HTTP://example.org/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("file:///etc/passwd", False),
        ('https://example.org/"><img>', False),
        (" https://example.org/", False),
        ("https://example.org/a b", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_links(url: str, followed: bool) -> None:
    assert bool(web_address(url)) is followed


def test_what_cannot_be_seen_is_spelled_out() -> None:
    assert visible("a\u202eb\u2066c\x1b") == "a[U+202E]b[U+2066]c[U+001B]"
    assert visible("👩‍💻 كتاب") == "👩‍💻 كتاب"


def test_every_kind_and_relation_has_a_look() -> None:
    assert set(KIND_STYLES) | set(UNDRAWN) == set(KINDS)
    assert set(RELATION_STYLES) == set(RELATIONS)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_are_seen_on_the_ground(theme: str) -> None:
    """WCAG: 3 to 1 for signs, against the canvas, the panel and the grounds of topics."""
    grounds = {"light": ["#f7f8fb", "#ffffff"], "dark": ["#10141d", "#181e2a"]}[theme]
    grounds += [pair[theme == "dark"] for pair in TOPIC_STYLES]
    for style in (*KIND_STYLES.values(), *RELATION_STYLES.values()):
        for ground in grounds:
            assert contrast(getattr(style, theme), ground) >= 3


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_all_of_a_small_list_is_drawn_but_comparisons() -> None:
    drawn = {spot.node.id for spot in opening_view(seed_graph()).spots}
    assert drawn == {node.id for node in seed_graph().nodes if node.kind != "Comparison"}


def test_of_a_large_list_the_best_known_is_drawn() -> None:
    view = opening_view(large_graph(3000))
    counts = Counter(spot.node.kind for spot in view.spots)
    main = sum(counts[kind] for kind in ("Model", "Article", "Organization", "Publisher"))
    assert DRAW_BUDGET / 2 < main <= DRAW_BUDGET
    assert min(counts[kind] for kind in ("Model", "Article", "Organization", "Publisher")) > 10
    assert "model/model0" in {spot.node.id for spot in view.spots}


def test_who_is_drawn_of_a_large_list_is_tied_to_something_drawn() -> None:
    view = opening_view(large_graph(3000))
    tied = {end for line in view.lines for end in (line.source, line.target)}
    kinds = ("Organization", "Publisher", "Article")
    shown = [spot for spot in view.spots if spot.node.kind in kinds]
    assert [spot.node.label for spot in shown if spot.index not in tied] == []


def test_a_line_stands_for_all_relations_between_two_nodes() -> None:
    names = {
        (seed_graph().nodes[line.source].label, seed_graph().nodes[line.target].label): line.relations
        for line in opening_view(seed_graph()).lines
    }
    assert names["RoBERTa", "XLNet"] == ("outperforms", "equals")
    assert names["RoBERTa", "BERT"] == ("basedOn",)


def test_the_network_is_what_pyvis_makes_of_it() -> None:
    from pyvis.network import Network  # slow to load

    view = opening_view(seed_graph())
    net = Network(directed=True)
    for spot in view.spots:
        looks = {"shape": KIND_STYLES[spot.node.kind].shape, "group": spot.node.kind}
        net.add_node(spot.index, label=" ", x=spot.x, y=spot.y, size=spot.size, topic=spot.topic, **looks)
    for line in view.lines:
        arrows = "to" if RELATION_STYLES[line.relations[0]].directed else ""
        net.add_edge(line.source, line.target, arrows=arrows, relations=list(line.relations))
    net.set_options(json.dumps(OPTIONS))
    nodes, edges, _, _, _, options = net.get_network_data()
    unlabelled = [{key: value for key, value in node.items() if key != "label"} for node in nodes]
    assert network(view) == {"nodes": unlabelled, "edges": edges, "options": json.loads(options)}


def test_columns_give_every_fact_back() -> None:
    nodes, edges, evidence, lines, texts = (
        block(seed_page(), name) for name in ("nodes", "edges", "evidence", "lines", "texts")
    )
    opening = block(seed_page(), "opening")
    relations = [relation["name"] for relation in opening["relations"]]
    rules = [rule["name"] for rule in opening["rules"]]
    sources, rows = running(edges["source"]), running(evidence["line"])
    files, numbers = running(lines["file"]), running(lines["number"])
    ids = [
        f"{opening['kinds'][kind]['path']}/{rest}"
        for rest, kind in zip(nodes["id"], nodes["kind"], strict=True)
    ]
    found, at = [], 0
    for source, relation, target, count in zip(
        sources, edges["relation"], edges["target"], counted(edges, len(sources), 1), strict=True
    ):
        why = []
        for row in range(at, at + count):
            start, length = evidence["start"][row], evidence["length"][row]
            quote = (
                texts["text"][rows[row]]
                .encode("utf-16-le")[2 * start : 2 * (start + length)]
                .decode("utf-16-le")
            )
            trust = evidence["why"][row]
            place = (
                lines["files"][files[rows[row]]],
                numbers[rows[row]],
                numbers[rows[row] + evidence["entry"][row]],
            )
            sure = evidence["confidence"][trust] / 1000
            why.append((*place, quote, rules[evidence["rule"][trust]], sure))
        found.append((ids[source], relations[relation], ids[target], why))
        at += count
    assert found == [
        (
            subject,
            relation,
            target,
            [
                (item.file, item.quote_line or item.line, item.line, item.quote, item.rule, item.confidence)
                for item in why
            ],
        )
        for subject, relation, target, why in seed_graph().edges()
    ]


def test_columns_give_every_attribute_back() -> None:
    literals = block(seed_page(), "literals")
    attributes = [attribute["name"] for attribute in block(seed_page(), "opening")["attributes"]]
    words = [literals["again"][text] if isinstance(text, int) else text for text in literals["text"]]
    assert len({text for text in words if text}) == len(
        {*literals["again"], *(text for text in literals["text"] if isinstance(text, str) and text)}
    )
    owners = running(literals["source"])
    reasons = counted(literals, len(owners), 0)
    nodes = seed_graph().nodes
    found = {
        (nodes[owner].id, attributes[attribute], text or nodes[owner].label, count)
        for owner, attribute, text, count in zip(owners, literals["attribute"], words, reasons, strict=True)
    }
    known = {
        (fact.subject, fact.relation, fact.object.text): len(why)
        for fact, why in seed_graph().evidence.items()
        if not isinstance(fact.object, str)
    }
    assert found == {
        (node.id, name, value.text, known.get((node.id, name, value.text), 0))
        for node in nodes
        for name, value in node.attributes
        if value.text != node.label or name not in {"headline", "prefLabel", "altLabel"} or name == "headline"
    }


def counted(table: dict[str, Any], rows: int, usual: int) -> list[int]:
    """How many reasons each of the rows of a table has."""
    other = dict(zip(running(table["other"]), table["count"], strict=True))
    return [other.get(row, usual) for row in range(rows)]


def test_pinyin_takes_little_room_whatever_the_number_of_titles() -> None:
    table = block(seed_page(), "pinyin")
    assert "鸟" in table["niao"]
    assert all(syllable.isascii() for syllable in table)
    assert len(json.dumps(block(page(large_graph(1000)), "pinyin"))) < 2000


def test_readers_without_scripts_get_the_articles_by_model() -> None:
    found = re.search(r"<noscript>(.*)</noscript>", seed_page(), re.DOTALL)
    assert found
    assert re.findall(r"<h2><bdi>(.*?)</bdi>", found[1])[0] == "BERT"
    assert "韩国小哥哥用Pytorch实现谷歌最强NLP预训练模型BERT｜代码" in found[1]
    assert "target=" not in found[1]  # a page that is left for another tells it nothing of itself
    assert '<meta name="referrer" content="no-referrer">' in seed_page()


def test_the_page_is_called_after_the_headings_above_all_others() -> None:
    assert title(seed_graph()) == "Language Model"
    assert title(hostile_graph()) == "<b>lists</b>.md"
    assert title(large_graph(1000)) == "lists/part000.md · lists/part001.md"
    assert title(large_graph(1200)) == "3 lists"


def test_a_graph_of_nothing_is_a_page() -> None:
    assert "0 lists" in page(KnowledgeGraph((), {}))


def test_the_size_of_the_file() -> None:
    """vis-network is 470 kB, our own scripts and styles 410; an article with all about it 1 kB."""
    assert len(seed_page().encode()) < 950_000
    assert len(page(large_graph(1000)).encode()) < 950_000 + 1_000_000
