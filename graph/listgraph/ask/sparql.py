"""SPARQL text: what may not run, where it ends, and what is wrong with it, in words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from difflib import get_close_matches
from itertools import accumulate

from pyoxigraph import Store
from wcwidth import width

from listgraph.errors import ListgraphError
from listgraph.rdf.terms import prefixes
from listgraph.text.printable import printable

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_STRING = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
)
_IRI = r'<[^<>\s{}"]*>'
_QUIET = re.compile(rf"{_STRING}|{_IRI}|#[^\n]*", re.DOTALL)
_TOKEN = re.compile(
    rf"#[^\n]*|[{{}}()\[\];,]|(?:{_STRING}|{_IRI}|[^\s{{}}()\[\];,#<\"']+|[<\"'])+", re.DOTALL
)
_KEYWORD = 20  # more than the longest keyword of SPARQL has letters
_PROLOGUE = re.compile(r"(?:BASE\s+|PREFIX\s+[^\s:]*:\s*)", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:.-])([A-Za-z][\w.-]*)?:(?=[\w%\\])")
_LIMIT = re.compile(r"\bLIMIT\s+(\d+)", re.IGNORECASE)
_TRAILING_VALUES = re.compile(r"\bVALUES\b", re.IGNORECASE)
MAX_CHARACTERS = 200_000
MAX_DEPTH = 500
MAX_STEPS = 2_000
"""The engine goes down a call for each bracket and for each operator, and dies where they are too many."""
_STEPS = re.compile(r"\b(?:MINUS|OPTIONAL|UNION|FILTER|BIND|NOT|IN)\b|[!^*/+-]|\|\|?|&&", re.IGNORECASE)
_PLACE = re.compile(r"error at 1:(\d+):")
_FROM = re.compile(r"(?<![\w?$:-])FROM\b(?!:)", re.IGNORECASE)
_SERVICE = re.compile("service", re.IGNORECASE)
_STAR = re.compile(r"\bSELECT\s+(?:(?:DISTINCT|REDUCED)\s+)?(\*)", re.IGNORECASE)
_VARIABLE = re.compile(r"[?$](\w+)")


def bare(text: str) -> str:
    """``text`` with strings, IRIs and comments as blanks: what is left are keywords, names, braces.

    >>> bare('SELECT "{" # note')
    'SELECT           '
    """
    return _QUIET.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def refuse(text: str) -> None:
    """Raise for what is no query over the export: an update, a call to another server, a trap."""
    code = bare(text)
    if len(text) > MAX_CHARACTERS or _depth(code) > MAX_DEPTH or len(_STEPS.findall(code)) > MAX_STEPS:
        raise ListgraphError(
            f"the query is too large: a query has at most {MAX_CHARACTERS:,} characters, {MAX_DEPTH} brackets"
            f" within one another and {MAX_STEPS:,} operators"
        )
    first = _PROLOGUE.sub(" ", code).split(maxsplit=1)[:1]
    if first and re.match(rf"(?:{'|'.join(_UPDATES)})\b", first[0], re.IGNORECASE):
        raise ListgraphError(
            "this is a SPARQL update; an export can only be read (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )
    if _SERVICE.search(text):
        _refuse_service(text)


def _depth(code: str) -> int:
    """How many brackets stand within one another at most."""
    return max(accumulate((char in "({[") - (char in ")}]") for char in code), default=0)


def _refuse_service(text: str) -> None:
    """Raise where SERVICE is a keyword, as the parser sees it: with another word there it is no query."""
    try:
        Store().query(_harmless(text), prefixes=prefixes())
    except SyntaxError as error:
        if _SERVICE.search(bare(text)):
            message = "SERVICE would ask another server; a query here reads the export only"
            raise ListgraphError(message) from error
        raise ListgraphError(explain(text, str(error))) from error


def _harmless(text: str) -> str:
    """``text`` with another word of the same length for SERVICE, so that it may be tried.

    Names and strings stay names and strings, only the keyword is lost.
    """
    return _SERVICE.sub("sirvice", text)


def names_graphs(text: str) -> bool:
    """Whether the query itself says which graphs it is about, with FROM.

    >>> names_graphs("ASK FROM <http://example.org/> { ?s ?p ?o }"), names_graphs("ASK { ?from ?p ?o }")
    (True, False)
    """
    return bool(_FROM.search(_outermost(bare(text))))


def limited(text: str, limit: int) -> str:
    """The query with at most ``limit`` rows.

    >>> limited("SELECT * { ?s ?p ?o }", 5)
    'SELECT * { ?s ?p ?o }\\nLIMIT 5'
    >>> limited("SELECT * { ?s ?p ?o } LIMIT 9", 5)
    'SELECT * { ?s ?p ?o } LIMIT 5'
    """
    outer = _outermost(bare(text))
    own = _LIMIT.search(outer)
    if own:
        return text[: own.start(1)] + str(min(limit, int(own[1]))) + text[own.end(1) :]
    values = _TRAILING_VALUES.search(outer)
    end = values.start() if values else len(text.rstrip())
    return f"{text[:end]}\nLIMIT {limit}{' ' if values else ''}{text[end:].rstrip()}"


def spelt_out(text: str, variables: Sequence[str]) -> str:
    """The query with its ``variables`` for the star of ``SELECT *``, in the order in which it names them.

    The engine gives them by the alphabet.

    >>> spelt_out("SELECT * { ?s ?p ?o }", ["o", "p", "s"])
    'SELECT ?s ?p ?o { ?s ?p ?o }'
    """
    code = bare(text)
    star = _STAR.search(_outermost(code))
    if not star or not variables:
        return text
    named = dict.fromkeys(_VARIABLE.findall(code))
    order = [name for name in named if name in variables]
    return text[: star.start(1)] + " ".join(f"?{name}" for name in order) + text[star.end(1) :]


def _outermost(code: str) -> str:
    """``code`` with all that stands within braces as blanks."""
    depth, out = 0, []
    for char in code:
        depth += (char == "{") - (char == "}" and depth > 0)
        out.append(char if depth == 0 or char == "\n" else " ")
    return "".join(out)


_AROUND = 100
"""So many characters of the line are shown on both sides of the place."""


def explain(text: str, message: str, name: str = "") -> str:
    """What a parser's ``message`` means for the query: the place, the line with a caret, the reason."""
    unknown = _unknown_prefix(text)
    if unknown:
        start, reason = unknown
    elif "unbound" in message:
        start, reason = 0, "the SELECT names a variable that is not bound, or neither grouped nor counted"
    else:
        start, reason = _where(text)
    before = text[:start]
    column = start - (before.rfind("\n") + 1)
    line = text.split("\n")[before.count("\n")]
    first = max(0, column - _AROUND)
    before_it, behind_it = printable(line[first:column]), printable(line[column : column + _AROUND])
    place = f"{name or 'query'}:{before.count(chr(10)) + 1}:{column + 1}"
    return f"{place}: {reason}\n  {before_it}{behind_it}\n  {' ' * width(before_it)}^"


