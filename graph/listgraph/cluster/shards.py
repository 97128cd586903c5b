"""The dataset in pieces: what each range of terms holds, in the order of canonical N-Quads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

import pyarrow.parquet

from listgraph.cluster.merging import STATEMENTS, Settings
from listgraph.cluster.places import opened, put, store
from listgraph.cluster.tables import Frame
from listgraph.rdf.dataset import merged_lines

SORTED = ("facts", "evidence")
"""The named graphs whose statements are sorted on the cluster; the catalogue is made when they are."""
_AT_ONCE = 10_000


def arrange(statements: Frame, number: int, settings: Settings) -> int:
    """Leave the statements of a range of terms in their order; gives the number of the range.

    What two ranges of subjects say of one term is put together.
    """
    ordered = statements.reset_index()[list(STATEMENTS)].sort_values(["graph", "term", "text"])
    store(ordered.astype(STATEMENTS), f"{settings.work}/arranged/{number:05}.parquet")
    return number


def hashes(ranges: int, settings: Settings) -> Mapping[str, str]:
    """The SHA-256 of the canonical N-Triples of each named graph, in hex."""
    found = {graph: sha256() for graph in SORTED}
    for number in range(ranges):
        for graph in SORTED:
            for _, text in _read(number, graph, settings):
                found[graph].update(text.encode())
    return {graph: sum.hexdigest() for graph, sum in found.items()}


def write(
    number: int, catalogue: Sequence[tuple[str, str]], graphs: Mapping[str, str], settings: Settings
) -> str:
    """Write a range of the dataset as N-Quads; gives the name of its file.

    ``catalogue`` is what the catalogue says of terms in the range; ``graphs`` are the terms of the named
    graphs.
    """
    streams: list[Iterable[tuple[str, str]]] = [
        _quads(_read(number, graph, settings), graphs[graph]) for graph in SORTED
    ]
    texts = merged_lines([*streams, _quads(catalogue, graphs["catalogue"])])
    name = f"dataset/{number:05}.nq"
    put(f"{settings.work}/out/{name}", (text.encode() for text in texts))
    return name


def _quads(statements: Iterable[tuple[str, str]], graph: str) -> Iterator[tuple[str, str]]:
    """Lines of N-Triples as those of N-Quads in a named graph. No literal has a raw end of line."""
    return ((term, text.replace(" .\n", f" {graph} .\n")) for term, text in statements)


def _read(number: int, graph: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """Term and lines of N-Triples, in order, of a range and a named graph."""
    system, place = opened(f"{settings.work}/arranged/{number:05}.parquet")
    with system.open(place, "rb") as file:
        table = pyarrow.parquet.ParquetFile(file)
        for batch in table.iter_batches(_AT_ONCE):
            terms, names, texts = (batch.column(name).to_pylist() for name in STATEMENTS)
            yield from (
                (term, text) for term, name, text in zip(terms, names, texts, strict=True) if name == graph
            )


def digest_of(files: Sequence[str], settings: Settings) -> str:
    """The SHA-256 of the files one after the other, in hex."""
    found = sha256()
    for name in files:
        system, place = opened(f"{settings.work}/out/{name}")
        with system.open(place, "rb") as file:
            while piece := file.read(1 << 20):
                found.update(piece)
    return found.hexdigest()
