"""SPARQL text: what may not run, where it ends, and what is wrong with it, in words."""

import re
from difflib import get_close_matches

from listgraph.errors import ListgraphError
from listgraph.rdf.terms import VOCABULARIES, prefixes

_UPDATES = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\s{}\"]*>"
    r"|#[^\n]*",
    re.DOTALL,
)
_PROLOGUE = re.compile(r"(?:BASE\s+|PREFIX\s+[^\s:]*:\s*)", re.IGNORECASE)
_DECLARED = re.compile(r"\bPREFIX\s+([^\s:]*):", re.IGNORECASE)
_USED = re.compile(r"(?<![\w?$:.-])([A-Za-z][\w.-]*)?:(?=[\w%\\])")
_LIMIT = re.compile(r"\bLIMIT\s+(\d+)", re.IGNORECASE)
_TRAILING_VALUES = re.compile(r"\bVALUES\b", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): (?:expected )?(.*)", re.DOTALL)


def bare(text: str) -> str:
    """``text`` with strings, IRIs and comments as blanks: what is left are keywords, names, braces.

    >>> bare('SELECT "{" # note')
    'SELECT           '
    """
    return _QUIET.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def refuse(text: str) -> None:
    """Raise for what is no query over the export: an update, or a call to another server."""
    code = bare(text)
    first = _PROLOGUE.sub(" ", code).split(maxsplit=1)[:1]
    if first and re.match(rf"(?:{'|'.join(_UPDATES)})\b", first[0], re.IGNORECASE):
        raise ListgraphError(
            "this is a SPARQL update; an export can only be read (SELECT, ASK, CONSTRUCT, DESCRIBE)"
        )
    if re.search(r"(?<![\w?$:-])SERVICE\b(?!\s*:)", code, re.IGNORECASE):
        raise ListgraphError("SERVICE would ask another server; a query here reads the export only")


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


def _outermost(code: str) -> str:
    """``code`` with all that stands within braces as blanks."""
    depth, out = 0, []
    for char in code:
        depth += (char == "{") - (char == "}" and depth > 0)
        out.append(char if depth == 0 or char == "\n" else " ")
    return "".join(out)


def explain(text: str, message: str, name: str = "") -> str:
    """What a parser's ``message`` means for the query: the place, the line with a caret, the reason."""
    found = _PLACE.match(message)
    if not found:
        return f"{name or 'query'}: {message}"
    line, column = int(found[1]), int(found[2])
    unknown = _unknown_prefix(text)
    if unknown:
        line, column, reason = unknown
    else:
        reason = _reason(found[3])
    lines = text.split("\n")
    shown = lines[line - 1].replace("\t", " ") if line <= len(lines) else ""
    caret = " " * (column - 1) + "^"
    return f"{name or 'query'}:{line}:{column}: {reason}\n  {shown}\n  {caret}"


def _unknown_prefix(text: str) -> tuple[int, int, str] | None:
    """Line, column and words for the first prefix that nothing declares."""
    code = bare(text)
    known = {*prefixes(), *_DECLARED.findall(code)}
    for found in _USED.finditer(code):
        prefix = found[1] or ""
        if prefix in known or re.search(r"\bPREFIX\s+$", code[: found.start()], re.IGNORECASE):
            continue
        before = text[: found.start()]
        close = get_close_matches(prefix, known, n=1)
        hint = f"; did you mean {close[0]}:?" if close else ""
        reason = (
            f"unknown prefix {prefix}:{hint} Declare it with PREFIX {prefix}: <…>;"
            f" known without that are {', '.join(sorted(VOCABULARIES))}"
        )
        return before.count("\n") + 1, found.start() - before.rfind("\n"), reason
    return None


def _reason(expected: str) -> str:
    """The parser's list of what it expected, without its character classes."""
    if "unbound" in expected:
        return "the SELECT names a variable that is not bound, or that is neither grouped nor counted"
    parts = re.findall(
        r'"[^"]+"|\b[A-Z]{2,}\b|\b[a-z]+\b', re.sub(r"\[[^\]]*\]", "", expected, flags=re.DOTALL)
    )
    words = [part for part in parts if part not in ("one", "of", "expected")]
    if not words:
        return "unexpected end or sign here"
    return f"not SPARQL here; expected {', '.join(words[:8])}{' …' if len(words) > 8 else ''}"
