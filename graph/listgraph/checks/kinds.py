"""The kinds of problem that a list may have: a table, known to whatever shows them."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

LEVELS = ("error", "warning", "note")


class Kind(NamedTuple):
    """One kind of problem: its code, how grave it is, what it is called, and what to do about it.

    ``level`` is one of :data:`LEVELS`: ``error`` where a reader does not get there. ``mends`` is what of it
    can be put right without a person (:mod:`listgraph.checks.mending`); empty where nothing can.
    """

    code: str
    level: str
    title: str
    help: str
    mends: str = ""


_KINDS = (
    # --- what reading finds ---
    Kind(
        "unreadable",
        "error",
        "A file that cannot be read",
        "Check the file's permissions and that it is a file.",
    ),
    Kind(
        "not-read",
        "error",
        "A file on which listgraph fails",
        "This is a fault of listgraph, not of the list: please report it with the file.",
    ),
    Kind(
        "not-checked",
        "error",
        "A file on which a check fails",
        "This is a fault of listgraph, not of the list: please report it with the file.",
    ),
    Kind("too-large", "warning", "A file too large to be a list", "Split the list, or leave the file out."),
    Kind("long-line", "warning", "A line too long to be read", "Break the line: one entry a line."),
    Kind("binary", "warning", "A file that is no text", "Rename the file if it is no Markdown."),
    Kind(
        "bad-bytes",
        "error",
        "Bytes that are no UTF-8",
        "Part of the text is damaged: open the file in the encoding it was written in, and save it as UTF-8.",
    ),
    Kind(
        "encoding",
        "warning",
        "A file that is not in UTF-8",
        "Save the file as UTF-8: GitHub and most tools expect it.",
    ),
    Kind(
        "nul",
        "warning",
        "A NUL character in the text",
        "Remove the character; it is invisible in most editors.",
    ),
    Kind(
        "many-names",
        "warning",
        "An entry that names very many models",
        "What it says of them is not compared; they are named all the same. Make several entries of it.",
    ),
    Kind(
        "lost-link",
        "error",
        "A link that was read and is in no article",
        "This is a fault of listgraph, not of the list: please report it with the line.",
    ),
    # --- links that lead nowhere ---
    Kind(
        "not-a-url",
        "error",
        "A link whose destination is no address",
        "Between the round brackets stands something that is no address: put the address there.",
    ),
    Kind(
        "nearly-link",
        "error",
        "Nearly a link",
        "Write a link as [text](address): ASCII brackets, nothing between them, no space in the address.",
        mends="Brackets and what stands between them become [text](address) where it is sure which is which.",
    ),
    Kind(
        "undefined-reference",
        "warning",
        "A reference to an address that is nowhere",
        "Write the address behind the text, [text](address), or on a line of its own: [label]: address.",
    ),
    Kind(
        "bad-address",
        "error",
        "An address that leads nowhere as it is written",
        "Correct the address: https://, a host with a dot in it, no words behind it.",
    ),
    Kind(
        "missing-file",
        "error",
        "A link to a file that does not exist",
        "Correct the path, which is relative to the list's folder and in which letter case counts; or write"
        " the address in full, from https:// on.",
    ),
    Kind(
        "broken-anchor",
        "warning",
        "A link within the page that leads nowhere",
        "GitHub makes a heading's anchor of its text in lower case, with hyphens for spaces and without"
        " punctuation; the second heading of one text gets -1. Correct the link or the heading.",
    ),
    Kind(
        "dead-link",
        "error",
        "An address that a link checker could not open",
        "Open it yourself: correct it, link to a copy in an archive, or remove the entry. Such links are told"
        " of where --links names a report of lychee.",
    ),
    Kind(
        "no-answer",
        "warning",
        "An address from which a link checker got no answer in time",
        "Try again later, or open it yourself: a server may be slow, or turn programs away.",
    ),
    # --- what looks like something else than it is ---
    Kind(
        "script-address",
        "warning",
        "An address that is a program or a page in itself",
        "A browser would run it, in the name of whatever page shows the list: link to a page of the Web.",
    ),
    Kind(
        "home-address",
        "warning",
        "An address within the reader's own machine",
        "It opens a file, a program or a page of the reader's browser, or nothing: link to a Web page.",
    ),
    Kind(
        "deceiving-address",
        "warning",
        "An address that is taken for one of another host",
        "See where it leads; if that is what you mean, write it without a name before the @ and in the"
        " letters of one script.",
    ),
    Kind(
        "hidden-character",
        "warning",
        "A character that nobody sees",
        "It was copied along, or is to deceive: write the words anew.",
    ),
    # --- links that a reader does not see or understand ---
    Kind(
        "no-link-text",
        "warning",
        "A link without text",
        "Nobody sees this link: write a title between the square brackets.",
    ),
    Kind(
        "no-alt-text",
        "note",
        "A link that is a picture without words",
        "Say in a few words where the link leads, for who cannot see the picture:"
        ' [![words](picture)](address), or alt="words" in HTML.',
    ),
    Kind(
        "mismatched-address",
        "warning",
        "A text that is another address than the link's",
        "A reader trusts the text: make the two the same, or write a title for the text.",
    ),
    Kind(
        "generic-link-text",
        "note",
        "A link text that says nothing",
        "Let the link's text be the title of what it leads to: screen readers list links by their text.",
    ),
    # --- the order of the list ---
    Kind(
        "nearly-item",
        "warning",
        "Nearly a list item",
        "Write a space between the list marker and the link.",
    ),
    Kind(
        "nearly-heading",
        "warning",
        "Nearly a heading",
        "Write a blank between the number signs and the words, before them and behind, and # in half width.",
        mends="A blank is written behind two or more number signs; one may be a tag's.",
    ),
    Kind(
        "unclosed-comment",
        "error",
        "A comment that is never closed",
        "Nobody sees what follows it: write --> where it ends.",
    ),
    Kind(
        "duplicate",
        "warning",
        "The same link twice",
        "Remove one of the two. The addresses may differ in writing (http, a tracking parameter, the version"
        " of a paper) and still lead to one page.",
        mends="A line goes that is letter by letter one before it in the same list, under the same heading.",
    ),
    Kind(
        "dead-wikilink",
        "warning",
        "A wikilink to a note that there is not",
        "Correct the name between [[ and ]], write the note, or give a note this name as an alias.",
    ),
    Kind(
        "repeated-address",
        "note",
        "The same address under another title",
        "See whether the address is the right one for both; if they are one thing, list it once.",
    ),
    Kind(
        "cross-post",
        "note",
        "The same title under another address",
        "This may be a copy of the same text on another site: list it once, or say how the two differ.",
    ),
    Kind(
        "empty-heading",
        "warning",
        "A heading with nothing under it",
        "Remove the heading, or write what belongs under it.",
    ),
    Kind(
        "duplicate-heading",
        "warning",
        "A heading twice in the same place",
        "Put what stands under the two together, or give one of them another name.",
    ),
    Kind(
        "misplaced-model",
        "warning",
        "A model under another model's heading",
        "Move the entry to the heading of the model that it is about.",
    ),
    # --- smaller things ---
    Kind(
        "likely-alias",
        "note",
        "A name that is nearly a known model's",
        "Correct the name; or, where it is one that people use, add it as an alias in a listgraph.toml"
        " beside the list; or, where it is another model, add that as one.",
    ),
    Kind(
        "tracking",
        "note",
        "A tracking parameter in an address",
        "Remove the parameter: the address leads to the same page without it.",
        mends="The parameter goes.",
    ),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.code: kind for kind in _KINDS})
"""Every kind by its code, in the order in which they are told of."""
