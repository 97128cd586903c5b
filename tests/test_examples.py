"""The examples in docstrings: each module that has some gives what they show."""

import doctest
from importlib import import_module

import pytest

from helpers.places import MODULES

WITH_EXAMPLES = [name for name, path in MODULES.items() if ">>>" in path.read_text("utf-8")]


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_the_examples_give_what_they_show(name: str) -> None:
    failed, attempted = doctest.testmod(import_module(name))
    assert (failed, attempted > 0) == (0, True)
