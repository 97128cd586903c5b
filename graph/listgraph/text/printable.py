"""What a terminal may be shown: text of others, with nothing in it that does more than stand there."""

import unicodedata

_KEPT = frozenset("\n\u200c\u200d")
"""Not printable, yet harmless: line ends, and the joiners of Persian words and of emoji."""


def printable(text: str) -> str:
    r"""``text`` with what moves the cursor, turns the text round or cannot be seen spelled out.

    >>> printable("a\x1b[2J\tb\u202egnp.exe\u200b"), printable("大鸟\u3000BERT\n")
    ('a[U+001B][2J b[U+202E]gnp.exe[U+200B]', '大鸟 BERT\n')
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or char in _KEPT:
        return char
    if char.isspace() and (char == "\t" or unicodedata.category(char) == "Zs"):
        return " "
    return f"[U+{ord(char):04X}]"
