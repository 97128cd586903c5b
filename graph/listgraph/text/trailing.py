"""What stands at the end of a text, word by word from behind."""

import re

_WORD = re.compile(r"\S+")


def without_last(text: str, sign: re.Pattern[str], least: int = 0) -> str:
    """``text`` without the last of its words that are a ``sign`` each; ``least`` words stay.

    A pattern for all of them would be tried from each of many signs in the middle, which takes time with
    the square of their number.

    >>> without_last("On saws #a #b", re.compile(r"#\\w+")), without_last("On #a saws", re.compile(r"#\\w+"))
    ('On saws', 'On #a saws')
    """
    words = list(_WORD.finditer(text))
    kept = len(words)
    while kept > least and sign.fullmatch(words[kept - 1][0]):
        kept -= 1
    return text if kept == len(words) else text[: words[kept - 1].end() if kept else 0]
