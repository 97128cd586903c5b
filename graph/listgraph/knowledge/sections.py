"""The ids of a document's sections."""

from listgraph import iris
from listgraph.lists.outline import Document


def section_ids(document: Document) -> list[str]:
    """The id of every section; two of one name in one place are told apart by their order."""
    found: list[str] = []
    seen: dict[tuple[str, ...], int] = {}
    chains: list[tuple[str, ...]] = []
    for section in document.sections:
        above = chains[section.parent] if section.parent >= 0 else ()
        chain = (*above, section.heading)
        twins = seen[chain] = seen.get(chain, 0) + 1
        if twins > 1:
            chain = (*above, f"{section.heading}\x1e{twins}")
        chains.append(chain)
        found.append(iris.section_id(document.path, chain))
    return found
