"""Which models and organisations a text names: those of the lexicon, and new ones."""

import re
from collections.abc import Iterator
from functools import lru_cache

from listgraph.lexicon import Ignored, Lexicon, Model, Organization
from listgraph.lexicon.matcher import Match, matcher
from listgraph.names.discovery import PREFIXES, discover
from listgraph.names.everyday import is_in_company, is_near, is_no_model, is_sure, may_be
from listgraph.names.name import Name
from listgraph.names.neighbours import told_apart, without_leading
from listgraph.names.versions import bare, extended


def names(text: str, lexicon: Lexicon, company: bool = False) -> list[Name]:
    """The models and organisations that ``text`` names, in order.

    ``company`` says that what surrounds the text (a heading, the list's title) is about models,
    so that a name which is also a word counts.

    >>> from listgraph.lexicon import builtin
    >>> [name.label for name in names("谷歌BERT模型 beats GPT2 and LLaMA-7B", builtin())]
    ['Google', 'BERT', 'GPT-2', 'LLaMA']
    """
    return list(_named(text, lexicon, company and _is_doubtful(text, lexicon)))


_KEPT = 1 << 14
"""Of so many texts what is found in them is kept: headings and entries are asked for more than once."""


def _is_doubtful(text: str, lexicon: Lexicon) -> bool:
    """Whether company can make a difference: a word in the text may be a name or not."""
    return not all(map(is_sure, _matches(text, lexicon)))


@lru_cache(maxsize=_KEPT)
def _matches(text: str, lexicon: Lexicon) -> tuple[Match, ...]:
    """The known names in a text, but for those in an address."""
    addresses = _addresses(text)
    matches = matcher(lexicon).find(text)
    return tuple(match for match in matches if not _within(match.start, match.end, addresses))


@lru_cache(maxsize=_KEPT)
def _named(text: str, lexicon: Lexicon, company: bool) -> tuple[Name, ...]:
    """As :func:`names`."""
    matches = _matches(text, lexicon)
    known = (
        list(_known(text, [m for m in matches if not _owns(text, m)], lexicon, company)) if matches else []
    )
    begun = {name.start for name in known}
    taken = [
        (match.start, match.end) for match in matches if match.start in begun or not _goes_on(text, match)
    ]
    taken += [(name.start, name.end) for name in known] + _addresses(text)
    found = [name for name in discover(text, lexicon, taken) if not _overlaps(name, taken)]
    if found:
        known = [name for name in known if not any(_inside(name.start, name.end, new) for new in found)]
    if not known:
        return tuple(found)
    both = sorted(told_apart(text, known, lexicon) + found, key=lambda name: (name.start, name.end))
    return tuple(without_leading(text, both))


def _goes_on(text: str, match: Match) -> bool:
    """Whether what is no name by itself may be the beginning of one: GPT of "GPT4Video"."""
    return text[match.end : match.end + 1].isdigit()


def _addresses(text: str) -> list[tuple[int, int]]:
    """Where addresses stand in a text, without their last steps."""
    if "://" not in text and "www." not in text:
        return []
    return [_before_last_step(match) for match in _URL.finditer(text)]


def _owns(text: str, match: Match) -> bool:
    """Whether a name is the owner's in a path such as "Qwen/Qwen3"."""
    words = text[match.start : match.end]
    return text.startswith(f"/{words}", match.end)


_URL = re.compile(r"(?:https?://|www\.)[^\s，。；）)]+", re.IGNORECASE)


def _before_last_step(match: re.Match[str]) -> tuple[int, int]:
    """Of a URL only the last step of the path can name the thing: not the host, nor the owner."""
    cut = match.group().rstrip("/").rfind("/") + 1
    return match.start(), match.start() + max(cut, len(match.group()) if cut <= len("https://") else 0)


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def whole_name(text: str, lexicon: Lexicon) -> str:
    """The model that ``text`` as a whole names (a heading, a cell), or an empty string.

    An abbreviation beside its expansion, a size, a maker before the name and marks around it do
    not matter.

    >>> from listgraph.lexicon import builtin
    >>> [whole_name(text, builtin()) for text in ("### 3.1 BERT:", "BERT and friends", "Roberta")]
    ['BERT', '', 'RoBERTa']
    """
    text = _ORDINAL.sub("", _DATED.sub("", text))
    found = names(text, lexicon, company=True)
    models = {name.label for name in found if name.kind == "Model"}
    rest = text
    for name in reversed(found):
        rest = rest[: name.start] + rest[name.end :]
    rest = _DECORATION.sub("", rest)
    if len(models) == 1 and not rest:
        return models.pop()
    inner = _BRACKETED.fullmatch(_DECORATED.sub("", text))
    if len(models) == 2 and inner and not rest:
        # "Alpaca(LLaMA)": the base stands in brackets behind the name
        return next(name.label for name in found if name.kind == "Model")
    return ""


