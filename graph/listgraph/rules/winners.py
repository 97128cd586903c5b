"""Whose contest it is that a cue tells."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from listgraph.cues import words
from listgraph.entries.context import Context
from listgraph.names.name import Name
from listgraph.rules.classes import is_class_word
from listgraph.rules.field import Field
from listgraph.rules.foils import is_part, is_version
from listgraph.rules.labels import unknown_head
from listgraph.rules.participles import by_means, does_itself, goes_on
from listgraph.rules.sentences import JOIN, KIND, NAME, STOP, Sentence

_CLAUSE = re.compile(r"[，,：:。！？!?；;\n\u2028（(）)|]|(?<=[a-z0-9)\ue000-\uf8ff])\.\s")
_SENTENCE = re.compile(r"[。！？!?\n\u2028●]|[a-z0-9)\ue000-\uf8ff]\.\s|[;；]\s")
_FULL_STOP = re.compile(r"[。！？!?；;\n\u2028]|[a-z0-9)\ue000-\uf8ff]\.\s")
_ACTOR = re.compile(
    r"(?:[^\ue000-\uf8ff]*\b(?:that|and|but|while|whereas) )?"
    r"\W*(?:the |our )?(?P<actor>[A-Z][\w.+]*[A-Z\d][\w.+]*)(?:-\d[\w.]*)?"
    r"(?: (?:on|with|of|for|from|in) (?:[\w-]+ ?){1,4}?)?"
    r"(?: (?:is|are|was|were|has|have|can|could|also|even|still|now|\w+ly))*\s*"
)
"""A clause that begins with a coined word which acts: "SSMs are still", "it shows that SFT on a part"."""
_PLAIN_ACTOR = re.compile(
    rf"\W*(?!(?i:{words('actors', 'nobody')}) )[A-Z][a-z]{{2,}}(?: (?:also|now|\w+ly))* "
)
"""A clause of which all before its verb is one plain word with a capital: "Phind beats"."""
_COINED = re.compile(r"(?<![\w-])(?:[A-Z][A-Za-z]*[a-z][A-Z]\w*|[A-Z][a-z]+-[A-Z]\w+)")
"""A word that names something new, so that a title does not leave its subject out."""
_IT = re.compile(r"\s*(?:It|This model|The model)\s")
_NOBODY = (False, False)
_SUBJECT_PLACE = 16  # within so many characters of its beginning stands a sentence's subject
_OF_BASE = rf"{words('base', 'before')}\s?{NAME}{KIND}\s?的[^，,的\ue000-\uf8ff]{{2,16}}"
_UNNAMED = re.compile(rf"(?:{words('actors', 'unnamed')}[^\ue000-\uf8ff]{{0,16}}|{_OF_BASE})$", re.IGNORECASE)
"""Who acts in a clause and has no name: "a simple linear model can beat …", "基于 A 的系统超过 …"."""
_OF_BASE_ALONE = re.compile(rf"[^\ue000-\uf8ff]*{_OF_BASE}[^\ue000-\uf8ff]*", re.IGNORECASE)
"""The same in the clauses before, which name nothing else: "基于 A 的系统上线，准确率超过 …"."""
_AND = re.compile(KIND + JOIN, re.IGNORECASE)
_HEAD_OF = re.compile(rf"[^{STOP}，,]*?的\s?{NAME}")
"""What ends with the name that it describes: "可与 B 媲美的 A"."""
_RELATIVE = re.compile(
    rf"{NAME}{KIND}(?: \u2028|,|[\"”]|\s?\()?\s*"
    r"(?:(?:an?|the|its|their|our|another|one) [^.;!?\u2028]{0,90}?\s)?"
    rf"(?:which|that|who)(?:['’]s)? (?:[\w'’%-]+ ){{0,6}}"
    rf"|{NAME}{KIND}[，,]\s?(?:其|它|该模型)[^，,。！？!?；;：:\n\ue000-\uf8ff]{{0,24}}",
    re.IGNORECASE,
)
"""A name and what stands between it and a cue that tells of it: ", a small model that is ", " which "."""
_APPOSED = re.compile(
    rf"{NAME}{KIND},\s(?:(?:an?|the|its|their|our|another|one|based|built|trained|developed|released|created|tuned"
    r"|distilled|derived|made) [^.;!?\u2028]{0,120}, )?(?:(?:also|even|now|still|\w+ly) )*",
    re.IGNORECASE,
)
"""The same where words between commas say what it is, or it stands between commas itself: "the best, A, "."""
_OUTER = 4
"""So many names before a cue may stand in what is said between a subject and its verb."""
_APART = re.compile("[;；]")


class Winners(NamedTuple):
    """The models that a contest speaks for, and the doubt of it where their own clause does not name them."""

    models: Sequence[str] = ()
    doubt: str = ""


def winners(context: Context, sentence: Sentence, cue: int, who: Field) -> Winners:
    """The models of the field that a contest's cue speaks of.

    One that is named in the cue's clause, unless it is only what the entry's own thing is made of;
    then the entry's own, the heading's, or one of the text's other clauses. The heading's comes
    before these only where the text does not name it: there the title has left its subject out.
    """
    free = who.free
    begun = _begun(_CLAUSE, sentence, cue)
    same = [name for name in sentence.members(begun, cue) if name in free]
    plain = [name for name in same if free[name][0]] or (same if does_itself(sentence, cue) else [])
    place = sentence.place(cue)
    filed = who.filed(place)
    unknown = not filed and unknown_head(context, place) is not None
    if plain and not (all(is_class_word(context, name) for name in plain) and (filed or unknown)):
        part = is_part(context.text, plain[-1])
        return Winners() if part else Winners(_joined_to(context.text, plain))
    told = _told_behind(sentence, cue, free) or (None if filed else _tool(sentence, begun, cue, who))
    if told and not (filed and is_class_word(context, told)):
        return Winners([told.label])
    if not filed and _UNNAMED.search(sentence.masked, begun, cue):
        return Winners()
    if sentence.masked[cue].islower() and _PLAIN_ACTOR.fullmatch(sentence.masked, begun, cue):
        return Winners()
    actor = _ACTOR.fullmatch(sentence.masked, begun, cue)
    if actor:
        short = re.sub(r"[^A-Z]", "", actor["actor"])
        meant = [label for label in (*filed, *(name.label for name in free)) if _initials(label) == short]
        return Winners(meant[:1])
    before = goes_on(sentence, _ends(_CLAUSE, sentence.masked), cue)
    if before and free.get(before, _NOBODY)[0]:
        return Winners([before.label])
    said = _subject(sentence, cue, free) or _meant(sentence, cue, free)
    if said or filed:
        return Winners(said or filed)
    if unknown or _OF_BASE_ALONE.fullmatch(sentence.masked, _begun(_FULL_STOP, sentence, cue), begun):
        return Winners()
    found = _elsewhere(context, sentence, cue, who)
    named = any(name.label in found and name.start < place for name in free)
    if named and _is_alone(sentence, cue, found, free):
        return Winners(found)
    headed = context.heading and [context.heading.model] == found
    return Winners(found, "by-heading" if headed else "far")


def _tool(sentence: Sentence, begun: int, cue: int, who: Field) -> Name | None:
    """What wins as the means by which it is done, where nobody is named who does it."""
    means = by_means(sentence, begun, cue)
    return means if means and means.label not in who.objects else None


def _told_behind(sentence: Sentence, cue: int, free: Mapping[Name, tuple[bool, bool]]) -> Name | None:
    """The name behind which a relative clause or a verb tells the contest, whatever stands before it."""
    before = bisect_left(sentence.places, cue)
    for place in reversed(sentence.places[max(before - _OUTER, 0) : before]):
        name = sentence.names[sentence.masked[place]]
        if _RELATIVE.fullmatch(sentence.masked, place, cue) or _APPOSED.fullmatch(
            sentence.masked, place, cue
        ):
            return name if not free.get(name, (False, True))[1] else None
    return None


def _begun(stop: re.Pattern[str], sentence: Sentence, cue: int) -> int:
    """Where what a ``stop`` ends last before a cue goes on: the cue's clause, or its sentence."""
    ends = _ends(stop, sentence.masked)
    before = bisect_right(ends, cue)
    return ends[before - 1] if before else 0


