"""An entry that names very many models names them, and compares none."""

import pytest

from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules.sentences import MOST


def of(text: str) -> tuple[set[object], list[str]]:
    """The relations that a list of one entry gives, each with its object, and its problems."""
    claims = interpret(parse(Source("list.md", text, "utf-8", "0" * 64)), builtin())
    return {(fact.relation, fact.object) for fact, _ in claims.claims}, [p.code for p in claims.problems]


@pytest.mark.parametrize(("times", "compared"), [(1, True), (MOST, False)])
def test_so_many_names_are_named_and_not_compared_and_the_problem_says_so(times: int, compared: bool) -> None:
    told, problems = of("* [BERT outperforms GPT-3](https://example.org/a) and others: " + "XLNet, " * times)
    assert {("covers", "model/bert"), ("mentions", "model/xlnet")} <= told
    assert (("left", "model/bert") in told) is compared
    assert problems == ([] if compared else ["many-names"])


def test_a_name_that_only_the_entry_itself_makes_a_models_counts_too() -> None:
    known = "* [BERT vs Zork9](https://example.org/a) and others: " + "XLNet, " * (MOST - 2)
    told, problems = of(known)
    assert ("left", "model/bert") in told
    assert problems == []
    told, problems = of(known + "XLNet")
    assert ("mentions", "model/zork9") in told or ("covers", "model/zork9") in told
    assert ("left", "model/bert") not in told
    assert problems == ["many-names"]
