"""Lines that their author takes for links and that Markdown does not read as such."""

import re
from collections.abc import Iterator

from listgraph.checks.lists import Lists, shown
from listgraph.knowledge import Problem

_URL = r"(?:https?://|www\.)"
_TEXT = r"\[[^\[\]\n]{1,300}\]"
_NO_BOX = r"(?!\[[ xX]\])"
_INSIDE = r"[^\s()<>（）]"

_NEARLY = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (rf"{_NO_BOX}{_TEXT}[ \t\u3000]+\({_URL}[^\s)]*\)", "a space stands between the brackets: remove it"),
        (rf"{_TEXT}\s?（\s?{_URL}[^\s）)]*[）)]?", "the round brackets are full-width: write ( and )"),
        (rf"{_TEXT}\({_URL}{_INSIDE}*）", "the closing bracket is full-width: write )"),
        (
            r"^[ \t>]*(?:[-+]|\*(?!.*\*)|\d{1,3}\.)\[[^\[\]\n]{1,300}\]\([^()\s]+\)",
            "no space follows the list marker, so that this is no item: add one",
        ),
        (
            rf"{_TEXT}\({_URL}{_INSIDE}*(?:\({_INSIDE}*\){_INSIDE}*)*"
            r"(?=[ \t]*$|[ \t]+[^\s\"'()])(?!.{0,300}\))",
            "the closing bracket is missing",
        ),
        (
            rf"{_TEXT}\([ \t]*(?:{_URL}|\.{{0,2}}/)[^\s()<>\"']*[ \t]+[^\s()<>\"'][^()<>\"'\n]*\)",
            "a space stands in the address: write %20 for it, or remove it",
        ),
        (rf"\([^()\n]{{1,300}}\)\[{_URL}[^\]\s]*\]", "the brackets are swapped: write [text](address)"),
    )
)
"""The ways to miss, each with what to do about it."""


def nearly_links(lists: Lists) -> Iterator[Problem]:
    """Each nearly-link, with what keeps it from being one."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            following = lines[number].lstrip()[:1] if number < len(lines) else ""
            for match, advice in _found(line) if "[" in line else ():
                if match.end() == len(line) and following in _GOES_ON:
                    continue
                words = document.lines[number - 1][match.start() : match.end()]
                message = f"nearly a link: {shown(words)}: {advice}"
                yield Problem(document.path, number, "nearly-link", message)


_GOES_ON = (")", '"', "'")
"""What the next line begins with where a link goes on there."""


def _found(line: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, advice in _NEARLY:
        for match in pattern.finditer(line):
            yield match, advice
