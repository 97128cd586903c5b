"""Positions stay put: one entry more in the list hardly moves what was drawn before."""

from math import dist
from pathlib import Path
from statistics import quantiles

import pytest

from helpers.places import SEEDS
from listgraph.page.placing import OUTLINE
from listgraph.page.view import opening_view
from listgraph.pipeline import build

LIST = (SEEDS / "language-models.md").read_text("utf-8")
HEADING = "### Analysis\n"

Places = dict[str, tuple[int, int]]


def drawn(folder: Path, text: str) -> Places:
    """Where the nodes of the seed lists stand, with ``text`` for the first one."""
    folder.mkdir()
    (folder / "papers.md").write_bytes((SEEDS / "papers.md").read_bytes())
    (folder / "language-models.md").write_text(text, "utf-8")
    spots = opening_view(build([folder])).spots
    return {spot.node.id: (spot.x, spot.y) for spot in spots if spot.node.kind not in OUTLINE}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Places:
    return drawn(tmp_path_factory.mktemp("before") / "lists", LIST)


@pytest.mark.parametrize(
    "entry",
    [
        "[BERT 是什么](https://example.org/1)",
        "[Longformer 详解](https://example.org/2)",
        "[XLNet 与 RoBERTa 有何不同](https://example.org/3)",
        "[GPT-3 碾压 T5](https://example.org/4)",
        "[FancyBERT: A Better Encoder](https://example.org/5)",
    ],
)
def test_one_entry_more_moves_little(entry: str, before: Places, tmp_path: Path) -> None:
    """Half of the nodes by less than a fourteenth of the picture's width, nine in ten by a quarter."""
    after = drawn(tmp_path / "lists", LIST.replace(HEADING, f"{HEADING}\n* {entry}\n", 1))
    assert len(after) > len(before)
    xs = [x for x, _ in before.values()]
    width = max(xs) - min(xs)
    moves = [dist(before[node], after[node]) / width for node in before]
    tenths = quantiles(moves, n=10)
    assert tenths[4] < 0.07
    assert tenths[8] < 0.25
