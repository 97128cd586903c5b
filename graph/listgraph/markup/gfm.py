"""Text, links, code and tables in GitHub's Markdown, safe with any text: nothing in it can act."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit

LONGEST = 160

_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Marks that turn the direction of the text after them, and characters that belong to no text.
_UNSEEN = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;"})
_SPECIAL = re.compile(r"[\\`*_{}\[\]!~^$]")
_BLOCK_START = re.compile(r"([-+#=:]|[0-9]+(?=[.)](?:\s|$)))")
# GitHub makes links of bare addresses, even of escaped ones; an empty comment in them stops it.
_BARE_ADDRESS = re.compile(r"(?i:(?<=:)(?=//)|(?<=www)(?=\.)|(?<=@))")
_IN_URL = "!#$%&'*+,-./:;=?@_~"


def text(value: str, longest: int = LONGEST) -> str:
    r"""``value`` as one line of plain text, cut where it has more than ``longest`` characters.

    >>> text("*BERT* <img src=x>\n# now")
    '\\*BERT\\* &lt;img src=x&gt; # now'
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", one_line(value, longest)).translate(_ENTITIES)
    escaped = _BARE_ADDRESS.sub("<!-- -->", escaped)
    start = _BLOCK_START.match(escaped)
    if start is None:
        return escaped
    # "12." starts a list: there it is the mark after the number that needs the backslash.
    at = start.end() if start[0][0].isdigit() else 0
    return f"{escaped[:at]}\\{escaped[at:]}"


def code(value: str) -> str:
    """``value`` as a code span, in as many backticks as it takes; empty where nothing is left.

    >>> code("say `BERT`")
    '`` say `BERT` ``'
    """
    line = one_line(value)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", line)), default=0))
    pad = " " if "`" in line else ""
    return f"{fence}{pad}{line}{pad}{fence}" if line else ""


def link(label: str, url: str) -> str:
    """A link, or plain text where ``url`` is none that a browser should follow from here.

    >>> link("BERT [paper]", "https://arxiv.org/abs/1810.04805")
    '[BERT \\\\[paper\\\\]](https://arxiv.org/abs/1810.04805)'
    >>> link("BERT", "javascript:alert(1)")
    'BERT'
    """
    target = address(url)
    return f"[{text(label) or text(url)}]({target})" if target else text(label)


def address(url: str) -> str:
    """``url`` as the target of a link, or an empty string where no browser should follow it from here.

    >>> address("https://example.org/(a b)"), address("javascript:alert(1)")
    ('https://example.org/%28a%20b%29', '')
    """
    if not _followable(url):
        return ""
    return quote(url, safe=_IN_URL, errors="replace").replace("&", "&amp;")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table whose cells are Markdown already.

    >>> table(["Model", "Articles"], [["BERT", "13"]])
    ['| Model | Articles |', '|---|---|', '| BERT | 13 |']
    """
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(map(_cell, row)) + " |" for row in rows]


def _cell(markdown: str) -> str:
    # A bar ends a cell, within code as well, unless a backslash stands before it.
    return markdown.replace("|", "\\|")


def one_line(value: str, longest: int = LONGEST) -> str:
    r"""``value`` on one line, without what is not seen, cut where it has more than ``longest`` characters.

    >>> one_line(" BERT\n\u202e")
    'BERT'
    """
    line = _CONTROL.sub(" ", _UNSEEN.sub("", value)).strip()
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _followable(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https", "ftp") and bool(parts.netloc)
