"""How names are written: with which separators, and the form in which two of them are compared."""

import re

SEPARATOR = re.compile("[ _·\u00a0\u2010\u2011\u2012\u2013-]")
"""What stands between a name's parts and makes no other name of it."""


def squeeze(text: str) -> str:
    """``text`` in lower case without separators.

    >>> squeeze("GPT-2 x")
    'gpt2x'
    """
    return letters(lowered(text))


def lowered(text: str) -> str:
    """``text`` in lower case, as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):  # İ and the like grow: keep such letters as they are
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower


def letters(text: str) -> str:
    """``text`` as it is written but for the separators."""
    return "".join(SEPARATOR.split(text))
