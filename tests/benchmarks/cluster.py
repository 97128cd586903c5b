"""A build on a cluster of this machine: seconds and bytes of each phase, a link.

    .venv/bin/python tests/benchmarks/cluster.py [--links 10000 | --lists DIR] [--workers 2]

What graph/SCALE.md reckons with comes from here. The same lists are built without a cluster in the same run,
and both datasets must have one hash.
"""

import argparse
import json
import resource
import tempfile
import time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from distributed import LocalCluster

from generated import make
from listgraph.cli.main import main
from listgraph.cluster.build import build


def run(links: int, lists: Path | None, workers: int) -> dict[str, float]:
    """Build both ways, of lists there or of made ones of so many links; gives what each phase took."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lists = lists or make(folder / "lists", links)
        begun = time.perf_counter()
        given = ["build", str(lists), "-o", str(folder / "one"), "--format", "nq"]
        main([*given, "--quiet", "--no-cache"])
        found = {"one machine, s": time.perf_counter() - begun}
        phases: list[tuple[str, float]] = []

        def told(doing: str, _done: int, _all: int) -> None:
            phase = doing.partition(" ")[0]
            if not phases or phases[-1][0] != phase:
                phases.append((phase, time.perf_counter()))

        with LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=":0") as cluster:
            built = build(str(lists), str(folder / "many"), cluster.scheduler_address, progress=told)
            phases.append(("end", time.perf_counter()))
        for (phase, start), (_, end) in pairwise(phases):
            found[f"{phase}, s"] = end - start
        whole = (folder / "one" / "dataset.nq").read_bytes()
        assert sha256(whole).hexdigest() == built.sha256
        links = built.account.links
        found["links"] = links
        for part in ("dataset", "nodes", "edges", "evidence", "graph.db"):
            place = folder / "many" / part
            files = [place] if place.is_file() else list(place.iterdir())
            found[f"{part}, bytes a link"] = sum(file.stat().st_size for file in files) / links
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        found["processor of the workers, s"] = children.ru_utime + children.ru_stime
        return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--links", type=int, default=10_000)
    parser.add_argument("--lists", type=Path, metavar="DIR")
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    print(json.dumps(run(options.links, options.lists, options.workers), indent=2))
