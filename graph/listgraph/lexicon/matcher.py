"""Finding the lexicon's names in a text, in one pass, however they are spaced and hyphenated.

``GPT-2``, ``GPT2`` and ``gpt 2`` are one name, ``GPT-3`` is not in ``GPT-3.5``, and a name may
stand right beside Chinese. The text is searched with its separators taken out (one Aho–Corasick
automaton over all names); each hit is then held against the text as written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from listgraph.cues import automaton
from listgraph.lexicon import Ignored, Lexicon, Model, Organization, Topic
from listgraph.lexicon.spellings import Named, Spelling, by_family, spellings
from listgraph.text.script import simplified
from listgraph.text.writing import SEPARATOR, letters, lowered, squeeze

_EXPANSION = 2  # an alias of this many spaces or more is the long form of the name
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") | frozenset(
    char for char in map(chr, (*range(0xC0, 0x530), *range(0x1E00, 0x2000))) if char.isalpha()
)
"""What a word of an alphabet is made of, with accents, Greek and Cyrillic too: no "BERT" in "Róbert"."""
_GOES_ON = _WORD - frozenset("s0123456789")
"""Behind a name these make another word of it; a digit may be its version, an s its plural."""
_LANGUAGES = frozenset({"Chinese", "English", "Japanese", "Korean", "German", "French", "Arabic"})
_QUOTES = frozenset("「」『』“”‘’《》〈〉\"'【】[]")


class Match(NamedTuple):
    """A name of the lexicon in a text: the text from ``start`` to ``end`` names ``entry``.

    ``sure`` is False where the name is also an everyday word, so that it needs company; ``written``
    where it is not written as its makers do ("climax"), so that it may be a word all the same.
    ``expansion`` says that an abbreviation is spelt out, so that names within it count too.
    """

    start: int
    end: int
    entry: Named
    sure: bool
    expansion: bool = False
    written: bool = True


@dataclass(frozen=True, slots=True)
class _Form:
    """One way to write a name. ``joints`` are the places in ``squeezed`` where it may be parted.

    ``dots`` are those where it must be: there stands a hyphen for the dot of a version ("claude-3-5-haiku").
    """

    squeezed: str
    plain: str
    joints: frozenset[int]
    dots: frozenset[int]
    entry: Named
    case: bool
    sure: bool
    expansion: bool
    phrase: bool
    title: bool


@lru_cache(maxsize=1 << 12)
def _squeezed(text: str) -> tuple[str, Sequence[int]]:
    """A text without separators, and their places; kept, as it is searched for models and for topics."""
    parts = SEPARATOR.split(lowered(simplified(text)))
    return "".join(parts), _places(parts)


def _places(parts: Sequence[str]) -> list[int]:
    """For each separator between the parts of a text how many other characters stand before it.

    >>> _places(["GPT", "2", "x"])
    [3, 4]
    """
    return list(accumulate(map(len, parts[:-1])))


class Matcher:
    """Finds every name of some entries of a lexicon in a text."""

    def __init__(self, entries: Iterable[Named]) -> None:
        self._spellings: dict[str, list[Spelling]] = {}
        known = list(entries)
        for spelling in chain.from_iterable(map(spellings, known)):
            self._spellings.setdefault(squeeze(spelling.name), []).append(spelling)
        for spelling in by_family(known):
            self._spellings.setdefault(squeeze(spelling.name), [spelling])
        self._forms: dict[str, tuple[_Form, ...]] = {}
        self._automaton = automaton((squeezed, squeezed) for squeezed in self._spellings)

    def _named(self, squeezed: str) -> tuple[_Form, ...]:
        """The forms of the names that are ``squeezed``; most of them no text ever holds."""
        forms = tuple(_form(squeezed, spelling) for spelling in self._spellings[squeezed])
        self._forms[squeezed] = forms
        return forms

    def find(self, text: str) -> list[Match]:
        """The names in ``text``, the longest where they overlap, in order."""
        squeezed, gaps = _squeezed(text)
        found = list(self._automaton.iter(squeezed)) if self._spellings else []  # of none it is no automaton
        if not found:
            return []
        size = len(squeezed)
        hits = []
        for last, name in found:
            first, after = last - len(name) + 1, last + 1
            before = bisect_right(gaps, first)
            parted = not first or gaps[before - 1 : before] == [first]
            if not parted and squeezed[first] in _WORD and squeezed[first - 1] in _WORD:
                continue  # a word has begun before
            behind = bisect_right(gaps, last, before)
            parted = after == size or gaps[behind : behind + 1] == [after]
            if not parted and squeezed[after] in _GOES_ON and squeezed[last] in _WORD:
                continue  # and here it goes on
            start, end = first + before, last + behind + 1
            joints = [gap - first for gap in gaps[before:behind]]
            for form in self._forms.get(name) or self._named(name):
                if _fits(text, form, start, end, joints):
                    written = _is_written(text[start:end], form)
                    hits.append(Match(start, end, form.entry, form.sure, form.expansion, written))
        return list(_longest(hits))


@lru_cache(maxsize=8)
def matcher(lexicon: Lexicon) -> Matcher:
    """The matcher of the models and organisations of ``lexicon``, made once."""
    tables = lexicon.models, lexicon.organizations, lexicon.ignored
    return Matcher(entry for table in tables for entry in table.values())


@lru_cache(maxsize=8)
def topic_matcher(lexicon: Lexicon) -> Matcher:
    """The matcher of the topics of ``lexicon``: apart, so that no topic takes a model's words."""
    return Matcher(lexicon.topics.values())


