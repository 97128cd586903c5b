"""TOML of others: what a person writes is read; what would keep the parser for ever is an error."""

import re
import tomllib
from typing import Any

MAX_CHARACTERS = 2**20
MAX_LINE = 20_000
MAX_PARTS = 32
"""Parts that a key has at most: the standard library's parser takes the square of their number."""

_TEXTS = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'|#.*")


def loads(text: str) -> dict[str, Any]:
    """The table that ``text`` is, with or without a byte order mark.

    Raises:
        tomllib.TOMLDecodeError: it is none, or too large or nested too deeply for one that anyone wrote.
    """
    if len(text) > MAX_CHARACTERS:
        raise tomllib.TOMLDecodeError(f"larger than {MAX_CHARACTERS // 2**20} MiB (at end of document)")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            raise _wrong(f"a line of more than {MAX_LINE:,} characters", number)
        if line.count(".") >= MAX_PARTS and _TEXTS.sub("", line).count(".") >= MAX_PARTS:
            raise _wrong(f"a key of more than {MAX_PARTS} parts", number)
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except RecursionError:
        raise tomllib.TOMLDecodeError("nested too deeply (at end of document)") from None


def _wrong(message: str, line: int) -> tomllib.TOMLDecodeError:
    return tomllib.TOMLDecodeError(f"{message} (at line {line}, column 1)")
