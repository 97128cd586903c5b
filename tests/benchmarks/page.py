"""Open the page in Chromium: graph.html against stock pyvis and Graphify, of the same graph, in one run.

    .venv/bin/python tests/benchmarks/page.py [--links 70 800 4000 34000] [--patience 60]
        [--graphify PYTHON] [--write]

The lists are made up; the usual build gives the graph, and every page gets all of its nodes and edges
(our page without its evidence would be a tenth of its size). Each page is opened in a browser of its
own, offline, with software rendering, 1366 by 768 pixels. The columns:

file        megabytes
opens       seconds from navigation until the page has drawn and answers
key         milliseconds from the first word in the search field to the next frame: typing stands still
found       milliseconds until its results are shown
frame       milliseconds from one animation frame to the next while the view is panned and zoomed:
            the median and the worst of 60, or of as many as 15 seconds hold
work        milliseconds of processor time that the page's main thread has for such a frame: what does
            not depend on what else the machine does
memory      megabytes of the browser's renderer process, all of this done

Our page is measured twice: as it opens, on the map, and as a network. The map is scrolled and zoomed by its
wheel; from some 5,000 articles on it shows bubbles. pyvis has no search. ``--write`` puts the table into
README.md beside this file.

pyvis is asked for ``cdn_resources="in_line"``; it has its physics up to ``PHYSICS`` nodes, beyond that
it would take minutes: it is given our positions, and no physics. Graphify (package graphifyy) need not be
installed; ``--graphify`` names a Python that has it. It loads vis-network 9.1.6 from a CDN, which is
replaced by the 9.1.2 that pyvis brings, from a file; above 5,000 nodes it draws communities only.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import resources
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright
from pyvis.network import Network

from generated import make
from listgraph.exporters import html
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.looks import node_looks
from listgraph.pipeline import build
from listgraph.rules import RULES

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LAPTOP: ViewportSize = {"width": 1366, "height": 768}
PHYSICS = 500
FRAMES = 60
README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- begin of the pages -->", "<!-- end of the pages -->"
UNITS = ("File, MB", "Opens, s", "Key, ms", "Found, ms", "Frame, ms", "Worst, ms", "Work, ms", "Memory, MB")
HEAD = (f"| Links | Page | {' | '.join(UNITS)} |", f"|--:|---|{'--:|' * len(UNITS)}")
BOUNDS = "opens in 3 s, every frame within 50 ms, file of 60 MB at 50,000 links and 200,000 edges"

GRAPHIFY = """
import json, sys
import networkx as nx
from graphify.export import to_html
data = json.load(sys.stdin)
graph = nx.Graph()
graph.add_nodes_from(data["nodes"])
graph.add_edges_from(data["edges"])
groups = dict(enumerate(nx.community.louvain_communities(graph, seed=1)))
labels = {number: f"Community {number}" for number in groups}
to_html(graph, groups, sys.argv[1], community_labels=labels, node_limit=5000)
"""
# Once the page has drawn: vis-network's physics is ready at once where it is off.
READY = """() => new Promise((done) => {
  const look = () => {
    const shown = window.listgraph?.network ?? (typeof network === "undefined" ? undefined : network);
    if (document.readyState === "complete" && shown?.physics?.ready)
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() / 1000)));
    else setTimeout(look, 20);
  };
  look();
})"""
SEARCH = """async () => {
  const field = document.getElementById("search");
  if (!(field instanceof HTMLInputElement)) return null;
  const shown = () => document.querySelector("#results:not([hidden]) [role=option], #search-results > *");
  field.focus();
  const start = performance.now();
  field.value = "survey";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(requestAnimationFrame);
  const key = performance.now() - start;
  while (!shown() && performance.now() - start < 15000) await new Promise(requestAnimationFrame);
  const found = performance.now() - start;
  field.value = "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.blur();
  return [key, found];
}"""
MOVE_MAP = """async (count) => {
  const map = document.getElementById("map");
  const { left, top, width, height } = map.getBoundingClientRect();
  const [clientX, clientY] = [left + width / 2, top + height / 2];
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  let before = await frame();
  const end = before + 15000;
  for (let step = 1; step <= count && before < end; step += 1) {
    const wheel = { deltaY: step % 40 < 20 ? -100 : 100, ctrlKey: true, clientX, clientY, cancelable: true };
    if (step % 2) map.dispatchEvent(new WheelEvent("wheel", wheel));
    else map.scrollBy(20 * Math.sin(step), 20 * Math.cos(step));
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}"""
MOVE = """async (count) => {
  const shown = window.listgraph?.network ?? network;
  const { x, y } = shown.getViewPosition();
  const scale = shown.getScale();
  const frame = () => new Promise(requestAnimationFrame);
  const times = [];
  let before = await frame();
  const end = before + 15000;
  for (let step = 1; step <= count && before < end; step += 1) {
    const turn = (step / count) * 2 * Math.PI;
    const position = { x: x + (100 * Math.sin(turn)) / scale, y: y + (60 * Math.sin(2 * turn)) / scale };
    shown.moveTo({ position, scale: scale * (step % 2 ? 1 : 1 + 0.5 * Math.sin(turn)) });
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  return times;
}"""


@dataclass(frozen=True)
class Figures:
    """Bytes, seconds, milliseconds, milliseconds, milliseconds, bytes; nothing where there is no search."""

    file: float
    opens: float
    key: float | None
    found: float | None
    frames: list[float]
    work: float
    memory: float


def main() -> None:
    options = argparse.ArgumentParser(description="Compare the page with others of the same graph.")
    options.add_argument("--links", type=int, nargs="+", default=[70, 800, 4000, 34_000])
    options.add_argument("--patience", type=float, default=60, help="seconds for a page to open")
    options.add_argument("--graphify", default=sys.executable, help="a Python with graphifyy installed")
    options.add_argument("--write", action="store_true", help="put the table into README.md")
    options.add_argument("--measure", help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.measure:
        print(json.dumps(asdict(measure(chosen.measure))))
        return
    print(f"Bounds of our page: {BOUNDS}.\n")
    rows = list(HEAD)
    with tempfile.TemporaryDirectory() as folder:
        for links in chosen.links:
            rows += compare(Path(folder), links, chosen.patience, chosen.graphify)
    if chosen.write:
        text = README.read_text("utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        README.write_text("\n".join([f"{before}{BEGIN}\n", *rows, f"\n{END}{after}"]), "utf-8")


def compare(folder: Path, links: int, patience: float, graphify: str) -> Iterator[str]:
    """The rows of the table for lists of so many links; they are printed as they come."""
    graph = build([make(folder / f"lists-{links}", links)])
    print(f"{links:,} links: {len(graph.nodes):,} nodes, {sum(1 for _ in graph.edges()):,} edges\n")
    address = written(folder / "ours.html", graph).as_uri()
    ours = measured(address, patience)
    others = {
        "network": f"{address}#picture=network",
        "pyvis": stock(folder / "pyvis.html", graph).as_uri(),
        "Graphify": graphified(folder / "graphify.html", graph, graphify),
    }
    yield told(links, "listgraph", ours, ours, patience)
    for name, page in others.items():
        if page is None:
            print("Graphify is not installed: pip install graphifyy, or name a Python with --graphify")
        else:
            yield told(links, name, measured(page, patience), ours, patience)


def told(links: int, name: str, found: Figures | None, ours: Figures | None, patience: float) -> str:
    """A row of the table: the figures, each with its ratio to ours; printed as well."""
    if not found or not ours:
        row = f"| {links:,} | {name} | not open after {patience:.0f} s |" + " |" * (len(UNITS) - 1)
    else:
        cells = (
            f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f}"
            + (f" ({value / own:.1f}×)" if own else "")
            if value is not None
            else "–"
            for value, own in zip(told_figures(found), told_figures(ours), strict=True)
        )
        row = f"| {links:,} | {name} | {' | '.join(cells)} |"
    print(row, flush=True)
    return row


def told_figures(found: Figures) -> tuple[float | None, ...]:
    """The figures in the units of the table."""
    return (
        found.file / 1e6,
        found.opens,
        found.key,
        found.found,
        median(found.frames),
        max(found.frames),
        found.work,
        found.memory / 1e6,
    )


def written(path: Path, graph: KnowledgeGraph) -> Path:
    (artifact,) = html.export(graph, RULES)
    path.write_bytes(artifact.data)
    return path


def stock(path: Path, graph: KnowledgeGraph) -> Path:
    """The page that pyvis makes of the graph."""
    net = Network(directed=True, cdn_resources="in_line")
    still = len(graph.nodes) > PHYSICS
    looks = node_looks(graph)
    # pyvis looks through all nodes and edges at every new one: quadratic. They are handed over at once.
    net.nodes = [
        {
            "id": node.id,
            "label": node.label,
            "shape": "dot",
            "group": node.kind,
            **({"x": looks[node.id].x, "y": looks[node.id].y} if still else {}),
        }
        for node in graph.nodes
    ]
    net.edges = [
        {"from": subject, "to": target, "title": relation, "arrows": "to"}
        for subject, relation, target, _ in graph.edges()
    ]
    net.toggle_physics(not still)
    path.write_text(net.generate_html(), "utf-8")
    return path


def graphified(path: Path, graph: KnowledgeGraph, python: str) -> str | None:
    """The address of the page that Graphify makes of the graph; None where it is not installed."""
    data = {
        "nodes": [(node.id, {"label": node.label, "file_type": node.kind}) for node in graph.nodes],
        "edges": [
            (subject, target, {"relation": relation, "confidence": "EXTRACTED"})
            for subject, relation, target, _ in graph.edges()
        ],
    }
    done = subprocess.run(
        [python, "-c", GRAPHIFY, str(path)],
        input=json.dumps(data),
        text=True,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        if "No module named 'graphify'" in done.stderr:
            return None
        raise RuntimeError(done.stderr)
    library = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    (path.parent / "vis-network.min.js").write_bytes(library.read_bytes())
    text, count = re.subn(
        r'<script src="https://unpkg[^>]*>', '<script src="vis-network.min.js">', path.read_text("utf-8")
    )
    if count != 1:
        raise RuntimeError("Graphify loads its script in another way than it did")
    path.write_text(text, "utf-8")
    return path.as_uri()


def measured(address: str, patience: float) -> Figures | None:
    """What the page at ``address`` takes; None where it has not opened after so many seconds."""
    command = [sys.executable, __file__, "--measure", address]
    try:
        # A page that computes for minutes answers no one: only another process can stop waiting.
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=patience + 30)
    except subprocess.TimeoutExpired:
        return None
    found = Figures(**json.loads(done.stdout))
    return found if found.opens <= patience else None


def measure(address: str) -> Figures:
    """What the page at ``address`` takes, in a browser of its own."""
    chromium = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_context(viewport=LAPTOP, offline=True).new_page()
        page.set_default_timeout(0)
        page.goto(address, wait_until="commit")
        opens = page.evaluate(READY)
        key, found = page.evaluate(SEARCH) or (None, None)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = busy(session)
        on_map = page.locator("#map:visible").count() > 0
        frames = page.evaluate(MOVE_MAP if on_map else MOVE, FRAMES)
        work = (busy(session) - before) * 1000 / len(frames)
        size = Path(url2pathname(urlsplit(address).path)).stat().st_size
        figures = Figures(size, opens, key, found, frames, work, memory(browser))
        browser.close()
    return figures


def busy(session: CDPSession) -> float:
    """For how many seconds the page's main thread has had a processor."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration"))


def memory(browser: Browser) -> float:
    """What the renderers hold, in bytes (Linux)."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    texts = [Path(f"/proc/{one['id']}/status").read_text() for one in processes if one["type"] == "renderer"]
    return max(1024 * int(text.split("VmRSS:")[1].split()[0]) for text in texts)


if __name__ == "__main__":
    main()
