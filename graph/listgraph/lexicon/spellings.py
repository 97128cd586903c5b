"""Every way to write the names of an entry of the lexicon."""

import re
from collections.abc import Iterable, Iterator
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


_REST = re.compile(r"[ -]?[\dA-Z]")
_HAN = re.compile("[\u3400-\u9fff]{2,6}")


_TIERED = re.compile(r"(?P<family>[A-Z][a-z]+) (?P<tier>[A-Z][a-z]+) (?P<number>\d(?:\.\d)?)")


def by_family(entries: Iterable[Named]) -> Iterator[Spelling]:
    """Names as others write them who know the family, where they are no other model's.

    The family's name in Chinese, "通义千问-VL", and a number before the tier: "Claude 4 Opus".
    """
    models = [entry for entry in entries if isinstance(entry, Model)]
    families = {model.name: model.zh for model in models if model.family and model.zh}
    for model in models:
        if tiered := _TIERED.fullmatch(model.name):
            name = f"{tiered['family']} {tiered['number']} {tiered['tier']}"
            yield Spelling(name, model, False, True)
        stems = (model.name[:end] for end in range(len(model.name) - 1, 1, -1))
        stem = next((stem for stem in stems if stem in families), "")
        rest = model.name[len(stem) :]
        if stem and _REST.match(rest):
            yield from (
                Spelling(name + rest, model, False, True) for name in families[stem] if _HAN.fullmatch(name)
            )
