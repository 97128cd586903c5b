"""How many small faults the tests notice: mutants of the modules that decide what a graph says.

    .venv/bin/python tests/mutants.py [AREA…] [--each N] [--seed N] [--minutes N]

Cosmic Ray makes the mutants: another operator, number, constant or condition at one place. Of each area
so many are drawn, evenly over its places, the same for the same seed. A mutant is killed where a test of
the area fails, or takes far too long. An area ends after so many minutes, and tells how many of the mutants
drawn it came to: they are tried in an order of chance, so that those are a fair part. What cannot matter
is not drawn: decorators (a cache taken away is no fault), unions (of annotations), ``is`` for ``==``.
"""

import argparse
import itertools
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "graph" / "listgraph"
EXAMPLES, SPOKEN = "test_examples.py", "rules/test_spoken.py"
ASSEMBLING = ("assemble", "deriving", "hierarchy", "kinship", "makers", "merge", "pages", "sections")
AREAS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "urls": (("urls/*.py",), ("urls", EXAMPLES)),
    "iris": (("iris.py",), ("test_iris.py", EXAMPLES)),
    "names": (("names/*.py",), (EXAMPLES, "names/test_answers.py", SPOKEN, "names", "rules", "entries")),
    "rules": (("rules/*.py",), (EXAMPLES, SPOKEN, "rules", "test_plugins.py")),
    "assemble": (
        tuple(f"knowledge/{name}.py" for name in ASSEMBLING),
        ("knowledge", "test_seed.py", SPOKEN, "rules/test_meaning.py"),
    ),
    "account": (("knowledge/account.py",), ("knowledge", "test_seed.py")),
}
"""The modules of an area, and the tests that mirror them: the nearest first; of the examples its own."""
EQUIVALENT = ("RemoveDecorator", "BitOr", "Variable", "Is_Eq", "IsNot_NotEq")
SECONDS = 600
"""Of a processor, for the tests of an area without any mutant."""
TIMES = 3
"""A mutant with which they take so many times as long is killed: it has no end, or none worth waiting for."""
PATIENCE = 20
"""So many times as long by the clock as of a processor: other work may be going on."""


def main() -> int:
    """A line for each survivor, and a table; 1 where too few are killed."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        shutil.copytree(PACKAGE, tree / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
        shares = [
            _share(tree, area, options.each, options.seed, options.minutes) for area in options.areas or AREAS
        ]
    return int(any(share < options.bound for share in shares))


def _share(tree: Path, area: str, each: int, seed: int, minutes: float) -> float:
    """The share of an area's mutants that its tests kill; ``tree`` holds a copy of the package."""
    drawn, places = _drawn(area, each, seed)
    healthy = drawn[0][0]
    began = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    if _dies(tree, healthy, healthy.read_text("utf-8"), area, SECONDS):
        sys.exit(f"{area}: the tests fail without any mutant")
    most = TIMES * int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - began + 10)
    killed = tried = 0
    until = monotonic() + 60 * minutes
    for file, place, operator, occurrence in drawn:
        if monotonic() > until:
            break
        tried += 1
        before = file.read_text("utf-8")
        mutant = _mutated(before, operator, occurrence)
        if _dies(tree, file, mutant, area, most):
            killed += 1
            continue
        pairs = zip(before.split("\n"), mutant.split("\n"), strict=False)
        changed = next((new for old, new in pairs if old != new), "").strip()
        print(f"  {file.relative_to(ROOT)}:{place[0]}: {operator}: {changed}", flush=True)
    share = killed / max(tried, 1)
    rest = f", {len(drawn) - tried} more not tried" if tried < len(drawn) else ""
    print(f"{area:10} {killed:4} of {tried:4} killed, {share:.0%} ({places} places{rest})", flush=True)
    return share


Drawn = tuple[Path, tuple[int, int], str, int]
"""A mutant: the file, the place in it, the operator, and which of the operator's places that is."""


