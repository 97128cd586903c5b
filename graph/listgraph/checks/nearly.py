"""Lines that their author takes for links or items and that Markdown does not read as such."""

import re
from collections.abc import Iterator, Sequence

from listgraph.checks.lists import Lists, at_heading, at_match, shown
from listgraph.entries.roles import is_generic
from listgraph.lists.atx import is_nearly
from listgraph.lists.hidden import unclosed
from listgraph.problems import Problem

_URL = r"(?:https?://|www\.)"
_TEXT = r"\[(?!\^)[^\[\]\n]{1,300}\]"
"""Not that of a footnote's sign."""
_WIDE = r"[【［〔][^\[\]【】［］〔〕\n]{1,300}[】］〕]"
_NO_BOX = r"(?!\[[ xX]\])"
_INSIDE = r"[^\s()<>（）]"
_MARKER = r"(?:[-+]|\*(?!.*\*)|\d{1,3}\.)"

_LINKS = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (
            rf"(?:{_NO_BOX}{_TEXT}|\[[xX]\](?= \([^()]*\)[ \t]*$))[ \t\u3000]+\({_URL}[^\s)]*\)",
            "a space stands between the brackets: remove it",
        ),
        (
            rf"{_NO_BOX}{_TEXT}[ \t]*[-–—:：=~>]{{1,3}}[ \t]*[(（]{_URL}[^\s)）]*[)）]",
            "something stands between the brackets: write [text](address)",
        ),
        (rf"{_TEXT}\s?（\s?{_URL}[^\s）)]*[）)]?", "the round brackets are full-width: write ( and )"),
        (
            rf"{_WIDE}\s?[(（]\s?{_URL}[^\s）)]*[）)]?",
            "the brackets are full-width: write [text](address)",
        ),
        (
            rf"{_TEXT}\(https?(?:[ \t]+:|:[ \t]+)[^\s()]*\)",
            "a space stands in the address: remove it",
        ),
        (rf"{_TEXT}\({_URL}{_INSIDE}*）", "the closing bracket is full-width: write )"),
        (
            rf"(?<![\]\w]){_NO_BOX}{_TEXT}：[ \t]?{_URL}[^\s，。；、]+",
            "a colon stands where the address should be in brackets: write [text](address)",
        ),
        (
            rf"{_NO_BOX}{_TEXT}[ \t]?<{_URL}[^\s<>]*>",
            "the address stands in angle brackets: write [text](address)",
        ),
        (
            rf"(?<!\\)\\\[[^\[\]\n]{{1,300}}\]\({_URL}[^\s()]*\)",
            "a backslash stands before the bracket: remove it",
        ),
        (
            rf"{_TEXT}\(<{_URL}[^\s<>()]*(?=\)|\s|$)(?![^<>]*>)",
            "the angle bracket is not closed: write [text](address)",
        ),
        (
            rf"{_TEXT}\({_URL}{_INSIDE}*(?:\({_INSIDE}*\){_INSIDE}*)*"
            r"(?=[ \t]*$|[ \t]+[^\s\"'()])(?!.{0,300}\))",
            "the closing bracket is missing",
        ),
        (
            rf"{_TEXT}\([ \t]*(?:{_URL}|\.{{0,2}}/)[^\s()<>\"']*[ \t]+(?![ \t]|\([^()\n]*\)[ \t]*\))"
            r"(?:[^()<>\"'\n]|\([^()\n]{0,300}\)){1,1000}\)",
            "a space stands in the address: write %20 for it, or remove it",
        ),
        (
            rf"^[ \t>]*(?:(?:[-*+]|\d{{1,3}}[.)])[ \t]+)?[^\[\]`<\\\n]{{1,300}}\]\({_URL}[^\s()]*\)",
            "the opening bracket is missing",
        ),
        (rf"\([^()\n]{{1,300}}\)\[{_URL}[^\]\s]*\]", "the brackets are swapped: write [text](address)"),
    )
)
"""The ways to miss a link, each with what to do about it."""

_ITEM = re.compile(
    rf"^(?:[ \t>]|[-*+][ \t]|\d{{1,3}}\.[ \t])*(?P<item>{_MARKER}\[[^\[\]\n]{{1,300}}\]\([^()\s]+\))"
)
_LABELLED = re.compile(
    r"(?<![\w\])!\[\\])\[(?!\^|[ xX]\])([^\[\]\n]{1,300})\]\[(?!\^)([^\[\]\n]{0,300})\](?![(\[:])"
)
_LINKED = re.compile(r"\]\(|://|<a\s|\]\[[^\[\]]*\]\[")
"""What makes pairs of brackets beside it tags: a link, a third pair."""
_DEFINED = re.compile(r"^[ \t>]*\[([^\[\]\n]{1,300})\]:", re.MULTILINE)


