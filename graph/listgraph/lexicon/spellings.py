"""Every way to write the names of an entry of the lexicon."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from listgraph.lexicon.entries import Ignored, Model, Organization, Topic

Named = Model | Organization | Topic | Ignored
_WORD_ZH = 2  # a Chinese name of more characters is no word
_DOTTED = re.compile(r"(?<=\d)\.(?=\d)")


class Spelling(NamedTuple):
    """A name of ``entry`` as the lexicon has it; ``case`` and ``sure`` are those of its form.

    ``slug``: as in an address, where a hyphen stands for each dot. ``title``: of its paper.
    """

    name: str
    entry: Named
    case: bool
    sure: bool
    slug: bool = False
    title: bool = False


def spellings(entry: Named) -> Iterator[Spelling]:
    """Every way to write the names of ``entry``."""
    if isinstance(entry, Ignored):
        yield from (Spelling(name, entry, False, True) for name in (entry.name, *entry.aliases))
        return
    for name in (entry.name, *entry.aliases):
        # A long expansion is never mistaken for a word, whatever holds for the short name.
        short = " " not in name
        spelling = Spelling(name, entry, entry.case and short, not (entry.ambiguous and short))
        yield spelling
        if isinstance(entry, Model) and _DOTTED.search(name):
            yield spelling._replace(name=_DOTTED.sub("-", name), case=False, slug=True)
    for title in entry.titles if isinstance(entry, Model) else ():
        yield Spelling(title, entry, False, True, title=True)
    for name in entry.zh:
        yield Spelling(name, entry, False, not (entry.ambiguous_zh and len(name) <= _WORD_ZH))
