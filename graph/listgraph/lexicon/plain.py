"""The files that come with listgraph, read without a TOML parser: that would take most of a small build.

They are written in a plain form of TOML: a table's name, ``[[model]]``, alone on a line; a key and its value,
which JSON has too; whole lines as comments. A file in another form is read as any TOML.
"""

import json
import re
import tomllib
from typing import Any

_COMMENT = re.compile(r"^#.*$", re.MULTILINE)
_TABLE = re.compile(r"^\[\[([a-z]+)\]\]$", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+) = ", re.MULTILINE)
_LAST_COMMA = re.compile(r",\s*^\]", re.MULTILINE)


def plain_tables(text: str) -> list[tuple[str, dict[str, Any]]]:
    """The tables of a file, in their order, each with its name.

    >>> plain_tables('# Large ones\\n[[model]]\\nname = "A"\\n[[model]]\\nname = "B"\\nyear = 2020\\n')
    [('model', {'name': 'A'}), ('model', {'name': 'B', 'year': 2020})]
    """
    written = _LAST_COMMA.sub("]", _COMMENT.sub("", text))
    try:
        tables = json.loads(f"[{{{_KEY.sub(_key, _TABLE.sub(_begun, written))}}}]")
    except json.JSONDecodeError:
        return [(name, table) for name, tables in tomllib.loads(text).items() for table in tables]
    return [(table.pop(""), table) for table in tables[1:]]


def _begun(table: re.Match[str]) -> str:
    return f'}},{{"":"{table[1]}"'


def _key(key: re.Match[str]) -> str:
    return f',"{key[1]}":'
