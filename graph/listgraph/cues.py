"""The cue words of ``cues.toml`` as patterns."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from types import MappingProxyType

import ahocorasick

from listgraph.text.inflection import Verb, verb


def cues(table: str) -> Mapping[str, Sequence[str]]:
    """The lists of one table."""
    return MappingProxyType(_tables()[table])


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    tables = written()
    return tables | {told: _family(tables[told], tables[turned]) for told, turned in _VERDICTS.items()}


@cache
def written() -> dict[str, dict[str, list[str]]]:
    """The tables as they are written, a verb once."""
    return tomllib.loads(resources.files(__package__).joinpath("cues.toml").read_text("utf-8"))


_VERDICTS = {"over": "under", "under": "over", "level": "level"}
"""The tables of verdicts, each with that of the other side."""


def _family(table: dict[str, list[str]], turned: dict[str, list[str]]) -> dict[str, list[str]]:
    """A verdict's lists with all that its verbs give, and what the other side's give by their passive."""
    verbs = [verb(entry) for entry in table["verbs"]]
    active = [form for each in verbs for form in (*each.finite, *each.bare)]
    passive = [f"{verb(entry).done} by" for entry in turned["verbs"]]
    acts = [*table["acts"], *table["done"]]
    made = {
        "before_object": [*table["before_object"], *active, *passive, *table["acts"], *table["states"]],
        "of_object": [*table["of_object"], *(f"-{each.ing}(?![A-Za-z])" for each in verbs if not each.rest)],
        "passive": acts,
        "disposed": acts,
        "causative": table["felt"],
    }
    return {key: row for key, row in table.items() if key not in _SOURCES} | made


_SOURCES = ("verbs", "acts", "states", "done", "felt", "around")


def around(table: str) -> Iterator[tuple[Sequence[str], str]]:
    """What stands around the beaten: each verb's forms, and what follows the object ("in the dust").

    What is no verb has its words beside each other: "behind|below … level".
    """
    for entry in written()[table]["around"]:
        start, _, end = entry.partition(" … ")
        forms = verb(start)
        yield start.split("|") if "|" in start else (*forms.finite, *forms.bare), end


@cache
def ambiguous() -> Set[str]:
    """The forms of verbs that are other words as well: "match", "matching"."""
    return frozenset(form for each in _nouns() for form in each.bare)


@cache
def plurals() -> Set[str]:
    """The forms of the same verbs that are plurals of those words: "matches"."""
    return frozenset(each.present for each in _nouns() if not each.rest)


def _nouns() -> Iterator[Verb]:
    verbs = (verb(entry) for told in _VERDICTS for entry in written()[told]["verbs"])
    return (each for each in verbs if each.noun)


def words(table: str, key: str) -> str:
    """The cues of one list as one alternation; a Latin word is bounded by what is no Latin letter.

    >>> bool(re.search(words("over", "before_object"), "A outperforms B"))
    True
    """
    latin, other = _by_script(table, key)
    return _OF_NAMES.sub(r"(?-i:\g<0>)", f"(?:{'|'.join([_bounded(latin)] * bool(latin) + other)})")


_OF_NAMES = re.compile(r"\[[^\]]*\\ue000-\\uf8ff\]")
"""Sets with what stands for names: 6,400 characters of no letter case, of which each is looked at for one."""


def plain(table: str, *keys: str) -> str:
    """The cues of some lists as one alternation, in their order and without bounds."""
    return f"(?:{'|'.join(cue for key in keys for cue in _tables()[table][key])})"


def _by_script(table: str, key: str) -> tuple[list[str], list[str]]:
    """The cues of one list: Latin words, and the others, the longest first."""
    latin: list[str] = []
    other: list[str] = []
    for cue in _tables()[table][key]:
        (latin if re.match(r"\(*(?:\?:)?[A-Za-z]", cue) else other).append(cue)
    return latin, sorted(other, key=len, reverse=True)


def _bounded(latin: Sequence[str]) -> str:
    return rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"


_LOOK = re.compile(r"\(\?<?[=!](?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)")
_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)(?:[?*+]|\{[^}]*\})?")
_SET = re.compile(r"(?:\[[^\]]*\]|\\.|\.)(?:[?*+]|\{[^}]*\})?|.(?:[?*+]|\{[^}]*\})|[\^$]")
_ONE_OF = re.compile(r"\[([^\]^\\-]+)\](?![?*{])")
_ESCAPED = re.compile(r"\\\.(?![?*+{])")
_TOKEN = re.compile(r"\\.|\[[^\]]*\]|[()|]|[^\\()|\[]+")
_CUT, _DOT = "\0\1"


def needles(cue: str) -> Set[str]:
    """Strings of which each text that a cue matches, in lower case, holds one.

    >>> sorted(needles("outperform(?:s|ed|ing)?")), sorted(needles("(?:worse|slower) than"))
    (['outperform'], [' than'])
    >>> sorted(needles("(?:led|get(?:s|ting)?)")), sorted(needles("超(?!级)"))
    (['get', 'led'], ['超'])
    """
    return _needles(_ESCAPED.sub(_DOT, _LOOK.sub(_CUT, cue)))


def _needles(pattern: str) -> Set[str]:
    """The same of a pattern without lookaround."""
    ways = _alternatives(pattern)
    if len(ways) > 1:
        return frozenset(needle for way in ways for needle in _needles(way))
    within = [_needles(group) for group in _groups(pattern)]
    while (shorter := _GROUP.sub(_CUT, pattern)) != pattern:
        pattern = shorter
    within += [frozenset(one.lower()) for one in _ONE_OF.findall(pattern)]
    fixed = {max(_SET.sub(_CUT, pattern).lower().split(_CUT), key=len).replace(_DOT, ".")}
    return max(fixed, *within, key=lambda row: min(map(len, row))) if within else fixed


def _alternatives(pattern: str) -> Sequence[str]:
    """What stands between a pattern's outermost bars."""
    found, depth = [""], 0
    for token in _TOKEN.findall(pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and not depth:
            found.append("")
        else:
            found[-1] += token
    return found


def _groups(pattern: str) -> Iterator[str]:
    """What is in a pattern's outermost groups, but for those that need not match."""
    start, depth = 0, 0
    for token in _TOKEN.finditer(pattern):
        if token[0] == "(":
            start = start if depth else token.end()
            depth += 1
        elif token[0] == ")":
            depth -= 1
            group = pattern[start : token.start()]
            if not depth and group.startswith("?:") and pattern[token.end() : token.end() + 1] not in _MAYBE:
                yield group.removeprefix("?:")


_MAYBE = frozenset("?*{")


CONTESTS = ("over", "under", "level", "versus", "difference", "lineage")
"""The tables whose cues are sought in every sentence that names a model."""


@cache
def _automaton() -> ahocorasick.Automaton:
    rows = [row for table in CONTESTS for row in _tables()[table].values()]
    rows += [list(forms) for told in _VERDICTS for forms, _ in around(told)]
    return automaton((needle, needle) for row in rows for cue in row for needle in needles(cue))


def automaton(rows: Iterable[tuple[str, object]]) -> ahocorasick.Automaton:
    """What finds the strings of the rows in a text, each with what its last row has for it."""
    found = ahocorasick.Automaton()
    for needle, value in rows:
        found.add_word(needle, value)
    found.make_automaton()
    return found


def needles_of(table: str, key: str) -> Set[str]:
    """The needles of one list's cues."""
    return frozenset(needle for cue in _tables()[table][key] for needle in needles(cue))


class Needles:
    """Of which of some lists, by table and key, a text may hold a cue: known in one pass over it."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        found: dict[str, set[tuple[str, str]]] = {}
        for of in lists:
            for needle in needles_of(*of):
                found.setdefault(needle, set()).add(of)
        self._always = frozenset(found.pop("", ()))
        self._automaton = automaton(found.items())

    def among(self, text: str) -> Set[tuple[str, str]]:
        """Those of the lists of which ``text``, in whatever case, may hold a cue: it holds no other's."""
        held = set(self._always)
        for _, keys in self._automaton.iter(text.lower()):
            held |= keys
        return held

    def holds_one(self, text: str) -> bool:
        """Whether there are any such lists."""
        return bool(self._always) or next(self._automaton.iter(text.lower()), None) is not None


def held(lower: str) -> Set[str]:
    """The needles of all contests' cues that a text in lower case holds, in one pass."""
    return {needle for _, needle in _automaton().iter(lower)}


@cache
def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    return re.compile(pattern, flags)


@dataclass(frozen=True, slots=True)
class Cued:
    """A pattern around one list of cues, sought only in a text that holds one of them.

    Most texts hold none, and that is quickly known: first by the ``needles`` of the list, which are
    sought for all patterns together (:func:`held`); then by ``cues``, for text in lower case, one
    pattern for each script. Where letter case counts and what is sought begins with one of few
    letters the engine skips most places at a glance. They are compiled when the first text holds a needle.
    One of the characters ``beside``, if there are any, stands in each text that the pattern matches.
    ``leading`` says that what the pattern matches begins with the cue.

    >>> beats = cued(words("over", "before_object") + " B", "over", "before_object")
    >>> lower = "a outperforms b"
    >>> [match.group() for match in beats.find("A outperforms B", lower, held(lower))]
    ['outperforms B']
    """

    pattern: str
    cues: tuple[str, ...]
    needles: Set[str]
    beside: str = ""
    leading: bool = False

    def find(self, text: str, lower: str, holding: Set[str]) -> Iterable[re.Match[str]]:
        """What the pattern finds in ``text``, where ``lower``, in lower case, holds a cue.

        ``holding`` are the needles that it holds.
        """
        if not self.needles.isdisjoint(holding) and (not self.beside or _any_of(self.beside, lower)):
            places = [place for cue in self.cues if (place := _first(cue, lower)) >= 0]
            if places:
                start = min(places) if self.leading and _LONGER not in text else 0
                return _compiled(self.pattern, re.IGNORECASE).finditer(text, start)
        return ()


@lru_cache(maxsize=1 << 7)
def _first(cue: str, lower: str) -> int:
    """Where a text first holds a cue, -1 where it holds none: several patterns around one list ask for it."""
    found = _compiled(cue).search(lower)
    return found.start() if found else -1


def _any_of(characters: str, text: str) -> bool:
    return any(character in text for character in characters)


_LONGER = "İ"
"""The one letter that is longer in lower case, so that what stands behind it is elsewhere there."""
_FEW = 8
"""Of so few Latin words the first letters are soon sought; for more, the beginnings of words are."""


def cued(pattern: str, table: str, key: str, beside: str = "", leading: bool = False) -> Cued:
    """``pattern``, which needs a cue of one list; the rest is as for :class:`Cued`."""
    latin, other = _by_script(table, key)
    first = "|".join(latin) if len(latin) <= _FEW else _bounded(latin)
    cues = tuple(cue.lower() for cue in (first, "|".join(other)) if cue)
    return Cued(pattern, cues, needles_of(table, key), beside, leading)


def needing(pattern: str, cue: str, sought: Iterable[str], leading: bool = False) -> Cued:
    """``pattern``, which needs ``cue``, a pattern itself, and so one of the needles ``sought``."""
    return Cued(pattern, (cue,), frozenset(sought), leading=leading)
