"""Names that are a model's by the company they keep: set against models that are known, or above them."""

import re
from collections.abc import Iterator

from listgraph.cues import cues, needles_of, plain, words
from listgraph.entries.context import Context
from listgraph.entries.folding import spelt
from listgraph.entries.lead import behind_venue
from listgraph.entries.reading import Span
from listgraph.names.called import is_han_name
from listgraph.names.free import ends_as_thing
from listgraph.names.name import Name
from listgraph.names.things import kind_of
from listgraph.rules.bases import is_base
from listgraph.rules.beaten import beaten, sized
from listgraph.rules.challengers import challengers
from listgraph.rules.contests import last_told, told_at
from listgraph.rules.enumerated import enumerated
from listgraph.rules.labels import unknown_head
from listgraph.rules.results import sides
from listgraph.rules.sentences import KIND, MOST, NAME, Sentence, mask

_COINED_LATIN = (
    r"(?=[A-Za-z])(?=[A-Za-z\d.+-]{0,60}(?:\d|[a-z][A-Z]|[A-Z]{2}))[A-Za-z][A-Za-z\d.+-]{0,60}[A-Za-z\d]"
)
_COINED = (
    r"(?<![\w-])(?<!r/)"
    r"(?:(?:(?=[\w.+-]{0,60}(?:\d|[a-z][A-Z]|[A-Z]{2}))[\u4e00-\u9fff]{0,4}|[\u4e00-\u9fff]{2,4}-)"
    r"[A-Za-z][\w.+-]{0,60}[A-Za-z\d](?!\w)|[\u4e00-\u9fff]{2,4}-\d+(?:\.\d+)?[BbMm](?![\w-]))"
)
_HYPHENED = "(?-i:[A-Z][a-z]+(?:-[A-Z][a-z]+)+)"
_WORD = "(?-i:[A-Z][a-z]{3,})"
"""A word that is no name by its look, and one among models by its place."""
_CHINESE = r"[\u4e00-\u9fff]{2,6}"
_DUEL = rf"[\s_]*(?i:{words('versus', 'duel')})[\s_]*"
_OPENS = r"(?:^|(?<=[：:，,。！？!?；;|\n（(「【\]】」]))\s*"
_CLOSES = r"(?=\s*(?:$|[：:，,。！？!?；;|\n）)」】\[（(]))"
_ONE_WORD = rf"{_WORD}(?<!s)(?=\s?(?:$|[,，:：?？(（]|(?:on|for|in|at) [a-z]))"
"""It stands at the end, and is no plural: "A vs Quailcast on loads", but "A vs Lawyers"."""
_AGAINST = re.compile(rf"{NAME}{KIND}{_DUEL}(?P<new>{_COINED}|{_CHINESE}{_CLOSES}|{_ONE_WORD})")
_BEFORE = re.compile(rf"(?P<new>{_COINED}|{_OPENS}{_CHINESE}){_DUEL}{NAME}")
_MEMBER = (
    rf"(?:{NAME}{KIND}|{_COINED}|(?<=[、/]){_WORD}(?![\w-])"
    r"|(?<=[、,，与和及/ ])[\u4e00-\u9fff]{2,6}?大模型)"
)
_BEGINS = r"(?<![、,，/])(?<![、,，/]\s)"
"""A row is looked at from its first member on."""
_AMONG = re.compile(
    rf"{_BEGINS}(?:{_MEMBER}\s?[、,，/]\s?)+(?:{_MEMBER}\s?(?:和|与|及|and|&)\s?)?{_MEMBER}"
    rf"(?=[^，,。！？!?；;\n\ue000-\uf8ff]{{0,12}}{words('difference', 'after_members')})"
)
_PAIR = re.compile(
    rf"(?:{NAME}{KIND}\s?(?:和|与|跟|及|and|&)\s?{_COINED}|{_COINED}\s?(?:和|与|跟|及|and|&)\s?{NAME}{KIND})"
    rf"[\s:：,，的]{{0,2}}(?:到底)?(?:有(?:什么|何|哪些|多大))?{words('difference', 'after_members')}"
)
"""Two are compared right behind their names, so that one that nobody knows is as the other."""
_LINEAGE = re.compile(
    rf"从[^，,。！!？?\n]{{0,40}}{NAME}{KIND}\s?(?:再?到|至)\s?(?P<new>{_COINED_LATIN}|{_WORD})"
    r"(?=\s?(?:$|[:：，,。！!？?]|的?(?:演进|演化|发展|进化|变迁)))"
)
"""The last of a lineage: "从 A 到 B"."""
_ROW = rf"{_BEGINS}(?:{_MEMBER}\s?[、,，]\s?)+(?:{_MEMBER}\s?[和与及]\s?)?{_MEMBER}"
_COUNTED = re.compile(
    rf"{_ROW}(?=\s?等?[三四五六七八九十\d]+(?:大|款|个|种)[^，,。！!？?、\ue000-\uf8ff]{{0,6}}(?:模型|LLM))"
)
"""Members that are counted as models: "A、B、C 三大模型"."""
_CALLED = re.compile(
    rf"(?:模型|LLM|网络)\s?[(（]{_ROW}(?=\s?等?[)）])|{_ROW}(?=\s?等?(?:系列)?(?:大?模型|LLM))"
)
"""Members that are called models, where several are known: "模型（A、B、C）", "A、B、C 系列模型"."""
_HAN_MEMBER = r"(?<=[、：:])\s?[\u4e00-\u9fff]{2,4}(?=\s?(?:、|等|$|[)）]))"
_LISTED = re.compile(
    rf"(?:大?模型|LLM)[^，,。：:\n\ue000-\uf8ff]{{0,6}}[：:]\s?(?P<row>(?:(?:{_MEMBER}|{_HAN_MEMBER})\s?、\s?)+"
    rf"(?:{_MEMBER}|{_HAN_MEMBER}))"
)
"""Members of a list of models, of which one may be Chinese: "大模型盘点：A、B、云岫"."""
_HAN = re.compile(_HAN_MEMBER)
_DUELLING, _COMPARING = needles_of("versus", "duel"), needles_of("difference", "after_members")
_NEW = re.compile(rf"{_COINED}|(?<=[、/]){_WORD}|[\u4e00-\u9fff]{{2,6}}?大模型")
_BEHIND = re.compile(
    rf"^[^！!，,。\n]*{NAME}{KIND}[^，,。！!\n\ue000-\uf8ff]{{0,6}}[！!，,。]\s?(?P<new>{_COINED})\s?[:：|｜]"
)
_LATIN, _HYPHENS = re.compile(r"[A-Z][a-z]{2,}"), re.compile(_HYPHENED)
_SAID = re.compile(r"\s?[:：|｜]\s?(?=[^A-Za-z\n]{0,6}[\u3400-\u9fff])")
_NO_MODEL = re.compile(words("versus", "others"), re.IGNORECASE)
_SEPARATOR = re.compile(r"[\s:：|｜,，–—-]*")
_GENERIC = frozenset(cues("discovery")["generic"])
_MEMBERS = 2
"""Beside so many known models of a list that compares its members the others are models, too."""


