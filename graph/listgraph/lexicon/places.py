"""On which line of a TOML file entries and keys stand; the parser of the standard library does not tell."""

import re
from collections import Counter
from dataclasses import dataclass, field

_NAME = r"[\w-]++(?: ++[\w-]++)*+"
_ENTRY = re.compile(rf"\s*+\[\[\s*+[\"']?(?P<table>{_NAME})[\"']?\s*+\]\]\s*+(?:#.*)?")
_TABLE = re.compile(rf"\s*+\[\s*+[\"']?(?P<table>{_NAME})[\"']?\s*+[.\]]")
_KEY = re.compile(rf"\s*+[\"']?(?P<key>{_NAME})[\"']?\s*+(?:\.[^=]*)?=")
_STRING = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*(?:"""|$)|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*')


@dataclass(slots=True)
class Places:
    """The lines, from 1; ``entries`` by table and number, ``keys`` by table, number and key."""

    entries: dict[tuple[str, int], int] = field(default_factory=dict)
    keys: dict[tuple[str, int, str], int] = field(default_factory=dict)
    tops: dict[str, int] = field(default_factory=dict)

    def line(self, table: str, index: int = 0, key: str = "") -> int:
        """The line of a key, else of its entry, else of its table; 0 where none of them is found."""
        return (
            self.keys.get((table, index, key)) or self.entries.get((table, index)) or self.tops.get(table, 0)
        )


def places(text: str) -> Places:
    """Where the entries (``[[table]]``), the tables (``[table]``, as their entry 0) and the keys stand.

    >>> places('[[model]]\\nname = "BERT"\\n').line("model", 0, "name")
    2
    """
    found = Places()
    count: Counter[str] = Counter()
    table, depth = "", 0
    for number, row in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if depth <= 0:
            if entry := _ENTRY.fullmatch(row):
                table = entry["table"]
                found.entries[table, count[table]] = number
                found.tops.setdefault(table, number)
                count[table] += 1
            elif head := _TABLE.match(row):
                table = head["table"]
                found.tops.setdefault(table, number)
                count[table] = 1
            elif key := _KEY.match(row):
                if table:
                    found.keys.setdefault((table, count[table] - 1, key["key"]), number)
                else:
                    found.tops.setdefault(key["key"], number)
        bare = _STRING.sub("", row)
        depth = max(0, depth + bare.count("[") - bare.count("]")) if not _ENTRY.fullmatch(row) else 0
    return found