_FIGURES = re.compile(r"\d-(?=\d)")


def _form(squeezed: str, spelling: Spelling) -> _Form:
    name, entry, case, sure, slug, title = spelling
    plain = letters(name)
    turns = (
        index
        for index in range(1, len(plain))
        if _turns(plain[index - 1], plain[index], plain[:index] in _LANGUAGES)
    )
    joints = frozenset((*_places(SEPARATOR.split(name)), *turns))
    spaces = name.count(" ")
    expansion = spaces >= _EXPANSION and name != entry.name and not any(map(str.isdigit, name))
    dots = (match.end() for match in _FIGURES.finditer(name)) if slug else ()
    parted = frozenset(len(letters(name[:dot])) for dot in dots)
    return _Form(squeezed, plain, joints, parted, entry, case, sure, expansion, spaces > 0, title)


def _turns(left: str, right: str, language: bool) -> bool:
    """Whether a word may be parted between two letters: at a digit, a capital, another script.

    Not behind the name of a language: "Chinese BERT" is BERT.
    """
    return (
        left.isdigit() != right.isdigit()
        or (left.islower() and right.isupper() and not language)
        or left.isascii() != right.isascii()
    ) and "." not in (left, right)


def _fits(text: str, form: _Form, start: int, end: int, joints: Sequence[int]) -> bool:
    """Whether ``start`` to ``end``, where a word begins, parted at ``joints``, is ``form``."""
    if joints and not (form.joints.issuperset(joints) and len(joints) == len(set(joints))):
        return False
    if form.title and not (_TITLE_BEGINS.search(text, start - 3, start) and _TITLE_ENDS.match(text, end)):
        return False
    if form.dots and not (form.dots.issubset(joints) and " " not in text[start:end]):
        return False
    if joints and not form.phrase and _is_words(text, form, start, end):
        return False
    return _ends(text, end, form) and (not form.case or letters(text[start:end]) == form.plain)


_TITLE_BEGINS = re.compile(r"(?:^|[^\sA-Za-z:]|[^A-Za-z] |: )$")
_TITLE_ENDS = re.compile(r"\s*(?:$|[^\sA-Za-z:：\d-]|- )")
"""What is beside a title that is whole: "Attention Is All You Need in Speech" is another."""
_TELLING = re.compile(
    "[a-z][0-9][a-z]|bert|gpt|former|lstm|rnn|cnn|glm|llama|yolo|resnet|unet|xlnet|[\u3400-\u9fff]"
)
"""What no word has but the name of a model, in capitals or not."""


