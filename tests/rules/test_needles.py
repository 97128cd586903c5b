"""What is sought before a cue's pattern is tried stands in each text that the pattern matches."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.cues import cues, needles, needles_of, written
from listgraph.rules import presence
from listgraph.rules.presence import may_hold

LOOK = re.compile(r"\(\?<?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
"""What a cue wants around it: of no matter here, as it only lets a pattern match less."""
CUES = sorted(
    {
        cue
        for table in written()
        for row in cues(table).values()
        for cue in row
        if isinstance(row, list) and isinstance(cue, str)
    }
)


@given(st.data())
def test_a_text_that_a_cue_matches_holds_a_needle(data: st.DataObject) -> None:
    cue = data.draw(st.sampled_from(CUES))
    pattern = re.compile(LOOK.sub("", cue), re.IGNORECASE)
    text = data.draw(st.from_regex(pattern, fullmatch=True)).lower()
    plain = text.replace("ſ", "s")  # the long s is an s in another case, but not in lower case
    assert any(needle in plain for needle in needles(cue))


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("(?:led|get(?:s|ting)?) to", {" to"}),
        ("(?:led|get(?:s|ting)?)", {"led", "get"}),
        (r"的?\d{2,3}(?:\.\d+)?\s?[%％]", {"%", "％"}),
        (r"v\.s\.?", {"v.s"}),
        ("^top$", {"top"}),
        ("(?:a|b)?", {""}),
    ],
)
def test_needles(cue: str, expected: set[str]) -> None:
    assert needles(cue) == expected


@pytest.mark.parametrize("of", presence._LISTS, ids=" ".join)
def test_no_list_is_sought_in_every_text(of: tuple[str, str]) -> None:
    assert "" not in needles_of(*of)


def test_a_rule_is_asked_only_where_a_cue_may_be() -> None:
    assert may_hold("比 GPT-4 好的替代品", "foil", "after")
    assert not may_hold("GPT-4 explained", "foil", "after")
    assert may_hold("It reaches 90% of BERT's accuracy", "foil", "before", "after")
