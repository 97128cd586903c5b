"""Who wrote something, where the name of a thing might stand: "Doe et al. (2016)", "Doe and Roe (2016)"."""

import re

_PERSON = r"[^\W\d_a-z][\w'’-]*"
_CITED = re.compile(
    rf"{_PERSON},? (?:(?:{_PERSON}[.,]{{0,2}}|and|&) ){{0,8}}et al\b"
    rf"|{_PERSON}(?:,? (?:and|&) {_PERSON}|, {_PERSON}\.?),? [(（]?(?:19|20)\d\d(?!\d)"
)
_IN_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


def is_cited(words: str) -> bool:
    """Whether ``words`` begin with who wrote what they tell of, and name no thing before.

    >>> is_cited("Doe et al. (2016), small"), is_cited("Doe and Roe (2016)"), is_cited("Doe, Ann. (2016)")
    (True, True, True)
    >>> is_cited("AviNet (Doe et al., 2016)"), is_cited("AviNet and AviBERT"), is_cited("AviNet (2016)")
    (False, False, False)
    """
    return bool(_CITED.match(words))


def without_brackets(words: str) -> str:
    """``words`` with what stands in brackets blotted out, letter for letter.

    >>> without_brackets("AviNet (Doe, 2016), small")
    'AviNet ···········, small'
    """
    return _IN_BRACKETS.sub(lambda found: "·" * len(found.group()), words)
