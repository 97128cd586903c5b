"""The notes: one for each node that is no article or comparison, with what is said of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from listgraph.knowledge.graph import Evidence, KnowledgeGraph, Node
from listgraph.knowledge.rows import best
from listgraph.markup.filenames import distinct
from listgraph.schema import ATTRIBUTES, OUTCOMES, RELATIONS
from listgraph.vault.markup import link, scalar, text, wikilink

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "Model": "Models",
        "Topic": "Topics",
        "Organization": "Organisations",
        "Publisher": "Publishers",
        "Section": "Sections",
        "List": "Lists",
    }
)
"""The kinds that have notes, each with the folder of them."""

INDEX = "Index"
MOST = 20
"""So many models stand on the first page."""

# What a note says of articles: the relation, whether it leads to the node, and the heading.
_ARTICLES = (
    ("introducedBy", False, "Introduced by"),
    ("covers", True, "Articles about it"),
    ("compares", True, "Articles that compare it"),
    ("mentions", True, "Articles that mention it"),
    ("concerns", True, "Articles that name it"),
    ("onTopic", True, "Articles on it"),
    ("publishedBy", True, "Articles"),
    ("listedIn", True, "Entries"),
)
_NAMES = ("prefLabel", "altLabel")

Edge = tuple[str, str, str, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Vault:
    """A graph with the name of each note; edges by the node that they leave and that they reach."""

    graph: KnowledgeGraph
    names: Mapping[str, str]
    leaving: Mapping[str, list[Edge]]
    reaching: Mapping[str, list[Edge]]

    def path(self, node: str) -> str:
        """Where the note about the node is, within the vault."""
        return f"{FOLDERS[self.graph.by_id[node].kind]}/{self.names[node]}.md"

    def link(self, node: str) -> str:
        """A link to the note about the node; to the web where it has none, as an article."""
        found = self.graph.by_id[node]
        if node in self.names:
            return wikilink(self.names[node], found.label)
        return link(found.label, found.address)


def vault(graph: KnowledgeGraph) -> Vault:
    """The vault of ``graph``: every note has a name of its own, in whatever folder it is."""
    wanted = {node.id: _wanted(node) for node in graph.nodes if node.kind in FOLDERS}
    names = distinct({"": INDEX, **wanted})
    leaving: dict[str, list[Edge]] = defaultdict(list)
    reaching: dict[str, list[Edge]] = defaultdict(list)
    for edge in graph.edges():
        leaving[edge[0]].append(edge)
        reaching[edge[2]].append(edge)
    return Vault(graph, names, leaving, reaching)


def _wanted(node: Node) -> str:
    """What a note is called: a model, topic or organisation by its name, and no other by a model's."""
    if node.kind in ("Model", "Topic", "Organization"):
        return node.label
    hint = node.text("file").removesuffix(".md") if node.kind == "Section" else ""
    return f"{node.label[:60].removesuffix('.md')} ({hint[-40:] or node.kind.lower()})"


def note(whole: Vault, node: Node) -> str:
    """The note about ``node``."""
    lines = ["---", *_properties(whole, node), "---", "", f"# {text(node.label) or whole.names[node.id]}"]
    if node.text("homepage"):
        lines += ["", link(ATTRIBUTES["homepage"].label, node.text("homepage"))]
    for part in (_relations(whole, node), _comparisons(whole, node), *_articles(whole, node)):
        lines += ["", *part] if part else []
    return "\n".join(lines) + "\n"


def index(whole: Vault, canvas: str) -> str:
    """The first page: the picture, the lists, the models that most articles cover."""
    graph = whole.graph
    covered = {
        node.id: sum(relation == "covers" for _, relation, _, _ in whole.reaching.get(node.id, ()))
        for node in graph.nodes
        if node.kind == "Model"
    }
    ranked = sorted(covered, key=lambda model: (-covered[model], model))[:MOST]
    lists = [node.id for node in graph.nodes if node.kind == "List"]
    lines = ["# What the lists say", "", f"The picture: [[{canvas}]]"]
    if lists:
        lines += ["", "## Lists", "", *(f"- {whole.link(node)}" for node in lists)]
    if ranked:
        lines += ["", "## Most covered models", ""]
        lines += [f"- {whole.link(model)}: {covered[model]}" for model in ranked]
    return "\n".join(lines) + "\n"


