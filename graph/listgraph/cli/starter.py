"""A first ``listgraph.toml``: every key explained, names of the lists' own drafted, all commented out."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import Path

from listgraph.entries.read import read_entries
from listgraph.entries.roles import role
from listgraph.errors import ListgraphError
from listgraph.given import paths_of
from listgraph.lexicon import Lexicon, Model, builtin
from listgraph.lexicon.matcher import Matcher
from listgraph.lists.outline import Document, Entry
from listgraph.lists.parse import parse
from listgraph.lists.source import read
from listgraph.material import CONFIG
from listgraph.names.topics import filed, is_form, is_name
from listgraph.text.writing import singular

_RECURS = 2
_MOST = 200
"""So many names are drafted at most."""
_WORDS, _LETTERS = 3, 30
_EXAMPLES = "# A model, or any named thing"
"""The line of the file before which the names of the lists stand."""


def init(paths: Sequence[str | Path]) -> Path:
    """Write the file beside the lists at ``paths`` and return its path.

    Raises:
        ListgraphError: it is there already, or cannot be written.
    """
    roots = paths_of(paths, "PATH")
    path = (roots[0].parent if roots[0].is_file() else roots[0]) / CONFIG
    text = resources.files(__package__).joinpath("starter.toml").read_text("utf-8")
    try:
        with path.open("xb") as file:
            file.write(text.replace(_EXAMPLES, f"{_drafted(roots)}{_EXAMPLES}", 1).encode())
    except FileExistsError:
        raise ListgraphError(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise ListgraphError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
    return path


def _drafted(roots: Sequence[Path]) -> str:
    """An entry for each name that recurs in the lists, commented out; empty where none does."""
    try:
        sources, _ = read(roots)
    except ListgraphError:  # no list yet
        return ""
    lines = list(draft([parse(source) for source in sources], builtin()))
    head = (
        "# Names that recur in the lists, the most frequent first: take those that are things of your field."
    )
    return "\n".join([head, "#", *lines, "", ""]) if lines else ""


def draft(documents: Sequence[Document], lexicon: Lexicon) -> Iterator[str]:
    """The lines of an entry for each link text that is a name and stands in several entries.

    The kind is a guess: the heading that the name stands under.
    """
    kinds = dict(_link_texts(documents, lexicon))
    matcher = Matcher([Model(name, "", case=True) for name in kinds])
    counts: Counter[str] = Counter()
    for document in documents:
        for entry in document.entries:
            counts.update({match.entry.name for match in matcher.find(entry.text)})
    recurring = [name for name in kinds if counts[name] >= _RECURS]
    for name in sorted(recurring, key=lambda name: (-counts[name], name))[:_MOST]:
        yield "#[[model]]"
        yield f"#name = {_quoted(name):<32} # in {counts[name]} entries"
        if kinds[name]:
            yield f"#kind = {_quoted(kinds[name])}"


def _link_texts(documents: Sequence[Document], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Each article's link text that may be a thing's name, with what it may be."""
    known: Mapping[str, Model] = lexicon.models
    for document in documents:
        for reading in read_entries(document):
            name = " ".join(reading.link.text.split())
            titled = not role(reading.link) and not reading.prose and reading.entry.kind in ("item", "row")
            if titled and name not in known and _may_be_name(name):
                yield name, _kind(document, reading.entry, lexicon)


def _may_be_name(text: str) -> bool:
    short = len(text.split()) <= _WORDS and 1 < len(text) <= _LETTERS
    return short and text != text.lower() and is_name(text) and not is_form(text)


def _kind(document: Document, entry: Entry, lexicon: Lexicon) -> str:
    """What the heading above an entry calls one of what stands under it."""
    for _, section in document.above(entry.section):
        topic = filed(section.heading, lexicon)
        if topic and not is_form(topic.name):
            one = singular(topic.name)
            return one if one != topic.name and len(one.split()) <= _WORDS else ""
    return ""


def _quoted(text: str) -> str:
    """A basic string of TOML."""
    return json.dumps(text, ensure_ascii=False)
