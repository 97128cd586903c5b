"""Whether a name is that of what something else is made of, or of data: the table of bases in the cues."""

import re
from bisect import bisect_left
from operator import attrgetter

from listgraph.cues import cues, words
from listgraph.entries.context import Context
from listgraph.entries.roles import is_generic
from listgraph.names.name import Name
from listgraph.rules.presence import may_hold

_CHINESE = r"改进(?:后|过|型)?+的?+|自家|原版|开源的?+|最新的?+|官方"
MODIFIERS = (
    r"(?:\s?(?:the|a|an|its?|their|our|your|my|pre-?trained|fine-?tuned|large|small|original|improved|enhanced|novel|open-?source|official|new|own|custom"
    r"|vanilla|minimal|OpenAI|Google|Meta|(?-i:[A-Z])[\w.&-]*(?: (?-i:[A-Z])[\w.&-]*)?['’]s"
    rf"|{_CHINESE}|(?!{_CHINESE})(?:(?!模型)[\u3400-\u9fff]){{0,8}}模型|[（(“「《\"]))*\s?"
)
"""What may stand between a word that makes a name a means, a base or a release, and the name.

No words may be parted in two ways: many of them would be in all the ways that there are together."""
A_MODEL = r"(?:(?:[\w-]+ ){0,5}models?\s?[:：,]\s?)"
"""What may be released before its name is told: "a powerful multi-modal model: "."""
TUNED = re.compile(words("base", "before") + MODIFIERS + "$", re.IGNORECASE)
"""What stands before what something else is made of: "fine-tuned"."""
_INDEFINITE = re.compile(
    r"(?<![A-Za-z])an? (?:[\w.+-]+,? ){0,5}$|一[个款种](?:[^，。,.]{0,8})$", re.IGNORECASE
)
_DESCRIBING = re.compile(r"[\s:：–—-]+(?:\w[\w.+-]*,? ){1,5}")
_LABELLED = re.compile(r"\s?[:：]\s(?:\w[\w.+-]*,? ){0,5}")
_WHICH = re.compile(
    r"(?:[- ](?!\w+(?:s|ed)\b)\w+){0,3},? (?:that|which|with|trained|tuned|fine-?tuned|for|from|on)\b|模型",
    re.IGNORECASE,
)
_NOUN = re.compile(r"s? (?:models?|networks?|architectures?|backbones?|variants?|with)\b", re.IGNORECASE)
_SIZE_BEHIND = r"(?:[- ]\w+)?\s?"
_VARIANT = re.compile(words("base", "after"), re.IGNORECASE)
_COPULA = re.compile(rf"{_SIZE_BEHIND}{words('base', 'copula')}", re.IGNORECASE)
_DATA = words("base", "data")
_DATA_BEFORE = re.compile(_DATA + r"[\s：:「“《]*$", re.IGNORECASE)
_DATA_BEHIND = re.compile(
    r"[ -]?(?!\w*(?:s|ed) benchmarks?\b)(?:(?:(?!(?:on|in|at|for|across|over|with|and)\b)[A-Za-z]{1,12}"
    r"|(?:(?![在于以用对被把将])[\u3400-\u9fff]){1,8})[ -]?)??" + _DATA + r"(?!训练|预训练|上|中|微调)",
    re.IGNORECASE,
)
_START = attrgetter("start")
_FAR = 120
"""Within so many characters before a name stands whom it says the kind of, and where its text begins."""


def is_base(context: Context, name: Name) -> bool:
    """Whether a name is only what another thing is made of: "tuned LLaMA", "a ViT model", "基于BERT"."""
    before = context.near(name)
    title = context.reading.title
    if title.start < name.start < title.end:  # "tuned [model X](u)" is X
        before = max(before, title.start)
    return bool(
        (
            may_hold(context.text, "base", "before")
            and TUNED.search(context.text, before, name.start)
            and not _is_made_of(context, name)
        )
        or (_says_what_kind(context, name, before) and _WHICH.match(context.text, name.end))
        or (name.class_word and _NOUN.match(context.text, name.end))
        or (may_hold(context.text, "base", "after") and _VARIANT.match(context.text, name.end))
        or _is_in_brackets_of(context, name)
        or _is_behind_dash(context, name)
    )


