"""File names out of any text: the same file on Windows, macOS and Linux, and safe between brackets.

What a name must not be: longer than a file system allows, one of Windows' devices, one that another
system folds onto a name beside it (by case, by composed or decomposed accents), or one that hides or
turns characters. Nor may it hold what ends or splits a link of a wiki.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping

from listgraph.iris import digest

LONGEST = 160
"""Bytes of UTF-8 that the decomposed form of a name may have; file systems allow 255."""

# Control characters, marks that are not seen or turn the text round, what is no character, private ones.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    "\U0001fffe\U0001ffff\U0002fffe-\U0002ffff\U000e0000-\U0010ffff]+"
)
# What a file system forbids, what a link of a wiki ends at, what a template or a formula begins with.
_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]{}%`$~=;\s]+')
# A name that begins with a dot is hidden; Windows drops dots and blanks from the end; a link to a name
# that ends in an extension leads to the file without a second one.
_END = re.compile(r"(?:[ .]|\.(?:md|canvas|base))+$", re.IGNORECASE)
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin|conout|clock|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)", re.IGNORECASE)


def portable(text: str, longest: int = LONGEST) -> str:
    """A file's name without extension that reads like ``text``; ``untitled`` where nothing is left.

    >>> portable("BERT: Pre-training / 预训练?"), portable("NUL.md"), portable("...")
    ('BERT Pre-training 预训练', '_NUL', 'untitled')
    """
    composed = unicodedata.normalize("NFC", text[: 8 * LONGEST])
    plain = _FORBIDDEN.sub(" ", _UNSEEN.sub(" ", composed)).lstrip(" .")
    name = _END.sub("", _cut(plain, longest)) or "untitled"
    return f"_{name}" if _DEVICE.match(name) else name


def distinct(wanted: Mapping[str, str]) -> dict[str, str]:
    """A portable name for each key, no two of which any system takes for one another.

    ``wanted`` holds the texts to make them of. Those that would clash all get a hash of their key, so
    that a name does not depend on the order.

    >>> distinct({"a": "BERT", "b": "Bert", "c": "T5"})
    {'a': 'BERT 8181c16b', 'b': 'Bert c67048f1', 'c': 'T5'}
    """
    names = {key: portable(text) for key, text in wanted.items()}
    round_ = 0
    while clashing := _clashing(names):
        round_ += 1
        for key in clashing:
            mark = digest(key, str(round_))[:8]
            names[key] = f"{portable(wanted[key], LONGEST - 12)} {mark}"
    return names


def folded(name: str) -> str:
    """What a system that folds case and accents knows ``name`` by; the widest folding of them all.

    >>> folded("É") == folded("e\\u0301"), folded("É") == folded("e")
    (True, False)
    """
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).upper().casefold())


def _clashing(names: Mapping[str, str]) -> list[str]:
    groups = defaultdict(list)
    for key, name in names.items():
        groups[folded(name)].append(key)
    return [key for keys in groups.values() if len(keys) > 1 for key in keys]


def _cut(name: str, longest: int) -> str:
    """As much of ``name`` as its decomposed form has room for."""
    size = 0
    for index, character in enumerate(name):
        size += len(unicodedata.normalize("NFD", character).encode())
        if size > longest:
            return name[:index]
    return name
