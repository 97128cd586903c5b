"""The table of rules: what the code names has its row, and what was measured is a rule."""

import ast
import tomllib
from collections.abc import Iterator

import pytest

from helpers.places import MODULES, PACKAGE
from listgraph.rules import RULES, UNMEASURED

WRITTEN = {"Subject": 4, "Comparison": 5}
"""At which place a rule's name stands in what a rule gives."""


def named() -> Iterator[str]:
    """The rules that the modules of ``rules/`` name where they give a Subject or a Comparison."""
    for name, path in MODULES.items():
        if name.startswith("listgraph.rules."):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    place = WRITTEN.get(node.func.id, len(node.args))
                    for value in node.args[place : place + 1]:
                        if isinstance(value, ast.Constant):
                            yield str(value.value)


def test_every_rule_that_the_code_names_has_its_row() -> None:
    assert "heading-subject" in set(named())
    missing = sorted(set(named()) - RULES.keys())
    assert missing == [], "add a row for each of these to rules/rules.toml"


@pytest.mark.parametrize("name", RULES)
def test_a_rule_says_what_it_reads_in_both_languages(name: str) -> None:
    rule = RULES[name]
    assert all((rule.label, rule.label_zh, rule.comment, rule.comment_zh, rule.example))
    assert 0 < rule.confidence <= 1


def test_what_is_measured_is_a_rule_and_what_is_not_is_trusted_a_little() -> None:
    measured = tomllib.loads((PACKAGE / "rules" / "confidence.toml").read_text("utf-8"))
    assert measured.keys() <= RULES.keys(), "no such rule any more: take the line out of confidence.toml"
    assert all(RULES[name].confidence == UNMEASURED for name in RULES.keys() - measured.keys())
