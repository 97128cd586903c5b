"""How a name goes on to its left: a word and a hyphen make a new name of it, as of PaLM "Flan-PaLM".

So do a title's first words, of Tacotron "Parallel Tacotron: …".
"""

import re
from collections.abc import Iterator

from listgraph.cues import cues
from listgraph.lexicon import Lexicon, Model
from listgraph.lexicon.matcher import Match, matcher
from listgraph.names.free import GENERIC, PREFIXES, is_venue
from listgraph.names.name import Name
from listgraph.names.versions import bare, extended

_COMPOUND = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Z][a-z]*[A-Z0-9]\w*|[A-Z][a-z]+|[A-Za-zα-ω])-$")
_COLON = re.compile(r"\s?[:：]")
_PLURAL = re.compile(r"s(?![A-Za-z0-9])|.s(?![A-Za-z0-9])")
"""The last letter of a name that is a class's: "Dual-Residual Networks", "Class-Conditional GANs"."""
_LEADING = re.compile(
    r"(?:^|(?<=[\n\[|\"“])|(?<=: )|(?<=^\d )|(?<=^\d\d ))(?:[A-Z][\w-]*[A-Za-z][\w-]* ){1,2}$", re.ASCII
)
_SMALL = re.compile("[a-z]")
_DATED = re.compile(r"\s?[(（](?=[^()（）]{0,40}(?<!\d)(?:19|20)\d\d(?!\d))")
"""When a thing came out, behind its name: "SPARSE DETR(ICLR 2022)"."""
_LEADS, _WIDTH = 32, 24
"""So many characters may lead to a name, and belong to its prefix."""
_NO_PART = (
    PREFIXES | GENERIC | frozenset(cues("discovery")["described"]) | frozenset(cues("discovery")["openers"])
)
_DOES = re.compile("(?:ing|ed)$")
_GIVEN = re.compile(r"[A-Z][a-z]+-")
_HEAD_PREFIX = re.compile(r"(?:^|(?<=[\n\[|\"“])|(?<=[|\u2028] ))[a-z]{2,12}-$")


def compounded(text: str, match: Match, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The name at ``match`` with all that belongs to it, or the new one that it ends."""
    prefix = _prefix(text, match.start) if text[match.start - 1 : match.start] == "-" else None
    if prefix and (_is_given(text, match, prefix.group()) or _is_apart(text, match, model)):
        return
    found = list(extended(text, match, model, lexicon))
    words = _LEADING.search(text, match.start - _LEADS, match.start)
    if found and words and _leads(words.group(), text, found[0], model, lexicon):
        name = found[0]
        label = bare(text[words.start() : name.end].strip("()（） "))
        yield name._replace(start=words.start(), label=label, found="led", parent=name.label)
        return
    if prefix and is_installed(text, prefix.start()):
        return
    if not (prefix and found and text[match.start].isupper()):
        yield from found
        return
    headed = bool(_COLON.match(text, found[0].end)) and not text[: prefix.start()].strip()
    many = _PLURAL.match(text, found[0].end - 1) and not headed
    if not many and _is_new(prefix.group()[:-1], model, lexicon, headed):
        name = found[0]
        last = match.end if model.depth and name.label == model.name else name.end
        label = bare(text[prefix.start() : last].strip("()（） "))
        new = name._replace(start=prefix.start(), label=label, found="compound", parent=name.label)
        found = [new._replace(class_word=False)]
    yield from found


def is_installed(text: str, start: int) -> bool:
    """Whether words before a name say that it is installed, as programs are.

    >>> is_installed("需要额外安装 SwallowTransformer", 7), is_installed("下载 SwallowTransformer", 3)
    (True, False)
    """
    return bool(_INSTALLED.search(text, max(0, start - _WIDTH), start))


_INSTALLED = re.compile(r"(?:安装|编译|(?:pip|conda|brew|npm|apt) install)(?:了|好)?[\s`「]*$")


def _leads(words: str, text: str, name: Name, model: Model, lexicon: Lexicon) -> bool:
    """Whether a title's first words and the name before its colon are one: "Parallel Tacotron: …"."""
    first = not text.endswith(": ", 0, name.start - len(words))
    colon = _COLON.match(text, name.end) and _SMALL.search(words)
    if model.class_word or not (colon or (first and _DATED.match(text, name.end))):
        return False
    said = words.lower().split()
    known = any(match.written for match in matcher(lexicon).find(words))
    return not (known or any(word in _NO_PART or _DOES.search(word) for word in said))


def _is_given(text: str, match: Match, prefix: str) -> bool:
    """Whether a name that is a word as well ends what people are called: "Chun-Yi"."""
    word = text[match.start : match.end].istitle() and not match.sure
    return word and bool(_GIVEN.fullmatch(prefix)) and not _COLON.match(text, match.end)


def _is_apart(text: str, match: Match, model: Model) -> bool:
    """Whether a hyphen before a name binds its first word alone: "Parameter-Efficient Zero"."""
    return " " in text[match.start : match.end] and " " not in model.name


def _prefix(text: str, start: int) -> re.Match[str] | None:
    """The word and the hyphen before a name, where they may be a part of it."""
    near = start - _WIDTH
    return _COMPOUND.search(text, near, start) or _HEAD_PREFIX.search(text, near, start)


def _is_new(prefix: str, model: Model, lexicon: Lexicon, headed: bool) -> bool:
    """Whether a word before a hyphen makes a new name: not of "Pre-BERT", "OpenAI-GPT", "CVPR2021-DetCo".

    Of a class it does at the head of a title: "Graph-MLP: …".
    """
    return (
        (headed or not model.class_word)
        and prefix.lower() not in PREFIXES | GENERIC
        and not is_venue(prefix)
        and not any(match.written for match in matcher(lexicon).find(prefix))
    )
