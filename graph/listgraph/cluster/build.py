"""The journey on a cluster of Dask: from an address of lists to one of a graph in shards."""

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import reduce
from importlib.metadata import version
from posixpath import dirname
from typing import Any

import dask.dataframe as dd
from dask import delayed
from distributed import Client, KilledWorker, as_completed

from listgraph.cluster import index, page, shards
from listgraph.cluster.merging import Merged, Settings, merge
from listgraph.cluster.places import opened, put
from listgraph.cluster.reading import Listed, Told, configuration, documents, read, tasks
from listgraph.cluster.settling import Tables, settled
from listgraph.cluster.tables import TABLES
from listgraph.cluster.watching import watched
from listgraph.errors import ListgraphError
from listgraph.knowledge.graph import NOTHING, Account, SourceRecord
from listgraph.knowledge.items import WITHIN
from listgraph.material import extended
from listgraph.pipeline import checked_base
from listgraph.problems import Problem
from listgraph.progress import Progress, silent
from listgraph.rdf.catalogue import Origin, catalogue_descriptions
from listgraph.rdf.dataset import GRAPHS
from listgraph.rdf.descriptions import canonical, lines
from listgraph.rdf.evidence import files_of
from listgraph.rdf.terms import node_term
from listgraph.rules.plugins import rulebook
from listgraph.schema import BASE, LANGUAGES

ROWS = 200_000
"""So many rows are a range; one is held in memory as a whole."""
PATIENCE = "10s"
RETRIES = 2
SUMMARY = "summary.json"
_WORK = ".listgraph-work"
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build says of itself: ``sha256`` is that of the dataset's canonical N-Quads, in hex."""

    sha256: str
    account: Account
    counts: Mapping[str, int]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]


def build(
    address: str,
    output: str,
    scheduler: str,
    config: str | None = None,
    base: str = BASE,
    language: str = LANGUAGES[0],
    progress: Progress = silent,
) -> Built:
    """Build the graph of the lists at an address, and write it to another in shards.

    Both may be folders that all machines share, or buckets (``s3://…``). ``scheduler`` is where Dask's
    is (``tcp://host:8786``); the rest is as for :func:`listgraph.pipeline.build`. The dataset's shards in
    their order are the ``dataset.nq`` of a local build; ``graph.html`` is its page, of a large graph that of
    what most is said of.

    Raises:
        ListgraphError: nothing to read, no link in it, a wrong configuration or base; no scheduler; no
            worker for too long; or there is something else in the way at ``output``.
    """
    whole = checked_base(base)
    listed, unread = documents(address)
    additions = configuration(address, config)
    lexicon = extended(additions)
    _check_place(output)
    settings = Settings(whole, language, tuple(lexicon.kinds.values()), f"{output.rstrip('/')}/{_WORK}")
    with _client(scheduler) as client, watched(client):
        _remove(settings.work)
        try:
            told = _read(client, listed, address, settings.work, additions, progress)
            account = reduce(Account.plus, (item.account for item in told), NOTHING)
            if not account.links:
                raise ListgraphError(f"no link in {address} (files read: {len(listed)})")
            merged, ranges = _merge(told, lexicon, settings, progress)
            digest, files = _write(client, told, merged, ranges, settings, progress)
            problems = {*unread, *(problem for item in told for problem in item.problems)}
            built = Built(digest, account, merged.kinds, tuple(sorted(problems)), tuple(files))
            _publish(output, settings.work, built)
        finally:
            _remove(settings.work)
    return built


def _client(scheduler: str) -> Any:
    try:
        return Client(scheduler, timeout=PATIENCE)
    except (OSError, ValueError, TimeoutError) as error:
        raise ListgraphError(f"no scheduler of Dask answers at {scheduler}: {error}") from None


# --- reading


def _read(
    client: Any, listed: Sequence[Listed], address: str, work: str, additions: Any, progress: Progress
) -> list[Told]:
    """What tasks tell of the documents.

    What ended its workers is read again, each document with no other at work, as those beside it may have
    ended them; one that does so alone is named and left out.
    """
    groups = tasks(listed)
    progress("reading", 0, len(groups))
    futures = {
        client.submit(read, group, address, work, additions, retries=RETRIES): group for group in groups
    }
    told: list[Told] = []
    doubtful: list[Listed] = []
    for future in as_completed(list(futures)):
        group = futures[future]
        progress(f"reading {group[0].name}", len(told), len(groups))
        if isinstance(future.exception(), KilledWorker):
            doubtful += group
        else:
            told.append(future.result())
    return [*told, *(_alone(client, item, address, work, additions) for item in doubtful)]


def _alone(client: Any, item: Listed, address: str, work: str, additions: Any) -> Told:
    try:
        told: Told = client.submit(read, (item,), address, work, additions, pure=False).result()
    except KilledWorker:
        return _died(item)
    return told


def _died(item: Listed) -> Told:
    message = "the process that read this file ended every time; skipped"
    return Told((), (Problem(item.name, 0, "not-read", message),), NOTHING, 0, ())


# --- merging


