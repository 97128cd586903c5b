"""What is read of a list: the cases in ``reading/*.md``, each a list and, in order, all its links.

A bullet is ``<address>``, with ``“text”`` and ``line 3`` before it and ``in Section / Subsection`` behind
it where the case is about them. ``- nothing`` says that there is no link.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from listgraph.lists.outline import Document
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

CASE = re.compile(
    r"^## (?P<name>[^\n]+)\n\n(?P<fence>`{3,})markdown\n(?P<list>.*?)^(?P=fence)\n\n"
    r"(?P<links>(?:- [^\n]+\n)+)",
    re.M | re.S,
)
LINK = re.compile(r"- (?:line (?P<line>\d+) )?(?:“(?P<text>.*)” )?<(?P<address>[^>]*)>(?: in (?P<place>.+))?")


class Seen(NamedTuple):
    """A link as a bullet tells it; what a bullet does not tell is None."""

    line: str | None
    text: str | None
    address: str | None
    place: str | None


def cases() -> Iterator[object]:
    for file in sorted(Path(__file__).with_name("reading").glob("*.md")):
        text = file.read_text("utf-8")
        found = list(CASE.finditer(text))
        assert len(found) == len(re.findall("^`+markdown$", text, re.M)), file.name
        for case in found:
            yield pytest.param(case["list"], case["links"], id=f"{file.stem}: {case['name']}")


def seen(document: Document) -> Iterator[Seen]:
    for entry, link in document.links():
        above = [section.heading for _, section in document.above(entry.section)]
        yield Seen(str(link.line), link.text, link.destination, " / ".join(reversed(above)))


@pytest.mark.parametrize(("markdown", "bullets"), list(cases()))
def test_a_list_is_read_as_its_reader_sees_it(markdown: str, bullets: str) -> None:
    wanted = [
        Seen(*match.groups())
        for bullet in bullets.splitlines()
        if bullet != "- nothing"
        for match in [LINK.fullmatch(bullet)]
        if match or pytest.fail(bullet)
    ]
    read = list(seen(parse(Source("list.md", markdown, "utf-8", ""))))
    told = [
        Seen(*(value if asked is not None else None for asked, value in zip(want, link, strict=True)))
        for want, link in zip(wanted, read, strict=False)
    ]
    assert (told, len(read)) == (wanted, len(wanted)), read
