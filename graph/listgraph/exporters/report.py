"""report.md: what the lists say, in GitHub's Markdown."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import Evidence, KnowledgeGraph
from listgraph.knowledge.rows import best
from listgraph.markup.gfm import code, link, table, text
from listgraph.markup.mermaid import flowchart
from listgraph.problems import Problem
from listgraph.rules.rulebook import Rule
from listgraph.schema import KINDS, RELATIONS

ROWS = 100
LINKS = 5
ARROWS = 40
"""A diagram with more is no longer read, and soon no longer drawn."""

Edge = tuple[str, str, tuple[Evidence, ...]]
_VERDICTS = {"Outperforms": "outperforms", "Equals": "draws level with", "NoVerdict": "compared, no verdict"}


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The report, its long tables cut after :data:`ROWS` rows."""
    view = _View(graph)
    lines = ["# What the lists say"]
    plural = graph.model_kind.plural.lower()
    one = graph.model_kind.label.lower()
    for heading, section in _SECTIONS.items():
        words = heading.replace("models", plural).replace("Models", plural.title()).replace("model", one)
        lines += ["", f"## {words}", "", *(section(view) or ["None."])]
    yield Artifact("report.md", ("\n".join(lines) + "\n").encode("utf-8", "replace"))


class _View:
    """The graph by relation, and its nodes as Markdown."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self._names: dict[str, str] = {}

    @cached_property
    def edges(self) -> Mapping[str, Sequence[Edge]]:
        edges: dict[str, list[Edge]] = {}
        for source, relation, target, evidence in self.graph.edges():
            edges.setdefault(relation, []).append((source, target, evidence))
        return edges

    @cached_property
    def places(self) -> Mapping[str, tuple[str, int]]:
        """Where each article is listed first."""
        places: dict[str, tuple[str, int]] = {}
        for article, _, evidence in self.get("listedIn"):
            found = evidence[0].file, evidence[0].line  # the first in order
            places[article] = min(places.get(article, found), found)
        return places

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What :command:`check` tells of the lists, where they are at hand; else what reading found."""
        return self.graph.examine() if self.graph.examine else self.graph.problems

    def get(self, relation: str) -> Sequence[Edge]:
        return self.edges.get(relation, ())

    def targets(self, relation: str) -> dict[str, list[str]]:
        """For each node that the relation goes out from, the nodes that it leads to."""
        return _grouped((source, target) for source, target, _ in self.get(relation))

    def sources(self, relation: str) -> dict[str, list[str]]:
        """For each node that the relation leads to, the nodes that it goes out from."""
        return _grouped((target, source) for source, target, _ in self.get(relation))

    def label(self, node: str) -> str:
        return self.graph.by_id[node].label

    def name(self, node: str) -> str:
        """The node's label, as a link where the node has an address."""
        if node not in self._names:
            found = self.graph.by_id[node]
            self._names[node] = link(found.label, found.address or found.text("homepage"))
        return self._names[node]

    def names(self, nodes: Sequence[str]) -> str:
        """The first few of the nodes, articles as they are listed, with how many more there are."""
        more = len(nodes) - LINKS
        ordered = sorted(nodes, key=lambda node: self.places.get(node, ("", 0)))
        listed = " · ".join(map(self.name, ordered[:LINKS]))
        return f"{listed} · and {more} more" if more > 0 else listed

    def ranked(self, groups: Mapping[str, Sequence[str]]) -> list[tuple[str, Sequence[str]]]:
        """The groups, the largest first, by label where they are of one size."""
        return sorted(groups.items(), key=lambda item: (-len(item[1]), self.label(item[0]), item[0]))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups


def _table(header: Sequence[str], rows: Sequence[Sequence[str]], number: int = 0) -> list[str]:
    """The first rows; ``number`` is how many there are, where only these have been made."""
    if not rows:
        return []
    more = max(number, len(rows)) - ROWS
    return table(header, rows[:ROWS]) + (["", f"… and {more} more."] if more > 0 else [])


def _place(file: str, line: int) -> str:
    return code(f"{file}:{line}" if line else file)


def _counts(view: _View) -> list[str]:
    kinds = Counter(node.kind for node in view.graph.nodes)
    links = sum(source.links for source in view.graph.sources)
    rows = [("Links read", str(links))] if links else []
    rows += [(KINDS[kind].label, str(kinds[kind])) for kind in KINDS if kinds[kind]]
    rows += [("Facts", str(len(view.graph.facts))), ("Problems", str(len(view.problems)))]
    return _table(("What", "How many"), rows)


def _models(view: _View) -> list[str]:
    makers = view.targets("developedBy")
    rows = []
    ranked = view.ranked(view.sources("covers"))
    for model, articles in ranked[:ROWS]:
        node = view.graph.by_id[model]
        maker = view.names(makers.get(model, ()))
        year = text(node.text("firstReleased"))
        rows.append((view.name(model), maker, year, str(len(articles)), view.names(articles)))
    head = (view.graph.model_kind.label, "Developed by", "Since", "Articles", "Which")
    return _table(head, rows, len(ranked))


def _topics(view: _View) -> list[str]:
    over = view.targets("broader")
    ranked = view.ranked(view.sources("onTopic"))
    rows = [
        (view.name(topic), view.names(over.get(topic, ())), str(len(articles)), view.names(articles))
        for topic, articles in ranked[:ROWS]
    ]
    return _table(("Topic", "Within", "Articles", "Which"), rows, len(ranked))


