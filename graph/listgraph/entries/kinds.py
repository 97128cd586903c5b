"""What an entry itself says of the thing that it names: a model, something else, or another model."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from listgraph.cues import Needles, words
from listgraph.entries.place import Place
from listgraph.entries.reading import Reading
from listgraph.entries.roles import TRIM, role
from listgraph.entries.told import (
    ONE,
    SUBTITLE,
    as_described,
    is_anothers,
    is_presented_other,
    is_told_model,
    is_told_other,
    said_of,
)
from listgraph.lexicon import Lexicon, Model
from listgraph.lists.outline import Link
from listgraph.names.built import HAN
from listgraph.names.called import is_coined, is_small
from listgraph.names.endings import is_always, is_network, is_typed
from listgraph.names.everyday import speaks_of_models
from listgraph.names.free import is_other_thing
from listgraph.names.name import Name
from listgraph.names.subtitles import is_for_models, is_on_models, is_serving, is_with_models
from listgraph.names.things import (
    is_for_task,
    is_made_of,
    is_model,
    is_net,
    is_task,
    is_vague,
    kind_of,
    told_kind,
)
from listgraph.names.versions import bare
from listgraph.urls import canonicalise
from listgraph.urls.medium import medium, paper_id


def says_model(rest: str) -> bool:
    """Whether what stands behind a name calls it a model, be it before those who wrote of it."""
    return "model" in (kind_of(rest, paper=True), kind_of(rest.partition(", ")[0], paper=True))


class Above(NamedTuple):
    """What the heading above an entry says that it lists: a ``kind`` of things, or papers of them."""

    kind: str
    papers: bool


def own_kind(
    reading: Reading, at: Place, found: Sequence[Name], makers: Set[str], lexicon: Lexicon, above: Above
) -> str:
    """What the name at a place is known to be: ``model``, ``net``, ``other``, ``way`` or an empty string.

    In the title of a paper a ``task`` is what networks do, an ``aim`` what its thing is for.

    A ``way`` is no thing of another kind by what is said: its title tells what is done. What is ``vague`` is
    called what other things are, and models as well. A ``net`` is a model
    where the list is about models: elsewhere networks are of people, and encoders of pictures.

    ``found`` are the entry's names in order, with its ``makers``. Under a heading of models an everyday
    word counts as a known one, under one of other things a table's header makes no model; under one of papers
    all are such, wherever the links lead.
    """
    text = reading.entry.text
    url = canonicalise(reading.link.destination)
    if url and medium(url) == "dataset":
        return "other"
    called, said, behind = text[at.start : at.end], at.rest.of(text).lstrip(_QUOTES), text[at.end :]
    inside = [name for name in at.among(found) if not _is_word(name, lexicon)]
    if at.of_models and above.kind != "other":
        return _in_column(called, said, inside)
    inside = [name for name in inside if name.found != "model-column"]
    if is_other_thing(called, lexicon):
        return "model" if ONE.match(said) and is_model(said) and is_coined(called) else "other"
    models = [name for name in inside if name.kind == "Model" and not name.class_word]
    if inside and not models and not _is_compound(inside, at):
        return "" if _goes_on(called, inside[-1], at) else "other"
    paper = above.papers or is_paper(reading)
    rest = as_described(said_of(called, said))
    again = len(rest) < len(said)
    defined = again and not SUBTITLE.match(said, len(called.strip(TRIM)))
    known = [name for name in models if name.found not in _GUESSED and name.start == at.start]
    sure = known and (paper or _is_of(known[0], makers, lexicon))
    told = told_kind(rest, paper and not defined)
    if not sure and (
        told == "other"
        or (kind_of(rest, paper) != "model" and is_presented_other(behind))
        or is_told_other(called, behind, paper)
        or is_serving(called.strip(TRIM), said)
    ):
        return "vague" if is_vague(rest) else "other"
    sure = sure or (known and _is_plainly(known[0], at, lexicon))
    if not sure and kind_of(rest, paper) != "model" and _WAYS.match(rest) and not HAN.match(rest):
        return "way" if is_typed(called) else "other"
    if not (sure or is_always(called.strip(TRIM))) and (
        told == "way"
        or is_on_models(rest)
        or (not models and is_for_models(rest))
        or (not known and (is_with_models(called.strip(TRIM), rest) or is_anothers(called, said)))
    ):
        return "way"
    if not models:
        coined = is_coined(called) or is_coined(bare(called))
        coined = coined and (is_model(rest) or _is_derived(at, found, text))
        titled = again or at.is_titled
        if coined or is_told_model(called, rest, titled, defined, paper):
            loose = is_small(called) or (not paper and is_net(rest) and not speaks_of_models(text))
            return "net" if loose else "model"
        return _done_by(rest) if paper and titled and is_coined(called) else _network(called, rest, told)
    whole = inside[0].start == at.start and models[-1].end >= at.end - 1
    own = {lexicon.models[name.label].arxiv for name in models if name.label in lexicon.models} & papers_in(
        [reading]
    )
    return (
        "model" if whole and (above.kind == "model" or own or not any(name.lonely for name in models)) else ""
    )


def _is_compound(inside: Sequence[Name], at: Place) -> bool:
    """Whether a name ends with the word for a class, and is another's: "ST-MLP"."""
    return all(name.kind == "Model" for name in inside) and inside[0].start > at.start


