"""``exports/`` is what a build of ``seeds/`` writes: every byte, on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.places import ROOT
from listgraph.exporters import export, select
from listgraph.files.manifest import MANIFEST, listed
from listgraph.pipeline import build
from listgraph.rules import RULES

EXPORTS = ROOT / "exports"


def files(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return {a.path: a.data for a in export(build([ROOT / "seeds"]), RULES, select("all"))}


def test_the_exports_are_what_the_seeds_give(made: dict[str, bytes]) -> None:
    kept = files(EXPORTS)
    del kept[MANIFEST]
    stale = sorted(path for path in {*made, *kept} if made.get(path) != kept.get(path))
    assert stale == [], "if that is wanted, run: listgraph build seeds -o exports --format all"
    assert set(listed(EXPORTS / MANIFEST)) == set(made)


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_neither_hash_seed_nor_order_nor_place_matters(
    tmp_path: Path, seed: str, made: dict[str, bytes]
) -> None:
    lists = [str(path) for path in sorted((ROOT / "seeds").glob("*.md"), reverse=seed == "0")]
    command = [
        sys.executable,
        "-m",
        "listgraph",
        "build",
        *lists,
        "-o",
        str(tmp_path / "out"),
        "--format",
        "all",
    ]
    environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": "Asia/Shanghai", "LC_ALL": "C"}
    subprocess.run(command, check=True, cwd=tmp_path, env=environment, capture_output=True)
    found = files(tmp_path / "out")
    del found[MANIFEST]
    assert found == made


def test_what_is_all_but_the_same_comes_in_one_order(tmp_path: Path) -> None:
    """A name known and found anew over the same words; one line's words for two comparisons."""
    text = """# Papers

* [Grok-2 beats Claude-3.5-Sonnet](https://example.org/b)
* [XLNet outperforms BERT and FooBERT](https://example.org/c)
* [XLNet, BERT and FooBERT compared](https://example.org/d)
* [XLNet, BERT and FooBERT compared](https://example.com/d)
"""
    (tmp_path / "a.md").write_text(text, "utf-8")
    for seed in "0123":
        subprocess.run(
            [sys.executable, "-m", "listgraph", "build", "a.md", "-o", seed, "--format", "all"],
            check=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
        )
        assert files(tmp_path / seed) == files(tmp_path / "0")
