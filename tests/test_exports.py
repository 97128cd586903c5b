"""``exports/`` is what a build of ``seeds/`` writes: every byte, on every machine."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.places import ROOT
from listgraph.exporters import export, select
from listgraph.pipeline import build
from listgraph.rules import RULES

EXPORTS = ROOT / "exports"
MANIFEST = ".listgraph-manifest"


def files(directory: Path) -> dict[str, bytes]:
    return {
        path.relative_to(directory).as_posix(): path.read_bytes()
        for path in directory.rglob("*")
        if path.is_file()
    }


def test_the_exports_are_what_the_seeds_give() -> None:
    made = {a.path: a.data for a in export(build([ROOT / "seeds"]), RULES, select("all"))}
    kept = {path: data for path, data in files(EXPORTS).items() if path != MANIFEST}
    assert sorted(kept) == sorted(made)
    different = [path for path in made if made[path] != kept[path]]
    assert different == [], "run: listgraph build seeds -o exports --format all"


@pytest.mark.parametrize("seed", ["0", "4242"])
def test_neither_hash_seed_nor_order_nor_place_matters(tmp_path: Path, seed: str) -> None:
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
    assert files(tmp_path / "out") == files(EXPORTS)


@pytest.mark.parametrize("seed", ["1", "2", "3"])
def test_what_is_all_but_the_same_comes_in_one_order(tmp_path: Path, seed: str) -> None:
    """A name known and found anew over the same words; one line's words for two comparisons."""
    text = """# Papers

* [Grok-2 beats Claude-3.5-Sonnet](https://example.org/b)
* [XLNet outperforms BERT and FooBERT](https://example.org/c)
* [XLNet, BERT and FooBERT compared](https://example.org/d)
* [XLNet, BERT and FooBERT compared](https://example.com/d)
"""
    (tmp_path / "a.md").write_text(text, "utf-8")
    for name, value in (("here", "0"), ("there", seed)):
        subprocess.run(
            [sys.executable, "-m", "listgraph", "build", "a.md", "-o", name, "--format", "all"],
            check=True,
            cwd=tmp_path,
            env=os.environ | {"PYTHONHASHSEED": value},
            capture_output=True,
        )
    assert files(tmp_path / "here") == files(tmp_path / "there")
