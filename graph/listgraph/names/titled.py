"""New names where a title, or a sentence, says behind them that they are models."""

import re
from collections.abc import Iterator

from listgraph.names.built import HAN, is_built, is_on_other, names_models
from listgraph.names.endings import is_typed
from listgraph.names.name import Name
from listgraph.names.subtitles import is_serving, is_short_for
from listgraph.names.things import is_model, kind_of
from listgraph.names.versions import bare
from listgraph.text.days import DAY
from listgraph.text.writing import squeeze

_HEAD = re.compile(
    rf"[^\w\n]*(?:{DAY}[*_]*)?"
    r"(?:\d{1,3}[.)]\s*)?(?:[\[【][\u3400-\u9fff]{1,6}[\]】]\s*|[(（][^()（）\n]{2,30}[)）]\s*)?"
    r"(?:[\u3400-\u9fff]{2,6}(?=[a-z]{0,2}[A-Z])|(?:arXiv|doi):\S+\s+"
    r"|(?:Introducing|Announcing|Presenting|Meet) )?"
    r"(?P<name>(?=[^:：\s]*[A-Z][^:：\s]*[A-Z0-9])[a-z]{0,2}[A-Z][A-Za-z0-9+.]*+(?:-[A-Za-z0-9+.]++)*+"
    r"(?: v?\d+(?:\.\d+)?)?)(?:\s?[:：]\s*|｜(?=[^\n]{0,12}[\u3400-\u9fff])|\s--\s|\s[-–—]\s(?=an? |the ))"
    r"(?P<rest>\S[^\n]*)"
)
_ASKS = re.compile(r"(?:On|Can|Do|Does|How|What|Why|When|Where|Is|Are|Towards?|The Next)\b")
_TAG = re.compile(
    r"[^\w\n\[]{0,3}\[(?P<name>(?=[^\]]*[A-Z][^\]]*[A-Z0-9])[A-Z][\w.+-]{2,30})\]\s+(?P<rest>\S[^\n]{8,})"
)
_VENUE = re.compile(r"[A-Z][A-Za-z]+[ '’-]?(?:19|20)?\d\d|[A-Z]{2,6}")
_NEAR = 160
"""So many characters behind a name say what it is."""
_AN = re.compile(r"(?:An?|The) ", re.IGNORECASE)
_WORD = "[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)*"
_INTRODUCED = re.compile(
    r"(?<![\w/.@+-])(?P<name>(?=[\w.+-]*[A-Z][\w.+-]*[A-Z0-9])[A-Za-z][\w+-]*+(?:\.\d++)*+"
    r"(?: ?\d+(?:\.\d+)?)?)"
    r", (?=(?:an?|the) )"
    r"|(?<![A-Za-z])(?i:introduc|present|propos|releas|unveil|announc|launch|meet(?= ))(?:e|es|ed|s|ing)? "
    rf"(?P<plain>{_WORD}\+*)(?:,? (?:and|&) (?P<second>{_WORD}\+*))?"
    r", (?P<said>(?:an?|our|its|their|two) )"
)
"""A plain word is one only where a sentence brings it in: "we introduce Otterphone, a small model"."""


def paper_head(text: str, start: int) -> Iterator[Name]:
    """The name before the colon of a title whose subtitle says that it is a model."""
    head = _HEAD.match(text, start)
    if not head or len(head["name"]) < 3:
        return
    rest = head["rest"]
    if is_serving(head["name"], rest):
        return
    if HAN.match(rest):
        if kind_of(rest) == "model":
            yield Name(head.start("name"), head.end("name"), head["name"], found="paper-head")
        return
    told = names_models(rest) if is_typed(head["name"]) else is_built(rest)
    if (_AN.match(rest) and is_model(rest)) or (told and not _ASKS.match(rest) and not is_on_other(rest)):
        yield Name(head.start("name"), head.end("name"), bare(head["name"]), found="paper-head")


def may_be_introduced(text: str) -> bool:
    """Whether a sentence may bring in a name that does not look like one.

    >>> may_be_introduced("we introduce Otterphone, a small model"), may_be_introduced("a small model")
    (True, False)
    """
    return any(sign in text for sign in INTRODUCING) and any(word in text for word in _BRINGS)


INTRODUCING = (", a", ", the", ", our ", ", its ", ", two ")
"""What stands behind a name that a sentence brings in."""
_BRINGS = ("ntroduc", "resent", "ropos", "eleas", "nveil", "nnounc", "aunch", "eet ")


def introduced(text: str) -> Iterator[Name]:
    """A name that is introduced as a model: "introduces Mercury, a family of language models"."""
    for match in _INTRODUCED.finditer(text):
        said = text[match.end() : match.end() + _NEAR]
        if is_model(said) or (match["second"] and kind_of(said) == "model"):
            told = [name for name in ("name", "plain", "second") if match[name]]
            yield from (Name(*match.span(name), match[name], found="introduced") for name in told)


def tag(text: str, start: int) -> Iterator[Name]:
    """The name in brackets before a title that repeats it or speaks of a model: "[DETR] …"."""
    tag = _TAG.match(text, start)
    if not tag:
        return
    rest = tag["rest"]
    again = squeeze(tag["name"]) in squeeze(rest)
    told = names_models(rest) and not is_on_other(rest) and not _VENUE.fullmatch(tag["name"])
    if again or told or (names_models(rest) and is_short_for(tag["name"], rest)):
        yield Name(tag.start("name"), tag.end("name"), tag["name"], found="tag")
