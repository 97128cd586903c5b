"""How names are written, and the one form in which two of them are compared."""

import re
import unicodedata
from collections.abc import Iterator

from listgraph.text.script import simplified

_SEPARATORS = " _-·\u00a0\u2010\u2011\u2012\u2013"
_PLAIN = _SEPARATORS[:3]
"""Those that are ASCII."""
SEPARATOR = re.compile(f"[{re.escape(_SEPARATORS)}]")
"""What stands between a name's parts and makes no other name of it."""


def squeeze(text: str) -> str:
    """What names are compared by: neither case, separators nor the Chinese script make another name.

    >>> squeeze("GPT-2 x"), squeeze("PointNet++"), squeeze("智譜 AI")
    ('gpt2x', 'pointnet++', '智谱ai')
    """
    return letters(lowered(simplified(text)))


def lowered(text: str) -> str:
    """``text`` in lower case, as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):  # İ and the like grow: keep such letters as they are
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lower


def letters(text: str) -> str:
    """``text`` as it is written but for the separators."""
    for char in _SEPARATORS if not text.isascii() else _PLAIN:
        if char in text:
            text = text.replace(char, "")
    return text


def standing(name: str, text: str) -> Iterator[int]:
    """Where ``name`` begins in ``text``, each time that no letter, digit, ``_`` or hyphen is beside it.

    >>> list(standing("BERT", "BERT, a-BERT and BERT_x: BERT."))
    [0, 25]
    """
    start = text.find(name)
    while start >= 0:
        end = start + len(name)
        apart = not (_goes_on(text[start - 1 : start]) or _goes_on(text[end : end + 1]))
        if apart:
            yield start
        start = text.find(name, end if apart else start + 1)


def _goes_on(char: str) -> bool:
    return char.isalnum() or (char != "" and char in "_-")


_SYMBOLS = {"+": "plus", "#": "sharp", "&": "and", "*": "star", "@": "at"}
_GREEK = re.compile(r"GREEK (?:SMALL|CAPITAL) LETTER (?:FINAL )?(\w+)")


def spelt(char: str) -> str:
    """The word for a symbol or a Greek letter that tells names apart; empty for any other character.

    >>> spelt("+"), spelt("α"), spelt("Σ"), spelt("x")
    ('plus', 'alpha', 'sigma', '')
    """
    greek = _GREEK.fullmatch(unicodedata.name(char, ""))
    return _SYMBOLS.get(char) or (greek[1].lower() if greek else "")


_PLURAL = re.compile(
    r"(?:(?<=[a-z]{2})(?P<ies>ies)|(?P<es>(?:ch|sh|ss|x|zz)es)|(?<=[a-rt-z0-9])s)$", re.IGNORECASE
)
_SINGULAR = re.compile(r"(?:us|is|ics|news|series|species|ops|os|as|kubernetes|windows)$", re.IGNORECASE)
"""How words end that have an s of their own."""


def singular(text: str) -> str:
    """``text`` with its last word in the singular, by the common rules of English spelling.

    >>> [singular(word) for word in ("Databases", "search engines", "libraries", "analytics", "数据库")]
    ['Database', 'search engine', 'library', 'analytics', '数据库']
    """
    found = _PLURAL.search(text)
    if not found or _SINGULAR.search(text) or len(text) <= len("GAN"):
        return text
    if found["ies"]:
        return text[:-3] + "y"
    return text[:-2] if found["es"] else text[:-1]
