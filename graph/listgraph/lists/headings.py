"""Lines that are headings to the eye: bold, numbered as Chinese chapters are, in brackets.

Each has a style; a line of a style that is open already ends what that one began, and a chapter's
number ends what stands under a lower one.
"""

import re
from collections.abc import Sequence

from listgraph.lists.markdown import Token
from listgraph.text.script import simplified
from listgraph.text.shortcodes import SHORTCODE
from listgraph.text.trailing import without_last

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
_ATTRIBUTES = re.compile(r"(?<!\s)\s*\{(?::|(?=[#.\w-]*[#.=]))[^{}\n]*\}\s*$")
_PICTURES_BEFORE = re.compile(rf"^\s*(?:{SHORTCODE.pattern}\s*)+")
_BOLD_TAGS = re.compile(r"<(/?)(?:b|strong|u|big)>", re.IGNORECASE)


_PLACES = (
    "top|toc|index|menu|home|main|start|beginning|contents?|table of contents|list|readme|main page|main menu"
)
_ZH_PLACES = "顶部|頂部|目录|目錄|页首|頁首|页顶|首页|开头|顶端|导航|最上方|上面|主页"
_BACK = re.compile(
    r"(?:(?:go|click|jump|return|get|scroll) )?(?:(?:back )?(?:up )?to (?:the )?|back )"
    rf"(?:{_PLACES})(?: of (?:the )?page)?"
    rf"|(?:点击)?(?:返回?到?|回到?|跳转到?|跳到)(?:文章|页面|网页)?(?:{_ZH_PLACES})"
    r"|(?:トップ|目次)[へに]戻る|맨 ?위로|top",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[^\w]+|_+")


def is_way_back(text: str) -> bool:
    """Whether a line says no more than that it leads back to the top or the contents.

    >>> is_way_back("^        back to top        ^"), is_way_back("⬆ 返回目录"), is_way_back("Top models")
    (True, True, False)
    """
    return _BACK.fullmatch(_SIGNS.sub(" ", text).strip()) is not None


def style(token: Token, text: str) -> str:
    """The style by which a paragraph's ``text``, which holds no link, is a heading; empty for none."""
    text = text.strip()
    if not text or "\n" in text:
        return ""
    bold = _is_bold(token["children"])
    if len(text) > (_LONGEST_BOLD if bold else _LONGEST_PLAIN) or (not bold and _SENTENCE.search(text)):
        return ""
    return numbered(text) or (BOLD if bold or _BRACKETS.fullmatch(text) else "")


def numbered(text: str) -> str:
    """The style of the number with which a text begins; empty where it has none."""
    plain = simplified(text[:_LONGEST_PLAIN])
    return next((name for name, pattern in _STYLES if pattern.match(plain)), "")


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


def plain(text: str) -> str:
    """A heading without the attributes that dialects put behind it, and without pictures by their names.

    >>> [plain(text) for text in ("Saws {#saws}", ":saw: Saws {: .big }", "Sets {a}", ":saw:")]
    ['Saws', 'Saws', 'Sets {a}', ':saw:']
    """
    return without_last(_PICTURES_BEFORE.sub("", _ATTRIBUTES.sub("", text)), SHORTCODE) or text


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether a paragraph is strong throughout, by Markdown or by tags."""
    told = [child for child in children if child.get("raw", "x").strip(" :：")]
    if len(told) == 1:
        inner = told[0].get("children", [])
        only = inner[0]["type"] if len(inner) == 1 else ""
        return told[0]["type"] == "strong" or (told[0]["type"] == "emphasis" and only == "strong")
    tags = [child.get("raw", "") for child in (told[0], told[-1])] if told else []
    return [_BOLD_TAGS.sub(r"\1b", tag) for tag in tags] == ["b", "/b"]