def _done_by(title: str) -> str:
    """What a paper's title says of a thing that it calls nothing: what it does, or what it is for."""
    if is_task(title):
        return "task"
    return "aim" if is_for_task(title) else ""


def _network(called: str, rest: str, told: str) -> str:
    """What a name ending as a network's is of which Chinese goes on to speak: "AviNet做多模态融合"."""
    return "net" if not told and is_network(called) and HAN.match(rest) else ""


def _is_plainly(name: Name, at: Place, lexicon: Lexicon) -> bool:
    """Whether a name is all of what stands at a place, and that of a model alone."""
    model = lexicon.models.get(name.label)
    return name.end >= at.end and model is not None and not model.ambiguous


def may_be_model(text: str, found: Sequence[Name]) -> bool:
    """Whether :func:`own_kind` may tell of a model in ``text``: it names one, or holds a word for such.

    >>> may_be_model("X: a small language model", ()), may_be_model("X: a small library", ())
    (True, False)
    """
    return any(name.kind == "Model" for name in found) or _TELLING.holds_one(text)


_TELLING = Needles(
    [*(("things", key) for key in ("models", "nets", "tasks", "performing")), ("endings", "network")],
)


def _goes_on(called: str, maker: Name, at: Place) -> bool:
    """Whether a maker's name is only the first of a thing's: "Cohere Transcribe"."""
    return maker.kind == "Organization" and bool(_NAMED_BEHIND.fullmatch(called, maker.end - at.start))


def _in_column(called: str, said: str, inside: Sequence[Name]) -> str:
    """What stands in a table's column of models, where the title of its paper does not tell better."""
    models = [name for name in inside if name.kind == "Model"]
    known = any(name.found == "lexicon" for name in models)
    rest = said_of(called, said)
    if not known and len(rest) < len(said) and is_on_models(rest):
        return "way"
    return "model" if models else ""


def _is_word(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of an organisation, and a word that another thing may be called by."""
    maker = lexicon.organizations.get(name.label) if name.kind == "Organization" else None
    return maker is not None and maker.ambiguous


def _is_of(name: Name, makers: Set[str], lexicon: Lexicon) -> bool:
    """Whether an entry names who made the known model ``name``, so that it speaks of that."""
    model = lexicon.models.get(name.label)
    return model is not None and made_by(model, makers)


def makers_in(found: Sequence[Name]) -> Set[str]:
    return {name.label for name in found if name.kind == "Organization"}


def made_by(model: Model, makers: Set[str]) -> bool:
    """Whether one of the ``makers``, or the house it belongs to, made a model: Google, Google DeepMind."""
    houses = {maker.partition(" ")[0] for maker in makers}
    return any(maker.partition(" ")[0] in houses for maker in model.developer)


_GUESSED = frozenset(
    {
        "paper-head", "tag", "sized", "kin", "introduced", "announced", "before-model", "like-known",
        "compound", "headed",
    }
)  # fmt: skip
"""How names are found by words around them, which say less than what the list says of its things."""
_WAYS = re.compile(rf"[^\n|]{{0,60}}?{words('things', 'ways')}", re.IGNORECASE)
_QUOTES = " \"“'‘"
_NAMED_BEHIND = re.compile(r"[ -][A-Z][\w.-]+(?: [A-Z\d][\w.-]*)?[\s*_]*")


def _is_derived(at: Place, found: Sequence[Name], text: str) -> bool:
    """Whether a description begins with a known model and what was done to it: "Adapted LLaMA 7B …"."""
    behind = islice(found, bisect_left(found, at.rest.start, key=attrgetter("start")), None)
    first = next((name for name in behind if name.kind == "Model"), None)
    if first is None:
        return False
    between = text[at.rest.start : first.start]
    made = not between.strip(_QUOTES) and _MADE_BEHIND.match(text, first.end)
    return bool(made) or is_made_of(between)


_MADE_BEHIND = re.compile(rf",? (?:[\w-]+ )?{words('things', 'made_behind')}(?![\w-])", re.IGNORECASE)


def is_paper(reading: Reading) -> bool:
    for link in _links(reading):
        url = canonicalise(link.destination)
        if role(link) == "paper" or (url and medium(url) == "paper"):
            return True
    return False


def _links(reading: Reading) -> Sequence[Link]:
    return [reading.link, *(link for _, link in reading.others)]


def papers_in(readings: Sequence[Reading]) -> Set[str]:
    """The ids of the papers in arXiv that an entry links to."""
    found = set()
    for reading in readings:
        for link in _links(reading):
            url = canonicalise(link.destination)
            paper = paper_id(url) if url else None
            if paper and paper.startswith("arxiv:"):
                found.add(paper.removeprefix("arxiv:"))
    return found
