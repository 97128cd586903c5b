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
            r"^[ \t>]*(?:[-+*] )*(?:[-+]|\*(?!.*\*)|\d{1,3}\.)\[[^\[\]\n]{1,300}\]\([^()\s]+\)",
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
        (
            rf"[【［][^【】［］\n]{{1,300}}[】］][ \t]?[(（]\s?{_URL}[^\s)）]*[)）]?",
            "the square brackets are full-width: write [ and ]",
        ),
        (rf"(?<!\\){_TEXT}<{_URL}[^\s<>]*>?", "the address stands in other brackets: write ( and )"),
        (rf"{_TEXT}\s?[-–—:：]\s?\({_URL}[^\s)]*\)", "a mark stands between the brackets: remove it"),
        (rf"\\{_TEXT}\({_URL}[^\s)]*\)", "a backslash stands before the bracket: remove it"),
        (
            rf"{_TEXT}\(<{_URL}[^\s<>)]*\)?(?=\s|$)(?![^>]*>)",
            "the address begins with < and does not end with >",
        ),
    )
)
"""The ways to miss, each with what to do about it."""


def nearly_links(lists: Lists) -> Iterator[Problem]:
    """Each nearly-link, with what keeps it from being one."""
    for document, lines in lists.prose:
        for number, line in enumerate(lines, 1):
            following = lines[number].lstrip()[:1] if number < len(lines) else ""
            for match, advice in _found(line) if _BRACKET.search(line) else ():
                if match.end() == len(line) and following in _GOES_ON:
                    continue
                words = document.lines[number - 1][match.start() : match.end()]
                message = f"nearly a link: {shown(words)}: {advice}"
                yield Problem(document.path, number, "nearly-link", message)


_BRACKET = re.compile(r"[\[【［]")
_GOES_ON = (")", '"', "'")
"""What the next line begins with where a link goes on there."""


_DEFINED = re.compile(r"^[ >]{0,8}\[(?P<label>[^\[\]\n]{1,300})\]:[ \t]*\S", re.MULTILINE)
_REFERRED = re.compile(
    r"(?<![\]\\!\w])\[(?P<text>[^\[\]\n]{1,300})\]\[(?P<label>[^\[\]\n]{0,300})\](?![(:\[])"
)


def undefined_references(lists: Lists) -> Iterator[Problem]:
    """Each link by a label that no line defines, in a list that has such links.

    Elsewhere two pairs of brackets side by side are no links.
    """
    for document, lines in lists.prose:
        labels = {_folded(found["label"]) for line in lines for found in _DEFINED.finditer(line)}
        for number, line in enumerate(lines, 1) if labels else ():
            for match in _REFERRED.finditer(line):
                label = match["label"] or match["text"]
                if _folded(label) not in labels and any(map(str.isalpha, label)):
                    message = (
                        f"no line says where {shown(label)} leads: write one, [{label}]: and the address"
                    )
                    yield Problem(document.path, number, "nearly-link", message)


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _found(line: str) -> Iterator[tuple[re.Match[str], str]]:
    for pattern, advice in _NEARLY:
        for match in pattern.finditer(line):
            yield match, advice
