"""graph.svg: the opening view, for documents."""

import re
import xml.etree.ElementTree as ElementTree

from helpers.page_samples import RULEBOOK, hostile_graph, large_graph, seed_graph
from listgraph.exporters import svg
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.labelling import labels
from listgraph.page.view import opening_view

NAMESPACE = "{http://www.w3.org/2000/svg}"


def picture(graph: KnowledgeGraph) -> ElementTree.Element:
    (artifact,) = svg.export(graph, RULEBOOK)
    assert artifact.path == "graph.svg"
    return ElementTree.fromstring(artifact.data)


def texts(root: ElementTree.Element) -> list[str]:
    return [element.text or "" for element in root.iter(f"{NAMESPACE}text")]


def test_every_model_of_the_seed_is_labelled() -> None:
    graph = seed_graph()
    assert {node.label for node in graph.nodes if node.kind == "Model"} <= set(texts(picture(graph)))


def test_screen_readers_get_a_title_and_a_description() -> None:
    root = picture(seed_graph())
    assert root.get("role") == "img"
    assert root.findtext(f"{NAMESPACE}title") == "Language Model"
    assert "model: 13" in (root.findtext(f"{NAMESPACE}desc") or "")


def test_every_node_has_its_whole_label_as_a_title() -> None:
    graph = seed_graph()
    names = {element.text for element in picture(graph).iter(f"{NAMESPACE}title")}
    assert {node.label for node in graph.nodes if node.kind == "Article"} <= names


def test_hostile_titles_are_text() -> None:
    root = picture(hostile_graph())
    allowed = {"svg", "title", "desc", "defs", "marker", "path", "rect", "circle", "polygon", "text", "style"}
    assert {element.tag.removeprefix(NAMESPACE) for element in root.iter()} <= allowed
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
    assert not re.search("[\x00-\x08\u202e]", "".join(root.itertext()))


def test_nothing_is_loaded() -> None:
    (artifact,) = svg.export(seed_graph(), RULEBOOK)
    assert not re.search(rb"href|url\((?!#)|<image|@import", artifact.data)


def test_every_colour_has_one_for_dark_grounds() -> None:
    """Browsers take it where the reader prefers dark, even of a picture within a document."""
    root = picture(seed_graph())
    style = root.findtext(f"{NAMESPACE}style") or ""
    assert style.startswith("@media (prefers-color-scheme:dark)")
    for name in ("fill", "stroke"):
        used = {element.get(name, "none") for element in root.iter()} - {"none"}
        assert {colour for colour in used if f'[{name}="{colour}"]' not in style} == set()


def test_large_pictures_have_large_labels() -> None:
    """Whoever shows the picture of many nodes in a document reads the names of the models."""
    found = list(labels(opening_view(large_graph(2000)).spots))
    columns = [label.spot.x for label in found]
    assert min(label.size for label in found) * 1000 / (max(columns) - min(columns)) > 9
    assert {label.spot.node.kind for label in found} >= {"Model", "Organization"}


def test_labels_do_not_touch() -> None:
    found = list(labels(opening_view(large_graph(2000)).spots))
    boxes = [(label.x, label.y, len(label.text) * label.size * 0.6, label.size) for label in found]
    for number, (x, y, width, height) in enumerate(boxes):
        for x2, y2, width2, height2 in boxes[:number]:
            assert abs(x - x2) * 2 >= (width + width2) * 0.98 or abs(y - y2) * 2 >= (height + height2) * 0.98


def test_a_graph_of_nothing_is_a_picture() -> None:
    assert picture(KnowledgeGraph((), {})).tag == f"{NAMESPACE}svg"
