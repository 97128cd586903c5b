"""How much there is in a graph, under the names that the formats' descriptions use."""

from collections import Counter
from collections.abc import Mapping

from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.memo import for_the_latest
from listgraph.schema import KINDS


@for_the_latest
def counted(graph: KnowledgeGraph) -> Mapping[str, int]:
    """How many nodes, edges, pieces of evidence and nodes of each kind: what a description may name."""
    kinds = Counter(node.kind for node in graph.nodes)
    return {
        "nodes": len(graph.nodes),
        "edges": sum(1 for _ in graph.edges()),
        "evidence": sum(map(len, graph.evidence.values())),
        **{f"{kind.lower()}s": kinds[kind] for kind in KINDS},
    }
