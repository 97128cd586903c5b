"""The page's scripts: each in a room, and no arrow runs back from one to a room after it."""

import posixpath
import re
from pathlib import Path

import pytest

from listgraph.page import assets

FOLDER = Path(assets.__file__).parent / "js"


def text(script: str) -> str:
    return (FOLDER / f"{script}.js").read_text("utf-8")


def room(script: str) -> str:
    return posixpath.dirname(script)


def imports(script: str) -> list[str]:
    """The scripts whose names or types ``script`` uses, by where its imports lead from its folder."""
    places = re.findall(r'(?:from |import ?\(?)"(\.[^"]*)\.js"', text(script))
    return [posixpath.normpath(posixpath.join(room(script), place)) for place in places]


def test_every_script_is_in_the_page_once_and_every_room_has_some() -> None:
    files = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.js")]
    assert sorted(files) == sorted(assets.SCRIPTS)
    assert {room(script) for script in assets.SCRIPTS} == set(assets.ROOMS)


def test_no_two_scripts_share_a_name() -> None:
    names = [posixpath.basename(script) for script in assets.SCRIPTS]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_imports_only_from_its_room_and_those_before(script: str) -> None:
    reachable = assets.ROOMS[: assets.ROOMS.index(room(script)) + 1]
    assert [used for used in imports(script) if room(used) not in reachable] == []


@pytest.mark.parametrize("script", assets.SCRIPTS)
def test_a_script_starts_after_those_it_imports(script: str) -> None:
    earlier = assets.SCRIPTS[: assets.SCRIPTS.index(script)]
    used = re.findall(r'^(?:import|\} from)\b.*"\.[^"]*?(\w+)\.js";$', text(script), re.MULTILINE)
    assert set(used) <= set(map(posixpath.basename, earlier))


def test_no_import_is_left_in_the_page() -> None:
    assert not re.search(r"^(?:import|export)\b", assets.script(), re.MULTILINE)
    assert re.findall(r"^modules\.(\w+) = ", assets.script(), re.MULTILINE) == [
        posixpath.basename(script) for script in assets.SCRIPTS
    ]
