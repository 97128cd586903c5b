"""Headings that are models' names because those beside them are."""

import re
from collections.abc import Mapping

from listgraph.entries.lead import behind_lead
from listgraph.entries.roles import TRIM
from listgraph.entries.votes import Count, listed_above
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Document, Section
from listgraph.names.called import is_coined, is_han_name, placed
from listgraph.names.endings import is_typed
from listgraph.names.free import is_maker, is_other_thing
from listgraph.names.things import heading_kind
from listgraph.names.topics import filed


def headings_with_siblings(
    document: Document, known: Mapping[int, str], lexicon: Lexicon
) -> Mapping[int, str]:
    """The sections whose headings are models' names because those beside them are, each with the model.

    ``known`` are those that a known model heads. A heading of ``#`` must look like a name ("BiLLa"); an
    item over others need not.
    """
    counts = {_beside(document.sections[index]): Count() for index in known}
    unknown: list[tuple[int, tuple[int, int, bool]]] = []
    for index, section in enumerate(document.sections):
        beside = _beside(section)
        if beside not in counts:
            continue
        kind = "model" if index in known else _heading_is(section.heading, lexicon)
        counts[beside].add(kind)
        if kind != "other" and index not in known:
            unknown.append((index, beside))
    found = {}
    for index, beside in unknown:
        if counts[beside].kind() == "model" and listed_above(document, beside[0])[0] != "other":
            heading = document.sections[index].heading
            end = len(heading.rstrip(":： "))
            sure = counts[beside].sure and listed_above(document, beside[0])[0] == "model"
            start = behind_lead(heading, 0, end)
            names = placed(heading, start, end, not beside[2], (), lexicon, among=sure)
            if len(names) == 1 and (beside[2] or _may_be_name(names[0].label, counts[beside])):
                found[index] = names[0].label
    return found


def _may_be_name(label: str, beside: Count) -> bool:
    """Whether a heading looks like a name, or is a plain word among models alone."""
    if is_coined(label) or is_han_name(label):
        return True
    alone = beside.models >= _SURE and not beside.others and beside.models + 1 >= beside.places
    return alone and bool(_PLAIN_WORD.fullmatch(label))


_SURE = 3
_PLAIN_WORD = re.compile(r"[A-Z][a-z]{3,}(?<!s)(?<!ing)(?<!ion)")


def _beside(section: Section) -> tuple[int, int, bool]:
    """What the headings beside one another have in common."""
    return section.parent, section.level, section.implied


def _heading_is(heading: str, lexicon: Lexicon) -> str:
    """``other`` where a heading is known to name no model, ``model`` where it ends as a model's name."""
    bare = heading.strip(TRIM)
    topic = filed(heading, lexicon)
    other = (
        is_other_thing(bare, lexicon)
        or (topic is not None and topic.name in lexicon.topics)
        or is_maker(bare, lexicon)
        or heading_kind(heading) in ("other", "method")
    )
    return "other" if other else "model" if is_typed(bare) and " " not in bare else ""
