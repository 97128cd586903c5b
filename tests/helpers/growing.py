"""What grows with its input: the work to be timed, for each kind of input, and its processor time.

A list is read, parsed, interpreted, assembled and looked through by the list doctor; a graph is written,
asked, and compared with another; a query and a configuration of somebody's are read or refused.
"""

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from unittest.mock import patch

from pyoxigraph import Store

from helpers.families import Family, families
from listgraph.ask.queries import NamedQuery, named
from listgraph.ask.query import answer, run
from listgraph.ask.results import render
from listgraph.checks.lists import Lists
from listgraph.checks.table import problems
from listgraph.compare.changes import changes
from listgraph.compare.diff import as_text
from listgraph.errors import ListgraphError
from listgraph.exporters import EXPORTERS, export, select
from listgraph.files.write import write
from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.understand import understood
from listgraph.lexicon import builtin, extend
from listgraph.lists.source import source
from listgraph.problems import Problem
from listgraph.rdf.descriptions import triples
from listgraph.rdf.facts import fact_descriptions
from listgraph.rdf.terms import prefixes
from listgraph.rules import RULES

Work = Callable[[], object]
"""What is timed: all that it needs is made before."""

GRAPHS: Mapping[str, str] = {
    "entries": "## Part {n}\n"
    + "* [BERT beats FooGPT-{n}](https://a{n}.org/b)\n* [On T5](https://b.org/{n})\n",
    "one model": "* [BERT explained, part {n}](https://example.org/{n})\n",
    "one pair": "* [BERT beats GPT-2, again {n}](https://example.org/{n})\n",
    "one model against all": "* [BERT beats FooGPT-{n}](https://example.org/{n})\n",
    "one title": "* [BERT explained](https://example.org/{n})\n",
    "one address": "* [BERT explained {n}](https://example.org/a)\n",
    "sections": "## BERT, part {n}\n* [a {n}](https://example.org/{n})\n",
    "topics": "* [a {n}](https://example.org/{n}) #t{n} #u\n",
}
"""Lists of which graphs are made; what came of each beside another number is what ``{n}`` is for."""

CHANGED: Mapping[str, tuple[str, str]] = {
    "headings": ("## Part ", "## Other part "),
    "titles": ("On T5", "About T5"),
    "addresses": ("https://b.org/", "https://c.org/"),
    "verdicts": ("beats", "vs"),
    "models": ("GPT", "BERT"),
    "all": ("[", "[Anew: "),
}
"""What another graph has of the first list, and what instead."""

SPARQL: Mapping[str, Family] = {
    "brackets": Family("(", "1", ")", before="SELECT (", after=" AS ?a) { ?s ?p ?o }"),
    "triples": Family("?s{n} ?p ?o . ", before="ASK { ", after=" }"),
    "prefixes": Family("PREFIX a{n}: <http://a.org/> ", after="ASK { ?s ?p ?o }"),
    "values": Family('"{n}" ', before="ASK { VALUES ?a { ", after=" } }"),
    "comments": Family("# a\n", after="ASK { ?s ?p ?o }"),
    "texts": Family('"a" ', before="ASK { ?s ?p "),
    "texts open": Family('"a'),
    "addresses open": Family("<a"),
    "numbers added": Family("+1", before="SELECT (1", after=" AS ?a) {}"),
    "words": Family("SELECT "),
    "limits": Family("LIMIT 1 "),
    "services": Family("SERVICE <a> ", before="ASK { "),
    "backslashes": Family("\\", before='ASK { ?s ?p "'),
    "blanks": Family(" ", before="ASK", after="{ ?s ?p ?o }"),
}

TOML: Mapping[str, Family] = {
    "models": Family('[[model]]\nname = "Foo{n}"\n\n'),
    "models of many names": Family('[[model]]\nname = "Foo{n}"\naliases = ["Bar{n}", "Baz {n}"]\n\n'),
    "publishers": Family('[[publisher]]\nsite = "a{n}.example.org"\nname = "A {n}"\n\n'),
    "keys": Family("a{n} = 1\n"),
    "dots": Family("a.", "b = 1"),
    "tables": Family("[a{n}]\n"),
    "one table": Family("[a.b.c{n}.d]\n"),
    "brackets": Family("[", "1", "]", before="a = "),
    "braces": Family("{a = ", "1", "}", before="a = "),
    "names": Family('"Foo{n}", ', before="ignore = [", after="]"),
    "text opens": Family('"""a'),
    "comments": Family("# a\n"),
    "backslashes": Family("\\", before='a = "'),
}


