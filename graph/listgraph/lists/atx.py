"""Headings by number signs, also those that Markdown just misses: ``#BERT``, ``## BERT##``, ``＃ BERT``."""

import re
from re import Match

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState

_SIGNS = "#＃"
_LEVELS = 6
HEADING = (
    rf"^ {{0,3}}(?P<atx_1>[{_SIGNS}]{{1,9}})(?![{_SIGNS}])"
    r"(?P<atx_2>[ \t]*|[ \t]+.*?|(?:[\u00a0\u3000]|(?![!\s\x00-\x1f]))[^\n]*?)$"
)
"""How a line begins that is a heading to its writer; what Markdown takes for one is among it."""
_PROPER = re.compile(r"#{1,6}(?:[ \t]|$)")
_CLOSED = re.compile(r"(?<=[^\s#＃])(?:#{2,}|＃+)$")
_TRAIL = re.compile(r"(?:(?<!\s)\s+|^)[#＃]+$")
_CODE = re.compile(r"(?:include|define|undef|ifn?def|if|else|endif|pragma|region|import|error)\b(?! [A-Z])")
_LETTER = re.compile(r"[^\W\d_]")
_BEGIN = re.compile(r"[*_`《「【“\"'(\[]*(?:\d{1,2}(?:\.\d{1,2})*[.、．)）])?[^\W\d_]")
_NEXT = re.compile(r"\s*(\S)")
_TAGS = re.compile(rf"[^{_SIGNS}]*(?<!\s)[{_SIGNS}]\S*|.*\s[{_SIGNS}][^\s{_SIGNS}].*|[^\s/]*/\S*")
_LOWER = re.compile(r"[a-z0-9_-]+")
TITLED = "titled"
"""The key under which a text's environment says whether it has a title of its own (:func:`note_title`)."""
_TITLE = re.compile(r"^ {0,3}# +\S", re.MULTILINE)
_CONTAINERS = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*")


def parse_heading(_: BlockParser, m: Match[str], state: BlockState) -> int | None:
    """The heading at ``m``: a mistune rule. None where the line only looks like one: a tag, code."""
    signs, text = m["atx_1"], m["atx_2"]
    if not _PROPER.match(signs + text) and not _is_meant(signs, text, state, m.end()):
        return None
    token = {
        "type": "heading",
        "text": _named(signs, text),
        "attrs": {"level": min(len(signs), _LEVELS)},
        "style": "atx",
    }
    state.append_token(token)
    return m.end() + 1


def note_title(_: mistune.Markdown, state: BlockState) -> None:
    """Note whether the text has a heading of the first level: a mistune hook."""
    state.env[TITLED] = _TITLE.search(state.src) is not None


def is_nearly(line: str) -> bool:
    """Whether a line that was read as a heading is none in Markdown, or shows its closing signs there.

    >>> is_nearly("- #BERT"), is_nearly("## BERT##"), is_nearly("## C#"), is_nearly("BERT")
    (True, True, False, False)
    """
    text = line[_CONTAINERS.match(line).end() :].rstrip()  # type: ignore[union-attr]  # matches the empty string
    return text.startswith(tuple(_SIGNS)) and not (_PROPER.match(text) and not _CLOSED.search(text))


def proper(line: str) -> str:
    """A line that is nearly a heading, as Markdown has it.

    >>> proper("##BERT"), proper("- ＃ BERT"), proper("## BERT##"), proper("####### BERT")
    ('## BERT', '- # BERT', '## BERT', '###### BERT')
    """
    start = _CONTAINERS.match(line).end()  # type: ignore[union-attr]  # matches the empty string
    text = line[start:].rstrip().lstrip(_SIGNS)
    signs = line[start : len(line.rstrip()) - len(text)]
    return f"{line[:start]}{'#' * min(len(signs), _LEVELS)} {_named(signs, text)}"


def _named(signs: str, text: str) -> str:
    """The words of a heading, without the signs that close it."""
    text = _TRAIL.sub("", text.strip())
    return _CLOSED.sub("", text) if len(signs) > 1 or "＃" in text else text


def _is_meant(signs: str, text: str, state: BlockState, end: int) -> bool:
    """Whether a line that Markdown takes for text is a heading to its writer.

    One sign and one word may be a tag: it is one where nothing follows, or where the page has a title
    of its own before it and the word is in lower case.
    """
    words = text.strip()
    if not _LETTER.search(words) or _CODE.match(words):
        return False
    if "＃" in signs or len(signs) > 1 or text[:1].isspace():
        return True
    if not _BEGIN.match(words) or _TAGS.fullmatch(words):
        return False
    if any(map(str.isspace, words)):
        return True
    following = _NEXT.match(state.src, end)
    if not following or following[1] in _SIGNS:
        return following is not None and not _LOWER.fullmatch(words)
    return not (_LOWER.fullmatch(words) and state.env.get(TITLED))
