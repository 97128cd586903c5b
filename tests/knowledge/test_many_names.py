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


def test_an_article_over_very_many_lines_is_listed_on_each_and_covers_by_the_first_of_them() -> None:
    links = "".join(f'<a href="https://example.org/{n}">{n}</a>\n' for n in range(40))
    head = "<table><tr><th>Model</th><th>Paper</th></tr>\n"
    text = f"{head}<tr><td>BERT</td><td>{links}</td></tr></table>\n"
    claims = interpret(parse(Source("list.md", text, "utf-8", "0" * 64)), builtin())
    lines: dict[str, list[int]] = {}
    for fact, evidence in claims.claims:
        lines.setdefault(fact.relation, []).append(evidence.line)
    assert lines["listedIn"] == list(range(2, 42))
    assert lines["covers"] == list(range(2, 34))
    assert claims.account.lost == 0


def test_of_a_row_of_very_many_articles_each_is_there_and_none_about_very_many_names_in_a_cell_beside() -> (
    None
):
    def covering(articles: int, names: int) -> int:
        links = " ".join(f"[a{n}](https://example.org/{n})" for n in range(articles))
        row = "".join(f"KiteGPT-{n}, " for n in range(names))
        text = f"| A | Tags |\n|---|---|\n| {links} | {row} |\n"
        claims = interpret(parse(Source("list.md", text, "utf-8", "0" * 64)), builtin())
        assert len({fact.subject for fact, _ in claims.claims if fact.relation == "listedIn"}) == articles
        return len({fact for fact, _ in claims.claims if fact.relation in ("covers", "mentions")})

    assert covering(2, 3) == 3
    assert covering(1, 60) == 60
    assert covering(60, 60) == 0
