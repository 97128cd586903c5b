"""The forms of English verbs: a verb is written once, in a table of cues, and has them all."""

import re
from typing import NamedTuple

_HISSING = re.compile(r"(?:s|x|z|ch|sh|[^aeiou]o)$")
_CONSONANT_Y = re.compile(r"(?<![aeiou])y$")
_DOUBLED = re.compile(r"(?:out|over|under)?[^aeiou]*[aeiou][^aeiouwxy]")
"""One syllable that ends in one vowel and one consonant doubles that: "top", "outstrip"."""


class Verb(NamedTuple):
    """The forms of a verb; ``rest`` is what stands behind each: "out" of "edge out".

    ``noun`` tells one whose plain form and whose form in -ing are other words as well ("a match").
    """

    plain: str
    present: str
    past: str
    participle: str
    ing: str
    rest: str = ""
    noun: bool = False

    @property
    def finite(self) -> tuple[str, ...]:
        """What may stand before an object, whatever the word is else: not the plain form, nor -ing."""
        return tuple(dict.fromkeys(_joined(form, self.rest) for form in (self.present, self.past)))

    @property
    def bare(self) -> tuple[str, ...]:
        """The plain form and that in -ing."""
        return _joined(self.plain, self.rest), _joined(self.ing, self.rest)

    @property
    def done(self) -> str:
        """The participle: "beaten", "edged out"."""
        return _joined(self.participle, self.rest)


def verb(entry: str) -> Verb:
    """A verb by its entry: the plain form, or three forms where it is irregular, and what follows it.

    >>> verb("edge out").finite, verb("top").ing
    (('edges out', 'edged out'), 'topping')
    >>> verb("beat/beat/beaten").done, verb("lag behind").bare, verb("?tie with").noun
    ('beaten', ('lag behind', 'lagging behind'), True)
    """
    forms, _, rest = entry.lstrip("?").partition(" ")
    plain, *others = forms.split("/")
    past, participle = others or (_past(plain),) * 2
    return Verb(plain, _present(plain), past, participle, _ing(plain), rest, entry.startswith("?"))


def _joined(form: str, rest: str) -> str:
    return f"{form} {rest}".rstrip()


def _stem(plain: str) -> str:
    return plain + plain[-1] if _DOUBLED.fullmatch(plain) else plain


def _present(plain: str) -> str:
    if _CONSONANT_Y.search(plain):
        return plain[:-1] + "ies"
    return plain + ("es" if _HISSING.search(plain) else "s")


def _past(plain: str) -> str:
    if _CONSONANT_Y.search(plain):
        return plain[:-1] + "ied"
    return plain + "d" if plain.endswith("e") else _stem(plain) + "ed"


def _ing(plain: str) -> str:
    if plain.endswith("ie"):
        return plain[:-2] + "ying"
    return (plain[:-1] if plain.endswith("e") and not plain.endswith("ee") else _stem(plain)) + "ing"