@lru_cache(maxsize=8)
def _ends(stop: re.Pattern[str], masked: str) -> Sequence[int]:
    """Where each ``stop`` ends; asked for each cue of a sentence."""
    return [match.end() for match in stop.finditer(masked)]


def _is_alone(
    sentence: Sentence, cue: int, found: Sequence[str], free: Mapping[Name, tuple[bool, bool]]
) -> bool:
    """Whether who was found is the one name in the cue's sentence that may win."""
    stop = _FULL_STOP.search(sentence.masked, cue)
    names = sentence.members(
        _begun(_FULL_STOP, sentence, cue), stop.start() if stop else len(sentence.masked)
    )
    return list(dict.fromkeys(name.label for name in names if name in free)) == found


def _initials(label: str) -> str:
    """The first letters of a name's words: "BLT" of "Byte Latent Transformer"."""
    return "".join(word[0] for word in re.split(r"[- ]", label) if word)


def _subject(sentence: Sentence, cue: int, free: Mapping[Name, tuple[bool, bool]]) -> list[str]:
    """The name with which the cue's sentence begins, where another sentence stands before it."""
    begun = _begun(_SENTENCE, sentence, cue)
    return _subject_of(sentence, begun, cue, free) if begun else []


def _subject_of(
    sentence: Sentence, begun: int, end: int, free: Mapping[Name, tuple[bool, bool]]
) -> list[str]:
    """The name with which the words between two places of the masked text begin, if it may win."""
    near = sentence.place(begun) + _SUBJECT_PLACE
    members = sentence.members(begun, end)
    said = next((name for name in members if name.start >= near or free.get(name, _NOBODY)[0]), None)
    return [said.label] if said and said.start < near else []


