"""The package from Python: build a graph of lists, ask it, hand it on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from listgraph.errors import ListgraphError
from listgraph.extras import installing
from listgraph.given import check_texts, path_of, paths_of
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.schema import BASE, KINDS, LANGUAGES

if TYPE_CHECKING:
    import networkx
    import pandas
    import pyoxigraph
    import rdflib

    from listgraph.knowledge.rows import Row

SHOWN = 4_000_000
"""A page of more bytes does not go into a notebook."""


class Tables(NamedTuple):
    """The graph as two data frames, with the columns of nodes.csv and edges.csv."""

    nodes: "pandas.DataFrame"
    edges: "pandas.DataFrame"


@dataclass(frozen=True)
class Graph:
    """A knowledge graph with what other libraries take it for. ``knowledge`` holds nodes and facts.

    In a notebook it shows as the interactive page.
    """

    knowledge: KnowledgeGraph

    def to_networkx(self) -> "networkx.MultiDiGraph[str]":
        """A networkx graph: nodes by id; an edge per fact, keyed by its relation.

        All attributes are texts, numbers and truth values, so that every writer of networkx takes them.
        Several values are joined by a bar; ``to_pandas`` has them as lists.
        """
        from listgraph.knowledge.rows import network

        return network(self.knowledge)

    def to_pandas(self) -> Tables:
        """Data frames of nodes and edges; an edge has the best of its evidence.

        Raises:
            ListgraphError: pandas is not installed.
        """
        from listgraph.knowledge.rows import EDGE_TYPES, NODE_TYPES, edge_rows, node_rows

        return Tables(
            _frame(node_rows(self.knowledge), NODE_TYPES), _frame(edge_rows(self.knowledge), EDGE_TYPES)
        )

    def to_rdflib(self) -> "rdflib.Graph":
        """Facts and evidence as an rdflib graph, with the prefixes bound."""
        from listgraph.rdf.interop import to_rdflib

        return to_rdflib(self.knowledge)

    def write(self, directory: str | Path, formats: str | None = None) -> list[Path]:
        """Write files, as ``listgraph build`` does; gives the paths of all that it wrote.

        ``formats`` are names or groups, separated by commas (``"gexf"``, ``"csv,parquet"``, ``"all"``);
        without them, what a build writes by itself. What an earlier build wrote there is brought up to date.

        Raises:
            ListgraphError: no such format, one whose library is not installed, or a file of somebody else's
                is in the way.
        """
        from listgraph.exporters import choose, export
        from listgraph.files.manifest import standing
        from listgraph.files.write import write
        from listgraph.rules.plugins import rulebook

        place = path_of(directory, "directory")
        if formats is not None:
            check_texts({"formats": formats})
        choice = choose(formats, standing(place))
        return write(export(self.knowledge, rulebook(), choice.exporters), place)

    def __add__(self, other: "Graph") -> "Graph":
        """What both graphs say, and what follows from both together."""
        if not isinstance(other, Graph):
            return NotImplemented
        from listgraph.knowledge.assemble import united
        from listgraph.lexicon import builtin

        return Graph(united(self.knowledge, other.knowledge, builtin()))

    def query(self, query: str, /, **parameters: str) -> Any:
        """What a SPARQL query answers.

        That is for a SELECT :class:`listgraph.ask.answers.Rows`, a list of dictionaries that prints as a
        table; for an ASK a truth value; for a CONSTRUCT or DESCRIBE an rdflib graph. In rows, numbers,
        years and truth values are Python's, an IRI is its text, and what has no value is ``None``.

        ``query`` is SPARQL, a file of it (``.rq``) or the name of a query that comes with listgraph,
        which ``parameters`` are for. The usual prefixes are known.

        Raises:
            ListgraphError: no such query, not SPARQL, a parameter too many or too few, or one that
                names what the graph does not know, a term that the vocabulary does not have, or an update.
        """
        from pyoxigraph import QueryBoolean, QueryTriples

        from listgraph.ask.answers import rows
        from listgraph.ask.query import resolve, run
        from listgraph.ask.values import check_text, check_values

        check_texts({"query": query, **parameters})
        meant = resolve(query)
        check_text(meant, parameters)
        check_values(self._store, meant, parameters)
        results = run(self._store, meant, parameters)
        if isinstance(results, QueryBoolean):
            return bool(results)
        if isinstance(results, QueryTriples):
            from listgraph.rdf.interop import rdflib_graph

            return rdflib_graph(results, self.knowledge.base)
        return rows(results)

    @cached_property
    def _store(self) -> "pyoxigraph.Store":
        from importlib.metadata import version

        from pyoxigraph import Store

        from listgraph.rdf.dataset import dataset_quads
        from listgraph.rules.plugins import rulebook

        store = Store()
        store.bulk_extend(dataset_quads(self.knowledge, rulebook(), version("listgraph")))
        return store

    def __repr__(self) -> str:
        found = {KINDS[kind].label.lower(): count for kind, count in self._counts.items()}
        named = ", ".join(f"{kind}: {count}" for kind, count in found.items())
        return f"<listgraph.Graph of {len(self.knowledge.facts)} facts ({named})>"

    @property
    def _counts(self) -> Mapping[str, int]:
        counts = Counter(node.kind for node in self.knowledge.nodes)
        return {kind: counts[kind] for kind in KINDS if kind in counts}

    def _repr_html_(self) -> str:
        from listgraph.page.render import render
        from listgraph.page.view import opening_view
        from listgraph.rules.plugins import rulebook

        page = "".join(render(self.knowledge, rulebook(), opening_view(self.knowledge)))
        if len(page) > SHOWN:
            return (
                f"<p>{escape(repr(self))}: too large to show here; <code>listgraph build</code> shows it.</p>"
            )
        # The frame has an origin of its own, and the page's policy forbids every request.
        return (
            f'<iframe srcdoc="{escape(page)}" sandbox="allow-scripts" title="Knowledge graph" '
            'width="100%" height="600" style="border: 0"></iframe>'
        )


def _frame(rows: Iterable["Row"], types: Mapping[str, type]) -> "pandas.DataFrame":
    """The rows, each column of the type of its cells, one that knows missing values."""
    try:
        import pandas
    except ModuleNotFoundError:
        raise ListgraphError(f"pandas is not installed: {installing('pandas')}") from None
    from listgraph.knowledge.rows import by_column

    cells = by_column(rows, types)
    dtypes = {name: _DTYPES[kind] for name, kind in types.items()}
    return pandas.DataFrame(cells, dtype=object).astype(dtypes)


_DTYPES = {bool: "boolean", int: "Int64", float: "Float64", str: "string", list: "object"}


def build(
    paths: str | Path | Iterable[str | Path],
    *,
    config: str | Path | None = None,
    base: str = BASE,
    language: str = LANGUAGES[0],
) -> Graph:
    """The graph of a Markdown list, of a folder of them, or of several of either.

    ``config`` is a ``listgraph.toml`` elsewhere than beside the lists, ``base`` the IRI that the
    nodes' ids are relative to, ``language`` (``en`` or ``zh``) what labels are in where there are names in
    both. Nothing is written, and nothing loaded from anywhere.

    Raises:
        ListgraphError: nothing to read, no link in it, a base that is no IRI, or a configuration that
            cannot be read.
    """
    from listgraph.pipeline import build as knowledge

    several = paths_of(paths, "paths")
    check_texts({"base": base, "language": language})
    return Graph(knowledge(several, config, base, language))


def load(directory: str | Path) -> Graph:
    """The graph that a build wrote into ``directory``, read from its RDF.

    The text of the lists' lines and the problems of the build are not in the RDF, and so not in the graph.

    Raises:
        ListgraphError: no export there, or one that cannot be read.
    """
    from listgraph.ask.query import base_of
    from listgraph.ask.store import load as stored
    from listgraph.rdf.reading import read

    store = stored(directory)
    return Graph(read(store, base_of(store)))
