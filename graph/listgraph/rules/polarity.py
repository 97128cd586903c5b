"""Whether a verdict is told, denied, put off or asked, by the words around its cue."""

import re

from listgraph.cues import ambiguous, plurals, words
from listgraph.rules.sentences import JOIN, KIND, LIST, NAME, STOP
from listgraph.rules.shapes import PASSIVE

_NAMES = "\ue000-\uf8ff"
_CAUSED = re.compile(
    rf"{words('polarity', 'causing')}\s"
    r"(?:(?:the|even|an?|its|our|small|smaller|tiny|\d[\w.]*|\w+-parameter) ){0,4}"
    rf"{LIST}(?: [\w%-]+){{0,2}} to\s?$",
    re.IGNORECASE,
)
"""What makes a side win, and hopes for nothing by its "to": "leads A to beat B"."""
_REACH = 60
"""How many characters before a cue are searched for what changes it."""
_FAR = 300
"""How many for what makes its sentence a question."""
_GAP = (
    r"(?:(?: (?!(?:but|yet|while|though|although|still)\b)[\w'’%-]+){0,4}\s?"
    rf"|(?-i:[^，,。！？!?；;\n\u2028 {_NAMES}也却就仍但都照]){{0,6}}\s?)$"
)
"""What may stand between a denial and what it denies: no name, and nothing that takes it back."""
_DENIED, _AFFIRMED, _HEDGED, _SHORT = (
    re.compile(words("polarity", key) + _GAP, re.IGNORECASE)
    for key in ("denied", "affirmed", "hedged", "short")
)
_AIMED = re.compile(rf"{words('polarity', 'aimed')}[^{STOP}，,{_NAMES}]{{0,16}}$")
_WONDERING = re.compile(rf"{words('polarity', 'wondering')}[^{STOP}，,|]*$", re.IGNORECASE)
_ASKING = re.compile(
    rf"(?:^|[{STOP}|:：—–)\]]|-\s)(?-i:[^\w{_NAMES}])*{words('polarity', 'asking')}(?:n[o'’]?t)?\s"
    rf"(?:[\w'’-]+ ){{0,4}}?{LIST}[^{STOP}|]*$",
    re.IGNORECASE,
)
_NOBODY = re.compile(rf"{words('polarity', 'nobody')}[^{STOP}，,：:|]*$", re.IGNORECASE)
_MEASURING = re.compile(words("polarity", "measuring"))
_REASON = re.compile(rf"{words('polarity', 'reason')}[^{STOP}|]*$", re.IGNORECASE)
_ASKED = re.compile(rf"[^{STOP}，,：:|]*[?？]")
_PARTICLE = re.compile(rf"[^{STOP}，,|]*(?:吗|(?<![什怎])么)(?![\w])")
_TAG = re.compile(
    rf"[^{STOP}，,：:|]*[，,：:—–-]\s?{words('polarity', 'tags')}[^{STOP}]*[?？]", re.IGNORECASE
)

_TAKEN_BACK = re.compile(
    rf"[^{STOP}，,：:|]*[，,：:—–-]\s?[^{STOP}，,|]{{0,6}}?{words('polarity', 'taken_back')}"
)

_SEVERAL = rf"(?:{NAME}{KIND}{JOIN}{NAME}{KIND}|{NAME}s)"
_ASKED_OF = rf"{words('polarity', 'asking')}(?:n['’]?t)?\s(?:\w+ ){{0,2}}{NAME}{KIND}"
_VERBAL = re.compile(rf"(?:{words('polarity', 'verbal')}|{_SEVERAL}|{_ASKED_OF})\s$", re.IGNORECASE)
_VERBING = re.compile(rf"(?:{words('polarity', 'verbing')}|{NAME}{KIND}|[\w!?)\"”],)\s$", re.IGNORECASE)

_NOUN = re.compile(r"\s(?:(?:that|which|who)(?! of\b)|like|such as|including|based|using|for|to)(?![\w-])")
"""What stands behind a noun and not behind a verb."""

_DENIED_OUTCOME = {"Outperforms": "NoVerdict", "Underperforms": "Equals", "Equals": "Underperforms"}
"""What is left of a verdict denied: who "did not match" is behind, who "isn't better" may be level."""
_NOT_SUFFERED = {"Outperforms": "NoVerdict", "Underperforms": "NoVerdict", "Equals": "Outperforms"}
"""The same of who suffers it: whom nobody matched is ahead, who "was not beaten" may be ahead or level."""


def outcome(told: str, masked: str, match: re.Match[str], end: int) -> str:
    """What an entry says where a ``match`` with the groups ``cue`` and ``objects`` tells an outcome.

    ``end`` is where the last of the objects ends that are beaten.
    """
    if told == "NoVerdict" or _is_asked(masked, match.start(), end):
        return "NoVerdict"
    for place in sorted({_begun(masked, place) for place in (match.start(), match.start("cue"))}):
        if _stands_before(_HEDGED, masked, place) or _stands_before(_AIMED, masked, place):
            return "NoVerdict"
        if told == "Outperforms" and _stands_before(_SHORT, masked, place):
            return "NoVerdict"
        denied = _stands_before(_DENIED, masked, place) or _NOBODY.search(masked, place - _FAR, place)
        if denied and not _stands_before(_AFFIRMED, masked, place):
            passive = match[0][0] in PASSIVE or match["cue"].endswith(" by")
            return _NOT_SUFFERED[told] if passive else _DENIED_OUTCOME[told]
    return told


def is_verb(masked: str, match: re.Match[str]) -> bool:
    """Whether a cue that is another word as well ("match", "matching") is a verb where it stands.

    A plural is a noun that something is told of: "approaches that rely on B", "rivals such as B".
    """
    cue = match["cue"].lower()
    if cue not in ambiguous():
        return not (cue in plurals() and _NOUN.match(masked, match.end("cue")))
    before = _VERBING if cue.split()[0].endswith("ing") else _VERBAL
    return bool(before.search(masked, match.start() - _REACH, match.start("cue")))


def _begun(masked: str, place: int) -> int:
    """Where what a cue tells begins: with what made somebody do it, or with the cue."""
    caused = _CAUSED.search(masked, place - _REACH, place)
    return caused.start() if caused else place


def _stands_before(pattern: re.Pattern[str], masked: str, place: int) -> bool:
    return bool(pattern.search(masked, place - _REACH, place))


def _is_asked(masked: str, start: int, end: int) -> bool:
    """Whether the entry asks for the verdict, and not for its reason."""
    begin = start - _FAR
    if _WONDERING.search(masked, begin, start) or _ASKING.search(masked, begin, start):
        return True
    if _TAKEN_BACK.match(masked, end):
        return True
    if _MEASURING.search(masked, start, end) or _PARTICLE.match(masked, end) or _TAG.match(masked, end):
        return True
    return bool(_ASKED.match(masked, end)) and not _REASON.search(masked, begin, start)
