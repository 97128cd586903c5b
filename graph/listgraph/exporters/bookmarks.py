"""bookmarks.html, the format in which browsers and bookmark managers pass on bookmarks.

It was Netscape's and has no specification. Chromium reads it line by line and knows five entities,
so each bookmark is one line, with no others.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph, Node
from listgraph.knowledge.rows import clean
from listgraph.rules.rulebook import Rule
from listgraph.urls import is_web_url

HEAD = """\
<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE>
<H1>Bookmarks</H1>
"""
FOLDERS = ("List", "Section")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """Every article that has a web address, in a folder for each section it is listed in.

    Its tags are the models that it covers.
    """
    text = HEAD + "\n".join([*_Shelf(graph).lines(), ""])
    yield Artifact("bookmarks.html", text.encode())


class _Shelf:
    """What lies in which folder, in the order of the lists."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.tags: dict[str, list[str]] = defaultdict(list)
        # In each folder: the line, the id. What is in none is in "".
        self.inside: dict[str, set[tuple[int, str]]] = defaultdict(set)
        nodes, housed = graph.by_id, set()
        for subject, relation, target, evidence in graph.edges():
            kind, place = nodes[subject].kind, nodes[target].kind
            if relation == "covers" and place == "Model":
                self.tags[subject].append(nodes[target].label)
            elif relation == "listedIn" and kind == "Article" and place in FOLDERS:
                self.inside[target].add((min(item.line for item in evidence), subject))
                housed.add(subject)
            elif relation == "partOf" and kind == "Section" and place in FOLDERS:
                self.inside[target].add((int(nodes[subject].text("line") or 0), subject))
                housed.add(subject)
        self.inside[""] = {(0, node.id) for node in graph.nodes if node.id not in housed}

    def lines(self) -> Iterator[str]:
        """The folders and bookmarks, one a line."""
        opened: set[str] = set()
        content = self._folder("", 1, opened)
        for node in self.graph.nodes:  # sections that are part of one another, and of no list
            if node.kind in FOLDERS and node.id not in opened:
                content += self._titled(node, 1, opened)
        return iter(["<DL><p>", *content, "</DL><p>"])

    def _folder(self, name: str, depth: int, opened: set[str]) -> list[str]:
        content: list[str] = []
        for _, identifier in sorted(self.inside[name]):
            node = self.graph.by_id[identifier]
            if node.kind == "Article":
                content += self._bookmark(node, depth)
            elif node.kind in FOLDERS and node.id not in opened:
                content += self._titled(node, depth, opened)
        return content

    def _titled(self, node: Node, depth: int, opened: set[str]) -> list[str]:
        """The folder with its title, or nothing where no bookmark is in it."""
        opened.add(node.id)
        content = self._folder(node.id, depth + 1, opened)
        margin = "    " * depth
        title = _line(node.label) or node.id
        return (
            [f"{margin}<DT><H3>{title}</H3>", f"{margin}<DL><p>", *content, f"{margin}</DL><p>"]
            if content
            else []
        )

    def _bookmark(self, article: Node, depth: int) -> list[str]:
        url = article.address
        if not is_web_url(url):
            return []
        tags = ",".join(_line(label.replace(",", " ")) for label in self.tags[article.id])
        tagged = f' TAGS="{tags}"' if tags else ""
        title = _line(article.label) or _line(url)
        return ["    " * depth + f'<DT><A HREF="{_line(url)}"{tagged}>{title}</A>']


def _line(text: str) -> str:
    """``text`` on one line, with every character that means something in HTML escaped."""
    return " ".join(clean(text).split()).translate(_ENTITIES)