_ORDINAL = re.compile(r"^\W*第?[〇零一二三四五六七八九十百\d]+(?:[重章节讲课篇部步弹期]分?|[、.．)）])\s*")
_DATED = re.compile(
    r"[(（\[【][^)）\]】]*(?:更新|发布|updated?|added|\d{4})[^)）\]】]*[)）\]】]", re.IGNORECASE
)
_DECORATED = re.compile(r"^[\W\d_]+|[\W_]+$(?<![)）])")
_BRACKETED = re.compile(r"[^(（]+[(（][^)）]+[)）]")
_DECORATION = re.compile(
    r"[\W_]|\d+|(?<![A-Za-z])(?:the|model|models|paper)(?![A-Za-z])|模型|论文", re.IGNORECASE
)


def _known(text: str, matches: list[Match], lexicon: Lexicon, company: bool) -> Iterator[Name]:
    sure = [match for match in matches if is_sure(match) and isinstance(match.entry, Model)]
    counted = {
        match.entry.name
        for match in matches
        if is_sure(match) or company or is_near(match, sure) or is_in_company(text, match)
    }
    lonely = {match.entry.name for match in matches if match.sure or may_be(text, match)} - counted
    for match in matches:
        entry = match.entry
        if isinstance(entry, Ignored) or not (entry.name in counted or entry.name in lonely):
            continue
        if isinstance(entry, Model) and entry.class_word and _in_expansion(match, matches):
            continue
        if match.expansion and _is_in_subtitle(text, match, sure):
            continue
        if " " in text[match.start : match.end] and _HYPHENED.match(text, match.start - 2):
            continue
        if isinstance(entry, Organization):
            yield Name(match.start, match.end, entry.name, "Organization")
        elif is_no_model(text, match):
            continue
        else:
            for name in _compound(text, match, entry, lexicon):
                yield name._replace(lonely=True) if entry.name in lonely else name


def _in_expansion(match: Match, matches: list[Match]) -> bool:
    return any(other.expansion and other.start < match.start and match.end <= other.end for other in matches)


def _is_in_subtitle(text: str, match: Match, sure: list[Match]) -> bool:
    """Whether an expansion is only words of the subtitle of another model: "A: Pre-training for …"."""
    if any(map(str.isdigit, text[match.start : match.end])):
        return False
    line = text.rfind("\n", 0, match.start) + 1
    heads = (other for other in sure if line <= other.start and other.end < match.start)
    return any(
        other.entry is not match.entry and _SUBTITLE.fullmatch(text, other.end, match.start)
        for other in heads
    )


_HYPHENED = re.compile(r"[A-Za-z]-[a-z]+ ")
"""A name of several words may begin within one: "In-context Autoencoder"."""
_SUBTITLE = re.compile(r"[^.。!?\n|]{0,20}[:：][^.。!?\n|]{0,90}")


_COMPOUND = re.compile(r"(?<![A-Za-z0-9-])(?:[A-Z][a-z]*[A-Z0-9]\w*|[A-Z][a-z]+)-$")
_HEAD_PREFIX = re.compile(r"(?:^|(?<=[\n\[|])|(?<=[|\u2028] ))[a-z]{2,12}-$")


def _compound(text: str, match: Match, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The name at ``match``, or the new one that it ends, as PaLM does "Flan-PaLM"."""
    prefix = _prefix(text, match.start) if text[match.start - 1 : match.start] == "-" else None
    found = list(extended(text, match, model, lexicon))
    if prefix and found and text[match.start].isupper() and _is_new(prefix.group()[:-1], model, lexicon):
        name = found[0]
        label = bare(text[prefix.start() : name.end].strip("()（） "))
        found = [name._replace(start=prefix.start(), label=label, found="compound", parent=name.label)]
    yield from found


def _prefix(text: str, start: int) -> re.Match[str] | None:
    """The word and the hyphen before a name, where they may be a part of it."""
    first = max(0, start - 24)
    return _COMPOUND.search(text, first, start) or _HEAD_PREFIX.search(text, first, start)


def _is_new(prefix: str, model: Model, lexicon: Lexicon) -> bool:
    """Whether a word before a hyphen makes a new name: not "Pre-BERT", not "OpenAI-GPT"."""
    return not model.class_word and prefix.lower() not in PREFIXES and not matcher(lexicon).find(prefix)


def _overlaps(name: Name, taken: list[tuple[int, int]]) -> bool:
    return any(
        name.start < end and start < name.end and not _inside(start, end, name) for start, end in taken
    )


def _inside(start: int, end: int, name: Name) -> bool:
    return name.start < start and end <= name.end
