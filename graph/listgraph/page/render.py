"""The one file: template, scripts, styles, data."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from html import escape
from importlib import resources
from itertools import chain
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from listgraph.cues import plain
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.page import assets
from listgraph.page.columns import Block, columns
from listgraph.page.network import network
from listgraph.page.pinyin import Spellings, spellings
from listgraph.page.style import KIND_STYLES, RELATION_STYLES, TELLING
from listgraph.page.text import visible, web_address
from listgraph.page.view import AGAINST, View
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS
from listgraph.urls.forges import line_mark

NAMES = ("prefLabel", "altLabel", "headline")
"""Attributes in which a node is searched by name."""


NAMED = 2
"""So many lists are named in the page's title."""


def render(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], view: View) -> Iterator[str]:
    """The page that shows ``graph`` and opens on ``view``, piece by piece: UTF-8 can hold each of them."""
    script, library, style = assets.script(), assets.library(), assets.stylesheet()
    shell = _template().render(
        title=visible(title(graph)),
        policy=_policy((library, script), style),
        library=library,
        script=script,
        style=style,
    )
    before, between, after = re.split(_PLACES, shell)
    pieces = chain([before], _articles(graph), [between], _blocks(graph, rulebook, view), [after])
    return (
        piece if piece.isascii() else piece.encode("utf-8", "backslashreplace").decode() for piece in pieces
    )


_PLACES = "<!-- (?:articles|data) -->\n"
"""Where in the template the long parts stand."""


def _blocks(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], view: View) -> Iterator[str]:
    """The data as JSON, each block in an element; of the columns each is gone when it has been written."""
    yield from _block("opening", [json_text(opening(graph, rulebook, view))])
    found = columns(graph, rulebook)
    for name in tuple(found):
        yield from _block(name, _block_texts(found.pop(name)))
    yield from _block("pinyin", [json_text(_pinyin(graph))])


def _block(name: str, texts: Iterable[str]) -> Iterator[str]:
    yield f'<script type="application/json" id="data-{name}">'
    yield from texts
    yield "</script>\n"


def title(graph: KnowledgeGraph) -> str:
    """What the lists are called; of many, their number."""
    lists = [node for node in graph.nodes if node.kind == "List"]
    if not 0 < len(lists) <= NAMED:
        return f"{len(lists)} lists"
    sections = [node for node in graph.nodes if node.kind == "Section"]
    return " · ".join(
        _called(one, [node for node in sections if node.text("file") == one.text("file")]) for one in lists
    )


def _called(one: Node, sections: list[Node]) -> str:
    """The heading above all others where there is one, else the file."""
    highest = min((node.text("level") for node in sections), default="")
    tops = [node for node in sections if node.text("level") == highest]
    return tops[0].label if len(tops) == 1 else one.label


def opening(graph: KnowledgeGraph, rulebook: Mapping[str, Rule], view: View) -> dict[str, Any]:
    """What the page needs before a person does anything: small, whatever the size of the graph."""
    kinds = Counter(node.kind for node in graph.nodes)
    relations = Counter(relation for _, relation, _, _ in graph.edges())
    model = graph.model_kind
    return {
        "base": graph.base,
        "source": graph.source_url.rstrip("/"),
        "line": line_mark(graph.source_url),
        "fresh": [number for number, node in enumerate(graph.nodes) if node.id in graph.fresh],
        "beyond": graph.beyond,
        "lists": 0 if kinds["List"] <= NAMED else kinds["List"],
        "against": AGAINST,
        "telling": TELLING,
        "labels": {spot.index: spot.node.label for spot in view.spots},
        "network": network(view),
        "topics": [list(nodes) for nodes in view.leads],
        "tags": _tags(graph),
        "kinds": [
            {
                "path": kind.path,
                **_named(
                    replace(kind, label=model.label, label_zh=model.label_zh)
                    if kind.name == "Model"
                    else kind,
                    kinds,
                ),
            }
            for kind in KINDS.values()
        ],
        "models": [model.plural, model.label_zh],
        "relations": [_named(RELATIONS[name], relations) for name in RELATION_STYLES],
        "attributes": [
            {"name": row.name, "label": [row.label, row.label_zh], "datatype": row.datatype}
            for row in ATTRIBUTES.values()
        ],
        "styles": {
            "kinds": {name: {"shape": style.shape} for name, style in KIND_STYLES.items()},
            "relations": {
                name: {"rest": style.rest, "directed": style.directed, "dashes": list(style.dashes)}
                for name, style in RELATION_STYLES.items()
            },
        },
        "rules": [
            {
                "name": rule.name,
                "label": [rule.label, rule.label_zh or rule.label],
                "comment": [rule.comment, rule.comment_zh or rule.comment],
                "example": rule.example,
            }
            for rule in rulebook.values()
        ],
    }


