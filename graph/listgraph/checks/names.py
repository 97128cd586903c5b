"""Models under another model's heading, and names that the lexicon may lack."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from listgraph.checks.lists import Lists, at_link, shown
from listgraph.checks.spelling import another_form, misspelt, slip
from listgraph.entries.context import Heading
from listgraph.entries.contexts import contexts, headed
from listgraph.entries.reading import Reading
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document
from listgraph.problems import Problem
from listgraph.rules.comparisons import compare
from listgraph.rules.subjects import subjects

_TITLE = frozenset({"title-subject", "label-subject"})
_COMPARED = frozenset({"comparedWith", "outperforms", "equals"})
_FEWEST = 2
"""As many entries of a section must name the heading's model, and more than are about others."""

_OFTEN = 3
"""How many times as often as the slip the right name must stand in the lists."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry under a model's heading, the models that it names, and those that its title is about."""

    reading: Reading
    heading: Heading
    named: frozenset[str]
    titled: frozenset[str]


def misplaced(lists: Lists) -> Iterator[Problem]:
    """Each entry whose title names only a model that has nothing to do with the heading's.

    A heading most of whose entries are about other models is a topic to its author, not a model.
    """
    compared = _compared(lists.graph)
    for document in lists.documents:
        sections: dict[int, list[_Entry]] = {}
        for entry in _entries(document, lists.lexicon):
            sections.setdefault(entry.heading.section, []).append(entry)
        for entries in sections.values():
            strangers = [entry for entry in entries if _is_stranger(entry, lists.lexicon, compared)]
            own = sum(entry.heading.model in entry.named for entry in entries)
            for entry in strangers if own >= max(_FEWEST, len(strangers) + 1) else ():
                about, heading = next(iter(entry.titled)), entry.heading.model
                title = shown(entry.reading.headline)
                message = f"{title} is about {about}, but stands under the heading of {heading}"
                yield at_link(document, entry.reading.entry, entry.reading.link, "misplaced-model", message)


def _entries(document: Document, lexicon: Lexicon) -> Iterator[_Entry]:
    """The entries that stand under a model's heading."""
    heads = headed(document, lexicon)
    for context in contexts(document, lexicon, heads) if heads else ():
        if context.heading:
            found = subjects(context, compare(context))
            titled = frozenset(subject.model for subject in found if subject.rule in _TITLE)
            named = frozenset(name.label for name in context.models)
            yield _Entry(
                context.reading,
                context.heading,
                named,
                titled - {context.heading.model},
            )


def _compared(graph: KnowledgeGraph) -> frozenset[frozenset[str]]:
    """The pairs of models that an article somewhere compares."""
    pairs = ((s, t) for s, relation, t, _ in graph.edges() if relation in _COMPARED)
    return frozenset(frozenset((graph.by_id[s].label, graph.by_id[t].label)) for s, t in pairs)


def _is_stranger(entry: _Entry, lexicon: Lexicon, compared: frozenset[frozenset[str]]) -> bool:
    """Whether the entry's title is about one model that is no kin of the heading's."""
    if entry.heading.model in entry.named or len(entry.titled) != 1:
        return False
    pair = (entry.heading.model, next(iter(entry.titled)))
    known = [lexicon.models.get(name) for name in pair]
    if any(model is None or model.class_word for model in known) or frozenset(pair) in compared:
        return False
    short, long = sorted((name.casefold() for name in pair), key=len)
    if short in long or _family(short) == _family(long):
        return False
    return not _lineage(pair[0], lexicon) & _lineage(pair[1], lexicon)


def _family(name: str) -> str:
    """What a name begins with, before a number, a letter or another word sets it apart ("GPT" of GPT-J)."""
    return re.split(r"[\s\d_.-]", name, maxsplit=1)[0]


def _lineage(name: str, lexicon: Lexicon) -> frozenset[str]:
    """The model and all that it is based on, a variant of, or a successor to.

    What whole classes are called (Transformer) makes no kinship.
    """
    found: set[str] = set()
    waiting = [name]
    while waiting:
        model = lexicon.models.get(waiting.pop())
        if model and model.name not in found and not model.class_word:
            found.add(model.name)
            waiting += [*model.base, model.variant_of, model.succeeds]
    return frozenset(found)


def likely_aliases(lists: Lists) -> Iterator[Problem]:
    """Each name that the lexicon lacks but that is nearly a known model's, where it first stands.

    A slip is rare beside the right name; two models may well be called nearly the same.
    """
    places = _places(lists.graph)
    sources = {document.path: document.lines for document in lists.documents}
    told: set[tuple[str, str]] = set()
    for file, line, name in chain(_misspelt(lists), _unknown(lists, places)):
        model = another_form(name, lists.lexicon) or misspelt(name, lists.lexicon)
        model = model or _slip(name, lists, places)
        if model and (file, name) not in told:
            told.add((file, name))
            message = f"{shown(name)} is nearly {model}, which listgraph knows: a misspelling, or an alias?"
            start = sources[file][line - 1].find(name)
            yield Problem.of_words(file, line, "likely-alias", message, start, name)


def _misspelt(lists: Lists) -> Iterator[tuple[str, int, str]]:
    """The words that are a known model's name but for one slip, each where a file has it first."""
    for document in lists.documents:
        first: dict[str, int] = {}
        for text, line in _texts(document):
            for match in _WORD.finditer(text):
                first.setdefault(match.group(), line)
        for word, line in first.items():
            if misspelt(word, lists.lexicon):
                yield document.path, line, word


def _texts(document: Document) -> Iterator[tuple[str, int]]:
    """The words of headings and entries, a line each."""
    for section in document.sections:
        yield section.heading, section.line
    for entry in document.entries:
        start = 0
        for words in entry.text.split("\n"):
            yield words, entry.locate(start)[0]
            start += len(words) + 1


_WORD = re.compile(r"(?<![\w./@-])[A-Z][A-Za-z]{6,30}(?![\w/@]|\.\w|-\w)")
"""A word that may be a name, and is no part of an address, a path or a longer name."""


def _slip(name: str, lists: Lists, places: Mapping[str, set[tuple[str, int]]]) -> str:
    """The model that ``name`` is a slip from, where the lists name that often enough."""
    model = slip(name, lists.lexicon)
    rightly, wrongly = (len(places.get(lists.lexicon.model_id(label), ())) for label in (model, name))
    return model if model and rightly >= _OFTEN * max(1, wrongly) else ""


def _places(graph: KnowledgeGraph) -> Mapping[str, set[tuple[str, int]]]:
    """The files and lines that name each model, by its id."""
    found: dict[str, set[tuple[str, int]]] = {}
    for subject, _, target, evidence in graph.edges():
        for identity in (subject, target):
            if identity.startswith("model/"):
                found.setdefault(identity, set()).update(
                    (item.file, item.quote_line or item.line) for item in evidence if item.line
                )
    return found


def _unknown(lists: Lists, places: Mapping[str, set[tuple[str, int]]]) -> Iterator[tuple[str, int, str]]:
    """Names that only their form gave away; in a list of models, headings that name no known one."""
    for node in lists.graph.nodes:
        if node.kind == "Model" and node.text("discovered") and places.get(node.id):
            yield *min(places[node.id]), node.label
    for document in lists.documents:
        heads = headed(document, lists.lexicon)
        for index, section in enumerate(document.sections if heads else ()):
            if index not in heads:
                yield document.path, section.line, _NUMBER.sub("", section.heading).strip()


_NUMBER = re.compile(r"^[\W\d]+")
