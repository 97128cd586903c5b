"""graph.html: of a large graph what most is said of, and what joins that."""

from collections.abc import Iterable, Mapping, Sequence, Set

import dask.dataframe as dd

from listgraph.cluster.keyed import chosen, each
from listgraph.cluster.merging import Settings
from listgraph.cluster.places import put
from listgraph.cluster.tables import FACTS, LINES, NODES, NUMBER, TEXT, Frame, described, evidences, frame
from listgraph.exporters import html
from listgraph.knowledge.assemble import in_order
from listgraph.knowledge.graph import Evidence, Fact, KnowledgeGraph
from listgraph.rules.rulebook import Rule

MOST = 20_000
"""So many nodes a page holds: those that take part in the most facts."""
REASONS = 100
"""So many pieces of evidence are shown for a fact of a page that does not hold all: the surest."""
_FACT = ["subject", "relation", "object", "language", "literal"]
_DEGREES = {"id": TEXT, "facts": NUMBER}


def write(settings: Settings, rulebook: Mapping[str, Rule], nodes: int) -> str:
    """Write the page of a graph of so many ``nodes`` beside the shards, from these; gives its name.

    A graph of :data:`MOST` nodes or fewer has the page of a local build.
    """
    (artifact,) = html.export(_graph(settings, nodes), rulebook)
    put(f"{settings.work}/out/{artifact.path}", artifact.pieces())
    return artifact.path


def _graph(settings: Settings, nodes: int) -> KnowledgeGraph:
    """The graph, or as much of it as a page holds."""
    found = dd.read_parquet(f"{settings.work}/described/*.parquet")
    facts = dd.read_parquet(f"{settings.work}/out/evidence/*.parquet")
    kept = _kept(settings) if nodes > MOST else None
    if kept is not None:
        found = each(_described, found, columns=NODES, kept=kept)
        facts = each(_joining, facts, columns=FACTS, kept=kept)
    evidence = in_order(evidences(facts.compute()))
    if kept is not None:
        evidence = {fact: _surest(reasons) for fact, reasons in evidence.items()}
    things = [node for (node,) in described(found.compute()).values()]
    return KnowledgeGraph(
        nodes=tuple(sorted(things, key=lambda node: node.id)),
        evidence=evidence,
        lines=_lines(settings, evidence),
        base=settings.base,
        own_kinds=settings.own_kinds,
        beyond=nodes - len(things),
    )


def _kept(settings: Settings) -> Set[str]:
    """The ids of the nodes that take part in the most facts; of equals the first."""
    edges = dd.read_parquet(f"{settings.work}/out/edges/*.parquet", columns=["source", "target"])
    ends = dd.concat([edges["source"], edges["target"]]).rename("id").to_frame()
    counted = ends.shuffle("id", npartitions=edges.npartitions)
    return frozenset(_first(each(_counted, counted, columns=_DEGREES).compute())["id"])


def _counted(ends: Frame) -> Frame:
    """How often each id comes, for those that come most."""
    counts = ends["id"].value_counts()
    return _first(frame(counts.items(), _DEGREES))


def _first(degrees: Frame) -> Frame:
    return degrees.sort_values(["facts", "id"], ascending=[False, True]).head(MOST)


def _described(table: Frame, kept: Set[str]) -> Frame:
    return table[table["id"].isin(kept)]


def _joining(table: Frame, kept: Set[str]) -> Frame:
    """What is said of the nodes kept, but for what joins them to others; of a fact the surest reasons."""
    said = table[table["subject"].isin(kept) & (table["literal"] | table["object"].isin(kept))]
    surest = said.sort_values("confidence", ascending=False, kind="stable")
    return surest.groupby(_FACT, dropna=False).head(REASONS).sort_index()


def _surest(reasons: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    if len(reasons) <= REASONS:
        return reasons
    bar = sorted((item.confidence for item in reasons), reverse=True)[REASONS - 1]
    return tuple(item for item in reasons if item.confidence >= bar)[:REASONS]


def _lines(settings: Settings, facts: Mapping[Fact, Sequence[Evidence]]) -> dict[tuple[str, int], str]:
    """The source lines that the evidence points to."""
    reasons = (item for items in facts.values() for item in items if item.line)
    wanted = {place for item in reasons for place in ((item.file, item.line), (item.file, item.quote_line))}
    lines = dd.read_parquet(f"{settings.work}/lines/*.parquet")
    table = each(_wanted, lines, columns=LINES, wanted=wanted).compute()
    return {(file, line): text for file, line, text in sorted(_rows(table))}


def _wanted(table: Frame, wanted: Set[tuple[str, int]]) -> Frame:
    return chosen(table, ((file, line) in wanted for file, line, _ in _rows(table)))


def _rows(table: Frame) -> Iterable[tuple[str, int, str]]:
    return zip(*(table[name].tolist() for name in LINES), strict=True)
