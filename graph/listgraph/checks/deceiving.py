"""What looks like something else than it is: addresses that a reader takes for others', characters unseen."""

import re
import unicodedata
from collections.abc import Iterator

from listgraph.checks.lists import Lists, at_destination, at_heading, at_link, shown
from listgraph.problems import Problem

_UNHEARD = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
"""What a browser does not see in an address."""
_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*)\s*:", re.IGNORECASE)
_PROGRAMS = frozenset(("data", "javascript", "livescript", "mocha", "vbscript"))
_HOME = re.compile(
    "[a-z]|about|blob|brave|chrome|devtools|edge|file|filesystem|jar|mhtml|mk|opera|res|resource|shell|"
    "view-source|vivaldi|(?:chrome|moz|ms|safari|safari-web)-.+|search-ms"
)
"""Schemes that end within the reader's own machine: a drive, a browser's page, a program to start."""
_AUTHORITY = re.compile(
    r"\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}(?P<user>[^/\\?#]*@)?(?P<host>[^/\\?#:@]+)", re.IGNORECASE
)
_HIDDEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
"""Marks that turn a text round or are not seen, and what commands a terminal; not the joiners of Persian
words and of emoji."""
_ALIKE = frozenset(["LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"])
"""Scripts with letters that look like those of another of them."""
_LATIN_TO_THE_EYE = frozenset("аеіјорсѕухһԁӏԛԝвкмнтօոսցαονρτυχικ")


def schemes(lists: Lists) -> Iterator[Problem]:
    """Each link whose address is a program or a page in itself, or lies within the reader's own machine."""
    for document in lists.documents:
        for entry, link in document.links():
            found = _SCHEME.match(_UNHEARD.sub("", link.destination))
            scheme = found["scheme"].lower() if found else ""
            said = f"the address of {shown(link.text)} is {scheme}:, which "
            if scheme in _PROGRAMS:
                yield at_destination(document, entry, link, "script-address", said + "is no page")
            elif _HOME.fullmatch(scheme):
                message = said + "leads into the reader's own machine"
                yield at_destination(document, entry, link, "home-address", message)


def deceiving(lists: Lists) -> Iterator[Problem]:
    """Each link whose address is taken for one of another host."""
    for document in lists.documents:
        for entry, link in document.links():
            if said := _deceit(link.destination):
                yield at_destination(document, entry, link, "deceiving-address", said)


def _deceit(destination: str) -> str:
    found = _AUTHORITY.match(destination)
    if not found:
        return ""
    host = ".".join(map(_decoded, found["host"].split(".")))
    if "." in (found["user"] or "") and ":" not in found["user"]:
        return f"{shown(found['user'][:-1])} is no host here: the address leads to {shown(host)}"
    label = next(filter(_is_mixed, host.split(".")), "")
    return f"{shown(label)} in the host is not written in the letters that it seems to be" if label else ""


def _decoded(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _is_mixed(label: str) -> bool:
    """Whether a part of a host mixes scripts whose letters look alike, or looks Latin and is not."""
    letters = [char for char in label.lower() if char.isalpha()]
    names = {unicodedata.name(char, "").partition(" ")[0] for char in letters} & _ALIKE
    return len(names) > 1 or (bool(letters) and _LATIN_TO_THE_EYE.issuperset(letters))


def unseen_characters(lists: Lists) -> Iterator[Problem]:
    """Each link and each heading with a character in it that nobody sees."""
    for document in lists.documents:
        for entry, link in document.links():
            if message := _hidden_in(link.text, link.destination):
                yield at_link(document, entry, link, "hidden-character", message)
        for section in document.sections:
            if not section.implied and (message := _hidden_in(section.heading)):
                yield at_heading(document, section, "hidden-character", message)


def _hidden_in(*texts: str) -> str:
    found = dict.fromkeys(char for text in texts for char in _HIDDEN.findall(text))
    names = ", ".join(f"U+{ord(char):04X} {unicodedata.name(char, '').lower()}".strip() for char in found)
    return f"{shown(texts[0])} has a character in it that nobody sees: {names}" if found else ""
