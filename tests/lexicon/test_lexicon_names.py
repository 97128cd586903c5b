"""Organisations and publishers hold together: one owner per name, hosts as links have them."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import listgraph

FOLDER = Path(listgraph.__file__).parent / "lexicon"
MEDIA = {"paper", "post", "code", "video", "book", "course", "dataset", "model", "page", "social"}
CJK = re.compile(r"[\u3400-\u9fff]")


@cache
def read(file: str, table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))[table]
    return rows


def organisations() -> list[dict[str, Any]]:
    return read("organisations.toml", "organisation")


def publishers() -> list[dict[str, Any]]:
    return read("publishers.toml", "publisher")


def names(organisation: dict[str, Any]) -> set[str]:
    """What the matcher takes for the organisation's names: case and separators do not count."""
    written = [organisation["name"], *organisation.get("aliases", []), *organisation.get("zh", [])]
    return {re.sub(r"[\s_-]+", "", name.casefold()) for name in written}


def test_there_are_enough_of_both() -> None:
    assert len(organisations()) >= 150
    assert len(publishers()) >= 400


def test_no_name_belongs_to_two_organisations() -> None:
    owners = Counter(name for organisation in organisations() for name in names(organisation))
    assert [name for name, count in owners.items() if count > 1] == []


def test_homepages_are_secure_web_addresses() -> None:
    assert [
        o["name"] for o in organisations() if not o.get("homepage", "https://").startswith("https://")
    ] == []


def test_chinese_names_are_chinese() -> None:
    assert [(o["name"], zh) for o in organisations() for zh in o.get("zh", []) if not CJK.search(zh)] == []
    assert [p["site"] for p in publishers() if "zh" in p and not CJK.search(p["zh"])] == []


def test_sites_are_unique_hosts_in_lower_case_without_www() -> None:
    sites = [publisher["site"] for publisher in publishers()]
    accounts = [(publisher["site"], publisher.get("account")) for publisher in publishers()]
    assert [account for account, count in Counter(accounts).items() if count > 1] == []
    assert [site for site in sites if not re.fullmatch(r"(?!www\.)[a-z0-9-]+(\.[a-z0-9-]+)+", site)] == []


def test_every_publisher_says_what_its_pages_usually_are() -> None:
    assert [p["site"] for p in publishers() if p.get("medium") not in MEDIA] == []
