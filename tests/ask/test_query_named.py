"""Every named query: its answer on the seed list. Other engines: test_query_pasted.py."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import rdflib

from helpers.places import SEED
from listgraph.ask.queries import named
from listgraph.ask.query import answer
from listgraph.exporters import export, queries, select
from listgraph.files.write import write
from listgraph.pipeline import build
from listgraph.rules import RULES

Ask = Callable[..., list[dict[str, str]]]

TWO_LISTS = {
    "a.md": "## BERT\n\n* [BERT explained](https://example.org/bert)\n* [Only here](https://example.org/a)\n",
    "b.md": "# Reading\n\n* [BERT explained](https://example.org/bert)\n* [RoBERTa vs XLNet](https://example.org/c)\n",
}


def written(paths: list[Path], folder: Path, formats: str = "ttl") -> Path:
    write(export(build(paths), RULES, select(formats)), folder)
    return folder


def asking(folder: Path) -> Ask:
    def ask(name: str, **values: str) -> list[dict[str, str]]:
        parameters = [f"{key}={value}" for key, value in values.items()]
        return list(csv.DictReader(io.StringIO(answer(folder, name, parameters, "csv"))))

    return ask


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written([SEED], tmp_path_factory.mktemp("seed"))


@pytest.fixture(scope="module")
def ask(seed: Path) -> Ask:
    return asking(seed)


@pytest.fixture(scope="module")
def ask_two(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    lists = tmp_path_factory.mktemp("lists")
    for name, text in TWO_LISTS.items():
        (lists / name).write_text(text, "utf-8")
    return asking(written([lists], tmp_path_factory.mktemp("two")))


def column(rows: list[dict[str, str]], name: str) -> list[str]:
    return [row[name] for row in rows]


def test_most_covered(ask: Ask) -> None:
    rows = ask("most-covered")
    assert [(row["model"], row["articles"]) for row in rows[:2]] == [("BERT", "15"), ("GPT-2", "4")]
    assert {"T5", "Transformer"}.isdisjoint(column(rows, "model"))


@pytest.mark.parametrize("name", ["Big Bird", "bigbird", "BIG-BIRD", "大鸟"])
def test_articles_of_model_by_any_name(ask: Ask, name: str) -> None:
    [row] = ask("articles-of-model", model=name)
    assert row["title"] == "谷歌NLP新模型「大鸟」突破BERT限制，稀疏注意力机制更省内存"
    assert row["url"] == "https://zhuanlan.zhihu.com/p/176658146"
    assert (row["file"], row["line"]) == ("language-models.md", "58")


def test_articles_of_model_gives_each_line_that_lists_one(ask: Ask) -> None:
    rows = ask("articles-of-model", model="BERT")
    assert [int(line) for line in column(rows, "line")] == [5, *range(11, 24), 76, 77]
    assert len(set(column(rows, "title"))) < len(rows)


def test_topics(ask: Ask) -> None:
    rows = ask("topics")
    assert [(row["topic"], row["articles"], row["lists"]) for row in rows[:2]] == [
        ("Natural language processing", "14", "1"),
        ("Pre-training", "5", "1"),
    ]
    [narrow] = [row for row in rows if row["topic"] == "SQuAD"]
    assert narrow["within"] == "Natural language processing"


@pytest.mark.parametrize("name", ["NLP", "natural-language processing", "自然语言处理"])
def test_on_topic_by_any_name_with_what_is_narrower(ask: Ask, name: str) -> None:
    rows = ask("on-topic", topic=name)
    assert {"Natural language processing", "Language modeling"} <= set(column(rows, "under"))
    assert all(row["file"] and row["line"] for row in rows)


def test_of_kind(ask: Ask) -> None:
    assert ask("of-kind", kind="model")[0] == {"name": "BERT", "articles": "15"}
    assert ask("of-kind", kind="Topic")[0] == {"name": "Natural language processing", "articles": "14"}


def test_who_outperforms_whom(ask: Ask) -> None:
    rows = ask("who-outperforms-whom")
    assert [(row["winner"], row["loser"], row["line"]) for row in rows] == [
        ("Big Bird", "BERT", "58"),
        ("RoBERTa", "XLNet", "76"),
        ("SegaBERT", "BERT", "64"),
        ("Switch Transformer", "GPT-3", "29"),
        ("Switch Transformer", "T5", "29"),
    ]
    assert all(row["words"] in row["title"] for row in rows)


def test_by_publisher(ask: Ask) -> None:
    assert len(ask("by-publisher", publisher="WeChat")) == 4
    assert len(ask("by-publisher")) == 26


def test_why(ask: Ask) -> None:
    rows = ask("why", subject="roberta", object="xlnet")
    assert {(row["relation"], row["words"]) for row in rows} == {
        ("outperforms", "碾压 XLNet"),
        ("equals", "追上XLNet"),
    }
    assert {row["rule"] for row in ask("why", subject="Big Bird", object="Google")} == {"lexicon"}


def test_lineage(ask: Ask) -> None:
    rows = ask("lineage", model="BERT")
    assert ("RoBERTa", "based on", "BERT") in {(row["model"], row["relation"], row["of"]) for row in rows}
    assert rows[0] == {"model": "Transformer", "relation": "", "of": "", "released": "2017", "articles": "0"}


def test_yardsticks_never_covered(ask: Ask) -> None:
    assert [(row["model"], row["comparisons"]) for row in ask("yardsticks-never-covered")] == [("T5", "1")]


def test_models_without_articles(ask: Ask) -> None:
    assert column(ask("models-without-articles"), "model") == ["T5", "Transformer"]


def test_reading_list_of_organization(ask: Ask) -> None:
    rows = ask("reading-list-of-organization", organization="NVIDIA")
    assert {row["title"][:4] for row in rows} == {"NLP界"}
    assert ask("reading-list-of-organization", organization="英伟达") == rows


def test_list_quality(ask: Ask) -> None:
    found: dict[str, list[str]] = {}
    for row in ask("list-quality"):
        found.setdefault(row["problem"], []).append(row["line"])
    assert found.pop("broken link") == ["18"]
    assert found.pop("listed more than once") == ["19", "22"]
    assert set(found.pop("listed under another address as well")) <= {"14", "16"}
    assert not found


def test_publishers_share(ask: Ask) -> None:
    rows = ask("publishers-share")
    assert [(row["articles"], row["percent"]) for row in rows] == [("22", "81.5"), ("4", "14.8")]


def test_shared_between_lists(ask: Ask, ask_two: Ask) -> None:
    assert ask("shared-between-lists") == []
    rows = ask_two("shared-between-lists")
    assert [(row["kind"], row["name"], row["lists"]) for row in rows] == [
        ("article", "BERT explained", "2"),
        ("model", "BERT", "2"),
    ]
    assert set(rows[0]["files"].split()) == {"a.md", "b.md"}


def test_weak_evidence(ask: Ask) -> None:
    rows = ask("weak-evidence", below="0.9")
    assert rows
    assert all(float(row["confidence"]) < 0.9 for row in rows)
    assert ask("weak-evidence", below="0") == []


def test_schema_org_only(ask: Ask) -> None:
    assert "listgraph" not in named()["schema-org-only"].text
    rows = ask("schema-org-only")
    assert ("AMBERT", "ByteDance") in {(row["about"], row["maker"]) for row in rows}
    assert len(set(column(rows, "headline"))) == 26


def test_comparisons_of_model(ask: Ask) -> None:
    rows = ask("comparisons-of-model", model="xlnet")
    assert [(row["verdict"], row["other"]) for row in rows if row["other"] == "RoBERTa"] == [
        ("draws level with", "RoBERTa"),
        ("is beaten by", "RoBERTa"),
    ]


def test_newest(ask: Ask) -> None:
    assert ask("newest")[0] == {
        "released": "2021",
        "model": "Switch Transformer",
        "developer": "Google",
        "articles": "1",
    }


def test_contradictions(ask: Ask) -> None:
    [row] = ask("contradictions")
    assert (row["first"], row["second"], row["counterclaim"]) == ("RoBERTa", "XLNet", "draws level")


def test_rules(ask: Ask) -> None:
    rules = {row["rule"]: row for row in ask("rules")}
    assert rules.keys() >= RULES.keys()
    assert int(rules["listed"]["evidence"]) == 28


def test_every_query_is_tested() -> None:
    tests = {name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")}
    assert [name for name in named() if not any(test.startswith(name) for test in tests)] == []


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two lists, in every RDF format."""
    lists = tmp_path_factory.mktemp("lists")
    for name, text in TWO_LISTS.items():
        (lists / name).write_text(text, "utf-8")
    return written([lists], tmp_path_factory.mktemp("two"), "rdf")


@pytest.mark.parametrize("name", named())
def test_a_build_as_it_comes_answers_as_the_dataset_does(two: Path, tmp_path: Path, name: str) -> None:
    for file in ("graph.ttl", "evidence.ttl"):
        shutil.copy(two / file, tmp_path)
    query = named()[name]
    known = {"topic": "Reading"}
    values = [
        f"{param.name}={known.get(param.name, param.default)}" for param in query.params if param.required
    ]
    assert answer(tmp_path, name, values, "csv") == answer(two, name, values, "csv")


def test_a_query_runs_elsewhere_as_it_is_exported() -> None:
    """All prefixes are declared, and each parameter has a value."""
    files = {artifact.path: artifact.data.decode() for artifact in queries.export(build([SEED]), RULES)}
    assert list(files) == [f"queries/{name}.rq" for name in named()]
    for text in files.values():
        rdflib.Graph().query(text)


@pytest.mark.parametrize("name", named())
def test_a_query_says_what_it_answers(name: str) -> None:
    query = named()[name]
    assert query.title
    assert query.description.endswith(".")
    assert all(param.description for param in query.params)
