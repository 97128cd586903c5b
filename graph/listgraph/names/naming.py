"""Which models and organisations a text names: those of the lexicon, and new ones."""

import re
from collections.abc import Sequence
from functools import lru_cache

from listgraph.cues import plain
from listgraph.lexicon import Lexicon
from listgraph.names.candidates import Candidates, candidates
from listgraph.names.doubt import believed, is_doubtful
from listgraph.names.name import Name, without
from listgraph.names.neighbours import settled


def names(text: str, lexicon: Lexicon, company: bool = False) -> list[Name]:
    """The models and organisations that ``text`` names, in order.

    A text passes each step once: candidates (known forms with how they go on, new forms), doubt,
    neighbours. ``company`` says that what surrounds the text (a heading, the list's title) is about
    models, so that a name which is also a word counts.

    >>> from listgraph.lexicon import builtin
    >>> [name.label for name in names("谷歌BERT模型 beats GPT2 and LLaMA-7B", builtin())]
    ['Google', 'BERT', 'GPT-2', 'LLaMA']
    """
    found = _candidates(text, lexicon)
    if not (found.forms or found.new):
        return []
    return list(_settled(text, lexicon, company and is_doubtful(found.forms)))


def may_name_more(text: str, lexicon: Lexicon) -> bool:
    """Whether ``text`` holds a word that is a name in company, and may be one here.

    >>> from listgraph.lexicon import builtin
    >>> may_name_more("Advancing Claude in healthcare", builtin()), may_name_more("BERT", builtin())
    (True, False)
    """
    return is_doubtful(_candidates(text, lexicon).forms)


_KEPT = 1 << 14
"""Of so many texts what is found in them is kept: headings and entries are asked for more than once."""


@lru_cache(maxsize=_KEPT)
def _candidates(text: str, lexicon: Lexicon) -> Candidates:
    return candidates(text, lexicon)


@lru_cache(maxsize=_KEPT)
def _settled(text: str, lexicon: Lexicon, company: bool) -> tuple[Name, ...]:
    found = _candidates(text, lexicon)
    return tuple(settled(found, believed(text, found.forms, company), lexicon))


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
    families = (name for form in _candidates(text, lexicon).forms for name in form.names)
    rest = _DECORATION.sub("", without(text, {(name.start, name.end) for name in (*found, *families)}))
    if len(models) == 1 and (not rest or _is_by_name(rest, found, text)):
        return models.pop()
    inner = _BRACKETED.fullmatch(_DECORATED.sub("", text))
    if len(models) == 2 and inner and not rest:
        # "Alpaca(LLaMA)": the base stands in brackets behind the name
        return next(name.label for name in found if name.kind == "Model")
    return ""


def is_twice_named(text: str) -> bool:
    """Whether a text is a name in Latin letters and one in Chinese: "Koala 考拉".

    >>> is_twice_named("Koala考拉"), is_twice_named("Koala 教程")
    (True, False)
    """
    chinese = _TWICE.fullmatch(text.strip())
    return bool(chinese) and not _MATTER.search(text)


def _is_by_name(rest: str, found: Sequence[Name], text: str) -> bool:
    """Whether the Chinese beside a Latin name is that name in Chinese: "Koala 考拉", not "BERT 应用"."""
    latin = all(text[name.start : name.end].isascii() for name in found)
    return latin and bool(_HAN.fullmatch(rest)) and not _MATTER.search(rest)


_HAN = re.compile("[\u3400-\u9fff]{2,3}")
_TWICE = re.compile(rf"[A-Z][A-Za-z0-9.-]+[ ·]?{_HAN.pattern}|{_HAN.pattern}[ ·]?[A-Z][A-Za-z0-9.-]+")
_MATTER = re.compile(plain("things", "matter"))
_ORDINAL = re.compile(r"^\W*第?[〇零一二三四五六七八九十百\d]+(?:[重章节讲课篇部步弹期]分?|[、.．)）])\s*")
_DATED = re.compile(
    r"[(（\[【](?=[^()（）\[\]【】]*[)）\]】])[^()（）\[\]【】]*(?:更新|发布|updated?|added|\d{4})[^()（）\[\]【】]*.",
    re.IGNORECASE,
)
_DECORATED = re.compile(r"^[\W\d_]+|(?<![\W_])[\W_]+$(?<![)）])")
_BRACKETED = re.compile(r"[^(（]+[(（][^)）]+[)）]")
_DECORATION = re.compile(
    r"[\W_]|\d+|(?<![A-Za-z])(?:the|model|models|paper)(?![A-Za-z])|模型|论文", re.IGNORECASE
)