_WORDS = re.compile(r"[A-Za-z][a-z]+ [A-Za-z][a-z]+")
_BESIDE = re.compile("[A-Za-z] ")
_TITLED = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]++(?! [A-Za-z])")
_BEGIN_NO_NAME = re.compile(
    r"(?:is|are|in|on|at|to|of|by|for|with|the|an?|can|do|does|how|why|what|any|all|we|our) ", re.IGNORECASE
)


def _is_words(text: str, form: _Form, start: int, end: int) -> bool:
    """Whether a name that is one word is, parted by spaces, only words: "any text", "Is BERT".

    With capitals, and no word beside it, it may be a name.
    """
    if _BEGIN_NO_NAME.match(text, start, end):
        return True
    if _TELLING.search(form.squeezed) or not _WORDS.fullmatch(text, start, end):
        return False
    return _BESIDE.match(text, start - 2) is not None or not _TITLED.match(text, start)


def _is_written(words: str, form: _Form) -> bool:
    """Whether ``words`` are the name as its makers write it, or can be nothing else."""
    same = words == form.plain or letters(words) == form.plain
    return same or form.phrase or bool(_TELLING.search(form.squeezed))


_FILE = r"\.(?:py|js|ts|rs|jl|cc|java|md|ipynb|sh|txt|json|ya?ml)(?![A-Za-z])"
_GOES_ON_AT_DOT = (re.compile(_FILE), re.compile(rf"{_FILE}|\.\d"))
"""The name of a file; behind a digit a version may go on as well."""


def _ends(text: str, end: int, form: _Form) -> bool:
    """Whether a word ends at ``end``; a plural ``s`` may follow an abbreviation."""
    if end >= len(text) or text[end - 1] not in _WORD:
        return True
    following = text[end]
    if following.isdigit() and isinstance(form.entry, Model) and (form.entry.family or form.entry.depth):
        return text[end - 1].isalpha()
    if following in _WORD:
        plural = (
            following == "s"
            and text[end - 2].isalpha()
            and len(form.plain) + form.plain[-1].isupper() > 3
            and form.plain[-1].isupper() == text[end - 1].isupper()
        )
        return plural and (end + 1 == len(text) or text[end + 1] not in _WORD)
    if following in "^²³":
        return False  # "Transformer²" is another one
    return following != "." or not _GOES_ON_AT_DOT[text[end - 1].isdigit()].match(text, end)


_RANK: dict[type, int] = {Model: 0, Organization: 1, Topic: 2, Ignored: 3}


def _preference(hit: Match) -> tuple[int, int, int, bool, str]:
    """Of two names of one text the one that the user's own configuration gives comes first."""
    entry = hit.entry
    return hit.start, -hit.end, _RANK[type(entry)], entry.file.startswith("lexicon/"), entry.name


def _longest(hits: list[Match]) -> Iterator[Match]:
    """The longest of overlapping hits; within a long form, the short names that it speaks of."""
    hits.sort(key=_preference)
    reach = spelt = 0
    for index, hit in enumerate(hits):
        if _is_beginning(hit, hits, index + 1):
            continue  # "xAI Grok" of "xAI Grok 4 Fast"
        inner = reach > hit.start and hit.end <= spelt and " " not in hit.entry.name
        if hit.start >= reach or inner:
            yield hit
            reach = max(reach, hit.end)
            spelt = hit.end if hit.expansion else spelt


def _is_beginning(hit: Match, hits: Sequence[Match], after: int) -> bool:
    """Whether a longer name begins within a hit and ends behind it."""
    for index in range(after, len(hits)):
        other = hits[index]
        if other.start >= hit.end:
            return False
        if other.end > hit.end and other.start > hit.start and other.end - other.start > hit.end - hit.start:
            return True
    return False


def quoted(text: str, match: Match) -> bool:
    """Whether the matched words stand in quotation marks of their own."""
    before = text[match.start - 1 : match.start]
    after = text[match.end : match.end + 1]
    return before in _QUOTES and after in _QUOTES
