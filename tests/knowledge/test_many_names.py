"""An entry that names very many models names them, and compares none."""

from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.rules.sentences import MOST


def test_so_many_names_are_named_and_not_compared_and_the_problem_says_so() -> None:
    for times, compared in ((1, True), (MOST, False)):
        text = "* [BERT outperforms GPT-3](https://example.org/a) and others: " + "XLNet, " * times
        claims = interpret(parse(Source("list.md", text, "utf-8", "0" * 64)), builtin())
        told = {(fact.relation, fact.object) for fact, _ in claims.claims}
        assert {("covers", "model/bert"), ("mentions", "model/xlnet")} <= told
        assert (("left", "model/bert") in told) is compared
        assert [problem.code for problem in claims.problems] == ([] if compared else ["many-names"])
