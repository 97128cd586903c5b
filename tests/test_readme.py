"""The README keeps its promises: its Python runs, its plug-ins plug in, its workflow is one."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from textwrap import dedent

import pytest
import yaml

from helpers.places import ROOT
from helpers.shown import prints
from listgraph.cli.arguments import parser
from listgraph.cli.main import main
from listgraph.cli.settings import settled
from listgraph.exporters import Exporter
from listgraph.lexicon import rows
from listgraph.rules.plugins import AddedRule

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of that language."""
    found: list[str] = re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return found


def test_the_example_in_python_gives_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    failed, attempted = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    assert (failed, attempted > 5) == (0, True)


EXAMPLES: list[tuple[str, str]] = re.findall(
    r"^    \$ listgraph (.*)\n((?:    .*\n|\n(?=    [^$]))*)", README, re.MULTILINE
)
ADDED = "* [SpanBERT outperforms RoBERTa](https://example.org/spanbert)\n"


@pytest.mark.parametrize(("command", "shown"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_an_example_prints_what_it_shows(
    command: str,
    shown: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Line by line; "…" stands for any lines. What :command:`diff` tells is an entry that is added."""
    shutil.copytree(ROOT / "exports", tmp_path / "exports")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    if command.startswith("diff"):
        seed = tmp_path / "seeds" / "language-models.md"
        seed.write_text(
            seed.read_text("utf-8").replace("### Roberta\n", f"### Roberta\n\n{ADDED}", 1), "utf-8"
        )
    monkeypatch.chdir(tmp_path)
    main(shlex.split(command))
    printed = capsys.readouterr().out
    assert prints(dedent(shown), printed), printed


def test_the_first_command_installs_what_all_formats_need() -> None:
    (extras,) = re.findall(r"pip install '\.\[(.*?)\]' && .*--format all", README)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert any(line.startswith("pyarrow") for line in project["optional-dependencies"][extras])


def test_the_examples_of_plug_ins_are_plug_ins() -> None:
    names: dict[str, object] = {}
    for code in blocks("python"):
        if ">>>" not in code:
            exec(code, names)
    assert isinstance(names["titles"], Exporter)
    assert isinstance(names["first_words"], AddedRule)


def test_the_example_of_a_configuration_is_one() -> None:
    (text,) = (block for block in blocks("toml") if "[[model]]" in block)
    assert [entry.name for entry in rows(text, "listgraph.toml")] == [
        "PostgreSQL",
        "Connection pooling",
        "tools around databases",
    ]


def test_the_example_of_settings_is_one(tmp_path: Path) -> None:
    (text,) = (block for block in blocks("toml") if "[check]" in block)
    (tmp_path / "listgraph.toml").write_text(text, "utf-8")
    build = settled(parser(), ["build", str(tmp_path), "-o", "out"])
    assert (build.format, build.source_url) == ("default,gexf", "https://example.org/notes/blob/main")
    check = settled(parser(), ["check", str(tmp_path)])
    assert (check.ignore, tuple(check.exclude)) == (("cross-post",), ("drafts/",))
    assert check.baseline == str(tmp_path / "known.json")


def test_every_yaml_loads_and_the_workflow_runs_commands_that_exist() -> None:
    loaded = [yaml.safe_load(block) for block in blocks("yaml")]
    (workflow,) = (block for block in loaded if isinstance(block, dict) and "jobs" in block)
    steps = workflow["jobs"]["publish"]["steps"]
    commands = [step["run"] for step in steps if step.get("run", "").startswith("listgraph ")]
    (options,) = (parser().parse_args(shlex.split(command)[1:]) for command in commands)
    uploaded = [step["with"]["path"] for step in steps if "upload-pages" in step.get("uses", "")]
    assert uploaded == [options.output]
    assert set(workflow["permissions"]) == {"contents", "pages", "id-token"}


def test_the_workflows_are_what_github_takes_for_one(tmp_path: Path) -> None:
    for number, block in enumerate(blocks("yaml")):
        if "jobs:" in block:
            (tmp_path / f"{number}.yml").write_text(block, "utf-8")
        elif "- run:" in block:  # the steps of a job
            job = "on: push\njobs:\n  check:\n    runs-on: ubuntu-latest\n    steps:\n"
            steps = "".join(f"      {line}\n" for line in block.splitlines())
            (tmp_path / f"{number}.yml").write_text(job + steps, "utf-8")
    files = [*tmp_path.iterdir()]
    assert len(files) == 2
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    ran = subprocess.run([*command, *files], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
