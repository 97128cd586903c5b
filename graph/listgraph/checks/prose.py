"""The lines of a list without what Markdown does not read as text: code and comments."""

import re
from collections.abc import Sequence

_COMMENT = r"<!--.*?(?:-->|\Z)"
_NO_TEXT = re.compile(
    r"^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(?P<fence>`{3,}|~{3,})[^`\n]*$"
    r"(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    rf"|{_COMMENT}"
    r"|<(?P<tag>pre|script|style)\b[^>\n]{0,200}>.*?(?:</(?P=tag)>|\Z)"
    r"|<code\b[^>\n]{0,200}>(?P<code>.*?)(?:</code>|\Z)"
    r"|(?<![`\\])(?P<ticks>`{1,9})(?!`)[^\n]{1,2000}?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_HIDDEN = re.compile(_COMMENT, re.DOTALL)
_INK = re.compile(r"[^\n]")


def prose(lines: Sequence[str]) -> tuple[str, ...]:
    """``lines`` with every character of code and comments made a space.

    Code within a line becomes backticks: there is something to see. Places stay as they are.

    >>> prose(["a `b` c", "~~~", "d", "~~~", "e <!-- f --> g"])
    ('a ``` c', '   ', ' ', '   ', 'e            g')
    """
    return _blanked(_NO_TEXT, lines)


def visible(lines: Sequence[str]) -> tuple[str, ...]:
    """``lines`` with every character of comments made a space."""
    return _blanked(_HIDDEN, lines)


def _blanked(pattern: re.Pattern[str], lines: Sequence[str]) -> tuple[str, ...]:
    def blank(match: re.Match[str]) -> str:
        return _INK.sub("`" if match.lastgroup in ("ticks", "code") else " ", match.group())

    return tuple(pattern.sub(blank, "\n".join(lines)).split("\n"))