def _merge(
    told: Sequence[Told], lexicon: Any, settings: Settings, progress: Progress
) -> tuple[Merged, list[str]]:
    """Merge by ranges of subjects; gives what there is, and the bounds of the ranges, as ids."""
    progress("merging", 0, 1)
    bounds = _bounds(told)
    nodes, facts, pending = (dd.read_parquet(f"{settings.work}/{name}/*.parquet") for name in TABLES)
    found = settled(Tables(nodes, facts, pending, len(bounds) + 1), lexicon)
    divisions = ["", *bounds, _LAST]
    within = found.facts[found.facts["relation"].isin(WITHIN)]
    parts = zip(
        found.facts.set_index("subject", divisions=divisions, drop=False).to_delayed(),
        found.nodes.set_index("id", divisions=divisions, drop=False).to_delayed(),
        within.set_index("object", divisions=divisions, drop=False).to_delayed(),
        strict=True,
    )
    merged = [delayed(merge)(*part, number, settings) for number, part in enumerate(parts)]
    return delayed(_sum)(merged).compute(), bounds


def _sum(parts: Sequence[Merged]) -> Merged:
    return reduce(Merged.plus, parts, Merged())


def _bounds(told: Sequence[Told]) -> list[str]:
    """The ids at which the ranges of subjects begin, but for the first."""
    subjects = sorted({subject for item in told for subject in item.subjects})
    ranges = min(sum(item.rows for item in told) // ROWS + 1, len(subjects) or 1)
    return sorted({subjects[len(subjects) * number // ranges] for number in range(1, ranges)})


# --- writing


def _write(
    client: Any, told: Sequence[Told], merged: Merged, bounds: Sequence[str], settings: Settings,
    progress: Progress,
) -> tuple[str, list[str]]:  # fmt: skip
    """Write the dataset and the index; gives the hash of the dataset, and all files."""
    progress("arranging", 0, 1)
    terms = _terms(bounds, merged.evidence.subjects, settings.base)
    statements = dd.read_parquet(f"{settings.work}/statements/*.parquet")
    ordered = statements.set_index("term", divisions=["", *terms, _LAST]).to_delayed()
    arranged = [delayed(shards.arrange)(part, number, settings) for number, part in enumerate(ordered)]
    numbers = delayed(list)(arranged).compute()
    hashes = client.submit(shards.hashes, len(numbers), settings, pure=False).result()
    progress("writing", 0, 1)
    names = {name: node_term(settings.base, f"graph/{name}") for name in GRAPHS}
    catalogue = _catalogue(told, merged, hashes, settings, terms)
    written = [
        client.submit(shards.write, number, catalogue[number], names, settings, pure=False)
        for number in numbers
    ]
    files = sorted(client.gather(written))
    digest = client.submit(shards.digest_of, files, settings, pure=False).result()
    tables = client.submit(index.write, settings, pure=False).result()
    return digest, [*files, *tables, page.write(settings, rulebook(), merged.kinds.total())]


def _terms(bounds: Sequence[str], evidence: int, base: str) -> list[str]:
    """The terms at which ranges begin, but for the first; those of evidence are evenly spread."""
    parts = evidence // ROWS + 1
    steps = (node_term(base, f"evidence/{(number << 64) // parts:016x}") for number in range(1, parts))
    return sorted({*(node_term(base, bound) for bound in bounds), *steps})


def _catalogue(
    told: Sequence[Told], merged: Merged, hashes: Mapping[str, str], settings: Settings, terms: Sequence[str]
) -> list[list[tuple[str, str]]]:
    """What the catalogue says, in canonical order, by the ranges of terms."""
    sources: list[SourceRecord] = sorted(source for item in told for source in item.sources)
    files = files_of(settings.base, sources, merged.lists)
    tallies = {name: replace(getattr(merged, name), sha256=hashes[name]) for name in shards.SORTED}
    origin = Origin(settings.base, sources, files, merged.named, merged.rules)
    said = canonical(catalogue_descriptions(origin, rulebook(), version("listgraph"), tallies))
    found: list[list[tuple[str, str]]] = [[] for _ in range(len(terms) + 1)]
    for (term, _), text in zip(said, lines(said), strict=True):
        found[bisect_right(terms, term)].append((term, text))
    return found


# --- the place of what is written


def _check_place(output: str) -> None:
    system, place = opened(output)
    standing = system.exists(place) and [path for path in system.ls(place, detail=False) if _WORK not in path]
    if standing and not system.exists(f"{place}/{SUMMARY}"):
        raise ListgraphError(f"{output} holds something else than the shards of a graph: give another folder")


def _publish(output: str, work: str, built: Built) -> None:
    """Put the new files in the place of the old ones; the summary is there only when all others are."""
    system, place = opened(output)
    _, new = opened(f"{work}/out")
    if system.exists(f"{place}/{SUMMARY}"):
        system.rm(f"{place}/{SUMMARY}")
    made = sorted(path.removeprefix(new) for path in system.find(new))
    for name in sorted({path.split("/")[1] for path in made}):
        if system.exists(f"{place}/{name}"):
            system.rm(f"{place}/{name}", recursive=True)
    for path in made:  # one by one, as in a bucket there is no folder to move
        system.makedirs(dirname(place + path), exist_ok=True)
        system.mv(new + path, place + path)
    put(f"{output.rstrip('/')}/{SUMMARY}", [summary(built).encode()])


def summary(built: Built) -> str:
    """What a build says of itself, as JSON."""
    said = asdict(replace(built, counts=dict(sorted(built.counts.items()))))
    said["account"] = {**built.account._asdict(), "lost": built.account.lost}
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _remove(address: str) -> None:
    system, place = opened(address)
    if system.exists(place):
        system.rm(place, recursive=True)
