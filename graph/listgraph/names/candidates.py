"""What in a text may be a name: known forms, how each goes on, and new forms that look like names."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from listgraph.cues import plain
from listgraph.lexicon import Ignored, Lexicon, Model, Organization
from listgraph.lexicon.matcher import Match, matcher
from listgraph.names.compounds import compounded
from listgraph.names.discovery import discover
from listgraph.names.everyday import is_sure
from listgraph.names.known import lexicon_name
from listgraph.names.name import Name
from listgraph.names.versions import bare
from listgraph.text.writing import squeeze

Place = tuple[int, int]


class Form(NamedTuple):
    """A known form: what was matched, and the names that it is with all that belongs to it.

    ``owner`` tells the owner's name in a path ("Qwen/Qwen3", "meta-llama/…"), which names nothing by itself.
    """

    match: Match
    names: tuple[Name, ...] = ()
    owner: bool = False

    @property
    def place(self) -> Place:
        """Where the form stands."""
        return self.match.start, self.match.end


class Candidates(NamedTuple):
    """All that may be a name in ``text``: known forms, new ones, and where addresses stand."""

    text: str
    forms: tuple[Form, ...]
    new: tuple[Name, ...]
    addresses: tuple[Place, ...]


def candidates(text: str, lexicon: Lexicon) -> Candidates:
    """What in ``text`` may be a name, each form in order; a form may be both a known and a new one.

    >>> from listgraph.lexicon import builtin
    >>> found = candidates("LLaMA-7B meets AviBERT", builtin())
    >>> [name.label for form in found.forms for name in form.names], [name.label for name in found.new]
    (['LLaMA'], ['LLaMA', 'AviBERT'])
    """
    addresses = _addresses(text)
    matches = [match for match in matcher(lexicon).find(text) if not _is_within(match, addresses)]
    forms = tuple(_form(text, match, lexicon) for match in matches)
    taken = [form.place for form in forms if not goes_on(text, form.match)]
    taken += [(name.start, name.end) for form in forms if is_sure(form.match) for name in form.names]
    if lexicon.is_alone:
        return Candidates(text, forms, (), addresses)
    new = (
        *_repositories(text, lexicon),
        *_classes(text, lexicon),
        *discover(text, lexicon, [*taken, *addresses]),
    )
    return Candidates(text, forms, new, addresses)


def _is_within(match: Match, places: Sequence[Place]) -> bool:
    """Whether a match lies in one of the places, which are in order and apart."""
    before = bisect_right(places, match.start, key=itemgetter(0))
    return before > 0 and match.end <= places[before - 1][1]


def _form(text: str, match: Match, lexicon: Lexicon) -> Form:
    entry = match.entry
    if isinstance(entry, Ignored):
        return Form(match)
    tool = _TOOL.match(text, match.start)
    if tool and tool.end() > match.end:
        return Form(match)
    if _PROGRAM.match(text, match.end):
        return Form(match)
    called = text[match.start : match.end]
    among = text[match.start - 1 : match.start] == "/"  # one of several with slashes between
    if (text.startswith(f"/{called}", match.end) and not among) or (
        called.islower() and text.startswith("/", match.end) and text[match.start - 1 : match.start] == "-"
    ):
        return Form(match, owner=True)
    if isinstance(entry, Organization):
        return Form(match, (Name(match.start, match.end, entry.name, "Organization"),))
    assert isinstance(entry, Model)
    return Form(match, tuple(compounded(text, match, entry, lexicon)))


_TOOL = re.compile(
    rf"(?<![A-Za-z])(?:gpt-[a-z]{{3,}}|[a-z][a-z\d]*-{plain('discovery', 'tools_behind')}(?![\w-])"
    r"|(?<=🤗 )Transformers|(?<=pip install )transformers"
    r"|GPT-(?!Small|Medium|Large|Base|Mini|Nano|Turbo|Vision|Image|Series|Family|Like|Style|Powered)[A-Z][a-z]{3,}"
    r"|[Tt]ransformers(?=`| v?\d| (?:library|package|repo)))"
)
"""What tools are called, and no model: "gpt-trainer", "llama-swap", "GPT-Migrate", "Transformers 4.40"."""
_PROGRAM = re.compile(
    r"\.(?:cpp|c|cs|cu|rs|py|js|ts|go|jl|rn|vim|nvim|swift|zig|lua|dart|mojo|wasm|unity|net|java)(?![A-Za-z0-9_.-])"
)
"""What makes a program of a name: "llama.vim"."""
_REPOSITORY = re.compile(r"(?<![\w./-])(?P<owner>[A-Za-z][\w-]+)/(?P<name>[A-Za-z][\w.-]+)", re.ASCII)


def _repositories(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """The models that repositories of their makers' are called like: OPT of "facebook/opt-30b"."""
    for found in _REPOSITORY.finditer(text) if "/" in text else ():
        known = lexicon_name(bare(found["name"]), lexicon)
        makers = lexicon.models[known].developer if known else ()
        owner = squeeze(found["owner"])
        if known and any(owner.startswith(name) for maker in makers for name in _called(maker, lexicon)):
            yield Name(*found.span("name"), known)


_CLASS = re.compile(
    r"(?<![\w./-])(?P<name>[A-Z][A-Za-z0-9]{1,24}?)(?:For[A-Z][A-Za-z]{2,40}|Model)(?![\w/])", re.ASCII
)


def _classes(text: str, lexicon: Lexicon) -> Iterator[Name]:
    """The models that classes of code are called after: BERT of "BertForSequenceClassification"."""
    for found in _CLASS.finditer(text) if "For" in text or "Model" in text else ():
        whole = (match for match in matcher(lexicon).find(found["name"]) if match.end == len(found["name"]))
        yield from (
            Name(*found.span(), match.entry.name)
            for match in whole
            if match.start == 0 and isinstance(match.entry, Model) and not match.entry.class_word
        )


def _called(maker: str, lexicon: Lexicon) -> Iterator[str]:
    row = lexicon.organizations.get(maker)
    names = (row.name, *row.aliases) if row else (maker,)
    return (squeeze(name) for name in names if len(name) > 2)


def goes_on(text: str, match: Match) -> bool:
    """Whether what is no name by itself may be the beginning of one: GPT of "GPT4Video"."""
    return text[match.end : match.end + 1].isdigit()


def _addresses(text: str) -> tuple[Place, ...]:
    """Where addresses stand in a text: of those in the Web all but the last steps."""
    told = "@" in text or "r/" in text or "u/" in text
    people = tuple(match.span() for match in _PEOPLE.finditer(text)) if told else ()
    if "://" not in text and "www." not in text:
        return people
    return (*people, *(_before_last_step(match) for match in _URL.finditer(text)))


_PEOPLE = re.compile(r"(?<![A-Za-z0-9.])(?:/?r/\w{3,}|/?u/\w{3,}|@[A-Za-z]\w{2,})", re.ASCII)
"""A forum ("/r/learning"), somebody's account."""
_URL = re.compile(r"(?:https?://|www\.)[^\s，。；）)]+", re.IGNORECASE)


def _before_last_step(match: re.Match[str]) -> tuple[int, int]:
    """Of a URL only the last step of the path can name the thing: not the host, nor the owner."""
    cut = match.group().rstrip("/").rfind("/") + 1
    return match.start(), match.start() + cut if cut > len("https://") else match.end()
