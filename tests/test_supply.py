"""The bill of materials is of what users install, and whatever goes wrong fails the job that makes it.

Python and what it installs are stand-ins here, which write down what they are asked.
"""

import os
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from helpers.places import ROOT

STAND_IN = """#!/bin/sh
name=${0##*/}
echo "$name $*" >>"$ASKED"
case "$name $*" in
  *"-m venv "*)
    mkdir -p "$3/bin"
    for tool in python cyclonedx-py pip-audit; do cp "$0" "$3/bin/$tool"; done ;;
  *"pip freeze"*) echo "mistune==3.4.0" ;;
  cyclonedx-py*) for word; do [ "$last" != --output-file ] || echo "{}" >"$word"; last=$word; done ;;
  pip-audit*) cat "$2" >>"$ASKED" ;;
esac
case "$name $*" in *"$BROKEN"*) exit 3 ;; esac
"""


def supply(folder: Path, broken: str = "nothing at all") -> tuple[int, str, list[Path]]:
    """The exit code where a request with the words ``broken`` fails, all requests, and what is left over."""
    python = folder / "python"
    python.write_text(STAND_IN)
    python.chmod(0o755)
    (folder / "left").mkdir()
    given = {"PYTHON": str(python), "ASKED": str(folder / "asked"), "BROKEN": broken}
    given["TMPDIR"] = str(folder / "left")
    command = [ROOT / ".ci" / "supply", folder / "new" / "bill.json"]
    ran = subprocess.run(command, env=os.environ | given, capture_output=True, check=False)
    return ran.returncode, (folder / "asked").read_text("utf-8"), list((folder / "left").iterdir())


def test_the_bill_is_of_what_users_install_and_is_looked_up(tmp_path: Path) -> None:
    code, asked, left = supply(tmp_path)
    assert (code, left) == (0, [])
    assert (tmp_path / "new" / "bill.json").read_text("utf-8") == "{}\n"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = ",".join(sorted(project["optional-dependencies"].keys() - {"docs", "proof", "test"}))
    assert f"pip install --quiet .[{extras}]" in asked
    assert "--output-reproducible" in asked
    bill, audit = asked.index("cyclonedx-py environment"), asked.index("pip-audit --requirement")
    assert "installed/bin/python\n" in asked[bill:]
    assert "--strict" in asked[audit:]
    assert "mistune==3.4.0" in asked[audit:]


@pytest.mark.parametrize("broken", ["pip install --quiet .[", "cyclonedx-py environment", "pip-audit --req"])
def test_what_fails_is_no_bill_without_faults(tmp_path: Path, broken: str) -> None:
    code, _, left = supply(tmp_path, broken)
    assert (code, left) == (3, [])


def test_every_requirement_is_bounded_above() -> None:
    """What is to come may write other bytes, or not run at all."""
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    project = whole["project"]
    asked = [*whole["build-system"]["requires"], *project["dependencies"]]
    asked += [each for extra in project["optional-dependencies"].values() for each in extra]
    requirements = [Requirement(each) for each in asked]
    bounds = {"<", "<=", "==", "~="}
    assert [
        str(each)
        for each in requirements
        if each.name != project["name"] and not bounds & {bound.operator for bound in each.specifier}
    ] == []