def with_newcomers(context: Context) -> Context:
    """``context`` with the names that only its own words make a model's.

    A side of "A vs B", a member of "A、B、C 横评", what has a model's size before a contest, and what an
    entry is filed under that beats or meets a known model.
    """
    if not context.models or len(context.models) > MOST:
        return context
    met = [name for name in sides(context) if name not in context.models]
    if met:
        return context.with_models(met)
    sentence = mask(context.text, context.reading.context, context.within(context.reading.context))
    if not sentence.held:
        return context
    new = [Name(*span, label, found="compared") for span, label in _new(context, sentence)]
    return context.with_models(new) if new else context


def _new(context: Context, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str]]:
    fought = (*beaten(context, sentence), *sized(context, sentence))
    for first, last in (*_sides(sentence), *_members(sentence), *fought):
        span = Span(sentence.place(first), sentence.place(last))
        if _may_be_model(context, span):
            yield (span.start, span.end), _label(context, span)
    for span in (*challengers(context, sentence), *enumerated(context)):
        if _may_be_model(context, span):
            yield (span.start, span.end), _label(context, span)
    if not told_at(context, sentence):
        return
    for filed in (
        _filed(context, sentence),
        _announced(context, sentence),
        _acting(context, sentence),
        _come(context, sentence),
        _told_of(context, sentence),
    ):
        if filed:
            yield (filed.start, filed.end), _label(context, filed)


