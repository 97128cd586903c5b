"""Where things are in this checkout."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
PACKAGE = ROOT / "graph" / "listgraph"
MODULES = {
    ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(PACKAGE.rglob("*.py"))
}
"""The file of each module of the package, by the module's name."""
SEEDS = ROOT / "seeds"
SEED = SEEDS / "language-models.md"
