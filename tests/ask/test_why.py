"""Why: each fact in words, with the place, the quote, the rule, the confidence."""

import json
from pathlib import Path

import pytest

from helpers.samples import ARTICLE, GRAPH, ROBERTA
from listgraph.ask.why import Why, as_json, as_text, why
from listgraph.errors import ListgraphError
from listgraph.exporters import dataset
from listgraph.pipeline import build
from listgraph.rules.rulebook import Rule

RULES = {"contest": Rule("contest", "contest", "One model beats another.", "", 0.95)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export")
    for artifact in dataset.export_nq(GRAPH, RULES):
        (path / artifact.path).write_bytes(artifact.data)
    return path


def statements(answer: Why) -> list[str]:
    return [reason.statement for reason in answer.reasons]


def test_two_models(folder: Path) -> None:
    answer = why(folder, "RoBERTa", "XLNet")
    assert statements(answer) == [
        "“RoBERTa 碾压 XLNet” reports that RoBERTa outperforms XLNet",
        "RoBERTa outperforms XLNet",
    ]
    assert as_text(answer) == (
        "“RoBERTa 碾压 XLNet” reports that RoBERTa outperforms XLNet\n"
        "  lists/reading.md:5:12  “碾压”  contest, confidence 0.95\n"
        "\n"
        "RoBERTa outperforms XLNet\n"
        "  lists/reading.md:5:12  “碾压”  contest, confidence 0.95\n"
        "\n"
        "Rules\n"
        "  contest: One model beats another."
    )


def test_the_order_of_two_models_does_not_count(folder: Path) -> None:
    assert why(folder, "xlnet", "roberta").reasons == why(folder, "RoBERTa", "XLNet").reasons


@pytest.mark.parametrize("name", ["RoBERTa", "roberta", "Ro BERTa", f"{GRAPH.base}{ROBERTA}"])
def test_a_model_by_any_name(folder: Path, name: str) -> None:
    answer = why(folder, name)
    assert answer.first == ("RoBERTa",)
    assert set(statements(answer)) == {
        "“RoBERTa 碾压 XLNet” covers RoBERTa",
        "“RoBERTa 碾压 XLNet” compares RoBERTa",
        "“RoBERTa 碾压 XLNet” reports that RoBERTa outperforms XLNet",
        "RoBERTa outperforms XLNet",
        "RoBERTa is developed by Meta",
        "RoBERTa: first released 2019",
    }


@pytest.mark.parametrize(
    "name",
    [
        "碾压",
        "RoBERTa 碾压 XLNet",
        "https://zhuanlan.zhihu.com/p/1",
        "http://zhihu.com/p/1?utm_id=x",
        GRAPH.base + ARTICLE,
    ],
)
def test_an_article_by_title_or_address(folder: Path, name: str) -> None:
    answer = why(folder, name)
    assert answer.first == ("RoBERTa 碾压 XLNet",)
    assert "“RoBERTa 碾压 XLNet” is listed in the section “Roberta”" in statements(answer)
    assert "“RoBERTa 碾压 XLNet” is published by 知乎专栏 / Zhihu" in statements(answer)


def test_an_article_by_the_line_that_lists_it(folder: Path) -> None:
    listed = next(r for r in why(folder, "RoBERTa 碾压 XLNet").reasons if r.relation == "listedIn")
    assert why(folder, f"{listed.file}:{listed.line}").first == ("RoBERTa 碾压 XLNet",)
    with pytest.raises(ListgraphError):
        why(folder, f"{listed.file}:9999")


def test_what_the_lexicon_says_has_no_line(folder: Path) -> None:
    [reason] = [reason for reason in why(folder, "RoBERTa").reasons if reason.relation == "developedBy"]
    assert (reason.place, reason.line, reason.column) == ("lexicon/models-language.toml", 0, 0)


def test_nothing_joins_the_two(folder: Path) -> None:
    answer = why(folder, "XLNet", "Meta")
    assert answer.reasons == ()
    assert as_text(answer) == "The graph gives no reason about XLNet and Meta."


@pytest.mark.parametrize("name", ["Robertta", "xlnett"])
def test_an_unknown_name_is_answered_with_close_ones(folder: Path, name: str) -> None:
    with pytest.raises(ListgraphError, match="did you mean"):
        why(folder, name)


@pytest.mark.parametrize("name", ["", " ", "\x00", "https://example.org/none", "q" * 1000])
def test_a_name_unlike_any_other(folder: Path, name: str) -> None:
    with pytest.raises(ListgraphError, match="knows no model or article"):
        why(folder, name)


def test_json(folder: Path) -> None:
    data = json.loads(as_json(why(folder, "RoBERTa", "XLNet")))
    assert (data["first"], data["second"]) == (["RoBERTa"], ["XLNet"])
    assert data["reasons"][1] == {
        "statement": "RoBERTa outperforms XLNet",
        "subject": "RoBERTa",
        "relation": "outperforms",
        "object": "XLNet",
        "file": "lists/reading.md",
        "line": 5,
        "quote_line": 5,
        "column": 12,
        "quote": "碾压",
        "rule": "contest",
        "rule_comment": "One model beats another.",
        "confidence": 0.95,
    }


def test_of_two_families_their_versions_are_told_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "* [豆包1.5 完胜 GPT-4o](https://example.org/a)\n* [Doubao vs GPT-4o](https://example.org/b)\n",
        "utf-8",
    )
    for artifact in dataset.export_nq(build([tmp_path]), RULES):
        (tmp_path / artifact.path).write_bytes(artifact.data)
    found = why(tmp_path, "豆包", "gpt-4o")
    assert {reason.statement for reason in found.reasons if reason.relation == "comparedWith"} == {
        "Doubao is compared with GPT-4o"
    }
    assert "Doubao 1.5 outperforms GPT-4o" in {reason.statement for reason in found.of_versions}
    own, _, of_versions = as_text(found).partition("Of their versions and variants:")
    assert "Doubao 1.5 outperforms GPT-4o" in of_versions
    assert "1.5" not in own


def test_a_family_that_no_list_names_is_its_versions(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        "* [通义千问2.5 完胜 Llama 3.1](https://example.org/a)\n"
        "* [Code Llama in practice](https://example.org/b)\n",
        "utf-8",
    )
    for artifact in dataset.export_nq(build([tmp_path]), RULES):
        (tmp_path / artifact.path).write_bytes(artifact.data)
    found = why(tmp_path, "通义千问", "llama")
    assert (found.first, found.second) == (("Qwen2.5",), ("Llama 3.1",))
    assert "Qwen2.5 outperforms Llama 3.1" in statements(found)
