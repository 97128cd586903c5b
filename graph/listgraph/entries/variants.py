"""A new model's name with the word for a variant behind it, where a document tells of no other."""

import re
from collections.abc import Iterable, Mapping, Sequence

from listgraph.names.name import KNOWN, Name

_VARIANT = re.compile(
    r"[-_](?:chat|xx?l|mini|zh|cn|chinese|en|english)(?![A-Za-z0-9]|[-_][A-Za-z])", re.IGNORECASE
)
"""What a name is cut before: of a known model such a one is no other, of a new one it may be all there is."""


def only_variants(entries: Iterable[tuple[str, Sequence[Name]]]) -> Mapping[str, str]:
    """The new names that a document writes with one such word behind them, always, each with that word.

    >>> plover = Name(0, 6, "Plover", found="place")
    >>> only_variants([("Plover-XL", [plover])])
    {'Plover': '-XL'}
    >>> only_variants([("Plover-XL", [plover]), ("Plover", [plover])])
    {}
    """
    written: dict[str, set[str]] = {}
    for text, names in entries:
        for name in names:
            if name.kind == "Model" and name.found not in KNOWN:
                written.setdefault(name.label, set()).add(_behind(text, name))
    return {
        label: next(iter(words)) for label, words in written.items() if len(words) == 1 and "" not in words
    }


def _behind(text: str, name: Name) -> str:
    """The word for a variant behind a name that is written as it is called."""
    end = name.start + len(name.label)
    variant = _VARIANT.match(text, end) if text.startswith(name.label, name.start) else None
    return variant.group() if variant else ""


def with_variants(found: Sequence[Name], variants: Mapping[str, str]) -> list[Name]:
    """``found``, where those names have their words behind them."""
    return [
        name._replace(label=name.label + word, end=max(name.end, name.start + len(name.label + word)))
        if name.found not in KNOWN and (word := variants.get(name.label, ""))
        else name
        for name in found
    ]