def _label(context: Context, span: Span) -> str:
    """A name as its author spells it."""
    return spelt(context.text, context.reading.entry.text, span.start, span.end)


def _sides(sentence: Sentence) -> Iterator[tuple[int, int]]:
    if sentence.held.isdisjoint(_DUELLING):
        return
    for pattern in (_AGAINST, _BEFORE):
        for match in pattern.finditer(sentence.masked):
            yield match.span("new")


def _members(sentence: Sentence) -> Iterator[tuple[int, int]]:
    if "从" in sentence.masked:
        yield from (match.span("new") for match in _LINEAGE.finditer(sentence.masked))
    told = "模型" in sentence.masked or "LLM" in sentence.masked
    for match in (*_COUNTED.finditer(sentence.masked), *_several(sentence, _CALLED)) if told else ():
        yield from (new.span() for new in _NEW.finditer(sentence.masked, *match.span()))
    for match in _LISTED.finditer(sentence.masked) if told else ():
        known = len(sentence.members(*match.span()))
        found = _HAN.finditer(sentence.masked, *match.span()) if known >= _MEMBERS else ()
        yield from (new.span() for new in found if is_han_name(new.group().strip()))
        coined = _NEW.finditer(sentence.masked, *match.span("row")) if known else ()
        yield from (new.span() for new in coined)
    if sentence.held.isdisjoint(_COMPARING):
        return
    for match in (*_several(sentence, _AMONG), *_PAIR.finditer(sentence.masked)):
        yield from (new.span() for new in _NEW.finditer(sentence.masked, *match.span()))


