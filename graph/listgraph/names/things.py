"""What kind of thing a list speaks of: a model, or something else that has a name."""

import re
from collections.abc import Iterator

from listgraph.cues import cues
from listgraph.lexicon import Lexicon
from listgraph.names.discovery import is_free

_LATIN = re.compile(r"[A-Za-z(]")


def _last(key: str, but: str = "") -> re.Pattern[str]:
    """Words of the table as the last ones of a text, be they Latin or Chinese."""
    left = set(cues("things")[but]) if but else set()
    found = [cue for cue in cues("things")[key] if cue not in left]
    latin = "|".join(cue for cue in found if _LATIN.match(cue))
    chinese = "|".join(sorted((cue for cue in found if not _LATIN.match(cue)), key=len, reverse=True))
    return re.compile(rf"(?:(?<![A-Za-z])(?:{latin})|(?:{chinese}))\W*$", re.IGNORECASE)


_MODELS, _OTHERS, _METHODS = _last("models"), _last("others"), _last("methods")
_LOOSE = _last("loose")
_NO_NAME = re.compile("|".join(cues("things")["no_names"]), re.IGNORECASE)
_CLAUSE = re.compile(r"(?:(?![。；;！!？?\n|，,:：(（]|\.\s|\s[-–—]\s).){0,160}")
_SUBTITLE = re.compile(r"\s?[:：]\s?")
_PURPOSE = re.compile(
    r"\s(?:for|to|that|which|with|via|using|through|by|in|on|of|from|as|at|over|without|under|based|built|written"
    r"|designed|developed|about|where|whose|is|are)\s",
    re.IGNORECASE,
)
_VERSION = re.compile(r"[-_ ][vV]?\d+(?:\.\d+)*$")
_AND = re.compile(r"\s*(?:/|&|,|、|\sand\s|与|和|及)\s*")


def kind_of(words: str, paper: bool = False) -> str:
    """What a description says that its thing is: ``model``, ``other``, or an empty string for neither.

    The head noun decides, before what the thing is for. In the subtitle of a ``paper`` words such as
    "framework" say nothing.

    >>> kind_of("a small library for language models"), kind_of("A Large Language Model for Law")
    ('other', 'model')
    >>> kind_of("中文对话数据集"), kind_of("Bidirectional Framework for Speech", paper=True)
    ('other', '')
    """
    kinds = [_kind_of(part, paper) for part in _parts(words.strip(" \"“'"), paper)]
    return "other" if "other" in kinds else next(filter(None, kinds), "")


def _parts(words: str, paper: bool) -> Iterator[str]:
    """What is said first; in a paper's title also what stands behind its colon."""
    clause = _CLAUSE.match(words)
    yield clause.group() if clause else ""
    colon = _SUBTITLE.match(words, clause.end()) if clause and paper else None
    behind = _CLAUSE.match(words, colon.end()) if colon else None
    if behind:
        yield behind.group()


def _kind_of(clause: str, paper: bool) -> str:
    what = _PURPOSE.split(clause, maxsplit=1)[0]
    while paper and (loose := _LOOSE.search(what)):
        what = what[: loose.start()]
    return _KIND[_last_word(what)]


_KIND = {"model": "model", "other": "other", "method": "other", "": ""}


def _last_word(words: str) -> str:
    kinds = (("model", _MODELS), ("other", _OTHERS), ("method", _METHODS))
    return next((kind for kind, pattern in kinds if pattern.search(words)), "")


def heading_kind(heading: str) -> str:
    """What a heading says that the things under it are: ``model``, ``other``, ``method``, or nothing.

    >>> heading_kind("Open LLMs"), heading_kind("Tools for LLMs"), heading_kind("Instruction Tuning")
    ('model', 'other', 'method')
    """
    what = _PURPOSE.split(heading, maxsplit=1)[0]
    kinds = {_last_word(part) for part in _AND.split(what)}
    return next((kind for kind in ("model", "other", "method") if kind in kinds), "")


def is_other_thing(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is known, or by its ending seen, as that of something else than a model.

    So is a later version of it ("MMMU-v2").
    """
    return not is_free(name, lexicon) or not is_free(_VERSION.sub("", name), lexicon)


def is_no_name(words: str) -> bool:
    """Whether words name nothing, though they stand where names do: "Note: …"."""
    return bool(_NO_NAME.fullmatch(words))
