"""Descriptions as Turtle and TriG, written as text: a line for each predicate, names with prefixes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial

from listgraph.rdf.descriptions import Description, Statement
from listgraph.rdf.facts import PREDICATES, TYPE, Shape
from listgraph.rdf.terms import VOCABULARIES, Kept

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
"""Local names that need no escape in Turtle."""
_PLAIN = {
    f"{VOCABULARIES['xsd']}integer": re.compile(r"[+-]?[0-9]+"),
    f"{VOCABULARIES['xsd']}decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    f"{VOCABULARIES['xsd']}boolean": re.compile(r"true|false"),
}
"""Datatypes whose values may stand bare, and what these look like then."""
_TYPE = str(TYPE)
_TERM = re.compile(r'<[^<>]*>|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?')

_TAB = "\t"
_NEXT = ";\n\t"

Short = Callable[[str], str]


def turtle(descriptions: Iterable[Description], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Turtle, piece by piece, in the order given: the prefixes, then each subject with its statements."""
    yield heading(prefixes)
    yield from blocks(descriptions, shortener(prefixes))


def blocks(descriptions: Iterable[Description], short: Short) -> Iterator[str]:
    """A block of Turtle for each subject with its statements, in the order given."""
    for subject, statements in descriptions:
        if statements:
            yield f"\n{_described(subject, statements, short)}"


def filled(said: Iterable[tuple[str, Shape, Sequence[str]]], short: "Shortened") -> Iterator[str]:
    """The same of subjects with their shapes and objects: the shape's template, filled in."""
    for subject, shape, targets in said:
        terms = [term if term[-1] != ">" else short[term] for term in targets]
        yield short.template(shape) % (short[subject], *terms)


def _template(shape: Shape, short: "Shortened") -> str:
    counts = Counter(PREDICATES[rank] for rank in shape)
    names = (("a" if term == _TYPE else short[term], count) for term, count in counts.items())
    lines = (f"{name} {', '.join(['%s'] * count)}" for name, count in names)
    return f"\n%s {_NEXT.join(lines)} .\n"


class Shortened(Kept):
    """The terms that were asked for, each with the shortest form that Turtle has for it."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__(shortener(prefixes))
        self.template = lru_cache(maxsize=1 << 12)(partial(_template, short=self))


def trig(graphs: Iterable[tuple[str, Iterable[Description]]], prefixes: Mapping[str, str]) -> Iterator[str]:
    """TriG, piece by piece: the prefixes, then each named graph, its term and what it holds, as given."""
    yield heading(prefixes)
    short = shortener(prefixes)
    for name, descriptions in graphs:
        yield f"\n{short(name)} {{\n"
        yield "\n".join(_described(subject, said, short) for subject, said in descriptions if said)
        yield "}\n"


def heading(prefixes: Mapping[str, str]) -> str:
    """The prefixes, as a file of Turtle begins."""
    return "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in sorted(prefixes.items()))


def _described(subject: str, statements: Iterable[Statement], short: Short) -> str:
    """A subject's block."""
    return f"{short(subject)} {lines(statements, short).lstrip()} .\n"


def lines(statements: Iterable[Statement], short: Short) -> str:
    """What is said of a subject; statements of one predicate that follow one another share its line."""
    parts: list[str] = []
    last = ""
    for predicate, target in statements:
        if predicate == last:
            parts.append(f", {short(target)}")
        else:
            name = "a" if predicate == _TYPE else short(predicate)
            parts.append(f"{_NEXT if parts else _TAB}{name} {short(target)}")
            last = predicate
    return "".join(parts)


def shortener(prefixes: Mapping[str, str]) -> Short:
    """A function from a term of N-Triples to the shortest form that Turtle has for it."""
    names = {namespace: name for name, namespace in prefixes.items()}

    @lru_cache(maxsize=1 << 16)
    def iri(term: str) -> str:
        cut = max(term.rfind("/"), term.rfind("#")) + 1
        prefix = names.get(term[1:cut])
        return f"{prefix}:{term[cut:-1]}" if prefix and _LOCAL.fullmatch(term, cut, len(term) - 1) else term

    @lru_cache(maxsize=1 << 12)
    def typed(term: str) -> str:
        text, _, datatype = term.rpartition("^^")
        bare = _PLAIN.get(datatype[1:-1])
        return text[1:-1] if bare and bare.fullmatch(text, 1, len(text) - 1) else f"{text}^^{iri(datatype)}"

    def short(term: str) -> str:
        if term[0] == "<":
            return iri(term) if term[1] != "<" else _TERM.sub(lambda part: short(part[0]), term)
        return term if term[-1] != ">" else typed(term)  # a plain string, or one with a language, as it is

    return short
