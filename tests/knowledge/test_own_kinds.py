"""Kinds of one's own: what ``listgraph.toml`` says that the models are."""

from pathlib import Path

import pytest

from listgraph.cli.main import main
from listgraph.errors import ListgraphError
from listgraph.exporters import export, select
from listgraph.files.artifact import Artifact
from listgraph.lexicon import builtin, extend
from listgraph.pipeline import build
from listgraph.rules import RULES
from listgraph.schema import OwnKind

LIST = """\
# Stores
* [Why RowKeep beats TabStore](https://example.org/a)
* [图解 BERT](https://example.org/b)
"""
OWN = """\
[[model]]
name = "RowKeep"
kind = "Database"
kind_plural = "Databases"
kind_zh = "数据库"

[[model]]
name = "TabStore"
kind = "Database"
"""
DATABASE = OwnKind("Database", "Database", "Databases", "数据库")


def written(folder: Path, config: str) -> Path:
    (folder / "list.md").write_text(LIST, "utf-8")
    (folder / "listgraph.toml").write_text(config, "utf-8")
    return folder


def files(folder: Path, formats: str) -> dict[str, str]:
    made: list[Artifact] = list(export(build([folder]), RULES, select(formats)))
    return {artifact.path: artifact.data.decode() for artifact in made}


def test_models_that_all_are_of_one_kind_are_called_so(tmp_path: Path) -> None:
    graph = build([written(tmp_path, f"builtin = false\n\n{OWN}")])
    assert graph.own_kinds == (DATABASE,)
    assert graph.model_kind == DATABASE
    assert [node.label for node in graph.nodes if node.kind == "Model"] == ["RowKeep", "TabStore"]


def test_beside_the_built_in_lexicon_they_are_models_among_others(tmp_path: Path) -> None:
    graph = build([written(tmp_path, OWN)])
    assert {node.label: node.text("ofKind") for node in graph.nodes if node.kind == "Model"} == {
        "BERT": "",
        "RowKeep": "Database",
        "TabStore": "Database",
    }
    assert graph.model_kind.label == "Model"


def test_vocabulary_tables_report_and_page_speak_of_the_kind(tmp_path: Path) -> None:
    made = files(written(tmp_path, f"builtin = false\n{OWN}"), "ttl,vocabulary,csv,report,html")
    vocabulary = made["vocabulary.ttl"]
    assert 'lg:Database a owl:Class ;\n\trdfs:label "Database"@en , "数据库"@zh' in vocabulary
    assert "rdfs:subClassOf lg:Model" in vocabulary.partition("lg:Database a")[2].partition("\n\n")[0]
    assert "lg:Database" in made["graph.ttl"].partition("model:rowkeep a ")[2].partition(";")[0]
    (row,) = (line for line in made["nodes.csv"].split("\n") if ",Model,RowKeep," in line)
    assert "Database" in row.split(",")
    assert "## Most covered databases\n\n| Database |" in made["report.md"]
    assert '"label":["Database","数据库"]' in made["graph.html"]


def test_the_summary_counts_the_kind_and_a_query_finds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    out = str(tmp_path / "out")
    assert main(["build", str(written(tmp_path / "in", OWN)), "-o", out, "--format", "ttl"]) == 0
    assert ", 2 databases, 1 model, " in capsys.readouterr().out
    assert main(["query", out, "of-kind", "kind=database", "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["name,articles", "RowKeep,1", "TabStore,0"]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("builtin = 1\n", "a.toml:1: builtin = 1: true or false is due"),
        (
            '[[model]]\nname = "A"\nkind = "Article"\n',
            'a.toml:3: [[model]]: kind = "Article": this is a kind',
        ),
        *(
            (f'[[model]]\nname = "A"\n{key} = {kind}\n', f"a.toml:3: [[model]]: {key} = ")
            for key, kind in (
                *(("kind", kind) for kind in ('" "', '"!"', '"42"', '"Data\\"base<b>"', '"a\\u202Eb"')),
                ("kind_plural", '"<b>s"'),
                ("kind_zh", '"数据库："'),
            )
        ),
        ('[[topic]]\nname = "A"\nsort = "thing"\n', "one of field, task, method, dataset is due"),
    ],
)
def test_what_cannot_be_is_said_with_its_line(config: str, said: str) -> None:
    with pytest.raises(ListgraphError) as raised:
        extend(builtin(), config, "a.toml")
    assert said in str(raised.value)


@pytest.mark.parametrize("kind", ["Time-series database", "3D printer", "数据库", "डेटाबेस", "Base de données"])
def test_a_kind_is_a_word_of_any_script(kind: str) -> None:
    extend(builtin(), f'[[model]]\nname = "A"\nkind = "{kind}"\n', "a.toml")


def test_a_list_without_models_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "list.md").write_text(
        "".join(f"* [Rose {n}](https://example.org/{n})\n" for n in range(12)), "utf-8"
    )
    assert main(["build", str(tmp_path), "-o", str(tmp_path / "out"), "--format", "csv"]) == 0
    said = capsys.readouterr().out
    assert "None of 12 articles has one of the models known here: the list is shown by its topics." in said
    assert "'listgraph init LISTS' drafts a listgraph.toml" in said
