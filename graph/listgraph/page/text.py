"""Making any text safe to show: what cannot be seen is spelled out, what cannot be written is replaced."""

import re

from listgraph.text.printable import spelled

_SPACE = re.compile(r"[\s\u2028\u2029]+")
_WEB = re.compile(r"https?://[^\s<>\"'`\\]+$", re.IGNORECASE)
_UNWRITABLE = re.compile(r"[\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    r"""``text`` on one line, with nothing hidden in it.

    >>> visible("abc\u202egpj.exe\n")
    'abc[U+202E]gpj.exe'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return spelled(_UNWRITABLE.sub("\ufffd", _SPACE.sub(" ", text))).strip()


def shortened(text: str, length: int) -> str:
    """``text`` of at most so many characters, with an ellipsis where something is left out.

    >>> shortened("Switch Transformer", 8)
    'Switch …'
    """
    return text if len(text) <= length else f"{text[: length - 1]}…"


def web_address(url: str) -> str:
    """``url`` if a browser may be sent there, else an empty string.

    >>> web_address("https://example.org/"), web_address("javascript:alert(1)")
    ('https://example.org/', '')
    """
    return url if _WEB.match(url) else ""
