"""How an entry is read, step by step.

One entry may list several articles (a paragraph whose every line is a link), and one article may
have several links ("Title. Authors. [paper](u) [code](v)"). A reading is one article's worth.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from listgraph.entries.above import is_nameless, named_above
from listgraph.entries.articles import articles
from listgraph.entries.descriptions import described
from listgraph.entries.digests import as_piece, is_sourced, tells_source
from listgraph.entries.folding import as_written, folded, written_links
from listgraph.entries.parts import parts
from listgraph.entries.reading import Reading
from listgraph.lists.outline import Document, Entry
from listgraph.memo import while_it_lives


@while_it_lives
def read_entries(document: Document) -> tuple[Reading, ...]:
    """Every article that the document's entries list, in order, as the author writes it.

    An entry's parts come first; then the articles of each part by what its links are for, with the title,
    the label and the venue that stand there; an article that has no name yet goes by what stands above it;
    last comes what is said beyond the title.
    """
    return tuple(_read(document))


def _read(document: Document) -> Iterator[Reading]:
    count = Counter(entry.section for entry in document.entries)
    around = _Around(document)
    for entry in document.entries:
        around.enter(entry)
        plain, alone = folded(entry), count[entry.section] == 1
        own = written_links(plain, entry)
        for part in parts(document, plain):
            for found in articles(plain, part):
                reading = as_written(found, entry, own)
                if is_nameless(found):
                    named = named_above(found, document, around.above(), alone)
                    reading = reading._replace(above=named)
                around.keep(reading)
                if tells_source(reading, document) or (alone and (reading.above or is_sourced(reading))):
                    reading = as_piece(reading, document)
                said = described(reading)
                yield Reading(*reading[:-1], said) if said else reading


@dataclass(slots=True)
class _Around:
    """The articles around the entry that is read: of the items above it, of the section's own line."""

    document: Document
    outer: list[Reading] = field(default_factory=list)
    parent: Reading | None = None
    heads: dict[int, Reading] = field(default_factory=dict)
    entry: Entry | None = None

    def enter(self, entry: Entry) -> None:
        """Go on to the next entry."""
        outer = self.outer
        while outer and (outer[-1].entry.depth >= entry.depth or outer[-1].entry.section != entry.section):
            outer.pop()
        self.parent = outer[-1] if outer else None
        self.entry = entry

    def keep(self, reading: Reading) -> None:
        """Remember the first article of an item, and of the line that opens a section."""
        entry = reading.entry
        if entry.kind == "item" and (not self.outer or self.outer[-1].entry is not entry):
            self.outer.append(reading)
        if entry.section >= 0 and entry.line == self.document.sections[entry.section].line:
            self.heads.setdefault(entry.section, reading)

    def above(self) -> Reading | None:
        """The article that stands above the entry's own."""
        head = self.heads.get(self.entry.section) if self.entry else None
        return self.parent or (head if head and head.entry is not self.entry else None)
