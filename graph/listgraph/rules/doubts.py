"""What makes a comparison or a subject less sure than its rule is, and by how much."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Set
from importlib import resources
from types import MappingProxyType

from listgraph.entries.context import Comparison, Context, Subject
from listgraph.names.name import Name
from listgraph.rules.ingredients import is_ingredient
from listgraph.rules.sentences import STOP

_COLON = re.compile(r"\s?[:：]")
_WORD = re.compile(r"[^\W\d_]{2}")
_FEW = 3
"""So many words before a name may be the beginning of a longer one."""
_LONG = 120
"""But no more characters."""
_EITHER = re.compile(r"\w(?: or (?=[a-z])|或者?(?=[^\W\d_a-zA-Z]))")
_ASKED = re.compile(rf"[^{STOP}]*[?？]")


def _figures() -> Mapping[str, float]:
    table = tomllib.loads(resources.files(__package__).joinpath("doubts.toml").read_text("utf-8"))
    return MappingProxyType({name: row["factor"] for name, row in table.items()})


FACTORS = _figures()
"""What a rule's confidence is multiplied by, for each doubt."""


def found_by_form(context: Context) -> Set[str]:
    """The models of a context that were found by their form alone."""
    headed = {context.heading.model} if context.heading and context.heading.new else set()
    return headed | {name.label for name in context.models if name.found != "lexicon"}


def doubted(confidence: float, new: Set[str], models: Iterable[str], doubts: Iterable[str] = ()) -> float:
    """The confidence that ``doubts`` leave of a rule's, and a model's that is ``new``, found by its form."""
    for doubt in reasons(new, models, doubts):
        confidence *= FACTORS[doubt]
    return round(confidence, 2)


def reasons(new: Set[str], models: Iterable[str], doubts: Iterable[str] = ()) -> tuple[str, ...]:
    """What makes an edge of these models doubtful: its ``doubts``, and one of the ``new``."""
    return (*doubts, *(() if new.isdisjoint(models) else ("found-by-form",)))


def doubts(context: Context, found: Comparison, doubt: str = "", pronoun: bool = False) -> tuple[str, ...]:
    """What makes a comparison doubtful; ``doubt`` is one of how its winner was found, or empty.

    ``pronoun`` tells that one of its sides is named by one.
    """
    reading = context.reading
    aside = not reading.title.holds(found.start, found.start)
    prose = reading.prose or (aside and context.is_long)
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


def doubted_subject(confidence: float, new: Set[str], context: Context, subject: Subject) -> float:
    """The confidence that a rule's is where it tells what an article is about."""
    return doubted(confidence, new, (subject.model,), subject_doubts(context, subject))


def subject_doubts(context: Context, subject: Subject) -> tuple[str, ...]:
    """What makes it doubtful that an article is about what its title names."""
    name = context.first_at(subject.start)
    if subject.rule != "title-subject" or name is None:
        return ()
    signs = {
        "longer-head": _is_longer(context, name),
        "class-word": name.class_word,
        "means": is_ingredient(context, name),
    }
    return tuple(doubt for doubt, holds in signs.items() if holds)


def _is_longer(context: Context, name: Name) -> bool:
    """Whether a title has more before its colon than a name and its maker's: "Parallel Tacotron: …"."""
    if not _COLON.match(context.text, name.end):
        return False
    start = context.reading.title.start
    if name.start - start > _LONG:
        return False
    words = context.text[start : name.start]
    for maker in context.organizations:
        if start <= maker.start < name.start:
            words = words.replace(context.text[maker.start : maker.end], "")
    return bool(_WORD.search(words)) and len(words.split()) <= _FEW
