"""Names that are nearly a known model's: a slip of the pen, or a version written in another way."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from listgraph.lexicon import Lexicon
from listgraph.text.writing import letters, squeeze

_SHORTEST = 6
"""Shorter names (in letters and digits) are too often one letter apart and both right."""
_CAPITALS = 7
"""As long a name in capitals must be: such names are short, and many."""
_LONGEST = 40
_TELLING = 10
"""As long a word with one capital must be to be no other word."""
_VERSION = re.compile(r"(?<=[A-Za-z])[-_ ]?v(?=\d)|(?<=\d)\.0$|(?:models?| series| family)$")

Slip = tuple[str, str]
"""A known name's letters as written, and the model."""


def another_form(name: str, lexicon: Lexicon) -> str:
    """The known model whose version ``name`` writes in another way, or an empty string.

    >>> from listgraph.lexicon import builtin
    >>> another_form("InternVL2.0", builtin()), another_form("BERT", builtin())
    ('InternVL2', '')
    """
    known, _ = _spellings(lexicon)
    plain = _VERSION.sub("", name)
    found = {model for _, model in known.get(squeeze(plain), ())} if plain != name else set()
    return found.pop() if len(found) == 1 and squeeze(name) not in known else ""


def slip(name: str, lexicon: Lexicon) -> str:
    """The known model that ``name`` is one slip of the pen away from, or an empty string.

    A slip is one letter too many or too few, or two in the wrong order, inside the name. Where
    it may be one from several models it is from none.

    >>> from listgraph.lexicon import builtin
    >>> [slip(name, builtin()) for name in ("ChaGPT", "ELECTREA", "CoFormer", "BERT")]
    ['ChatGPT', 'ELECTRA', '', '']
    """
    squeezed = squeeze(name)
    known, lacking = _spellings(lexicon)
    if squeezed in known or not _SHORTEST <= len(squeezed) <= _LONGEST or not squeezed.isascii():
        return ""
    found = {model for _, model in _slips(letters(name), known, lacking)}
    return found.pop() if len(found) == 1 else ""


def misspelt(word: str, lexicon: Lexicon) -> str:
    """The known model whose name ``word`` is with one slip and in the same letter case, or an empty string.

    A word in lower case but for its first letter may be just a word, so a name must be long to be
    known from it.

    >>> from listgraph.lexicon import builtin
    >>> [misspelt(word, builtin()) for word in ("OpenAssitant", "Tranformer", "Context", "Staring")]
    ['OpenAssistant', 'Transformer', '', '']
    """
    if word.islower() or (word[1:].islower() and len(word) < _TELLING) or not slip(word, lexicon):
        return ""
    found = _slips(letters(word), *_spellings(lexicon))
    return next((model for written, model in found if _same_letters(written, letters(word))), "")


def _same_letters(left: str, right: str) -> bool:
    """Whether two names have the same letters in the same case, but for one too many in one of them."""
    more, fewer = Counter(left) - Counter(right), Counter(right) - Counter(left)
    return more.total() + fewer.total() <= 1


def _slips(
    plain: str, known: Mapping[str, set[Slip]], lacking: Mapping[str, set[tuple[str, str, int]]]
) -> Iterator[Slip]:
    """The names, with their models, that differ from ``plain`` by one slip."""
    lower = plain.lower()
    for written, model, index in lacking.get(lower, ()):
        if _may_slip(written, index) and _alike(written, plain):
            yield written, model
    for index in range(2, len(plain) - 1):
        if not _may_slip(plain, index):
            continue
        shorter = lower[:index] + lower[index + 1 :]
        swapped = lower[:index] + lower[index + 1] + lower[index] + lower[index + 2 :]
        for other in (shorter, swapped):
            for written, model in known.get(other, ()) if other != lower else ():
                if _alike(written, plain):
                    yield written, model


def _alike(left: str, right: str) -> bool:
    """Whether two names are written alike: both in capitals and long enough, or neither."""
    if left.isupper() and right.isupper():
        return min(len(left), len(right)) >= _CAPITALS
    return not left.isupper() and not right.isupper()


def _may_slip(plain: str, index: int) -> bool:
    """Whether the letter at ``index`` may have slipped in or out: names begin and end as they should.

    A capital within a name stands for a word, so that another one makes another name.
    """
    inside = 2 <= index < len(plain) - 1 and plain[index].isalpha()
    return inside and (plain[index].islower() or plain.isupper())


@lru_cache(maxsize=4)
def _spellings(
    lexicon: Lexicon,
) -> tuple[Mapping[str, set[Slip]], Mapping[str, set[tuple[str, str, int]]]]:
    """Every known name by its letters; and by its letters but for one, with the place of that."""
    known: dict[str, set[Slip]] = {}
    lacking: dict[str, set[tuple[str, str, int]]] = {}
    for model in lexicon.models.values():
        for name in (model.name, *model.aliases):
            squeezed, plain = squeeze(name), letters(name)
            known.setdefault(squeezed, set()).add((plain, model.name))
            for index in range(2, len(squeezed) - 1) if len(squeezed) > _SHORTEST else ():
                shorter = squeezed[:index] + squeezed[index + 1 :]
                lacking.setdefault(shorter, set()).add((plain, model.name, index))
    return known, lacking
