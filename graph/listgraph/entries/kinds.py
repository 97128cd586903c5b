"""What an entry itself says of the thing that it names: a model, something else, or another model."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from operator import attrgetter

from listgraph.cues import Needles, words
from listgraph.entries.places import Place
from listgraph.entries.reading import Reading
from listgraph.entries.roles import TRIM, is_generic, role
from listgraph.lexicon import Lexicon, Model
from listgraph.lists.outline import Link
from listgraph.names.called import is_coined, is_han_name, is_in_both, is_small
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
    is_stranger,
    is_task,
    kind_of,
    told_kind,
)
from listgraph.text.writing import squeeze
from listgraph.urls import canonicalise
from listgraph.urls.medium import medium, paper_id

_start = attrgetter("start")


def own_kind(reading: Reading, at: Place, found: Sequence[Name], lexicon: Lexicon, heading: str) -> str:
    """What the name at a place is known to be: ``model``, ``net``, ``other``, ``way`` or an empty string.

    In the title of a paper a ``task`` is what networks do, an ``aim`` what its thing is for.

    A ``way`` is no thing of another kind by what is said: its title tells what is done. A ``net`` is a model
    where the list is about models: elsewhere networks are of people, and encoders of pictures.

    ``found`` are the entry's names in order. ``heading`` is the kind of things that the heading above says
    it lists. Under one of models an everyday word counts as a known one; under one of other things a
    table's header makes no model.
    """
    text = reading.entry.text
    url = canonicalise(reading.link.destination)
    if url and medium(url) == "dataset":
        return "other"
    called, said, behind = text[at.start : at.end], at.rest.of(text).lstrip(_QUOTES), text[at.end :]
    within = found[bisect_left(found, at.start, key=_start) : bisect_right(found, at.end, key=_start)]
    inside = [name for name in within if at.holds(name) and not _is_word(name, lexicon)]
    if at.of_models and heading != "other":
        return _in_column(called, said, inside)
    inside = [name for name in inside if name.found != "model-column"]
    if is_other_thing(called, lexicon):
        return "model" if _ONE.match(said) and is_model(said) and is_coined(called) else "other"
    models = [name for name in inside if name.kind == "Model" and not name.class_word]
    if inside and not models and not _is_compound(inside, at):
        return "" if _goes_on(called, inside[-1], at) else "other"
    paper = is_paper(reading)
    rest = _as_described(_said(called, said))
    again = len(rest) < len(said)
    defined = again and not _SUBTITLE.match(said, len(called.strip(TRIM)))
    known = [name for name in models if name.found not in _GUESSED and name.start == at.start]
    sure = known and (paper or _is_of(known[0], found, lexicon))
    told = told_kind(rest, paper and not defined)
    if not sure and (
        told == "other"
        or (kind_of(rest, paper) != "model" and _is_presented_other(behind))
        or _is_told_other(called, behind, paper)
        or is_serving(called.strip(TRIM), said)
    ):
        return "other"
    sure = sure or (known and _is_plainly(known[0], at, lexicon))
    if not sure and kind_of(rest, paper) != "model" and _WAYS.match(rest):
        return "way" if is_typed(called) else "other"
    if not (sure or is_always(called.strip(TRIM))) and (
        told == "way"
        or is_on_models(rest)
        or (not models and is_for_models(rest))
        or (not known and (is_with_models(called.strip(TRIM), rest) or _is_anothers(called, said)))
    ):
        return "way"
    if not models:
        coined = is_coined(called) and (is_model(rest) or _is_derived(at, found, text))
        titled = again or at.shape.partition("|")[0].endswith("colon")
        if coined or _is_told_model(called, rest, titled, defined, paper):
            loose = is_small(called) or (not paper and is_net(rest) and not speaks_of_models(text))
            return "net" if loose else "model"
        return _done_by(rest) if paper and titled and is_coined(called) else ""
    whole = inside[0].start == at.start and models[-1].end >= at.end - 1
    own = {lexicon.models[name.label].arxiv for name in models if name.label in lexicon.models} & papers_in(
        [reading]
    )
    return "model" if whole and (heading == "model" or own or not any(name.lonely for name in models)) else ""


def _is_compound(inside: Sequence[Name], at: Place) -> bool:
    """Whether a name ends with the word for a class, and is another's: "ST-MLP"."""
    return all(name.kind == "Model" for name in inside) and inside[0].start > at.start


def _done_by(title: str) -> str:
    """What a paper's title says of a thing that it calls nothing: what it does, or what it is for."""
    if is_task(title):
        return "task"
    return "aim" if is_for_task(title) else ""


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


def _is_told_model(called: str, rest: str, titled: bool, defined: bool, paper: bool) -> bool:
    """Whether what is said behind a name that nobody knows, of one form or another, makes it a model."""
    word = _WORD.fullmatch(called) or is_han_name(called) or is_in_both(called)
    if is_model(rest) and ((titled and (defined or word)) or (word and _ONE.match(rest))):
        return True
    if is_small(called) and is_model(rest) and _ONE.match(rest):
        return not is_generic(called)
    return paper and titled and bool(is_network(called) or (word and kind_of(rest, paper) == "model"))


