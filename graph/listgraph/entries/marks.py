"""What an entry marks its article with: done or still to do, the stars that it counts, the day it names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from listgraph.cues import words
from listgraph.entries.reading import Reading

_TASK = re.compile(r"\s*\[(?P<state>[ xX])\]\s")
_COUNT = r"(?P<count>\d[\d,.]*)\s?(?P<unit>[kKmM]?)\b\+?"
_BEFORE = _COUNT.replace("count", "before").replace("unit", "times")
_STARS = re.compile(rf"[⭐★🌟]\ufe0f?\s*{_COUNT}|(?<!\d)(?<!\d[,.]){_BEFORE}\s?(?:[⭐★🌟]|stars?\b)")
_STAR = re.compile("star|[⭐★🌟]")
_DIGIT = re.compile(r"\d")
_STAR_COLUMN = re.compile(words("counts", "stars"), re.IGNORECASE)
_ONLY_COUNT = re.compile(rf"\W*{_COUNT}\W*")
_IN_MONTH = r"[12]\d|3[01]|0?[1-9]"
_DAY = re.compile(
    r"(?<!\d)(?P<year>19[5-9]\d|20[0-4]\d)(?:[-./]|年\s?)(?P<month>1[0-2]|0?[1-9])"
    rf"(?:月(?:\s?(?P<day>{_IN_MONTH})日)?|[-./](?P<date>{_IN_MONTH}))?(?![\d.])"
)
_NEAR = 1_000
"""What marks an article stands within so many characters of its title."""
_UNITS = {"": 1, "k": 1_000, "m": 1_000_000}


class Marks(NamedTuple):
    """``state`` is ``done`` or ``open`` in a list of tasks; ``day`` is a day or a month, as in ISO 8601."""

    state: str = ""
    stars: int | None = None
    day: str = ""


def marks(reading: Reading) -> Marks:
    """What the entry marks the article with.

    Stars and the day are looked for beside the title, never in it.
    """
    task = _TASK.match(reading.entry.text) if reading.entry.kind == "item" else None
    state = ("open" if task["state"] == " " else "done") if task else ""
    beside = [words for words in _beside(reading) if _DIGIT.search(words)]
    if not (beside or reading.entry.columns):
        return Marks(state)
    counted = (count for words in beside if (count := _stars(words)) is not None)
    stars = next(counted, _in_column(reading) if reading.entry.columns else None)
    day = next((day for words in beside if (day := _day(words))), "")
    return Marks(state, stars, day)


def _beside(reading: Reading) -> Iterator[str]:
    """The words before the title and behind it; of a row all of it."""
    text, (start, end), title = reading.entry.text, reading.context, reading.title
    if reading.cells:
        start, end = 0, len(text)
    if not reading.prose:
        if start < title.start:
            yield text[max(start, title.start - _NEAR) : title.start]
        if title.end < end:
            yield text[title.end : min(end, title.end + _NEAR)]


def _stars(words: str) -> int | None:
    found = _STARS.search(words) if _STAR.search(words) else None
    if not found:
        return None
    return _number(found["count"] or found["before"], found["unit"] or found["times"] or "")


def _in_column(reading: Reading) -> int | None:
    """The count in a row's column of stars."""
    entry = reading.entry
    for head, (start, end) in zip(entry.columns, entry.cells, strict=False):
        found = _counts_stars(head) and _ONLY_COUNT.fullmatch(entry.text, start, end)
        if found:
            return _number(found["count"], found["unit"])
    return None


@lru_cache(maxsize=1 << 8)
def _counts_stars(header: str) -> bool:
    return _STAR_COLUMN.fullmatch(header.strip()) is not None


def _number(digits: str, unit: str) -> int:
    """A count as people write it.

    >>> _number("1.2", "k"), _number("1,234", ""), _number("12.345", "")
    (1200, 1234, 12345)
    """
    if unit:
        return round(float(digits.replace(",", "").rstrip(".")) * _UNITS[unit.lower()])
    return int(re.sub(r"\D", "", digits))


def _day(words: str) -> str:
    found = _DAY.search(words)
    if not found:
        return ""
    day = found["day"] or found["date"]
    return "-".join(f"{int(part):02}" for part in (found["year"], found["month"], day) if part)
