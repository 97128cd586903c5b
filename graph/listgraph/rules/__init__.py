"""The rules: a Context in, what its entry says of models out; and how far each rule is to be trusted.

For ``knowledge``, which asks them in order, and for whoever describes them. A rule family is a module;
``rules.toml`` says what each rule matches, ``confidence.toml`` holds its measured precision.
"""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any

from listgraph.rules.rulebook import Rule


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


UNMEASURED = 0.8
"""How far a rule is trusted of which confidence.toml does not speak yet."""


def _rules() -> Mapping[str, Rule]:
    table: dict[str, dict[str, float]] = _load("confidence.toml")
    measured = defaultdict(lambda: {"confidence": UNMEASURED}, table)
    return MappingProxyType(
        {
            name: Rule(
                name, row["label"], row["comment"] + _figures(measured[name]), row["example"],
                measured[name]["confidence"],
                row["label_zh"], row["comment_zh"] + _figures_zh(measured[name]),
            )
            for name, row in _load("rules.toml").items()
        }
    )  # fmt: skip


def _figures(measured: Mapping[str, float]) -> str:
    if "found" not in measured:
        return ""
    return f" Right in {measured['right']} of {measured['found']} labelled cases."


def _figures_zh(measured: Mapping[str, float]) -> str:
    if "found" not in measured:
        return ""
    return f"标注的 {measured['found']} 例中 {measured['right']} 例正确。"


RULES: Mapping[str, Rule] = _rules()
"""Every rule by its name, in the order of ``rules.toml``."""
