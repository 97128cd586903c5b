"""Which known forms are names here: everyday words, parts of other names and persons are not."""

import re
from collections.abc import Sequence
from itertools import compress

from listgraph.lexicon import Model, Organization
from listgraph.lexicon.matcher import Match
from listgraph.names.candidates import Form
from listgraph.names.everyday import (
    are_set_against,
    is_common_word,
    is_house,
    is_in_company,
    is_near,
    is_no_model,
    is_sure,
    may_be,
)
from listgraph.names.known import VARIANTS
from listgraph.names.name import LONGEST, Name, begun


def is_doubtful(forms: Sequence[Form]) -> bool:
    """Whether company can make a difference: one of the forms may be a name or not."""
    return not all(is_sure(form.match) for form in forms)


def believed(text: str, forms: Sequence[Form], company: bool) -> list[Name]:
    """The names of those ``forms`` that are names in ``text``, in order.

    ``company`` says that what surrounds the text is about models. A name that only that would make
    one is marked as lonely.
    """
    matches = [form.match for form in forms if not form.owner]
    plain = [is_sure(match) and not _is_common(text, match) for match in matches]
    sure = [match for match in compress(matches, plain) if isinstance(match.entry, Model)]
    makers = {match.entry.name for match in matches if isinstance(match.entry, Organization)}
    counted = {
        match.entry.name
        for match, is_plain in zip(matches, plain, strict=True)
        if is_plain
        or (company and not is_common_word(text, match))
        or is_near(match, sure)
        or is_in_company(text, match)
        or (isinstance(match.entry, Model) and not makers.isdisjoint(match.entry.developer))
    }
    lonely = {match.entry.name for match in matches if match.sure or may_be(text, match)} - counted
    if are_set_against(text, [match for match in matches if match.entry.name not in counted]):
        counted |= {match.entry.name for match in matches if match.written}
        lonely -= counted
    lonely -= {match.entry.name for match in matches if match.entry.name in lonely and is_house(text, match)}
    found: list[Name] = []
    for form in forms:
        name = form.match.entry.name
        if form.owner or name not in counted | lonely or _is_part(text, form.match, matches, sure):
            continue
        if isinstance(form.match.entry, Model) and name in lonely:
            found += (one._replace(lonely=not _is_version(text, one)) for one in form.names)
        else:
            found += form.names
    return found


def _is_common(text: str, match: Match) -> bool:
    """Whether a word for a class of models is written as one that all the world has: "transformers"."""
    if not (isinstance(match.entry, Model) and match.entry.class_word):
        return False
    return text[match.start : match.end].islower() or text.startswith("s", match.end)


def _is_version(text: str, name: Name) -> bool:
    """Whether a word goes on as only a model's name does: "Gemini 3.7 Flash"."""
    return bool(_VERSION.search(text, name.start, name.end))


def _is_part(text: str, match: Match, matches: Sequence[Match], sure: Sequence[Match]) -> bool:
    """Whether a form is only a part of something else: of an expansion, a longer name, a person."""
    entry = match.entry
    if isinstance(entry, Model) and entry.class_word and _in_expansion(match, matches):
        return True
    if match.expansion and _is_in_subtitle(text, match, sure):
        return True
    if " " in text[match.start : match.end] and _HYPHENED.match(text, match.start - 2):
        return True
    return isinstance(entry, Model) and is_no_model(text, match)


def _in_expansion(match: Match, matches: Sequence[Match]) -> bool:
    around = begun(matches, match.start - LONGEST, match.start)
    return any(other.expansion and match.end <= other.end for other in around)


def _is_in_subtitle(text: str, match: Match, sure: Sequence[Match]) -> bool:
    """Whether an expansion is only words of the subtitle of another model: "A: Pre-training for …"."""
    if any(map(str.isdigit, text[match.start : match.end])):
        return False
    line = text.rfind("\n", 0, match.start) + 1
    near = begun(sure, max(line, match.start - _FAR - LONGEST), match.start)
    heads = (other for other in near if other.end < match.start)
    return any(
        other.entry is not match.entry and _SUBTITLE.fullmatch(text, other.end, match.start)
        for other in heads
    )


_VERSION = re.compile(rf"\d\.\d[- ](?:{VARIANTS})(?![A-Za-z])")
_HYPHENED = re.compile(r"[A-Za-z]-[a-z]+ ")
"""A name of several words may begin within one: "In-context Autoencoder"."""
_SUBTITLE = re.compile(r"[^.。!?\n|]{0,20}[:：][^.。!?\n|]{0,90}")
_FAR = 111
"""No more stands between a head and what is in its subtitle."""
