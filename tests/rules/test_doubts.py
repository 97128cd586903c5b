"""What makes an edge less sure than its rule: each doubt takes its share, where it is and nowhere else."""

from collections.abc import Mapping

import pytest

from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules import RULES
from listgraph.rules.doubts import FACTORS

LINK = "(https://example.org/a)"


def confidences(listed: str, relation: str) -> Mapping[str, float]:
    """What share of its rule's confidence each edge of that relation has, by its rule."""
    claims = interpret(parse(Source("list.md", listed, "utf-8", "")), builtin())
    return {
        evidence.rule: round(evidence.confidence / RULES[evidence.rule].confidence, 2)
        for fact, evidence in claims.claims
        if fact.relation == relation
    }


@pytest.mark.parametrize(
    ("listed", "doubts"),
    [
        ("* [RoBERTa beats XLNet]{}", ()),
        ("* [RoBERTa beats HeronBERT]{}", ("found-by-form",)),
        ("* [T5 is old, and RoBERTa gains two points, beating XLNet]{}", ()),
        ("* [Why RoBERTa beats XLNet?]{}", ("asked",)),
        ("* [RoBERTa 为何碾压 XLNet？]{}", ("asked",)),
        ("* [RoBERTa outperforms the Transformer]{}", ("class-word",)),
        ("* [Why RoBERTa beats HeronBERT?]{}", ("asked", "found-by-form")),
        ("* [A post]{}: RoBERTa beats XLNet", ()),
        ("* [A post]{}: " + 45 * "so and " + "RoBERTa beats XLNet", ("prose",)),
        ("Whoever reads a lot will like [this post]{}, in which RoBERTa beats XLNet.", ("prose",)),
    ],
)
def test_a_contest_is_as_sure_as_its_doubts_leave_it(listed: str, doubts: tuple[str, ...]) -> None:
    (share,) = set(confidences(listed.format(LINK) + "\n", "reports").values())
    expected = 1.0
    for doubt in doubts:
        expected *= FACTORS[doubt]
    assert share == pytest.approx(expected, abs=0.02)


def test_a_name_that_is_found_by_its_form_is_covered_less_surely_than_a_known_one() -> None:
    known = confidences(f"* [BERT: a language model]{LINK}\n", "covers")
    new = confidences(f"* [HeronBERT: a language model]{LINK}\n", "covers")
    assert set(known.values()) == {1.0}
    assert set(new.values()) == {FACTORS["found-by-form"]}


@pytest.mark.parametrize(
    ("title", "doubts"),
    [
        ("Singing BERT: songs in a row", ("longer-head",)),
        ("Google BERT: a language model", ()),
        ("How we sing with BERT", ("means",)),
        ("2024-07-17-BERT: a language model", ()),
    ],
)
def test_what_a_title_names_is_covered_as_surely_as_its_doubts_leave_it(
    title: str, doubts: tuple[str, ...]
) -> None:
    (share,) = confidences(f"* [{title}]{LINK}\n", "covers").values()
    expected = 1.0
    for doubt in doubts:
        expected *= FACTORS[doubt]
    assert share == pytest.approx(expected, abs=0.02)