def _in_column(called: str, said: str, inside: Sequence[Name]) -> str:
    """What stands in a table's column of models, where the title of its paper does not tell better."""
    models = [name for name in inside if name.kind == "Model"]
    known = any(name.found == "lexicon" for name in models)
    rest = _said(called, said)
    if not known and len(rest) < len(said) and is_on_models(rest):
        return "way"
    return "model" if models else ""


def _is_word(name: Name, lexicon: Lexicon) -> bool:
    """Whether a name is that of an organisation, and a word that another thing may be called by."""
    maker = lexicon.organizations.get(name.label) if name.kind == "Organization" else None
    return maker is not None and maker.ambiguous


def _is_of(name: Name, found: Sequence[Name], lexicon: Lexicon) -> bool:
    """Whether an entry names who made the known model ``name``, so that it speaks of that."""
    model = lexicon.models.get(name.label)
    return model is not None and made_by(model, makers_in(found))


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
_NOTED = re.compile(r" ?[(（](?P<kind>[^()（）]*[\u3400-\u9fff][^()（）]*)[)）]")
"""What Chinese says in brackets behind a name: "X (文档处理框架)"."""
_QUOTES = " \"“'‘"
_WORD = re.compile(r"[A-Z][a-z]{2,}")
_NAMED_BEHIND = re.compile(r"[ -][A-Z][\w.-]+(?: [A-Z\d][\w.-]*)?[\s*_]*")
_PRESENTS = re.compile(r"(?:This|The) \w+ (?:present|introduc|propos|describ|releas)\w* (?=[A-Z])")
_KIND_BEFORE = re.compile(
    r"(?P<kind>[\w-]+(?: [\w-]+){0,5}) (?:called|named|known as|dubbed|termed),? [\"“]?$"
)
_SUBTITLE = re.compile(r"\s?[:：]|\s--\s")
_FAR = 600
"""A description says what a thing is within so many characters."""
_IS = re.compile(
    r"(?: ?[(（][^()（）]{1,40}[)）])?(?: (?:is|are|was|(?:introduc|propos|present|provid|offer)e?s"
    r"(?= an? )) |\s?是|\s?[:：](?!//)\s?|\s--\s|, (?=an? ))"
)
_ONE = re.compile(
    r"(?:an?|the|our) |一[个款种]|首[个款]|开源"
    r"|(?:[\w-]+ ){1,4}model(?=\s*(?:[.,;]|$)| (?:for|that|with|from|by) )",
    re.IGNORECASE,
)
"""How a sentence begins that says what a thing is."""


def _said(called: str, rest: str) -> str:
    """What a description says that its thing is, where it begins with the name again: "X is a …"."""
    rest = _PRESENTS.sub("", rest)
    name, copula = called.strip(TRIM), _IS.match(rest, len(called.strip(TRIM)))
    return rest[copula.end() :] if copula and rest.startswith(name) else rest


def _as_described(rest: str) -> str:
    """What a description behind a title says that its thing is, if a model: "Diffusion … – our model"."""
    dash = _DESCRIBED.search(rest, 0, _FAR)
    return rest[dash.end() :] if dash and is_model(rest[dash.end() :]) else rest


_DESCRIBED = re.compile(r"\s[-–—]+\s(?=(?:an?|our|the) )")


def _is_anothers(called: str, title: str) -> bool:
    """Whether the title behind a label is that of a thing with a name of its own: "Data: A-BERT: …"."""
    head = _HEAD.match(title)
    own, label = (squeeze(name) for name in (head["name"] if head else "", called))
    return bool(own) and own not in label and label not in own


_HEAD = re.compile(r"(?P<name>(?=[\w.+-]*[A-Z][\w.+-]*[A-Z0-9])[A-Za-z][\w.+-]{2,30})\s?[:：]\s")


def _is_presented_other(behind: str) -> bool:
    """Whether a description tells that a paper presents no model: "This paper introduces a benchmark"."""
    presented = _PRESENTED.search(behind[:_FAR])
    return presented is not None and is_stranger(behind[presented.end() :])


_PRESENTED = re.compile(
    r"(?:This|The) (?:paper|work|study|article) (?:present|introduc|propos|describ|releas)\w* (?=an? |the )"
    r"|This (?=\w+ )"
)


def _is_told_other(called: str, behind: str, paper: bool) -> bool:
    """Whether a sentence behind a name says that it is no model: "X is a method …", "a tool called X"."""
    name, near = called.strip(TRIM), behind[:_FAR]
    noted = _NOTED.match(near)
    if noted and not paper and kind_of(noted["kind"]) == "other":
        return True
    if not name or name not in near:
        return False
    for found in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", near):
        copula = _IS.match(behind, found.end())
        before = _KIND_BEFORE.search(behind, max(0, found.start() - 80), found.start())
        kind = copula and kind_of(behind[copula.end() :], paper and ":" in copula.group())
        kind = kind or (before and kind_of(before["kind"]))
        if kind:
            return kind == "other"
    return False


def _is_derived(at: Place, found: Sequence[Name], text: str) -> bool:
    """Whether a description begins with a known model and what was done to it: "Adapted LLaMA 7B …"."""
    first = next((name for name in found if name.kind == "Model" and name.start >= at.rest.start), None)
    return first is not None and is_made_of(text[at.rest.start : first.start])


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
