"""Whether the words around a name make it a means, a base, a judge or a kind, and no subject."""

import re
from bisect import bisect_left
from operator import attrgetter

from listgraph.cues import cues, words
from listgraph.entries.context import Context
from listgraph.entries.roles import is_generic
from listgraph.names.name import Name
from listgraph.rules.presence import may_hold

MODIFIERS = (
    r"(?:\s?(?:the|a|an|its?|their|our|your|my|pre-?trained|fine-?tuned|large|small|original|improved|enhanced|novel|open-?source|official|new|own|custom"
    r"|vanilla|minimal|OpenAI|Google|Meta|(?-i:[A-Z])[\w.&-]*(?: (?-i:[A-Z])[\w.&-]*)?['’]s"
    r"|自家|原版|开源的?|最新的?|官方|大模型|模型|预训练模型|[（(“「《]))*\s?"
)
_OTHERS = r"(?:[A-Z][\w.-]*(?: [A-Z\d][\w.-]*){0,2}(?:\s?[,、/&+]\s?|\s(?:and|or)\s|\s?[和与及]\s?))*"
_BEFORE = re.compile(words("ingredient", "before") + MODIFIERS + f"(?-i:{_OTHERS})$", re.IGNORECASE)
_TAKEN_FROM = re.compile(words("ingredient", "taken") + r"$", re.IGNORECASE)
_SERVED = re.compile(words("ingredient", "served") + MODIFIERS + f"(?-i:{_OTHERS})$", re.IGNORECASE)
_AFTER = re.compile(words("ingredient", "after"), re.IGNORECASE)
_LIKENED = re.compile(words("foil", "before") + r"\s?$", re.IGNORECASE)
_PLURAL = re.compile(r"s(?![A-Za-z])")
_NATIVE = re.compile(words("foil", "native") + r"\s?[「“『]?$")
_FOREIGN = re.compile(words("foil", "foreign"))
_TUNED = re.compile(words("base", "before") + MODIFIERS + "$", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"(?<![A-Za-z])an? (?:[\w.+-]+,? ){0,5}$|一[个款种](?:[^，。,.]{0,8})$", re.IGNORECASE
)
_DESCRIBING = re.compile(r"[\s:：–—-]+(?:\w[\w.+-]*,? ){1,5}")
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
_PART_BEFORE = re.compile(r"[A-Za-z][-‑]$")
_PART_AFTER = re.compile(r"[-‑][A-Z][A-Za-z\d]*(?!\w|[-‑][\u3400-\u9fff]|[-‑]\d+(?:\.\d+)?[BM](?![A-Za-z]))")
"""What has a size behind it is one of the sizes of the model: "GLM-ALL-9B"."""
_START = attrgetter("start")
_REACH = 40  # how many characters before a name are looked at
_FAR = 120  # how many for whom it says what kind it is
_NEAR = 26  # how many for what likens something to it


def is_kind(context: Context, name: Name) -> bool:
    """Whether a name only says what kind a thing is: "GPT-based", "Transformer类", "PRMs" of no known one."""
    doubtful = name.lonely or name.found != "lexicon"
    plural = doubtful and _PLURAL.match(context.text, name.end)
    return bool(
        plural or (may_hold(context.text, "ingredient", "after") and _AFTER.match(context.text, name.end))
    )


def is_ingredient(context: Context, name: Name) -> bool:
    """Whether the words before a name make it a means or a base: "with BERT", "基于BERT"."""
    start = max(context.reading.context.start, name.start - _REACH)
    if name.found == "compared":  # what makes it a model says that it acts
        return False
    if is_predicate(context, name):
        return True
    used = may_hold(context.text, "ingredient", "before") and _BEFORE.search(context.text, start, name.start)
    return bool(used and not _TAKEN_FROM.search(context.text, start, name.start))


_OWNING = re.compile(
    r"['’]s (?:(?:new|latest|newest|own|upcoming)\s)*(?:(?:[\w-]+ ){0,3}(?:models?|LLM|family|series) )?",
    re.IGNORECASE,
)


_RELEASES = re.compile(rf"\s?[\u3400-\u9fff]{{0,4}}?{words('subject', 'released')}{MODIFIERS}", re.IGNORECASE)


