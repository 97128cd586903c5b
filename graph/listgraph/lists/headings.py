"""Lines that are headings to the eye: bold, numbered as Chinese chapters are, in brackets.

Each has a style; a line of a style that is open already ends what that one began, and a chapter's
number ends what stands under a lower one.
"""

import re
from collections.abc import Sequence

from listgraph.lists.markdown import Token
from listgraph.script import simplified

BOLD, SUMMARY = "bold", "summary"
_NUMBER = "[〇一二三四五六七八九十百]"
_STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("chapter", re.compile(rf"第(?:{_NUMBER}+|\d+)[章部编篇讲课节](?=[\s:：、.．]|$)")),
    ("han", re.compile(rf"{_NUMBER}{{1,3}}[、.．]")),
    ("han-in-brackets", re.compile(rf"[（(]{_NUMBER}{{1,3}}[）)]")),
    ("digits", re.compile(r"\d{1,2}、|\d{1,2}(?:\.\d{1,2}){1,3}[、.．]?(?:\s|(?=[\u3400-\u9fff]))")),
    ("digits-in-brackets", re.compile(r"[（(]\d{1,2}[）)]")),
)
"""How Chinese writers number their headings, the highest rank first."""
_RANKS = {style: rank for rank, (style, _) in enumerate(_STYLES)}
_BRACKETS = re.compile(r"[【〖][^【】〖〗]{1,30}[】〗]")
_SENTENCE = re.compile(r"[。！？!?；;，,]|\.(?:\s|$)(?!\d)")
_LONGEST_PLAIN, _LONGEST_BOLD = 30, 240
_BOLD_TAGS = re.compile(r"<(/?)(?:b|strong|u|big)>", re.IGNORECASE)


def style(token: Token, text: str) -> str:
    """The style by which a paragraph's ``text``, which holds no link, is a heading; empty for none."""
    text = text.strip()
    if not text or "\n" in text:
        return ""
    bold = _is_bold(token["children"])
    if len(text) > (_LONGEST_BOLD if bold else _LONGEST_PLAIN) or (not bold and _SENTENCE.search(text)):
        return ""
    plain = simplified(text)
    numbered = next((name for name, pattern in _STYLES if pattern.match(plain)), "")
    return numbered or (BOLD if bold or _BRACKETS.fullmatch(text) else "")


def ends(style: str, other: str) -> bool:
    """Whether a heading of ``style`` ends what one of the style ``other`` began."""
    return style == other or _RANKS.get(style, len(_RANKS)) < _RANKS.get(other, -1)


def name(text: str) -> str:
    """What a heading is called: the line without the colon at its end.

    >>> name("Papers："), name("【视频】")
    ('Papers', '视频')
    """
    text = text.strip()
    return (text[1:-1] if _BRACKETS.fullmatch(text) else text).rstrip(" :：")


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether a paragraph is strong throughout, by Markdown or by tags."""
    told = [child for child in children if child.get("raw", "x").strip(" :：")]
    if len(told) == 1:
        inner = told[0].get("children", [])
        only = inner[0]["type"] if len(inner) == 1 else ""
        return told[0]["type"] == "strong" or (told[0]["type"] == "emphasis" and only == "strong")
    tags = [child.get("raw", "") for child in (told[0], told[-1])] if told else []
    return [_BOLD_TAGS.sub(r"\1b", tag) for tag in tags] == ["b", "/b"]