def _properties(whole: Vault, node: Node) -> Iterator[str]:
    """What is known of the node, as YAML; a property is of one type in all notes."""
    yield f"id: {scalar(node.id)}"
    yield f"iri: {scalar(whole.graph.base + node.id)}"
    yield f"kind: {scalar(node.kind)}"
    yield f"label: {scalar(node.label)}"
    names = dict.fromkeys((node.label, *(value.text for name in _NAMES for value in node.values(name))))
    yield from _listed("aliases", [scalar(name) for name in names if name != whole.names[node.id]])
    for name in ATTRIBUTES:
        values = [] if name in _NAMES else [value.text for value in node.values(name)]
        yield from _valued(name, list(dict.fromkeys(values)))
    for relation, targets in _targets(whole, node).items():
        yield from _listed(relation, [scalar(whole.link(target)) for target in targets])


def _valued(name: str, values: list[str]) -> list[str]:
    if len(values) != 1:
        return _listed(name, [scalar(value) for value in values])
    (value,) = values
    if ATTRIBUTES[name].datatype == "xsd:boolean":
        return [f"{name}: {scalar(value == 'true')}"]
    if ATTRIBUTES[name].datatype == "xsd:integer" and value.isascii() and value.isdigit():
        return [f"{name}: {scalar(int(value))}"]
    return [f"{name}: {scalar(value)}"]


def _listed(name: str, values: Iterable[str]) -> list[str]:
    lines = [f"  - {value}" for value in values]
    return [f"{name}:", *lines] if lines else []


def _targets(whole: Vault, node: Node) -> dict[str, list[str]]:
    """The notes that the node is joined to, by relation, in the order of the schema."""
    found: dict[str, list[str]] = {name: [] for name in RELATIONS}
    for _, relation, target, _ in whole.leaving.get(node.id, ()):
        if target in whole.names:
            found[relation].append(target)
    return {relation: targets for relation, targets in found.items() if targets}


def _relations(whole: Vault, node: Node) -> list[str]:
    return [
        f"- {RELATIONS[relation].label}: {', '.join(map(whole.link, targets))}"
        for relation, targets in _targets(whole, node).items()
    ]


def _comparisons(whole: Vault, node: Node) -> list[str]:
    """Who is compared with the node, in whose words."""
    found = dict.fromkeys(
        comparison
        for comparison, relation, _, _ in whole.reaching.get(node.id, ())
        if relation in ("left", "right")
    )
    said = sorted(
        (_place(best(evidence)), comparison, article)
        for comparison in found
        for article, relation, _, evidence in whole.reaching.get(comparison, ())
        if relation == "reports"
    )
    lines = [_compared(whole, node, comparison, article) for _, comparison, article in said]
    return ["## In whose words", "", *lines] if lines else []


def _compared(whole: Vault, node: Node, comparison: str, article: str) -> str:
    sides: dict[str, str] = {}
    for _, relation, target, _ in whole.leaving.get(comparison, ()):
        sides.setdefault(relation, text(node.label) if target == node.id else whole.link(target))
    outcome = whole.graph.by_id[comparison].text("outcome")
    verdict = RELATIONS[OUTCOMES.get(outcome, "comparedWith")].label
    (reasons,) = (edge[3] for edge in whole.leaving[article] if edge[1:3] == ("reports", comparison))
    reason = best(reasons)
    words = f"{sides.get('left', '')} {verdict} {sides.get('right', '')}".strip()
    return f"- {words} – “{text(reason.quote)}”, {_entry(whole, node, article, reason)}"


def _articles(whole: Vault, node: Node) -> Iterator[list[str]]:
    """What is said of the node by articles, relation by relation."""
    for relation, is_object, heading in _ARTICLES:
        edges = (whole.reaching if is_object else whole.leaving).get(node.id, ())
        reasons = {
            source if is_object else target: best(evidence)
            for source, name, target, evidence in edges
            if name == relation
        }
        lines = [
            f"- {_entry(whole, node, article, reasons[article])}{_said(whole, article)}"
            for article in sorted(reasons, key=lambda article: (_place(reasons[article]), article))
            if whole.graph.by_id[article].kind == "Article"
        ]
        yield [f"## {heading}", "", *lines] if lines else []


def _entry(whole: Vault, node: Node, article: str, reason: Evidence) -> str:
    """An article with where it is listed and who published it, and the line that says so."""
    places = [
        whole.link(target)
        for _, relation, target, _ in whole.leaving.get(article, ())
        if relation in ("publishedBy", "listedIn") and target != node.id
    ]
    file, line = _place(reason)
    source = text(f"{file}:{line}" if line else file)
    return " · ".join(filter(None, (whole.link(article), *dict.fromkeys(places), source)))


def _said(whole: Vault, article: str) -> str:
    """What the lists say of an article, on a line of its own; empty where they say nothing."""
    words = text(" ".join(value.text for value in whole.graph.by_id[article].values("description")))
    return f"\n  {words}" if words else ""


def _place(reason: Evidence) -> tuple[str, int]:
    return reason.file, reason.line