def _drawn(area: str, each: int, seed: int) -> tuple[list[Drawn], int]:
    """Mutants of an area, of as many places as far apart as can be; and how many places there are."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import Visitor, get_ast

    names = [name for name in plugins.operator_names() if not any(word in name for word in EQUIVALENT)]
    chance = random.Random(seed)
    places: list[list[Drawn]] = []
    for file in sorted(path for pattern in AREAS[area][0] for path in PACKAGE.glob(pattern)):
        code = file.read_text("utf-8")
        lines = code.split("\n")
        tree = get_ast(code)
        found: dict[tuple[int, int], list[tuple[str, int]]] = {}
        for name in names:
            operator = plugins.get_operator(name)()
            count = 0

            class Look(Visitor):  # type: ignore[misc]
                def visit(self, node: object) -> object:
                    nonlocal count
                    for start, _ in operator.mutation_positions(node):  # noqa: B023
                        found.setdefault(start, []).append((name, count))  # noqa: B023
                        count += 1
                    return node

            Look().walk(tree)
        for start in sorted(found):
            if not lines[start[0] - 1].lstrip().startswith("@"):
                chance.shuffle(found[start])
                places.append([(file, start, *mutant) for mutant in found[start]])
    drawn: list[Drawn] = []
    while len(drawn) < each and any(places):
        layer = [mutants.pop() for mutants in places if mutants]
        step = max(1.0, len(layer) / (each - len(drawn)))
        at = chance.random() * step
        while at < len(layer):
            drawn.append(layer[int(at)])
            at += step
    chance.shuffle(drawn)
    return drawn, len(places)


def _mutated(code: str, operator: str, occurrence: int) -> str:
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    return str(mutate_code(code, plugins.get_operator(operator)(), occurrence))


def _dies(tree: Path, file: Path, mutant: str, area: str, most: int) -> bool:
    """Whether a test fails of the copy of the package in ``tree`` if ``file`` is the mutant there, or they
    take more than ``most`` seconds of a processor."""
    place = tree / file.relative_to(PACKAGE.parent)
    place.write_text(mutant, "utf-8")
    os.utime(place, times=(next(_times),) * 2)  # no bytecode of another mutant is taken for its own
    child = os.fork()
    if child == 0:
        _test(tree, area, most)
    dies = os.waitpid(child, 0)[1] != 0
    shutil.copy2(file, place)
    return dies


_times = itertools.count(1)


def _test(tree: Path, area: str, most: int) -> None:
    """What the child does: the tests, with the copy before the package itself."""
    resource.setrlimit(resource.RLIMIT_CPU, (most, most))
    signal.alarm(PATIENCE * most)  # one that waits for ever takes no time of a processor
    code = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        sys.path.insert(0, str(tree))
        sys.dont_write_bytecode, sys.pycache_prefix = False, str(tree / "bytecode")
        os.environ |= {"PYTHONPATH": str(tree), "XDG_CACHE_HOME": f"{tree}/cache/{os.getpid()}"}
        import pytest

        modules, tests = AREAS[area]
        own = f"not test_examples or listgraph.{modules[0].partition('/')[0].removesuffix('.py')}"
        files = [str(ROOT / "tests" / name) for name in tests]
        code = int(
            pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-m", "not browser", "-k", own, *files])
        )
    finally:
        os._exit(code)


def _loaded() -> None:
    """What every child needs and no mutant alters, loaded once."""
    import mistune
    import networkx
    import pyoxigraph
    import pytest

    assert all((mistune, networkx, pyoxigraph, pytest))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("areas", nargs="*", metavar="AREA", help=", ".join(AREAS))
    parser.add_argument("--each", type=int, default=40, metavar="N", help="mutants of an area")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=60, metavar="N", help="by the clock, for an area")
    parser.add_argument("--bound", type=float, default=0.85, help="the share that has to be killed")
    options = parser.parse_args()
    if unknown := set(options.areas) - set(AREAS):
        parser.error(f"no such area: {', '.join(sorted(unknown))}")
    _loaded()
    return options


if __name__ == "__main__":
    sys.exit(main())