def _is_made_of(context: Context, name: Name) -> bool:
    """Whether what was done is said of another name before: "基于 A 微调的 B"."""
    other = context.last_before(name.start)
    if other is None or not _OF.fullmatch(context.text, other.end, name.start):
        return False
    return bool(TUNED.search(context.text, context.near(other), other.start))


_OF = re.compile(r"[^，,。；;：:的]{0,10}的\s?")
_MADE_INTO = re.compile(words("base", "after") + r"(?:[的，,：:]\s?)?[「“『]?", re.IGNORECASE)


def is_made_into(context: Context, name: Name, other: Name | None = None) -> bool:
    """Whether a name is that of the base of the next: "由 A 微调而来的 B", "基于 A 的 B"."""
    if other is None:
        return False
    between = name.end, other.start
    if may_hold(context.text, "base", "after") and _MADE_INTO.fullmatch(context.text, *between):
        return True
    of = _OF.fullmatch(context.text, *between)
    return bool(of and TUNED.search(context.text, context.near(name), name.start))


_DASHED = re.compile(r"(?P<head>[A-Z][\w.+]*(?: [\dA-Z][\w.+]*){0,2}) [-–—] ")
_NO_HEAD = frozenset(cues("discovery")["openers"])


def _is_behind_dash(context: Context, name: Name) -> bool:
    """Whether a name ends a title behind that of what is made of it: "Hermes 2 Pro - Mistral 7B"."""
    title = context.reading.title
    if name.start - title.start > _FAR:
        return False
    headed = _DASHED.fullmatch(context.text, title.start, name.start)
    if not headed or not _SIZE.fullmatch(context.text, name.end, title.end):
        return False
    makers = any(title.start <= maker.start < name.start for maker in context.organizations)
    return not (makers or is_generic(headed["head"]) or headed["head"].split()[0].lower() in _NO_HEAD)


_IN_BRACKETS = re.compile(r"[(（](?:[\w.+-]+ ?[/,、&] ?)*$")
_SIZE = re.compile(r"(?:[- ]?\d[\w.-]*)? ?")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


def _is_in_brackets_of(context: Context, name: Name) -> bool:
    """Whether a name stands in brackets right behind one of another family: "BELLE (LLaMA/BLOOM)"."""
    opened = _IN_BRACKETS.search(context.text, context.near(name), name.start)
    if not opened:
        return False
    index = bisect_left(context.models, opened.start(), key=_START)
    other = context.models[index - 1] if index else None
    return (
        other is not None
        and not other.class_word
        and _SIZE.fullmatch(context.text, other.end, opened.start()) is not None
        and _family(other) != _family(name)
    )


def _family(name: Name) -> str:
    word = _FIRST_WORD.match(name.parent or name.label)
    return word[0].casefold() if word else name.label


def _says_what_kind(context: Context, name: Name, before: int) -> bool:
    """Whether the words before a name make a kind of it: "a 7B ViT", a description, "RWKV: RNN with …"."""
    told = context.reading.title.end
    opens = name.start - told <= _FAR and _DESCRIBING.fullmatch(context.text, told, name.start)
    index = bisect_left(context.models, name.start, key=_START)
    labelled = index and _LABELLED.fullmatch(context.text, context.models[index - 1].end, name.start)
    return bool(opens or labelled or _INDEFINITE.search(context.text, before, name.start))


def is_predicate(context: Context, name: Name) -> bool:
    """Whether a name only says what another is a kind of: LLaMA in "Vicuna is a fine-tuned LLaMA"."""
    index = bisect_left(context.models, name.start, key=_START)
    for before in reversed(range(index)):
        other = context.models[before]
        if other.end < name.start - _FAR:
            break
        if other.end < name.start and other.label != name.label:
            return may_hold(context.text, "base", "copula") and bool(
                _COPULA.fullmatch(context.text, other.end, name.start)
            )
    return False


def is_data(context: Context, name: Name) -> bool:
    """Whether a name is that of data: "数据集 WizardLM", "the Alpaca dataset"."""
    if not may_hold(context.text, "base", "data"):
        return False
    start = context.near(name)
    behind = _DATA_BEHIND.match(context.text, name.end)
    return bool(behind or _DATA_BEFORE.search(context.text, start, name.start))
