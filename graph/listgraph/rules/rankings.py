"""Rows of models in the order of their strength: "A > B > C"."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from listgraph.entries.context import Comparison
from listgraph.rules.sentences import KIND, NAME, Sentence
from listgraph.rules.surveys import LONGEST

_SIGNS = (">", "＞", "≫")
_RANKING = re.compile(rf"{NAME}{KIND}(?:\s?(?:>{{1,3}}|＞|≫)\s?{NAME}{KIND})+", re.IGNORECASE)


def rankings(sentence: Sentence) -> Iterator[Comparison]:
    """Each model of a row against all behind it; of a long row against the next alone."""
    if not any(sign in sentence.masked for sign in _SIGNS):
        return
    for row in _RANKING.finditer(sentence.masked):
        names = sentence.members(*row.span())
        pairs = combinations(names, 2) if len(names) <= LONGEST else pairwise(names)
        for better, worse in pairs:
            if better.label != worse.label:
                yield Comparison(
                    better.label, worse.label, "Outperforms", names[0].start, names[-1].end, "contest-over"
                )