@cache
def _licence() -> re.Pattern[str]:
    """What licences are called; the cues are slow to load, and the title of a picture needs none."""
    return re.compile(plain("roles", "licence"), re.IGNORECASE)


def _tags(graph: KnowledgeGraph) -> dict[str, list[int]]:
    """The topics that are tags and nothing else, by number: licences, and all others."""
    found: dict[str, list[int]] = {"licence": [], "tag": []}
    for number, node in enumerate(graph.nodes):
        if node.kind == "Topic" and {value.text for value in node.values("scheme")} == {"Topics", "Tags"}:
            found["licence" if _licence().fullmatch(node.label) else "tag"].append(number)
    return found


def json_text(value: object) -> str:
    r"""``value`` as JSON that may stand in a script element.

    >>> json_text("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _block_texts(block: Block) -> Iterator[str]:
    """The same of columns, some cells at a time, as there are millions of them."""
    opening = "{"
    for name, cells in block.items():
        yield f'{opening}"{name}":['
        for start in range(0, len(cells), _CELLS):
            some = cells[start : start + _CELLS]
            text = json_text(some) if isinstance(some, list) else repr(some.tolist()).replace(" ", "")
            yield f"{',' if start else ''}{text[1:-1]}"
        yield "]"
        opening = ","
    yield "}"


_CELLS = 1 << 12
"""So many cells of a column are written at once."""


def _named(row: Any, counts: Mapping[str, int]) -> dict[str, Any]:
    return {
        "name": row.name,
        "label": [row.label, row.label_zh],
        "comment": [row.comment, row.comment_zh],
        "count": counts.get(row.name, 0),
    }


def _pinyin(graph: KnowledgeGraph) -> Spellings:
    """How the Chinese in every name and title is spelled."""
    labels = (node.label for node in graph.nodes)
    others = (value.text for node in graph.nodes for name, value in node.attributes if name in NAMES)
    return spellings(text for text in chain(labels, others) if not text.isascii())


def _policy(scripts: tuple[str, ...], style: str) -> str:
    """Nothing may be requested, and no script may run but ours."""
    allowed = " ".join(map(assets.source_hash, scripts))
    return (
        f"default-src 'none'; worker-src blob:; script-src {allowed}; style-src {assets.source_hash(style)}; "
        "img-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'"
    )


def _articles(graph: KnowledgeGraph) -> Iterator[str]:
    """The articles by model, as lists for readers without scripts."""
    about: dict[str, list[str]] = defaultdict(list)
    for subject, relation, target, _ in graph.edges():
        if relation == "covers":
            about[target].append(subject)
    for model in sorted(about, key=lambda one: -len(about[one])):
        yield from _list(graph.by_id[model].label, map(graph.by_id.__getitem__, about[model]))
    told = {article for articles in about.values() for article in articles}
    if rest := [node for node in graph.nodes if node.kind == "Article" and node.id not in told]:
        yield from _list("…", rest)


def _list(heading: str, articles: Iterable[Node]) -> Iterator[str]:
    yield f"<h2><bdi>{escape(visible(heading))}</bdi></h2>\n<ul>\n"
    yield from map(_item, articles)
    yield "</ul>\n"


def _item(article: Node) -> str:
    name = f"<bdi>{escape(visible(article.label))}</bdi>"
    if address := web_address(article.address):
        name = f'<a href="{escape(address)}">{name}</a>'
    return f"<li>{name}</li>\n"


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(resources.files(__package__).joinpath("template.html").read_text("utf-8"))
