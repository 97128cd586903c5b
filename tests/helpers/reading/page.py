"""graph.html: the data that is in it, as a browser parses it."""

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from helpers.reading.found import Found, written
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.style import RELATION_ORDER
from listgraph.schema import KINDS, RELATIONS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def block(text: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="data-{name}">(.*?)</script>', text, re.DOTALL)
    assert found
    return json.loads(found[1])


def running(deltas: list[int]) -> list[int]:
    values = [0]
    for delta in deltas:
        values.append(values[-1] + delta)
    return values[1:]


def identifier(written: str, kind: int) -> str:
    """A node's id, of which the path of its kind is not written."""
    return written[1:] if written.startswith("/") else f"{list(KINDS.values())[kind].path}/{written}"


def read_html(graph: KnowledgeGraph, chromium: "Browser") -> Found:
    """The page's data, as Chromium parses it."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "graph.html")
        path.write_bytes(written("html", graph)["graph.html"])
        page = chromium.new_page(offline=True)
        page.goto(path.as_uri())
        script = "name => JSON.parse(document.getElementById(`data-${name}`).textContent)"
        nodes, edges, evidence = (page.evaluate(script, name) for name in ("nodes", "edges", "evidence"))
        page.close()
    kinds = list(KINDS)
    ids = [identifier(*node) for node in zip(nodes["id"], nodes["kind"], strict=True)]
    rows = zip(ids, nodes["kind"], nodes["label"], strict=True)
    found = {name: (graph.base + name, kinds[kind], label) for name, kind, label in rows}
    read, at = set(), 0
    counts = dict(zip(running(edges["other"]), edges["count"], strict=True))
    columns = zip(running(edges["source"]), edges["relation"], edges["target"], strict=True)
    for row, (source, relation, target) in enumerate(columns):
        name, count = RELATION_ORDER[relation], counts.get(row, 1)
        confidence = max(evidence["confidence"][why] for why in evidence["why"][at : at + count]) / 1000
        at += count
        read.add((ids[source], name, ids[target], confidence, RELATIONS[name].derived))
    return found, read
