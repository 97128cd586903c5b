"""The wheel, installed apart from the sources: it is whole and typed, and another package adds to it."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from helpers.places import ROOT

README = (ROOT / "README.md").read_text("utf-8")

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "my-package"
version = "1.0"

[tool.hatch.build.targets.wheel]
only-include = ["my_package.py"]
"""

SCRIPT = """
import listgraph
from listgraph.files.artifact import Artifact

graph: listgraph.Graph = listgraph.build("lists", base="https://example.org/id/")
titles: list[str] = [node.label for node in graph.knowledge.nodes if node.kind == "Article"]
rows: list[dict[str, str | int | float | bool | None]] = graph.query("articles-of-model", model="BERT")
nodes, edges = graph.to_pandas()
models: int = int((nodes["kind"] == "Model").sum())
triples: int = len(graph.to_rdflib())
reveal_type(graph.to_networkx())
Artifact("titles.txt", "no bytes")
graph.to_gephi()
"""


def run(*command: str | Path, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def wheel(project: Path, folder: Path) -> Path:
    ran = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=project)
    assert ran.returncode == 0, ran.stderr
    return max(folder.glob("*.whl"), key=lambda path: path.stat().st_mtime_ns)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel(ROOT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An interpreter with the wheel, a package that adds to it, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("site")
    package = folder / "my_package"
    package.mkdir()
    (table,) = (block for block in blocks("toml") if "entry-points" in block)
    (package / "pyproject.toml").write_text(PROJECT + table, "utf-8")
    plugins = [block for block in blocks("python") if ">>>" not in block]
    (package / "my_package.py").write_text("\n".join(plugins), "utf-8")
    added = wheel(package, folder)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    place = next((folder / "venv").glob("lib/*/site-packages"))
    (place / "libraries.pth").write_text(sysconfig.get_paths()["purelib"], "utf-8")
    options = ("--no-deps", "--no-index", "--quiet", "--disable-pip-version-check", "--target", place)
    ran = run(sys.executable, "-m", "pip", "install", *options, built, added, cwd=folder)
    assert ran.returncode == 0, ran.stderr
    return folder / "venv" / "bin" / "python"


def blocks(language: str) -> list[str]:
    parts = README.split(f"```{language}\n")[1:]
    return [part.partition("\n```")[0] + "\n" for part in parts]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    (tmp_path / "lists").mkdir()
    text = "* [BERT, ten years on](https://example.org/a)\n* [图解 XLNet](https://example.org/b)\n"
    (tmp_path / "lists" / "reading.md").write_text(text, "utf-8")
    return tmp_path


def test_the_wheel_holds_every_file_of_the_package(built: Path) -> None:
    package = ROOT / "graph" / "listgraph"
    files = {path.relative_to(package.parent).as_posix() for path in package.rglob("*") if path.is_file()}
    held = {name for name in zipfile.ZipFile(built).namelist() if ".dist-info/" not in name}
    assert held == {name for name in files if "__pycache__" not in name}
    assert "listgraph/py.typed" in held


def test_a_script_is_checked_against_the_types_of_the_wheel(python: Path, lists: Path) -> None:
    (lists / "script.py").write_text(SCRIPT.lstrip(), "utf-8")
    options = (
        "--strict",
        "--python-executable",
        python,
        "--cache-dir",
        lists / "cache",
        "--no-error-summary",
    )
    ran = run(sys.executable, "-m", "mypy", *options, "script.py", cwd=lists, MYPYPATH="")
    said = [line.partition(":")[2] for line in ran.stdout.splitlines()]
    assert len(said) == 3, ran.stdout
    assert said[0].startswith('10: note: Revealed type is "networkx.classes.multidigraph.MultiDiGraph[str')
    assert 'Argument 2 to "Artifact" has incompatible type "str"; expected "bytes | Path |' in said[1]
    assert 'Graph" has no attribute "to_gephi"' in said[2]


def test_a_package_installed_beside_it_adds_a_format_and_a_rule(python: Path, lists: Path) -> None:
    options = ("lists", "-o", "out", "--format", "titles,nq,readme")
    ran = run(python, "-m", "listgraph", "build", *options, cwd=lists)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "/ns#rule-first-words> " in (lists / "out" / "dataset.nq").read_text("utf-8")
    where = run(python, "-c", "import listgraph; print(listgraph.__file__)", cwd=lists).stdout
    assert "site-packages" in where
    assert (lists / "out" / "titles.txt").read_text("utf-8") == "BERT, ten years on\n图解 XLNet\n"
    assert "## `titles.txt`\n\nEvery title, one a line." in (lists / "out" / "README.md").read_text("utf-8")
    ran = run(python, "-m", "listgraph", "build", "lists", "-o", "out", "--format", "nope", cwd=lists)
    assert ran.returncode == 2
    assert "readme, titles; the groups are" in ran.stderr
