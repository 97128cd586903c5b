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
  *"pip freeze"*) echo "mistune==3.4.0"; echo "shtab==1.13.0" ;;
  cyclonedx-py*) for word; do [ "$last" != --output-file ] || echo "{}" >"$word"; last=$word; done ;;
  pip-audit*) cat "$2" >>"$ASKED"; printf "$FOUND" ;;
esac
case "$name $*" in *"$BROKEN"*) exit 5 ;; esac
"""

UNKNOWN = r"Name  Skip Reason\n----- -----------\nshtab Dependency not found on PyPI\n"
"""What the audit says of a package that the index does not know."""
FAULTY = r"Name    Version ID\n------- ------- ------\nmistune 3.4.0   PYSEC-1\n"


def supply(folder: Path, broken: str = "nothing at all", found: str = "") -> tuple[int, str, list[Path]]:
    """The exit code where a request with the words ``broken`` fails and the audit says what is ``found``; all
    requests and what the command itself says; and what is left over."""
    python = folder / "python"
    python.write_text(STAND_IN)
    python.chmod(0o755)
    (folder / "left").mkdir()
    given = {"PYTHON": str(python), "ASKED": str(folder / "asked"), "BROKEN": broken, "FOUND": found}
    given["TMPDIR"] = str(folder / "left")
    command = [ROOT / ".ci" / "supply", folder / "new" / "bill.json"]
    ran = subprocess.run(command, env=os.environ | given, capture_output=True, text=True, check=False)
    said = (folder / "asked").read_text("utf-8") + ran.stdout + ran.stderr
    return ran.returncode, said, list((folder / "left").iterdir())


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
    assert "mistune==3.4.0" in asked[audit:]


@pytest.mark.parametrize("broken", ["pip install --quiet .[", "cyclonedx-py environment", "pip-audit --req"])
def test_what_fails_is_no_bill_without_faults(tmp_path: Path, broken: str) -> None:
    code, _, left = supply(tmp_path, broken)
    assert (code, left) == (5, [])


def test_what_cannot_be_looked_up_is_named_and_no_package_without_faults(tmp_path: Path) -> None:
    code, said, left = supply(tmp_path, found=UNKNOWN)
    assert (code, left) == (3, [])
    assert "shtab Dependency not found on PyPI\n" in said
    assert "1 of 2 packages cannot be looked up; the table above names them.\n" in said
    assert "--strict" not in said  # it would end there, and look up none of the others


def test_a_fault_that_is_known_is_told_beside_what_cannot_be_looked_up(tmp_path: Path) -> None:
    code, said, _ = supply(tmp_path, "pip-audit --req", FAULTY + UNKNOWN)
    assert code == 5
    assert "mistune 3.4.0   PYSEC-1\n" in said
    assert "1 of 2 packages cannot be looked up" in said


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
