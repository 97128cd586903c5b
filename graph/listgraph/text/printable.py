"""What may be shown: text of others, with nothing in it that does more than stand there."""

import re
import unicodedata

_KEPT = frozenset("\n\u200c\u200d")
"""Not printable, yet harmless: line ends, and the joiners of Persian words and of emoji."""


def printable(text: str) -> str:
    r"""``text`` with what moves the cursor, turns the text round or cannot be seen spelled out.

    >>> printable("a\x1b[2J\tb\u202egnp.exe\u200b"), printable("大鸟\u3000BERT\n")
    ('a[U+001B][2J b[U+202E]gnp.exe[U+200B]', '大鸟 BERT\n')
    """
    return text if text.isprintable() else "".join(map(_shown, text))


_DECEIVING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def spelled(text: str) -> str:
    r"""``text`` with marks that turn it round, and control characters, spelled out.

    >>> spelled("abc\u202egpj.exe\x9b\n")
    'abc[U+202E]gpj.exe[U+009B]\n'
    """
    return text if text.isprintable() else _DECEIVING.sub(lambda found: _code(found[0]), text)


def escaped(text: str) -> str:
    r"""The same as escapes that JSON undoes: what is read is what was written.

    >>> escaped("abc\u202egpj.exe")
    'abc\\u202Egpj.exe'
    """
    return text if text.isprintable() else _DECEIVING.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


def _shown(char: str) -> str:
    if char.isprintable() or char in _KEPT:
        return char
    if char.isspace() and (char == "\t" or unicodedata.category(char) == "Zs"):
        return " "
    return _code(char)


def _code(char: str) -> str:
    return f"[U+{ord(char):04X}]"
