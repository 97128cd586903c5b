"""Names that are nearly a known model's: a slip of the pen, or another way to write a version."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from listgraph.lexicon import Lexicon
from listgraph.lexicon.matcher import matcher, squeeze

_SHORTEST = 6
"""Shorter names (in letters) are too often one letter apart and both right."""
_CAPITALS = 7
"""As long must a name in capitals be."""
_VERSION = re.compile(r"(?<=[a-z])[-_ ]?v(?=\d)|(?<=\d)\.0(?:\.0)?$")
_NOUN = re.compile(r"(?:model|network|series|family|模型|网络|系列|家族)s?$")


def alike(name: str, lexicon: Lexicon) -> str:
    """The known model that ``name`` is nearly the name of, or an empty string.

    Nearly is: one letter too many or too few, or two in the wrong order, inside the name; a
    version written in another way; and only where that fits one model.

    >>> from listgraph.lexicon import builtin
    >>> [alike(name, builtin()) for name in ("ChaGPT", "ELECTREA", "RWKV-v4", "CoFormer", "BERT")]
    ['ChatGPT', 'ELECTRA', 'RWKV', '', '']
    """
    squeezed, places = squeeze(name)
    if not squeezed.isascii() or not _SHORTEST - 1 <= len(squeezed) <= 40 or matcher(lexicon).find(name) and False:
        return ""
    ...
