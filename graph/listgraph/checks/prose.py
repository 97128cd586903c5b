"""The lines of a list without what Markdown does not read as text: code and comments."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(
    r"^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(?P<fence>`{3,}|~{3,})[^`\n]*$(?:.*?^[ \t>]*(?P=fence)[`~]*[ \t]*$|.*\Z)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(?P<tag>pre|code|script|style)\b[^>\n]{0,200}>.*?(?:</(?P=tag)>|\Z)"
    r"|(?<![`\\])(?P<ticks>`{1,9})(?!`)(?:[^\n]{1,2000}?[^`\n])??(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_INK = re.compile(r"[^\n]")


def prose(lines: Sequence[str]) -> list[str]:
    """``lines`` with every character of code and comments made a space: places stay as they are.

    >>> prose(["a `b` c", "```", "d", "```", "e <!-- f --> g"])
    ['a     c', '   ', ' ', '   ', 'e            g']
    """
    return _QUOTED.sub(lambda match: _INK.sub(" ", match.group()), "\n".join(lines)).split("\n")


def without_comments(lines: Sequence[str]) -> list[str]:
    """``lines`` with every character of a comment made a space."""
    return _COMMENT.sub(lambda match: _INK.sub(" ", match.group()), "\n".join(lines)).split("\n")
