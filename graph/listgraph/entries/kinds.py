"""What an entry itself says of the thing that it names: a model, something else, or another model."""

import re
from collections.abc import Sequence

from listgraph.cues import words
from listgraph.entries.places import Place
from listgraph.entries.reading import Reading
from listgraph.entries.roles import role
from listgraph.lexicon import Lexicon, Model
from listgraph.lists.outline import Link
from listgraph.names.called import is_coined
from listgraph.names.free import is_other_thing
from listgraph.names.name import Name
from listgraph.names.things import is_made_of, is_model, is_stranger, kind_of
from listgraph.urls import canonicalise
from listgraph.urls.medium import medium, paper_id


def own_kind(reading: Reading, at: Place, found: Sequence[Name], lexicon: Lexicon, of_models: bool) -> str:
    """Whether the name at a place is known as a model's or as something else's; empty for neither.

    An everyday word counts as a known model under a heading ``of_models``.
    """
    text = reading.entry.text
    url = canonicalise(reading.link.destination)
    if is_other_thing(text[at.start : at.end], lexicon) or (url and medium(url) == "dataset"):
        return "other"
    inside = [name for name in found if at.holds(name)]
    models = [name for name in inside if name.kind == "Model" and not name.class_word]
    if inside and not models:
        return "other"
    paper = _is_paper(reading)
    rest = at.rest.of(text)
    if kind_of(rest, paper) == "other" and not (paper and models):
        return "other"
    if not models:
        called = text[at.start : at.end]
        said = is_coined(called) and (is_model(rest) or _is_derived(at, found, text))
        return "model" if said or (_WORD.fullmatch(called) and _ONE.match(rest) and is_model(rest)) else ""
    whole = inside[0].start == at.start and models[-1].end >= at.end - 1
    return "model" if whole and (of_models or not any(name.lonely for name in models)) else ""


_SURVEY = re.compile(words("survey", "words"), re.IGNORECASE)
_WORD = re.compile(r"[A-Z][a-z]{2,}")
_ONE = re.compile(r"(?:an?|the|our) |一[个款种]|首[个款]|开源", re.IGNORECASE)
"""How a sentence begins that says what a thing is."""


def _is_derived(at: Place, found: Sequence[Name], text: str) -> bool:
    """Whether a description begins with a known model and what was done to it: "Adapted LLaMA 7B …"."""
    first = next((name for name in found if name.kind == "Model" and name.start >= at.rest.start), None)
    return first is not None and is_made_of(text[at.rest.start : first.start])


def _is_paper(reading: Reading) -> bool:
    links = _links(reading)
    urls = filter(None, (canonicalise(link.destination) for link in links))
    return any(role(link) == "paper" for link in links) or any(medium(url) == "paper" for url in urls)


def _links(reading: Reading) -> Sequence[Link]:
    return [reading.link, *(link for _, link in reading.others)]


def without_strangers(
    readings: Sequence[Reading], found: list[Name], places: Sequence[Place], lexicon: Lexicon
) -> list[Name]:
    """``found`` without known names that the entry gives to another thing: by its paper, or by its kind."""
    strangers = {
        name.label
        for at in places
        for name in found
        if name.start == at.start and name.end >= at.end - 1 and name.label in lexicon.models
        if _is_stranger(readings, at, lexicon.models[name.label])
    }
    return [name for name in found if name.label not in strangers] if strangers else found


def _is_stranger(readings: Sequence[Reading], at: Place, model: Model) -> bool:
    rest = at.rest.of(readings[0].entry.text)
    urls = filter(None, (canonicalise(link.destination) for reading in readings for link in _links(reading)))
    papers = [paper for url in urls if (paper := paper_id(url) or "").startswith("arxiv:")]
    named = at.shape.partition("|")[0].endswith("colon") or model.ambiguous
    if papers and model.arxiv:
        other = named and not model.class_word and f"arxiv:{model.arxiv}" not in papers
        return other and not _SURVEY.search(rest)
    return (model.case or model.ambiguous) and not any(map(_is_paper, readings)) and is_stranger(rest)