def _several(sentence: Sentence, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """What a pattern of members finds, where several of them are known."""
    for match in pattern.finditer(sentence.masked):
        if len(sentence.members(*match.span())) >= _MEMBERS:
            yield match


def _may_be_model(context: Context, span: Span) -> bool:
    """Whether a name is that of no organisation, person or dataset, and no abbreviation of everybody's."""
    label = span.of(context.text)
    makers = any(name.meets(*span) for name in context.organizations)
    return not (makers or _NO_MODEL.match(label) or label.lower() in _GENERIC or ends_as_thing(label))


def _announced(context: Context, sentence: Sentence) -> Span | None:
    """The unknown name before a colon of which the words before it tell a contest: "超越 A！X：…"."""
    behind = _BEHIND.search(sentence.masked)
    if not behind or last_told(context, sentence) < 0:
        return None
    span = Span(sentence.place(behind.start("new")), sentence.place(behind.end("new")))
    inside = context.reading.title.holds(span.start, span.end) and _may_be_model(context, span)
    return span if inside and not _is_other(context, span.end, context.reading.title.end) else None


_ACTING = re.compile(
    rf"[\W\d_]*(?:(?:[A-Z][\w.]*(?: [A-Z][\w.]*){{0,3}}['’]s )(?:(?:new|latest|own|small|open) )*)?"
    rf"(?P<new>{_COINED})"
)
_MADE_ACTING = re.compile(
    rf"(?:{words('base', 'before')} ?(?:the )?{NAME}{KIND}|[由从在]?\s?{NAME}{KIND}{words('base', 'after')})"
    rf"(?:[^,，\ue000-\uf8ff]{{0,16}}[,，]|[^,，\ue000-\uf8ff]{{0,8}}的)"
    rf"\s?[「“『]?(?P<new>{_COINED}|{_HYPHENED}|{_WORD}(?=\s?[,，\u3400-\u9fff])|(?<=[「“『]){_CHINESE}(?=[」”』]))"
    r"[」”』]?(?:[,，](?=\s?[\u3400-\u9fff]))?",
    re.IGNORECASE,
)
"""The same behind what it is made of: "Built on A, X beats B"."""
_WHEREIN = re.compile(
    r" ?(?:\w+ly )?(?:在[^，,\ue000-\uf8ff]{1,12}上)?"
    rf"(?:[^\W\dA-Za-z的是被让把称说用在由]{{0,8}}?{words('newcomer', 'measures')}"
    r"|[写做读答解画看听算跑打][\u4e00-\u9fff]{1,4}?)? ?"
)
"""Between who beats a model and the contest: on what, and in what."""


_CAPITALS = re.compile("[A-Z]+")


def _acting(context: Context, sentence: Sentence) -> Span | None:
    """The unknown name with which a title begins right before the contest: "Acme's ELMAR challenges …"."""
    first = sentence.places[0] if sentence.places else 0
    begun = behind_venue(sentence.masked, 0, first)
    acting = _ACTING.match(sentence.masked, begun, first) or _MADE_ACTING.match(sentence.masked)
    if not acting:
        return None
    span = Span(sentence.place(acting.start("new")), sentence.place(acting.end("new")))
    between = [(acting.end(), start) for start in told_at(context, sentence) if start >= acting.end()]
    if _CAPITALS.fullmatch(acting["new"]):  # which a venue and a field may be, too
        between = [(end, start) for end, start in between if start <= end + 1]
    begins = any(_WHEREIN.fullmatch(sentence.masked, end, start) for end, start in between)
    return span if begins and _may_be_model(context, span) else None


_COME = re.compile(
    rf"(?<![A-Za-z.+])(?<![A-Za-z]-)(?P<new>(?!\d){_COINED_LATIN})\s?(?:大?模型)?"
    rf"{plain('coming', 'manner')}?{plain('coming', 'come')}"
    r"[^，,。！!？?：:;；\n\ue000-\uf8ff]{0,6}[，,！!：:]\s?[^。\n\ue000-\uf8ff]{0,24}"
)


def _come(context: Context, sentence: Sentence) -> Span | None:
    """The unknown name that has come to meet a known model: "X 来了，赶超 A"."""
    for come in _COME.finditer(sentence.masked):
        span = Span(sentence.place(come.start("new")), sentence.place(come.end("new")))
        if any(come.end("new") < start <= come.end() for start in told_at(context, sentence)):
            return span if _may_be_model(context, span) else None
    return None


def _is_other(context: Context, start: int, end: int) -> bool:
    """Whether what is said behind a name is of a thing that is no model.

    That it is tuned from one makes it none: "X：基于 A 微调，超过 B".
    """
    behind = _SEPARATOR.match(context.text, start, end)
    begun = behind.end() if behind else start
    made = next((name for name in context.models if begun <= name.start < end), None)
    if made and is_base(context, made) and _MADE.match(context.text, made.end, end):
        return False
    return kind_of(context.text[begun:end]) == "other"


_MADE = re.compile(r"(?:(?!的(?!$|[，,。]))[^，,。；;！!？?\n]){0,12}[，,。；;]")
"""What goes on behind the name of a base without another noun: "基于 A 微调，"."""
_TOLD_OF = re.compile(
    rf"[^，,。！？!?；;：:\n\ue000-\uf8ff]*?的(?P<new>{_COINED_LATIN})[，,][^，,。！？!?；;：:\n\ue000-\uf8ff]{{0,4}}"
)


def _told_of(context: Context, sentence: Sentence) -> Span | None:
    """The unknown name that ends the clause before the first contest: "小巧的X，媲美 A"."""
    told = _TOLD_OF.match(sentence.masked)
    if not told:
        return None
    span = Span(sentence.place(told.start("new")), sentence.place(told.end("new")))
    begins = any(told.end("new") < start <= told.end() for start in told_at(context, sentence))
    return span if begins and _may_be_model(context, span) else None


def _is_new(context: Context, head: Span) -> bool:
    """Whether a word names something new: by its form, or as a Latin one of which Chinese speaks.

    One of one word must be called a model: journals and sites stand there as well.
    """
    if _NEW.fullmatch(head.of(context.text)):
        return True
    said = _SAID.match(context.text, head.end)
    if said and _HYPHENS.fullmatch(context.text, head.start, head.end):
        return True
    if not said or not _LATIN.fullmatch(context.text, head.start, head.end):
        return False
    return kind_of(context.text[said.end() : context.reading.title.end]) == "model"


def _filed(context: Context, sentence: Sentence) -> Span | None:
    """The unknown name of an entry that tells a contest, unless it speaks of things of another kind."""
    head = unknown_head(context, context.reading.context.end)
    if not head or not (_is_new(context, head) and _may_be_model(context, head)):
        return None
    if _is_other(context, head.end, context.reading.context.end):
        return None
    return head if last_told(context, sentence) >= head.end else None
