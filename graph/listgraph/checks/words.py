"""The words of ``words.toml``, by which the checks know what a text says."""

import re
import tomllib
from functools import cache
from importlib import resources


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One list of the table, each of its lines an expression, as one; letter case does not count."""
    text = resources.files(__package__).joinpath("words.toml").read_text("utf-8")
    return re.compile("|".join(tomllib.loads(text)[name]), re.IGNORECASE)