def nearly_links(lists: Lists) -> Iterator[Problem]:
    """Each nearly-link, with what keeps it from being one."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            following = lines[number].lstrip()[:1] if number < len(lines) else ""
            for match, advice in _found(line) if _SUSPECT.search(line) else ():
                if match.end() == len(line) and following in _GOES_ON:
                    continue
                if "[" not in line[: match.end()] and _is_open(lines[: number - 1]):
                    continue
                words = document.lines[number - 1][match.start() : match.end()]
                message = f"nearly a link: {shown(words)}: {advice}"
                yield at_match(document, number, match, "nearly-link", message)


_CERTAIN = re.compile(
    rf"(?:\[(?P<text>[^\[\]\n]+)\]|[【［〔](?P<wide>[^\[\]【】［］〔〕\n]+)[】］〕]|\((?P<round>[^()\n]+)\)(?=\[))"
    rf"[ \t\u3000]*[(（<\[][ \t\u3000]?(?P<url>{_URL}[^\s()（）<>\[\]]*)[ \t\u3000]?[)）>\]]"
)
"""A nearly-link of which is sure what is its text and what its address."""


def repaired(words: str) -> str:
    """The link that a nearly-link is meant to be; an empty string where that is not sure.

    >>> repaired("[text] (https://example.org/a)"), repaired("【图解】（https://example.org/a）")
    ('[text](https://example.org/a)', '[图解](https://example.org/a)')
    >>> repaired("[text](https://example.org/a and on"), repaired("[a] (https://example.org/a_(b)")
    ('', '')
    """
    found = _CERTAIN.fullmatch(words)
    text = found and next(filter(None, found.group("text", "wide", "round")))
    sure = found and text and not text.startswith("^") and text != found["url"]
    return f"[{text}]({found['url']})" if found and sure else ""


_SUSPECT = re.compile(r"\](?!\([^\s()（）<]+\))|[【［〔]|\\\[|\)\[|^[^\[]*\]\(")
"""What stands in each line that holds a nearly-link: brackets that are none of a plain link's."""
_GOES_ON = (")", '"', "'")
"""What the next line begins with where a link goes on there."""


def _is_open(lines: Sequence[str]) -> bool:
    """Whether a bracket is open behind the lines of a paragraph."""
    for line in reversed(lines[-_PARAGRAPH:]):
        if not line.strip():
            return False
        if "[" in line or "]" in line:
            return line.rfind("[") > line.rfind("]")
    return False


_PARAGRAPH = 10
"""A link's text ends within so many lines."""


def _found(line: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, advice in _LINKS:
        for match in pattern.finditer(line):
            yield match, advice


def nearly_items(lists: Lists) -> Iterator[Problem]:
    """Each link right behind a list marker: no space makes it an item."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            match = _ITEM.match(line) if "](" in line else None
            if match:
                start, end = match.span("item")
                marker, _, rest = document.lines[number - 1][start:end].partition("[")
                message = f"no space follows the list marker: write {shown(f'{marker} [{rest}')}"
                yield Problem(document.path, number, "nearly-item", message, start + 1, end + 1)


def nearly_headings(lists: Lists) -> Iterator[Problem]:
    """Each line that is read as a heading though Markdown misses it, or shows its closing signs."""
    for document in lists.documents:
        for section in document.sections:
            line = document.lines[section.line - 1]
            if not section.implied and is_nearly(line):
                message = f"nearly a heading: write {shown('#' * section.level + ' ' + section.heading)}"
                yield at_heading(document, section, "nearly-heading", message)


def unclosed_comments(lists: Lists) -> Iterator[Problem]:
    """A comment that is never closed: nobody sees what follows it."""
    for document in lists.documents:
        text = "\n".join(document.lines)
        start = unclosed(text) if "<!--" in text else -1
        if start >= 0:
            line, column = text.count("\n", 0, start), start - (text.rfind("\n", 0, start) + 1)
            message = "this comment is never closed, and hides all that follows: write -->"
            yield Problem.of_words(document.path, line + 1, "unclosed-comment", message, column, "<!--")


def undefined_references(lists: Lists) -> Iterator[Problem]:
    """Each ``[text][label]`` whose label has no address in the file.

    In a list in which no label has one, two pairs of brackets may be tags (:func:`_is_tagged`);
    ``[label][]`` is a reference everywhere. A label without a letter belongs to code or is a citation.
    """
    for document, lines in lists.prose:
        found = [
            (number, match)
            for number, line in enumerate(lines, 1)
            for match in (_LABELLED.finditer(line) if "][" in line else ())
        ]
        defined = _defined(lines) if found else frozenset()
        for number, match in found:
            label = match[2] or match[1]
            meant = defined or not match[2] or not _is_tagged(lines[number - 1], match)
            is_reference = any(map(str.isalpha, label)) and meant
            if is_reference and _label(label) not in defined:
                message = (
                    f"no line says what {shown(f'[{label}]')} leads to:"
                    f" write {shown(f'[{match[1]}](address)')}, or a line {shown(f'[{label}]: address')}"
                )
                yield at_match(document, number, match, "undefined-reference", message)


def _is_tagged(line: str, pair: re.Match[str]) -> bool:
    """Whether two pairs of brackets may be tags: beside a link, before a title, or the names of parts."""
    before, behind = line[: pair.start()], line[pair.end() :]
    is_lead = not _WORD.search(before) and _WORD.search(behind) is not None
    return bool(is_lead or len(pair[2]) == 1 or is_generic(pair[2]) or _LINKED.search(line))


_WORD = re.compile(r"[^\W_]")


def _defined(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(map(_label, _DEFINED.findall("\n".join(lines))))


def _label(text: str) -> str:
    """A label for comparison: neither letter case nor how many spaces counts."""
    return " ".join(text.casefold().split())
