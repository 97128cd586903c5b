"""The page of a graph that is too large for one."""

import pytest

from listgraph.knowledge.graph import Evidence


def reason(line: int, confidence: float) -> Evidence:
    return Evidence("a.md", line, "BERT", 0, 4, "title", confidence)


def test_of_much_evidence_for_a_fact_the_surest_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from listgraph.cluster import page

    monkeypatch.setattr(page, "REASONS", 2)
    given = reason(1, 0.5), reason(2, 0.9), reason(3, 0.7), reason(4, 0.7)
    assert page._surest(given) == (given[1], given[2])
    assert page._surest(given[:2]) == given[:2]