def _where(text: str) -> tuple[int, str]:
    """Where the query stops being SPARQL, and what stands there.

    The parser tries keywords by length, and so reports a place up to a keyword's length behind the
    right one. In a copy whose tokens stand far apart, that place lies in the right token still.
    """
    tokens = _tokens(text)
    gap = " " * _KEYWORD
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token[0]) + _KEYWORD)
    try:
        Store().query(_harmless(gap.join([*(token[0] for token in tokens), ""])), prefixes=prefixes())
    except SyntaxError as error:
        found = _PLACE.match(str(error))
        number = bisect_right(starts, int(found[1]) - 1) - 1 if found else len(tokens)
        if number < len(tokens):
            return tokens[
                number
            ].start(), f"not SPARQL from here on: {tokens[number][0][:40]!r} is unexpected"
    return len(text.rstrip()), "the query is not complete"


def _tokens(text: str) -> list[re.Match[str]]:
    return [token for token in _TOKEN.finditer(text) if not token[0].startswith("#")]


def _unknown_prefix(text: str) -> tuple[int, str] | None:
    """Where the first prefix stands that nothing declares, and what to say."""
    code = bare(text)
    known = {*prefixes(), *_DECLARED.findall(code)}
    for found in _USED.finditer(code):
        prefix = found[1] or ""
        if prefix in known or re.search(r"\bPREFIX\s+$", code[: found.start()], re.IGNORECASE):
            continue
        close = get_close_matches(prefix, known, n=1)
        hint = f" Did you mean {close[0]}:?" if close else ""
        reason = (
            f"the prefix {prefix}: is not known.{hint} Declare it with PREFIX {prefix}: <…>;"
            f" known without that are {', '.join(sorted(prefixes()))}"
        )
        return found.start(), reason
    return None
