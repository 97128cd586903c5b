"""A plain Latin word in a headline that is a model's name, as it fights one."""

import re
from collections.abc import Iterator

from listgraph.cues import needles_of, plain, words
from listgraph.entries.context import Comparison, Context
from listgraph.entries.reading import Span
from listgraph.names.called import is_han_name
from listgraph.names.name import Name, reach_of
from listgraph.rules.contests import contests
from listgraph.rules.sentences import Sentence, mask

_PLAIN = re.compile(
    r"(?<![A-Za-z0-9./@#_+-])(?<![A-Za-z] )[A-Z][a-z]{3,}(?:[- ]?\d+(?:\.\d+)?)?(?:-[A-Z][a-z]+)?"
    r"(?![A-Za-z0-9./_+-])(?! [A-Za-z])"
    r"|(?<=[「“『])[\u3400-\u9fff]{2,3}(?:[- ]?[vV]?\d+(?:\.\d+)?)?(?=[」”』])"
    r"|(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,4}[- ]?\d+(?:\.\d+)?B(?![A-Za-z])"
)
"""A word that no other Latin one stands beside, or a Chinese one in quotes or with its size; in quotes one of
four signs is a saying."""
_BY = re.compile(r"(?<= by )[A-Z][a-z]{3,}(?<!s)(?=\s*(?:[,.;:)]|$))")
"""In English one by which a model is beaten: "GPT-4 is beaten by Stoatcoder, …"."""
_HAN = re.compile("[\u3400-\u9fff]")
_MOST = 2
"""Of more words none is the one that fights."""
_TELLING = frozenset().union(
    *(needles_of(told, key) for told in ("over", "under", "level") for key in ("before_object", "passive"))
)
_TELLING_ALL = _TELLING.union(
    *(needles_of("over", key) for key in ("after_object", "causative", "lost")),
    *(needles_of("under", key) for key in ("after_object", "apart", "margin")),
    needles_of("level", "after_object"),
)
"""The same where a name in quotes is likely to be one: "「墨渊」比 A 强"."""
_GOES_ON = re.compile(
    rf"\s?{plain('coming', 'manner')}?{plain('coming', 'come')}?"
    r"|\s?以[^，,。]{1,8}之差\s?|\s?(?:(?:并|还|也|仍|已经?|竟然?|居然)?[不没](?:有|能)?)"
    r"|\s?[^\W\dA-Za-z的是被让把称说用在由]{0,8}?" + words("newcomer", "measures") + r"\s?"
)
"""What goes on behind it: it has come, or in what it fights."""
_CLOSES = re.compile(r"\s?(?:$|[，,。！!？?；;：:|」”』）)\n])")
_SIZE = re.compile(r"[- ]?\d+(?:\.\d+)?B$")
_QUOTES, _QUOTED = "「“『", frozenset("」”』")
_NEWCOMER = re.compile(
    r"(?:^|[，,。！!？?；;：:|\n]|模型|架构|网络|新秀|新星|新人|黑马|选手|国货|之光|的|LLM|AI|被"
    r"|实测|评测|测评|试用|试玩|上手|体验|初探|对比|横评)\s?[「“『]$"
)
"""What stands before a Chinese name in quotes: the start of its clause, what it is, what is done with it."""
_TRIED = re.compile(
    r"\s?(?:[内公盲实评]测|试用|上手|体验|使用|技术)(?:手记|笔记|报告|体验|记录|实录|心得|感受|结果)?"
    r"|\s?(?:暂[列居]|[排位]名?)?第[一二三四五六七八九十\d]+名?"
    r"|\s?[^\W\dA-Za-z的是被让把称说用在由]{0,6}\s?"
)
"""What goes on behind a name in quotes, as well: where it is told how it does at what."""
_SAYING = re.compile("[个的了是不会能吗吧呢啥什们和与很太最更]")
"""What stands in a saying and in no name: "开个眼"."""
_GIVEN = re.compile(r"(?:[给让为把]|(?<![老名大小上中少猛干健])将)[^，,。！!？?；;：:|\n]{0,16}$")
"""Before what is done to something: "给大模型“开眼”"."""
_FAR = 8
_CLAUSE = re.compile(r"[，,。！!？?；;：:|\n]")


def challengers(context: Context, sentence: Sentence) -> Iterator[Span]:
    """The word that a contest of a title with a known model speaks of, if that has no other side.

    So in "Tarnyx 深夜开源，击败 GPT-4" and "GPT-4 被 Tarnyx 击败".
    """
    title = context.reading.title
    is_quoted = any(sign in context.text for sign in _QUOTES)
    if sentence.held.isdisjoint(_TELLING_ALL if is_quoted else _TELLING):
        return
    looked = _PLAIN if _HAN.search(context.text, *title) else _BY
    found = [Span(*word.span()) for word in looked.finditer(context.text, *title)]
    taken = reach_of((*context.models, *context.organizations))
    free = [span for span in found if not taken.meets(*span) and _may_come(context, span)]
    if not 0 < len(free) <= _MOST or contests(context, sentence).found:
        return
    for span in free:
        if any(_fights(context.text, span, told) for told in _told_with(context, span)):
            yield Span(span.start, span.start + len(_SIZE.sub("", span.of(context.text))))
            return


def _may_come(context: Context, span: Span) -> bool:
    """Whether a word may be a name that comes in: a Chinese one in quotes is as likely a saying."""
    latin, sized = not _HAN.match(context.text, span.start), context.text.endswith("B", 0, span.end)
    if sized:
        return is_han_name(_SIZE.sub("", span.of(context.text)))
    if latin:
        return True
    before = context.text[max(0, span.start - _FAR) : span.start]
    if _SAYING.search(span.of(context.text)) or _GIVEN.search(
        context.text, span.start - 3 * _FAR, span.start
    ):
        return False
    made = any(maker.end in (span.start - 1, span.start - 2) for maker in context.organizations)
    return made or bool(_NEWCOMER.search(before))


def _told_with(context: Context, span: Span) -> Iterator[Comparison]:
    """The contests that are told if a word is a model."""
    new = Name(*span, span.of(context.text), found="compared")
    tried = context.with_models([new])
    part = context.reading.context
    for told in contests(tried, mask(context.text, part, tried.within(part))).found:
        if new.label in told.pair:
            yield told


def _fights(text: str, span: Span, told: Comparison) -> bool:
    """Whether nothing else than a word is what a contest speaks of, as "X 冠军方案" would be."""
    if span.start >= told.start:
        return span.end < told.end or (span.end == told.end and bool(_CLOSES.match(text, span.end)))
    quoted = text[span.end : span.end + 1] in _QUOTED
    end = span.end + quoted
    begun, *behind = _CLAUSE.split(text[end : told.start])
    said = behind[:1] if text[end + len(begun)] in ":：" else []
    return all(
        _GOES_ON.fullmatch(clause) or (quoted and _TRIED.fullmatch(clause)) for clause in (begun, *said)
    )
