"""A plain Latin word in a headline that is a model's name, as it fights one."""

import re
from collections.abc import Iterator

from listgraph.cues import needles_of, words
from listgraph.entries.context import Comparison, Context
from listgraph.entries.reading import Span
from listgraph.names.name import Name
from listgraph.rules.contests import contests
from listgraph.rules.sentences import Sentence, mask

_PLAIN = re.compile(
    r"(?<![A-Za-z0-9./@#_+-])(?<![A-Za-z] )[A-Z][a-z]{3,}(?:[- ]?\d+(?:\.\d+)?)?"
    r"(?![A-Za-z0-9./_+-])(?! [A-Za-z])"
)
"""A word that no other Latin one stands beside."""
_BY = re.compile(r"(?<= by )[A-Z][a-z]{3,}(?<!s)(?=\s*(?:[,.;:)]|$))")
"""In English one by which a model is beaten: "GPT-4 is beaten by Stoatcoder, …"."""
_HAN = re.compile("[\u3400-\u9fff]")
_MOST = 2
"""Of more words none is the one that fights."""
_TELLING = frozenset().union(
    *(needles_of(told, key) for told in ("over", "under", "level") for key in ("before_object", "passive"))
)
_GOES_ON = re.compile(
    r"\s?(?:深夜|凌晨|正式|重磅|突然|全面|今日|悄悄)?(?:开源|发布|登场|上线|问世|来了|亮相|出世|横空出世)?"
    r"|\s?[^\W\dA-Za-z的是被让把称说用在由]{0,8}?" + words("newcomer", "measures") + r"\s?"
)
"""What goes on behind it: it has come, or in what it fights."""
_CLOSES = re.compile(r"\s?(?:$|[，,。！!？?；;：:|」”』）)\n])")
_CLAUSE = re.compile(r"[，,。！!？?；;：:|\n]")


def challengers(context: Context, sentence: Sentence) -> Iterator[Span]:
    """The word that a contest of a title with a known model speaks of, if that has no other side.

    So in "Tarnyx 深夜开源，击败 GPT-4" and "GPT-4 被 Tarnyx 击败".
    """
    title = context.reading.title
    if sentence.held.isdisjoint(_TELLING):
        return
    looked = _PLAIN if _HAN.search(context.text, *title) else _BY
    found = [Span(*word.span()) for word in looked.finditer(context.text, *title)]
    taken = (*context.models, *context.organizations)
    free = [span for span in found if not any(name.meets(*span) for name in taken)]
    if not 0 < len(free) <= _MOST or contests(context, sentence).found:
        return
    for span in free:
        if any(_fights(context.text, span, told) for told in _told_with(context, span)):
            yield span
            return


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
    begun, *behind = _CLAUSE.split(text[span.end : told.start])
    said = behind[:1] if text[span.end + len(begun)] in ":：" else []
    return all(_GOES_ON.fullmatch(clause) for clause in (begun, *said))
