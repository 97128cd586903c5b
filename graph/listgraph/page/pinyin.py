"""How Chinese characters are spelled in pinyin, for searching without a Chinese keyboard."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from unicodedata import normalize

Spellings = dict[str, str]

_TONE = re.compile("[\u0300\u0301\u0304\u030c]")
_UMLAUT = re.compile("u\u0308")


def spellings(texts: Iterable[str]) -> Spellings:
    """Each syllable without its tone, and the characters of ``texts`` that may be read so.

    A table of characters is small whatever the number of titles: no language has more than a few
    thousand of them in use. A character with several readings stands under each.

    >>> spellings(["大鸟", "BERT"])
    {'da': '大', 'dai': '大', 'diao': '鸟', 'niao': '鸟', 'tai': '大'}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for character in sorted(one for one in set().union(*texts) if one >= "\u2e80"):
        for syllable in readings(character):
            found[syllable].append(character)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}


def readings(character: str) -> list[str]:
    """Its syllables in plain letters; none for what is not Chinese.

    >>> readings("绿"), readings("の")
    (['lu', 'lv'], [])
    """
    said = _table().get(ord(character), "").split(",")
    plain = {_UMLAUT.sub("v", _TONE.sub("", normalize("NFD", reading))) for reading in said}
    return sorted(reading for reading in plain if reading.isascii() and reading.isalpha())


@cache
def _table() -> Mapping[int, str]:
    """The readings of each character, with their tones: pypinyin's table of single characters.

    The package itself is not loaded: it reads its table of phrases first, which takes four times as long.
    """
    package = find_spec("pypinyin")
    assert package is not None
    assert package.origin is not None
    spec = spec_from_file_location("pinyin_dict", Path(package.origin).parent / "pinyin_dict.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    table: Mapping[int, str] = module.pinyin_dict
    return table
