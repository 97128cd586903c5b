"""The facts in the lexicon of models hold together: names are unique, references resolve, years agree."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import listgraph

Model: TypeAlias = dict[str, Any]

FOLDER = Path(listgraph.__file__).parent / "lexicon"
FILES = sorted(FOLDER.glob("models-*.toml"))
ORGANISATIONS = FOLDER / "organisations.toml"

KEYS = {
    "name": str,
    "aliases": list,
    "zh": list,
    "ambiguous_zh": bool,
    "titles": list,
    "developer": list,
    "year": int,
    "arxiv": str,
    "base": list,
    "variant_of": str,
    "succeeds": str,
    "family": bool,
    "depth": bool,
    "case": bool,
    "ambiguous": bool,
    "class_word": bool,
}
FLAGS = [key for key, kind in KEYS.items() if kind is bool]
ARXIV = re.compile(
    r"(?P<year>\d\d)(0[1-9]|1[0-2])\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/(?P<old>\d\d)(0[1-9]|1[0-2])\d{3}"
)
# A perceptron is the oldest thing that a list calls a model.
EARLIEST, LATEST = 1940, 2026
CJK = re.compile(r"[\u3400-\u9fff]")


@cache
def read(path: Path) -> list[Model]:
    models: list[Model] = tomllib.loads(path.read_text(encoding="utf-8"))["model"]
    return models


@cache
def models() -> list[Model]:
    return [model for path in FILES for model in read(path)]


@cache
def by_name() -> dict[str, Model]:
    return {model["name"]: model for model in models()}


def key(name: str) -> str:
    """What the matcher takes for one name: case, spaces, hyphens and underscores do not count."""
    return re.sub(r"[\s_-]+", "", name.casefold())


def names(model: Model) -> list[str]:
    return [model["name"], *model.get("aliases", []), *model.get("zh", [])]


def references(model: Model) -> Iterator[str]:
    yield from model.get("base", [])
    yield from (model[relation] for relation in ("variant_of", "succeeds") if relation in model)


def arxiv_year(identifier: str) -> int | None:
    match = ARXIV.fullmatch(identifier)
    if match is None:
        return None
    short = int(match["year"] or match["old"])
    return 1900 + short if short > 90 else 2000 + short


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_entry_has_only_known_keys_with_values_of_their_kind(path: Path) -> None:
    wrong = [
        (model.get("name"), field)
        for model in read(path)
        for field, value in model.items()
        if field not in KEYS or type(value) is not KEYS[field]
    ]
    assert wrong == []
    assert all(model.get("name") for model in read(path))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_keys_stand_in_the_agreed_order(path: Path) -> None:
    order = list(KEYS)
    assert [m["name"] for m in read(path) if list(m) != sorted(m, key=order.index)] == []


def test_lists_are_not_empty_and_hold_clean_text() -> None:
    texts = [
        (model["name"], field, text)
        for model in models()
        for field, kind in KEYS.items()
        if kind is list and field in model
        for text in (model[field] or [""])
    ]
    texts += [(model["name"], "name", model["name"]) for model in models()]
    assert [entry for entry in texts if not isinstance(entry[2], str) or entry[2] != entry[2].strip()] == []
    assert [entry for entry in texts if not entry[2]] == []


def test_flags_are_given_only_where_they_are_true() -> None:
    assert [(m["name"], flag) for m in models() for flag in FLAGS if m.get(flag) is False] == []
    assert [m["name"] for m in models() if m.get("ambiguous_zh") and "zh" not in m] == []


def test_what_keeps_its_latin_name_in_chinese_has_a_chinese_one_besides() -> None:
    tables = [
        table for path in FOLDER.glob("*.toml") for table in tomllib.loads(path.read_text("utf-8")).values()
    ]
    entries = [
        entry for table in tables if isinstance(table, list) for entry in table if isinstance(entry, dict)
    ]
    assert [entry["name"] for entry in entries if entry.get("latin") is False] == []
    assert [entry["name"] for entry in entries if entry.get("latin") and not entry.get("zh")] == []


def test_there_are_at_least_six_hundred_models() -> None:
    assert len(models()) >= 600


def test_no_two_models_share_a_canonical_name() -> None:
    assert [name for name, count in Counter(key(m["name"]) for m in models()).items() if count > 1] == []


def test_no_name_belongs_to_two_models() -> None:
    owners: dict[str, set[str]] = {}
    for model in models():
        for name in names(model):
            owners.setdefault(key(name), set()).add(model["name"])
    assert {name: sorted(of) for name, of in owners.items() if len(of) > 1} == {}


def test_no_model_lists_a_name_twice() -> None:
    # Spellings may differ in where a word may be parted ("DINOv2", "DINO v2"), not in case alone, but for
    # names so short ("o1", "O1") that only the cases that are listed are theirs.
    repeated = {
        m["name"]: [
            n for n, count in Counter(map(str.casefold, names(m))).items() if count > 1 and len(n) > 2
        ]
        for m in models()
    }
    assert {name: twice for name, twice in repeated.items() if twice} == {}


def test_latin_and_chinese_names_stand_in_their_own_lists() -> None:
    assert [(m["name"], alias) for m in models() for alias in m.get("aliases", []) if CJK.search(alias)] == []
    assert [(m["name"], zh) for m in models() for zh in m.get("zh", []) if not CJK.search(zh)] == []


def test_references_name_models_of_the_lexicon() -> None:
    assert [(m["name"], other) for m in models() for other in references(m) if other not in by_name()] == []


def test_no_model_descends_from_itself() -> None:
    def ancestors(name: str, seen: frozenset[str]) -> bool:
        if name in seen:
            return True
        return any(ancestors(other, seen | {name}) for other in references(by_name().get(name, {})))

    assert [m["name"] for m in models() if ancestors(m["name"], frozenset())] == []


def test_no_model_is_older_than_what_it_was_built_from() -> None:
    wrong = [
        (model["name"], model["year"], other, by_name()[other]["year"])
        for model in models()
        if "year" in model
        for other in references(model)
        if other in by_name() and by_name()[other].get("year", 0) > model["year"]
    ]
    assert wrong == []


def test_years_are_plausible() -> None:
    assert [m["name"] for m in models() if not EARLIEST <= m.get("year", EARLIEST) <= LATEST] == []


def test_arxiv_identifiers_are_well_formed() -> None:
    assert [(m["name"], m["arxiv"]) for m in models() if "arxiv" in m and not arxiv_year(m["arxiv"])] == []


def test_papers_appear_within_a_year_of_the_release() -> None:
    gaps = {
        m["name"]: (m["year"], m["arxiv"], arxiv_year(m["arxiv"]))
        for m in models()
        if {"year", "arxiv"} <= m.keys()
    }
    assert {name: gap for name, gap in gaps.items() if gap[2] and abs(gap[2] - gap[0]) > 1} == {}


@pytest.mark.skipif(not ORGANISATIONS.exists(), reason="the organisations are not written yet")
def test_developers_are_organisations_of_the_lexicon() -> None:
    known = {
        entry["name"] for entry in tomllib.loads(ORGANISATIONS.read_text(encoding="utf-8"))["organisation"]
    }
    assert sorted({developer for m in models() for developer in m.get("developer", [])} - known) == []
