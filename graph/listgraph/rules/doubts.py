"""What makes one contest less sure than its rule is, and by how much."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from types import MappingProxyType

from listgraph.entries.context import Comparison, Context
from listgraph.rules.sentences import STOP

_LINE = 200
"""A description of more characters is prose."""
_EITHER = re.compile(r"\w(?: or (?=[a-z])|或者?(?=[^\W\d_a-zA-Z]))")
_ASKED = re.compile(rf"[^{STOP}]*[?？]")


def _figures() -> Mapping[str, float]:
    table = tomllib.loads(resources.files(__package__).joinpath("doubts.toml").read_text("utf-8"))
    return MappingProxyType({name: row["factor"] for name, row in table.items()})


FACTORS = _figures()
"""What a rule's confidence is multiplied by, for each doubt."""


def doubted(confidence: float, context: Context, models: Iterable[str], doubts: Iterable[str] = ()) -> float:
    """The confidence that ``doubts`` leave of a rule's, and a model's that was found by its form alone."""
    for doubt in reasons(context, models, doubts):
        confidence *= FACTORS[doubt]
    return round(confidence, 2)


def reasons(context: Context, models: Iterable[str], doubts: Iterable[str] = ()) -> tuple[str, ...]:
    """What makes an edge of these models doubtful: its ``doubts``, and a model found by its form alone."""
    new = {name.label for name in context.models if name.found != "lexicon"}
    if context.heading and context.heading.new:
        new.add(context.heading.model)
    return (*doubts, *(() if new.isdisjoint(models) else ("found-by-form",)))


def doubts(context: Context, found: Comparison, doubt: str = "", pronoun: bool = False) -> tuple[str, ...]:
    """What makes a comparison doubtful; ``doubt`` is one of how its winner was found, or empty.

    ``pronoun`` tells that one of its sides is named by one.
    """
    reading = context.reading
    aside = not reading.title.holds(found.start, found.start)
    prose = reading.prose or (aside and reading.context.end - reading.context.start > _LINE)
    classes = {name.label for name in context.models if name.class_word}
    asked = found.outcome != "NoVerdict" and _ASKED.match(context.text, found.end)
    signs = {
        doubt: bool(doubt),
        "pronoun": pronoun,
        "prose": prose,
        "class-word": not classes.isdisjoint(found.pair),
        "either": bool(_EITHER.search(context.text, found.start, found.end)),
        "asked": bool(asked),
    }
    return tuple(name for name, holds in signs.items() if holds)