def subjects() -> Mapping[str, Callable[[int], Work]]:
    """For each subject what makes the work of a size: ``subjects()["blocks: items"](20_000)()``."""
    found: dict[str, Callable[[int], Work]] = {
        name: partial(_built, family) for name, family in families().items()
    }
    for name, family in SPARQL.items():
        found[f"SPARQL: {name}"] = partial(_asked, family)
    for name, family in TOML.items():
        found[f"configuration: {name}"] = partial(_configured, family)
    for shape in GRAPHS:
        formats = (name for name, exporter in EXPORTERS.items() if not exporter.index)
        found |= {f"written, {shape}: {name}": partial(_written, shape, name) for name in formats}
        found |= {f"asked, {shape}: {name}": partial(_answered, shape, name) for name in named()}
    for name, (old, new) in CHANGED.items():
        found[f"compared: {name}"] = partial(_compared, old, new)
    return found


def _built(family: Family, size: int) -> Work:
    data = family.text(size).encode()
    return lambda: _graph(data)


def _graph(data: bytes) -> KnowledgeGraph:
    said: list[Problem] = []
    read = source(data, "list.md", lambda _: False, said)
    assert read is not None
    document, claims = understood(read, builtin())
    graph = assemble([claims], builtin(), [read], said)
    found = problems(Lists((document,), graph, builtin(), frozenset()))
    assert not [one for one in found if one.code in ("not-read", "not-checked")], "it fails: nothing is timed"
    return graph


@lru_cache(maxsize=8)
def _of(shape: str, size: int) -> KnowledgeGraph:
    return _graph(Family(GRAPHS[shape]).text(size).encode())


@lru_cache(maxsize=8)
def _exported(shape: str, size: int) -> TemporaryDirectory[str]:
    """The graph of that shape as files; these are deleted with what is given back."""
    folder = TemporaryDirectory()
    write(export(_of(shape, size), RULES, select("ttl")), Path(folder.name))
    return folder


def _written(shape: str, name: str, size: int) -> Work:
    graph = _of(shape, size)
    return lambda: [sum(map(len, made.pieces())) for made in export(graph, RULES, select(name))]


def _answered(shape: str, name: str, size: int) -> Work:
    """As the command asks: what of the export is wanted is loaded, with nothing of it in the cache."""
    folder = _exported(shape, size)
    values = [f"{param.name}={param.default}" for param in named()[name].params]

    def work() -> None:
        unknown = suppress(ListgraphError)  # not every graph has what a query asks for by itself
        with TemporaryDirectory() as cache, patch.dict(os.environ, XDG_CACHE_HOME=cache), unknown:
            answer(folder.name, name, values, "csv")

    return work


def _compared(old: str, new: str, size: int) -> Work:
    text = Family(GRAPHS["entries"]).text(size)
    before, after = (triples(fact_descriptions(_graph(t.encode()))) for t in (text, text.replace(old, new)))
    sides = list(before), list(after)
    return lambda: as_text(changes(*sides))


def _asked(family: Family, size: int) -> Work:
    query, store = NamedQuery("", "", "", (), family.text(size)), Store()

    def work() -> None:
        with suppress(ListgraphError):
            render(run(store, query), "csv", prefixes())

    return work


def _configured(family: Family, size: int) -> Work:
    text = family.text(size)

    def work() -> None:
        with suppress(ListgraphError):
            extend(builtin(), text, "listgraph.toml")

    return work


def seconds(work: Work) -> float:
    """The processor seconds of the work, without the search for garbage, as in the commands."""
    gc.collect()
    gc.disable()
    began = process_time()
    work()
    took = process_time() - began
    gc.enable()
    return took
