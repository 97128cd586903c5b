"""What a heading or a tag calls its topic, and the one name under which topics are merged."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from importlib import resources
from itertools import tee
from typing import NamedTuple

from listgraph.lexicon import Lexicon
from listgraph.text.writing import singular, squeeze


class TopicName(NamedTuple):
    """A topic's canonical ``name``, and the ``others`` that stand beside it."""

    name: str
    others: tuple[str, ...] = ()


_HAN = "[〇一二三四五六七八九十百]"
_NUMBERS = (
    rf"第(?:{_HAN}+|\d+)[章节部编篇讲课期周天]",
    rf"{_HAN}{{1,3}}[、.．]",
    rf"[（(\[](?:{_HAN}{{1,3}}|\d{{1,3}}|[ivx]{{1,4}})[)）\]]",
    r"(?:part|chapter|section|week|day|lesson|appendix|module) ?(?:\d+|[ivx]+|[a-z](?![a-z]))\s*[.:：、)-]?",
    r"\d{1,3}(?:\.\d{1,3})+[.、．:：)]?(?=\s|(?-i:[\u3400-\u9fff]))",
    r"\d{1,3}[.、．:：)](?!\d)",
    r"\d{1,3} - ",
    r"[ivx]{1,4}\. ",
)
_NUMBER = re.compile(rf"\s*(?:{'|'.join(_NUMBERS)})\s*[-:：、]?\s*", re.IGNORECASE)
_COUNTED = "[篇个项条种本部门款]|(?:paper|link|item|project|model|tool|article|post|repo|resource)s?|entries"
_COUNT = re.compile(
    rf"\s*(?:[（(\[【]\s*(?:共|total:?)?\s*\d[\d,]*\+?\s*(?:{_COUNTED})?\s*[)）\]】]|共\s*\d+\s*(?:{_COUNTED}))\s*$",
    re.IGNORECASE,
)
_WAY_BACK = re.compile(
    r"\s*[\[（(]?\s*(?:(?:back )?to (?:the )?(?:top|index|contents?|toc|table of contents)"
    r"|返回(?:顶部|目录)|回到?(?:顶部|目录))\s*[\]）)]?\s*$",
    re.IGNORECASE,
)
_SHORTCODE = re.compile(r":[a-z0-9_+-]{2,40}:")
_PRAISE = re.compile(r"awesome[- ](?:lists? (?:of|for) )?", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?P<one>[^()（）]*[^()（）\s])\s*[（(](?P<two>[^()（）]+)[)）]|(?P<a>[^/|｜]+?)\s*[/|｜]\s*(?P<b>[^/|｜]+)"
)
_IN_BOTH = re.compile(r"([\u3400-\u9fff]+) ([A-Za-z][A-Za-z -]+)|([A-Za-z][A-Za-z -]+) ([\u3400-\u9fff]+)")
_SENTENCE = re.compile(
    r"[。！？!?；;，…]|\.\s|^(?:how|what|why|when|who|如何|为什么|怎么|什么是)(?![a-z])", re.IGNORECASE
)
_REST = re.compile(
    r"(?:(?:other|misc|miscellaneous|more|additional|related|further|various)\b|其[他它]|更多|相关)",
    re.IGNORECASE,
)
"""What is left over is filed where the rest is."""
_DATE = re.compile(
    r"(?:\d|[年月日周期季度第〇一二三四五六七八九十]|issue|week|vol|no|q|h|today|(?:jan|febr?|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|ust|ember|tember|ober)?|[\W_])+",
    re.IGNORECASE,
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
_WIDE, _LONG, _WORDS = 16, 60, 8
"""How many Chinese characters, letters, and words a topic's name has at most."""
_PERHAPS_SIGN = re.compile("[^\x00-\x7f\u3400-\u9fff]")
_SIGNS = frozenset(["So", "Sk", "Cf", "Mn", "Me", "Cs", "Cn"])
_LEFT, _RIGHT = '#.([（【《「"“', '+#)]）】》」"”'
"""Punctuation that a name may begin and end with."""


def filed(heading: str, lexicon: Lexicon) -> TopicName | None:
    """The topic that a heading or a tag names; None where it names none.

    >>> from listgraph.lexicon import builtin
    >>> filed("2.1 🔍 目标检测 (12)", builtin()), filed("词向量库 (Vector Zoo)", builtin())
    (TopicName(name='Object detection', others=()), TopicName(name='Vector Zoo', others=('词向量库',)))
    >>> filed("Contents", builtin()) is filed("March 2024", builtin()) is None
    True
    """
    name = cleaned(heading)
    if not is_name(name):
        return None
    known = known_topic(name, lexicon)
    if known:
        return TopicName(known)
    parts = _parts(_BESIDE, name)
    known_parts = [found for part in parts or _parts(_IN_BOTH, name) if (found := known_topic(part, lexicon))]
    if len(known_parts) > 1 and known_parts[0] == known_parts[1]:
        return TopicName(known_parts[0])
    if parts and _are_one(*parts):
        first, second = parts if _LATIN.search(parts[0]) else reversed(parts)
        return TopicName(known_parts[0]) if known_parts else TopicName(first, (second,))
    return TopicName(name)


@lru_cache(maxsize=1 << 10)
def cleaned(heading: str) -> str:
    """A heading without its number, signs, count and way back to the top.

    >>> cleaned("3. 🧰 Tools for C++ [back to top]"), cleaned("第二章：词向量（共 12 篇）")
    ('Tools for C++', '词向量')
    """
    if not heading.isascii():
        heading = _PERHAPS_SIGN.sub(lambda found: " " if _is_sign(found[0]) else found[0], heading)
    text = _SHORTCODE.sub(" ", heading)
    text = " ".join(text.split())
    for pattern in (_WAY_BACK, _COUNT):
        text = pattern.sub("", text)
    numbered = _NUMBER.match(text)
    text = text[numbered.end() :] if numbered and numbered.end() < len(text) else text
    praised = _PRAISE.match(text)
    text = text[praised.end() :] if praised and praised.end() < len(text) else text
    return _trimmed(text)


def _is_sign(char: str) -> bool:
    return unicodedata.category(char) in _SIGNS


def _trimmed(text: str) -> str:
    start, end = 0, len(text)
    while start < end and not (text[start].isalnum() or text[start] in _LEFT):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in _RIGHT):
        end -= 1
    return text[start:end]


