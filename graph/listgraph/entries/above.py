"""What an article is called whose own words do not name it: "地址：https://…", "GitHub", "📝 中文解读".

In this order: by the item above, or the entry on the section's own line (a linked heading or summary); by
the heading, where it is an item or a line of bold words, or stands over this paragraph alone; by what its
address names (owner/name); by the heading over it.
"""

from listgraph.entries.linked import is_named, is_word
from listgraph.entries.reading import Reading
from listgraph.entries.roles import is_bare, is_generic, role
from listgraph.entries.signs import tidy
from listgraph.lists.outline import Document
from listgraph.urls.called import called


def is_nameless(reading: Reading) -> bool:
    """Whether an article's own words do not name it."""
    entry, link = reading.entry, reading.link
    if entry.kind in ("heading", "row"):
        return False
    if reading.is_own and (not role(link) or is_named(entry.text, link)):
        return False
    return is_generic(reading.title.of(entry.text)) or (reading.is_own and is_bare(link))


def named_above(reading: Reading, document: Document, above: Reading | None, alone: bool) -> str:
    """The name of a nameless article by what stands around it; empty where nothing is better.

    ``above`` is the article of the item above, or of the section's own line; ``alone`` says that the
    section lists nothing else.
    """
    if above:
        return above.headline
    heading = _heading(document, reading)
    bare = reading.is_own and is_bare(reading.link)
    if bare and not alone:
        heading = ""
    section = document.sections[reading.entry.section] if heading else None
    is_its_own = section and (section.implied or (alone and reading.entry.kind == "paragraph"))
    return (heading if is_its_own else "") or called(reading.link.destination) or heading


def _heading(document: Document, reading: Reading) -> str:
    """The heading over an article, where it can name it; a word such as "Keras" is a better name itself."""
    section = reading.entry.section
    if section < 0 or (reading.is_own and is_word(reading.link)):
        return ""
    heading = tidy(document.sections[section].heading)
    return "" if is_generic(heading) else heading
