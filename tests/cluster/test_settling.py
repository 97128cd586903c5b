"""What follows from claims, over tables: the same as from all of them in one dictionary."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from helpers.several import LISTS
from listgraph.knowledge.assemble import assemble, in_order
from listgraph.knowledge.claims import Claims
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.merge import merged
from listgraph.knowledge.understand import understood
from listgraph.lexicon import builtin
from listgraph.lists.source import Source

pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")  # Dask's own use of pandas


def claims() -> list[Claims]:
    sources = (Source(path, text, "utf-8", path, frozenset(LISTS)) for path, text in LISTS.items())
    return [understood(source, builtin())[1] for source in sources]


@pytest.fixture(autouse=True)
def _in_this_process() -> Iterator[None]:
    import dask

    with dask.config.set(scheduler="synchronous"):
        yield


def over_tables(groups: Sequence[Sequence[Claims]], folder: Path) -> KnowledgeGraph:
    """The graph of documents in groups, each of which has left its tables as Parquet."""
    import dask.dataframe as dd

    from listgraph.cluster import tables
    from listgraph.cluster.settling import Tables, settled

    for number, group in enumerate(groups):
        for name, rows in tables.frames(group).items():
            (folder / name).mkdir(exist_ok=True)
            rows.to_parquet(folder / name / f"{number}.parquet", index=False)
    nodes, facts, pending = (dd.read_parquet(folder / name) for name in ("nodes", "facts", "pending"))
    found = settled(Tables(nodes, facts, pending, 3), builtin())
    described = tables.described(found.nodes.compute())
    evidence = in_order(tables.evidences(found.facts.compute()))
    return KnowledgeGraph(tuple(merged(described, "en")), evidence)


@pytest.mark.parametrize("size", [1, 2, 5])
def test_however_documents_are_grouped_the_graph_is_that_of_a_local_build(tmp_path: Path, size: int) -> None:
    said = claims()
    local = assemble(said, builtin())
    found = over_tables([said[start : start + size] for start in range(0, len(said), size)], tmp_path)
    assert found.nodes == local.nodes
    assert dict(found.evidence) == dict(local.evidence)


def test_the_lists_need_every_step() -> None:
    """Or the test above would say little."""
    relations = {fact.relation for fact in assemble(claims(), builtin()).facts}
    assert {"linksTo", "outperforms", "comparedWith", "crossPostOf"} <= relations
    assert {"developedBy", "operatedBy", "alternativeTo", "broader"} <= relations


def test_tables_lose_nothing_of_claims() -> None:
    from listgraph.cluster import tables

    for said in claims():
        found = tables.frames([said])
        assert list(tables.nodes_of(found["nodes"])) == list(said.nodes)
        assert set(tables.flat(tables.evidences(found["facts"]))) == set(said.claims)
        assert list(tables.pending_of(found["pending"])) == list(dict.fromkeys(said.pending))