def is_name(text: str) -> bool:
    """Whether a cleaned heading may name a topic: no part of a file, no date, no sentence."""
    if (
        not any(map(str.isalpha, text))
        or _DATE.fullmatch(text)
        or _REST.match(text)
        or key(text) in _table("parts")
    ):
        return False
    wide = len(_CHINESE.findall(text))
    return wide <= _WIDE and len(text) <= _LONG and len(text.split()) <= _WORDS and not _SENTENCE.search(text)


def is_form(name: str) -> bool:
    """Whether a topic's name only says what its entries are: papers, books."""
    return key(name) in _table("forms")


def key(name: str) -> str:
    """What topics are compared by: no case, separators or plural, simplified characters."""
    return squeeze(singular(name))


def known_topic(text: str, lexicon: Lexicon) -> str:
    """The canonical name of the topic of the lexicon that ``text`` is a name of; empty for none."""
    return _known(lexicon).get(key(text), "")


@lru_cache(maxsize=8)
def _known(lexicon: Lexicon) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for topic in lexicon.topics.values():
        for name in (topic.name, *topic.aliases, *topic.zh):
            found.setdefault(key(name), topic.name)
    return found | {key(name): name for name in lexicon.topics}


def _parts(pattern: re.Pattern[str], name: str) -> list[str]:
    """The two names of one heading: "目标检测（Object Detection）", "NER / 命名实体识别"."""
    found = pattern.fullmatch(name)
    return [part.strip() for part in found.groups() if part] if found else []


def _are_one(first: str, second: str) -> bool:
    """Whether two names are one thing's: in two scripts, or a name and its initials."""
    if bool(_CHINESE.search(first)) != bool(_CHINESE.search(second)):
        return all(any(map(str.isalpha, part)) and not _DATE.fullmatch(part) for part in (first, second))
    return _is_short_for(second, first) or _is_short_for(first, second)


def _is_short_for(short: str, long: str) -> bool:
    """Whether the letters of ``short`` stand in ``long`` in order, at the words' beginnings first."""
    if not (short.isalnum() and short[0].isupper() and len(short) < len(long)):
        return False
    words = iter(re.findall(r"\w+", long.casefold()))
    rest = ""
    for letter in short.rstrip("s").casefold():
        ahead, words = tee(words)
        begun = next((word for word in ahead if word[0] == letter), "")
        if begun:
            rest, words = begun[1:], ahead
        elif letter in rest:
            rest = rest.partition(letter)[2]
        else:
            return False
    return True


def above(name: str) -> Iterator[str]:
    """The names of the topics that a name stands under by its dashes, the nearest first.

    >>> list(above("Communication - Email - Servers"))
    ['Communication - Email', 'Communication']
    """
    while " - " in name:
        name = name.rpartition(" - ")[0].strip()
        yield name


@cache
def _table(name: str) -> Set[str]:
    told = tomllib.loads(resources.files(__package__).joinpath("topics.toml").read_text("utf-8"))
    return frozenset(key(text) for text in told[name])
