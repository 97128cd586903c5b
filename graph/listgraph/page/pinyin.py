"""How Chinese characters are spelled in pinyin, for searching without a Chinese keyboard."""

from collections import defaultdict
from collections.abc import Iterable

Spellings = dict[str, str]


def spellings(texts: Iterable[str]) -> Spellings:
    """Each syllable without its tone, and the characters of ``texts`` that may be read so.

    A table of characters is small whatever the number of titles: no language has more than a few
    thousand of them in use. A character with several readings stands under each.

    >>> spellings(["大鸟", "BERT"])
    {'da': '大', 'dai': '大', 'diao': '鸟', 'niao': '鸟', 'tai': '大'}
    """
    found: dict[str, list[str]] = defaultdict(list)
    for character in sorted(set().union(*texts)):
        for syllable in _readings(character):
            found[syllable].append(character)
    return {syllable: "".join(found[syllable]) for syllable in sorted(found)}


def _readings(character: str) -> Iterable[str]:
    """Its syllables in plain letters; none for what is not Chinese."""
    if character < "\u2e80":
        return ()
    from pypinyin import Style, pinyin  # slow to load, and only Chinese needs it

    (readings,) = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore") or ([],)
    return sorted({reading for reading in readings if reading.isascii() and reading.isalpha()})
