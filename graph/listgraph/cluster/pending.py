"""What is said of things that others name: names and things meet on the key of the name."""

from listgraph.cluster import tables
from listgraph.cluster.keyed import Table, each, texts, together
from listgraph.cluster.tables import FACTS, TEXT, Frame, fact_frame, flat
from listgraph.iris import digest
from listgraph.knowledge import kinship
from listgraph.knowledge.evidences import Evidences

_NAMED = dict.fromkeys(("key", "kind", "id"), TEXT)
_WANTED = dict.fromkeys(("key", "row"), TEXT)
_FOUND = dict.fromkeys(("row", "key", "id"), TEXT)
_ROWS = {**tables.PENDING, "row": TEXT}


def resolved(nodes: Table, pending: Table, parts: int) -> Table:
    """The facts that follow from what is ``pending``, once all things with a name are known."""
    rows = each(_numbered, pending, columns=_ROWS)
    named = together(each(_names, nodes, columns=_NAMED), "key", parts)
    wanted = together(each(_wants, rows, columns=_WANTED), "key", parts)
    found = together(each(_matched, named, wanted, columns=_FOUND), "row", parts)
    return each(_resolved, together(rows, "row", parts), found, columns=FACTS)


def _numbered(table: Frame) -> Frame:
    rows = (digest(*map(str, row)) for row in table.itertuples(index=False))
    return table.assign(row=texts(rows).set_axis(table.index))


def _names(table: Frame) -> Frame:
    return tables.frame(dict.fromkeys(kinship.keys(tables.nodes_of(table))), _NAMED)


def _wants(table: Frame) -> Frame:
    return tables.frame(
        (
            (kinship.key_of(name), row)
            for row, item in zip(table["row"], tables.pending_of(table), strict=True)
            for names in item.others
            for name in names
        ),
        _WANTED,
    ).drop_duplicates()


def _matched(named: Frame, wanted: Frame) -> Frame:
    keys = set(wanted["key"])
    rows = zip(named["key"], named["kind"], named["id"], strict=True)
    known = kinship.known_things(row for row in rows if row[0] in keys)
    pairs = zip(wanted["row"], wanted["key"], strict=True)
    return tables.frame(((row, key, known[key]) for row, key in pairs if key in known), _FOUND)


def _resolved(rows: Frame, found: Frame) -> Frame:
    known: dict[str, dict[str, str]] = {}
    for row, key, identity in zip(found["row"], found["key"], found["id"], strict=True):
        known.setdefault(row, {})[key] = identity
    facts = Evidences()
    for row, item in zip(rows["row"], tables.pending_of(rows), strict=True):
        kinship.resolve([item], facts, known.get(row, {}))
    return fact_frame(flat(facts))