def is_owner(context: Context, name: Name) -> bool:
    """Whether a name is that of the maker of the next: "Qwen's latest reasoning model QwQ".

    So where a family has released a version: "Qwen releases Qwen3".
    """
    after = bisect_left(context.models, name.end, key=_START)
    if after == len(context.models):
        return False
    owned = context.models[after]
    between = name.end, owned.start
    return bool(
        _OWNING.fullmatch(context.text, *between)
        or (is_version(owned.label, name.label) and _RELEASES.fullmatch(context.text, *between))
    )


_NUMBERED = re.compile(r"[ -]?[vV]?\d")


def is_version(model: str, family: str) -> bool:
    """Whether a model is a numbered version of a family."""
    return model.startswith(family) and bool(_NUMBERED.match(model, len(family)))


def is_served(context: Context, name: Name) -> bool:
    """Whether a name is one of those that a tool takes: "可用 9 个模型，A/B 都行"."""
    near = max(0, name.start - _REACH)
    return may_hold(context.text, "ingredient", "served") and bool(
        _SERVED.search(context.text, near, name.start)
    )


def is_linked_means(context: Context, name: Name) -> bool:
    """Whether a name is all of a link's text, behind another link and words that make it a means."""
    title, links = context.reading.title, context.reading.entry.links
    whole = (name.start, name.end) == (title.start, title.end)
    before = max(0, name.start - _REACH)
    return (
        whole
        and links[0].start < title.start
        and bool(
            _BEFORE.search(context.text, before, name.start)
            or _TUNED.search(context.text, before, name.start)
        )
    )


def is_likened(context: Context, name: Name) -> bool:
    """Whether something else is only likened to what is named: "国产ChatGPT", "an alternative to GPT-4"."""
    near = max(0, name.start - _NEAR)
    if near == name.start or not may_hold(context.text, "foil", "before", "native"):
        return False
    chinese = not context.text.isascii()
    native = chinese and _NATIVE.search(context.text, near, name.start) and _FOREIGN.fullmatch(name.label)
    return bool(native or _LIKENED.search(context.text, near, name.start))


def is_base(context: Context, name: Name) -> bool:
    """Whether a name is only what another thing is made of: "tuned LLaMA", "a ViT model", "基于BERT"."""
    before = max(context.reading.context.start, name.start - _REACH)
    return bool(
        (may_hold(context.text, "base", "before") and _TUNED.search(context.text, before, name.start))
        or (_says_what_kind(context, name, before) and _WHICH.match(context.text, name.end))
        or (name.class_word and _NOUN.match(context.text, name.end))
        or (may_hold(context.text, "base", "after") and _VARIANT.match(context.text, name.end))
        or _is_in_brackets_of(context, name)
        or _is_behind_dash(context, name)
    )


_DASHED = re.compile(r"(?P<head>[A-Z][\w.+]*(?: [\dA-Z][\w.+]*){0,2}) [-–—] ")
_NO_HEAD = frozenset(cues("discovery")["openers"])


def _is_behind_dash(context: Context, name: Name) -> bool:
    """Whether a name ends a title behind that of what is made of it: "Hermes 2 Pro - Mistral 7B"."""
    title = context.reading.title
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
    opened = _IN_BRACKETS.search(context.text, max(0, name.start - _REACH), name.start)
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
    """Whether the words before a name make a kind of it: "a 7B ViT", or a description that so begins."""
    opens = _DESCRIBING.fullmatch(context.text, context.reading.title.end, name.start)
    return bool(opens or _INDEFINITE.search(context.text, before, name.start))


def is_predicate(context: Context, name: Name) -> bool:
    """Whether a name only says what another is a kind of: LLaMA in "Vicuna is a fine-tuned LLaMA"."""
    index = bisect_left(context.models, name.start, key=_START)
    for before in range(index - 1, -1, -1):
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
    start = max(context.reading.context.start, name.start - _NEAR)
    behind = _DATA_BEHIND.match(context.text, name.end)
    return bool(behind or _DATA_BEFORE.search(context.text, start, name.start))


def is_place(text: str, name: Name) -> bool:
    """Whether a name only says where something is: "GPT-4 已在 ChatGPT 中上线"."""
    return text[: name.start].rstrip().endswith("在") and bool(_WITHIN.match(text, name.end))


_WITHIN = re.compile(r"\s?[中里上](?!文)")


def is_part(text: str, name: Name) -> bool:
    """Whether a name is only a part of that of something unknown: "GNN-RAG", "DRT-o1"."""
    return bool(
        _PART_BEFORE.search(text, max(0, name.start - 2), name.start) or _PART_AFTER.match(text, name.end)
    )
