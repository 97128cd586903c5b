"""What no document can know alone, over tables: the facts of one key come together, and the step is taken.

Each step is one of :mod:`listgraph.knowledge`; what stands here says which key it needs, and shuffles.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

import dask.dataframe as dd
import pandas as pd

from listgraph.cluster import tables
from listgraph.cluster.keyed import Table, chosen, each, texts, together
from listgraph.cluster.pending import resolved
from listgraph.cluster.tables import FACTS, NODES, TEXT, Frame, evidences, fact_frame, flat, node_frame
from listgraph.knowledge import deriving, hierarchy, pages
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Fact, Node, Value
from listgraph.lexicon import Lexicon
from listgraph.lists.pages import Pages

_OF_COMPARISONS = ("left", "right", "outcome", "reports")
_KEYED = {**FACTS, "key": TEXT}
_NODES_KEYED = {**NODES, "key": TEXT}


@dataclass(frozen=True, slots=True)
class Tables:
    """The claims of all documents.

    ``parts`` is into how many partitions rows are brought together by a key.
    """

    nodes: Table
    facts: Table
    pending: Table
    parts: int

    def with_facts(self, facts: Iterable[Table], nodes: Iterable[Table] = ()) -> "Tables":
        """The same with more facts and nodes."""
        return replace(self, facts=dd.concat([self.facts, *facts]), nodes=dd.concat([self.nodes, *nodes]))


def settled(given: Tables, lexicon: Lexicon) -> Tables:
    """The nodes and facts of the graph: all that the documents say, and all that follows.

    What this process must see of them (lists, topics, known models) is asked of what the documents say, so
    that no step is taken twice.
    """
    found = _topics(_links(given), lexicon)
    found = _comparisons(found)
    found = found.with_facts([_copies(found)])
    found = found.with_facts([resolved(found.nodes, given.pending, given.parts)])
    facts, nodes = _of_lexicon(given.nodes, lexicon)
    return found.with_facts([facts], [nodes])


def _local(facts: Evidences, nodes: Iterable[Node] = ()) -> tuple[Table, Table]:
    """What this process has found, as tables of Dask."""
    return (
        dd.from_pandas(fact_frame(flat(facts)), npartitions=1),
        dd.from_pandas(node_frame(nodes), npartitions=1),
    )


# --- links from list to list


def _links(given: Tables) -> Tables:
    if not len(given.facts[given.facts["relation"] == "linksTo"]):
        return given
    lists = given.nodes[given.nodes["kind"] == "List"].compute()
    known = pages.known_pages(found[0] for found in tables.described(lists).values())
    return replace(given, facts=each(_linked, given.facts, columns=FACTS, known=known))


def _linked(table: Frame, known: Pages) -> Frame:
    told = table["relation"] == "linksTo"
    if not told.any():
        return table
    found = evidences(table[told])
    pages.settle(found, lambda: known)
    return pd.concat([table[~told], fact_frame(flat(found))])


# --- comparisons


def _comparisons(given: Tables) -> Tables:
    facts, nodes = given.facts, given.nodes
    about = facts["relation"].isin(_OF_COMPARISONS)
    drawn = nodes["kind"] == "Comparison"
    keyed = together(each(_by_comparison, facts[about], columns=_KEYED), "key", given.parts)
    described = together(nodes[drawn], "id", given.parts)
    return replace(
        given,
        facts=dd.concat([facts[~about], each(_derived, keyed, described, columns=FACTS)]),
        nodes=dd.concat([nodes[~drawn], each(_decided, keyed, described, columns=NODES)]),
    )


def _by_comparison(table: Frame) -> Frame:
    return table.assign(key=table["subject"].where(table["relation"] != "reports", table["object"]))


def _derived(table: Frame, nodes: Frame) -> Frame:
    facts, described = evidences(table), tables.described(nodes)
    deriving.decide(facts, described)
    deriving.derive(facts, described)
    return fact_frame(flat(facts))


def _decided(table: Frame, nodes: Frame) -> Frame:
    described = tables.described(nodes)
    deriving.decide(evidences(table), described)
    return node_frame(node for found in described.values() for node in found)


# --- the same title at another address


def _copies(given: Tables) -> Table:
    articles = given.nodes[given.nodes["kind"] == "Article"]
    listed = given.facts[given.facts["relation"] == "listedIn"]
    titles = together(each(_titles, articles, columns=_NODES_KEYED), "key", given.parts)
    listings = together(each(_listings, listed, columns=_KEYED), "key", given.parts)
    return each(_copied, titles, listings, columns=FACTS)


def _titles(table: Frame) -> Frame:
    """Articles with an address by each title that tells, without what else is known of them."""
    found = [
        (Node(node.id, node.kind, "", (("headline", value), ("url", Value("-")))), key)
        for node in tables.nodes_of(table)
        if node.text("url")
        for value in node.values("headline")
        if deriving.is_telling(key := deriving.title_key(value.text))
    ]
    return node_frame(node for node, _ in found).assign(key=texts(key for _, key in found))


def _listings(table: Frame) -> Frame:
    keyed = table.assign(key=texts(map(deriving.title_key, table["quote"])).set_axis(table.index))
    return chosen(keyed, (deriving.is_telling(key) for key in keyed["key"]))


def _copied(titles: Frame, listings: Frame) -> Frame:
    before = evidences(listings)
    facts = Evidences(before)
    deriving.cross_posts(facts, tables.described(titles))
    return fact_frame(flat({fact: facts[fact] for fact in facts.keys() - before.keys()}))


# --- what the lexicon knows of models and publishers


def _of_lexicon(nodes: Table, lexicon: Lexicon) -> tuple[Table, Table]:
    operators = deriving.operators(lexicon)
    known = Familiar(
        frozenset(lexicon.models),
        frozenset(operators),
        frozenset(map(lexicon.model_id, lexicon.models))
        | frozenset(lexicon.organization_id(organization.name) for organization in operators.values()),
    )
    found = tables.described(each(_familiar, nodes, columns=NODES, known=known).compute())
    facts = Evidences()
    before = set(found)
    deriving.lexicon_facts(facts, found, lexicon)
    new = (node for identity, described in found.items() if identity not in before for node in described)
    return _local(facts, new)


@dataclass(frozen=True, slots=True)
class Familiar:
    """What the lexicon knows: labels of models, labels of publishers, and ids of models and organisations."""

    models: Set[str]
    publishers: Set[str]
    ids: Set[str]


def _familiar(table: Frame, known: Familiar) -> Frame:
    kind, label = table["kind"], table["label"]
    by_label = (kind == "Model") & label.isin(known.models)
    sites = (kind == "Publisher") & label.isin(known.publishers)
    chosen = table[by_label | sites | table["id"].isin(known.ids)]
    told = chosen["attributes"].where(chosen["kind"] == "Publisher", "[]")
    return chosen.assign(attributes=told).drop_duplicates().astype(dict(NODES))


# --- topics


def _topics(given: Tables, lexicon: Lexicon) -> Tables:
    """The ways from topic to broader topic are the one thing that a single process looks at whole."""
    facts, nodes = given.facts, given.nodes
    filing, widening = facts["relation"] == "onTopic", facts["relation"] == "broader"
    filed = each(_recurring, together(facts[filing], "object", given.parts), columns=FACTS)
    counted = facts[widening].groupby(["subject", "object"]).size().compute()
    attested = {Fact(lower, "broader", upper): int(count) for (lower, upper), count in counted.items()}
    topics = filed["object"].drop_duplicates().compute().tolist()
    broader, kept = hierarchy.settled(attested, topics)
    added = Evidences()
    for fact, evidence in hierarchy.lexicon_facts(broader, kept, lexicon):
        added.add(fact, evidence)
    straight = frozenset((fact.subject, fact.object) for fact in broader)
    return Tables(
        each(_staying, nodes, columns=NODES, kept=kept),
        dd.concat([
            facts[~(filing | widening)], filed,
            each(_upward, facts[widening], columns=FACTS, straight=straight), _local(added)[0],
        ]),
        given.pending,
        given.parts,
    )  # fmt: skip


def _recurring(table: Frame) -> Frame:
    facts = evidences(table)
    hierarchy.drop_chance_tags(facts)
    return fact_frame(flat(facts))


def _upward(table: Frame, straight: Set[tuple[str, str]]) -> Frame:
    pairs = zip(table["subject"], table["object"], strict=True)
    return chosen(table, (pair in straight for pair in pairs))


def _staying(table: Frame, kept: Set[str]) -> Frame:
    return table[(table["kind"] != "Topic") | table["id"].isin(kept)]