def _meant(sentence: Sentence, cue: int, free: Mapping[Name, tuple[bool, bool]]) -> list[str]:
    """Whom "It" means with which the cue's sentence begins: the subject of what stands before."""
    begun = end = _begun(_SENTENCE, sentence, cue)
    while begun and _IT.match(sentence.masked, begun):
        begun, end = _begun(_SENTENCE, sentence, begun - 3), begun
    return _subject_of(sentence, begun, end, free) if begun < end else []


def _elsewhere(context: Context, sentence: Sentence, cue: int, who: Field) -> list[str]:
    """The heading's model, or the nearest of another clause."""
    free = who.free
    heading = context.heading.model if context.heading else None
    begun = _begun(_FULL_STOP, sentence, cue)
    new = any(name.found != "lexicon" for name in sentence.members(begun, cue) if name in free)
    if new or _COINED.search(sentence.masked, begun, cue):
        heading = None
    named = any(name.label == heading for name in context.models)
    if heading and not named and not any(is_version(name.label, heading) for name in free):
        return [heading]
    place = sentence.place(cue)
    apart = _APART.search(sentence.masked, cue)
    last = sentence.place(apart.start()) if apart and apart.start() > cue else len(context.text)
    candidates = [
        name
        for name in free
        if name.start < last and (free[name][0] or name.start < place) and _may_win(context, name, place)
    ]
    if not candidates and not any(name in free for name in context.within(context.reading.title)):
        candidates = _told_of(sentence, cue, free)
    if heading and any(name.label == heading for name in candidates):
        return [heading]
    candidates.sort(key=lambda name: (free[name][1], name.start > place, abs(name.start - place)))
    if candidates:
        return [candidates[0].label]
    before = {name.label for name in free if free[name][0] and name.start < place}
    if not heading and len(before) == 1:
        return [*before]
    return [heading] if heading and heading not in who.objects else []


def _told_of(sentence: Sentence, cue: int, free: Mapping[Name, tuple[bool, bool]]) -> list[Name]:
    """Whom a sentence of prose tells of: who is named before the cue, or is the head of what 的 ends."""
    behind = _HEAD_OF.match(sentence.masked, cue)
    return [
        name
        for name in (
            *sentence.members(_begun(_FULL_STOP, sentence, cue), cue),
            *sentence.members(cue, behind.end() if behind else cue),
        )
        if free.get(name, _NOBODY)[0]
    ]


def _joined_to(text: str, names: Sequence[Name]) -> list[str]:
    """The last of ``names`` and those that are joined to it: "A and B beat C"."""
    found = [names[-1]]
    for name in reversed(names[:-1]):
        if not _AND.fullmatch(text, name.end, found[-1].start):
            break
        found.append(name)
    return [name.label for name in reversed(found)]


def _may_win(context: Context, name: Name, cue: int) -> bool:
    """Whether a model of another clause can be the one that wins.

    In a title any can; a contest in the description is that of the title's or the label's model.
    """
    reading = context.reading
    inside = reading.title.holds(name.start, name.end) or (
        reading.label is not None and reading.label.holds(name.start, name.end)
    )
    begins = not context.text[reading.context.start : name.start].strip(" *-•\n")
    return inside or begins or reading.title.holds(cue, cue)
