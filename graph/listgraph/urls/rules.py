"""What is known of single sites: the table in ``rules.toml``, read."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("rules.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Rule:
    """How a site writes the address of one page.

    It applies where ``path`` matches the whole path and the parameter ``needs``, where named, is
    there. ``to`` is the host and path to use instead: ``{0}``, ``{1}`` … are the groups of ``path``,
    the first ``fold`` of them in lower case; ``{host}`` is the host and ``{sub}`` its first label.
    ``keep`` are the only parameters that stay, in this order; None keeps all but tracking.
    """

    path: re.Pattern[str]
    to: str
    keep: tuple[str, ...] | None
    needs: str
    fold: int


def _rules() -> Mapping[str, tuple[Rule, ...]]:
    table: dict[str, list[Rule]] = {}
    for row in _TABLE["rule"]:
        keep = row.get("keep", "")
        rule = Rule(
            re.compile(row["path"], re.ASCII),
            row.get("to", ""),
            None if keep == "*" else tuple(keep.split()),
            row.get("needs", ""),
            row.get("fold", 0),
        )
        for host in row["hosts"].split():
            table.setdefault(host, []).append(rule)
    return MappingProxyType({host: tuple(rules) for host, rules in table.items()})


def _wrappers() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    table: dict[str, dict[str, tuple[str, ...]]] = {}
    for row in _TABLE["wrappers"]["rows"].strip().splitlines():
        host, path, names = row.split()
        table.setdefault(host, {})[path.rstrip("/")] = tuple(names.split(","))
    return MappingProxyType(table)


RULES = _rules()
"""The rules of each host, in the order in which they are tried; ``*.x`` is any name right under x."""

WRAPPERS = _wrappers()
"""By host (as in :data:`RULES`) and path: the parameters of which one holds the real address."""

ALIASES: Mapping[str, str] = MappingProxyType(
    {alias: host for host, aliases in _TABLE["same_host"].items() for alias in aliases.split()}
)
"""The host that serves the same pages, by its other names."""

TRACKING = frozenset(_TABLE["tracking"]["names"].split())
TRACKING_PREFIXES = tuple(_TABLE["tracking"]["prefixes"].split())
TRACKING_VALUES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {name: re.compile(value, re.IGNORECASE) for name, value in _TABLE["tracking"]["values"].items()}
)
"""Parameters that tell pages apart elsewhere: tracking only with such a value."""

_PAGES: dict[str, Any] = _TABLE["fragments"]
DOCUMENT_HOSTS = frozenset(_PAGES["hosts"].split())
"""Where what follows # is the document itself, and no place in it."""

DOCUMENT = re.compile("|".join(f"(?:{begin})" for begin in _PAGES["begins"]))
"""How the fragment begins where scripts show another page for it, on any site."""

CODED = re.compile(_PAGES["coded"])
"""The fragment of a site's root that is a code, and no word of the page."""

FILE_HOSTS = frozenset(_TABLE["files"]["hosts"].split())
"""Where ``…/index.html`` is a page about that file, not the page of its directory."""

WIKIS = re.compile(
    r"\.(?:m|wap)(?=\.(?:wiki(?:pedia|books|quote|source|versity|news|data|media)|wiktionary)\.org$)"
)
"""What a mobile Wikimedia site has in its host and the site has not."""

BLOGSPOT = re.compile(r"(?<=\.blogspot)\.[a-z.]+$")
"""What differs in the host of a Blogger blog from one reader's country to another's."""