def _comparisons(view: _View) -> list[str]:
    left, right = view.targets("left"), view.targets("right")
    rows = []
    for article, comparison, evidence in view.get("reports"):
        reason = best(evidence)
        outcome = view.graph.by_id[comparison].text("outcome") or "NoVerdict"
        sides = view.names(left.get(comparison, ())), view.names(right.get(comparison, ()))
        words = code(reason.quote), view.name(article), _place(reason.file, reason.line)
        rows.append((sides[0], _VERDICTS[outcome], sides[1], *words))
    order = list(_VERDICTS.values())
    rows.sort(key=lambda row: (order.index(row[1]), row))
    return _table(
        (
            view.graph.model_kind.label,
            "Verdict",
            f"Other {view.graph.model_kind.label.lower()}",
            "In whose words",
            "Article",
            "Where",
        ),
        rows,
    )


def _lineage(view: _View) -> list[str]:
    return _diagram(view, ("basedOn", "variantOf", "succeeds"))


def _winners(view: _View) -> list[str]:
    return _diagram(view, ("outperforms",))


def _diagram(view: _View, relations: Sequence[str]) -> list[str]:
    """The models that the relations join, those first that most articles cover."""
    covered = {model: len(articles) for model, articles in view.sources("covers").items()}
    found = [
        (source, RELATIONS[relation].label if len(relations) > 1 else "", target)
        for relation in relations
        for source, target, _ in view.get(relation)
    ]
    found.sort(key=lambda edge: (-covered.get(edge[0], 0) - covered.get(edge[2], 0), edge))
    if not found:
        return []
    labels = {node.id: node.label for node in view.graph.nodes}
    chart = ["```mermaid", *flowchart(found[:ARROWS], labels), "```"]
    more = len(found) - ARROWS
    return chart + (["", f"… and {more} more."] if more > 0 else [])


def _publishers(view: _View) -> list[str]:
    ranked = view.ranked(view.sources("publishedBy"))
    rows = [(view.name(publisher), str(len(articles))) for publisher, articles in ranked[:ROWS]]
    return _table(("Publisher", "Articles"), rows, len(ranked))


def _organisations(view: _View) -> list[str]:
    models, articles = view.sources("developedBy"), view.sources("concerns")
    everything = {node: models.get(node, []) + articles.get(node, []) for node in {**models, **articles}}
    ranked = view.ranked(everything)
    rows = [
        (view.name(node), view.names(models.get(node, [])), str(len(articles.get(node, []))))
        for node, _ in ranked[:ROWS]
    ]
    return _table(("Organisation", "Its models here", "Articles that name it"), rows, len(ranked))


def _yardsticks(view: _View) -> list[str]:
    covered = view.sources("covers")
    named = _grouped(
        (model, article)
        for relation in ("compares", "mentions")
        for article, model, _ in view.get(relation)
        if model not in covered
    )
    distinct = {model: sorted(set(articles)) for model, articles in named.items()}
    ranked = view.ranked(distinct)
    rows = [(view.name(model), str(len(articles)), view.names(articles)) for model, articles in ranked[:ROWS]]
    return _table((view.graph.model_kind.label, "Articles", "Which"), rows, len(ranked))


def _unnamed_sections(view: _View) -> list[str]:
    headed, covering = view.targets("headedBy"), view.targets("covers")
    rows = []
    for section, articles in view.sources("listedIn").items():
        node = view.graph.by_id[section]
        if node.kind == "Section" and section not in headed and covering.keys().isdisjoint(articles):
            file, line = node.text("file"), int(node.text("line") or 0)
            rows.append((file, line, node.label, len(articles)))
    shown = [(text(name), _place(file, line), str(n)) for file, line, name, n in sorted(rows)[:ROWS]]
    return _table(("Section", "Where", "Articles"), shown, len(rows))


def _duplicates(view: _View) -> list[str]:
    places: dict[str, set[tuple[str, int]]] = {}
    often = Counter(article for article, _, evidence in view.get("listedIn") for _ in evidence)
    for article, _, evidence in view.get("listedIn"):
        if often[article] > 1:
            places.setdefault(article, set()).update((item.file, item.line) for item in evidence)
    rows = sorted((view.name(article), sorted(found)) for article, found in places.items() if len(found) > 1)
    shown = [(name, " · ".join(_place(*place) for place in found)) for name, found in rows[:ROWS]]
    return _table(("Article", "Listed at"), shown, len(rows))


def _cross_posts(view: _View) -> list[str]:
    pairs = {tuple(sorted((source, target))) for source, target, _ in view.get("crossPostOf")}
    where = view.targets("publishedBy")
    rows = [
        (text(view.label(one)), *(_site(view, node, where) for node in (one, other))) for one, other in pairs
    ]
    return _table(("Title", "Here", "And here"), sorted(rows))


def _site(view: _View, article: str, where: Mapping[str, Sequence[str]]) -> str:
    names = ", ".join(view.label(publisher) for publisher in where.get(article, ()))
    return link(names or "link", view.graph.by_id[article].address)


def _problems(view: _View) -> list[str]:
    rows = [
        (_place(item.file, item.line), text(item.message), code(item.code)) for item in view.problems[:ROWS]
    ]
    return _table(("Where", "What", "Code"), rows, len(view.problems))


_SECTIONS: Mapping[str, Callable[[_View], list[str]]] = {
    "In numbers": _counts,
    "Most covered models": _models,
    "Topics": _topics,
    "Who outperforms whom": _winners,
    "Who is compared with whom": _comparisons,
    "Which model comes from which": _lineage,
    "Publishers": _publishers,
    "Organisations": _organisations,
    "Models that no article covers, only a comparison or a mention": _yardsticks,
    "Sections without a model": _unnamed_sections,
    "Articles listed more than once": _duplicates,
    "The same title under two addresses": _cross_posts,
    "Problems in the lists": _problems,
}
