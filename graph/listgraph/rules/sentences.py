"""Text in which each model's name is one placeholder, so that patterns speak of names as of words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Set
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from listgraph.cues import Cued, held
from listgraph.entries.reading import Span
from listgraph.names.name import Name

NAME = "(?-i:[\ue000-\uf8ff])"
"""The placeholder of a name: of no letter case, which a pattern of 6,400 characters takes long to learn."""
KIND = (
    r"(?:s(?![A-Za-z]))?[\"”]?"
    r"(?: ?(?:系列|家族|大?模型|等(?:其他)?|series|models?|family|embeddings?))*"
    r"(?:-(?!(?:based|like|style|level|class|(?:power|inspir)ed|driven|generated)\b)"
    r"[a-z]{2,9}(?=,? |[，、和与及]))?"
    r"(?: (?:by|at|with) [+~]?\d[\d.,]* ?(?:%|x|×|points?|pts)?(?= and |, ))?"
    r"(?: ?[(（\[](?-i:[^()（）\[\]\n\ue000-\uf8ff]){1,24}[)）\]](?= ?(?:[,，、&]|and |or |和|与)))?"
)
"""What belongs to a name: its plural, a class word, and, in a row, a figure or a note in brackets."""
JOIN = (
    r"(?:\s*(?:[、,，/&+＋]|and|n?or|以及|还有|和|与|及|或|跟)\s*|-[、和与及或]-?)"
    r"(?:(?:and|the|a|fine-?tuned|vanilla|original|原版|(?:and )?(?:other )?(?:models|LLMs) (?:like|such as)"
    r"|(?:(?:and|or) )?(?!(?:hello|hi|welcome|meet|enter|here|but|unlike|not|yet|while|behind|near|beats?"
    r"|matche?s|rivals|trails|\w+ing)\s)[A-Za-z]{1,10}(?:['’]s)?(?=\s)"
    r"|谷歌|微软|阿里|百度|腾讯|华为|字节|苹果|英伟达|清华|智谱|商汤|讯飞) ?)?[\"“]?"
)
LIST = rf"(?:{NAME}{KIND}(?:{JOIN}{NAME}{KIND})*)"
STOP = r"。！？!?；;\n\u2028"
_MEASURE = (
    r"(?:performance|accuracy|quality|results?|scores?|capabilit(?:y|ies)|abilit(?:y|ies)|levels?|speed|efficiency"
    r"|power|strength|limits?|limitations?|records?|throughput|robustness|reasoning|outputs?|responses?|benchmarks?"
    r"|that|those|versions?|variants?|implementations?|reproductions?|checkpoints?|editions?|size|fluency|fidelity|dominance)"
)
_NO_PREPOSITION = r"(?!(?:for|on|in|with|at|by|to|from|via|using|when|across|under|against|while|and|but)\b)"
_WORDS = rf"(?:{_NO_PREPOSITION}[\w'’-]{{1,24}} ){{0,2}}"
"""What may describe a name; behind a preposition another thing is named."""
_OTHERS = r"(?:models|LL?Ms|VLMs|networks|systems|baselines|rivals|competitors|peers|counterparts|ones)"
"""What those are called that stand in brackets behind: "beats larger models (B, C)"."""
GAP = (
    r"(?:(?![\u3400-\u9fffA-Za-z ]{0,8}(?:模型|网络|方法|算法|人类|SOTA)的)"
    r"(?-i:[^，,。！？!?；;：:（(\n\u2028\ue000-\uf8ff]){0,8}?"
    r"|(?-i:[\u3400-\u9fff]){2,12}(?:提出|发布|推出|开源|开发|设计)的\s?"
    r"|\s?(?:the |a |an |its |both |even |previous |original |existing )*"
    rf"(?:{_WORDS}?|{_WORDS}{_MEASURE} of (?:[A-Z]\w+ )?"
    r"|(?:\w{1,24} ){0,2}(?:predecessor|successor|sibling|counterpart|teacher)s?, "
    r"|(?:(?:[\w-]{1,24} ){0,2}(?:versions?|variants?|sizes?|that|those) of )?"
    r"(?:(?!o[rf]\b)[\w-]{1,24},? ){0,6}(?:\(?(?:like|such as|including|namely|e\.g\.,?|i\.e\.,?)"
    r" (?:[A-Z]\w+(?:['’]s)? )?"
    rf"|{_OTHERS} \(|(?:state of the art )?\(?(?:held|set) by (?:the |[A-Z]\w+['’]s )?)))"
)


NEAR = 40
"""Within so many characters before a cue stands who acts."""
MOST = 150
"""Where more models are named in an entry, none is compared: it would take the square of their number."""
_DASH = re.compile(r" [-–—|] ")
"""A dash between spaces ends a sentence, as a title's does before its description; so does a cell."""


class Sentence(NamedTuple):
    """A stretch of text with placeholders for names; ``lower`` is the same in lower case.

    ``held`` are the needles of cues that it holds (:func:`listgraph.cues.held`).
    ``steps`` map it back to the entry's text: the place in ``masked`` and that in the text of each
    name and of what follows each name. ``places`` are those of the names in ``masked``.
    """

    masked: str
    lower: str
    steps: tuple[tuple[int, int], ...]
    names: dict[str, Name]
    places: tuple[int, ...]
    held: Set[str]

    def find(self, pattern: Cued) -> Iterable[re.Match[str]]:
        """What ``pattern`` finds in the masked text."""
        return pattern.find(self.masked, self.lower, self.held)

    def members(self, start: int, end: int) -> list[Name]:
        """The names between two places of the masked text."""
        first, last = bisect_left(self.places, start), bisect_left(self.places, end)
        return [self.names[self.masked[place]] for place in self.places[first:last]]

    @property
    def last(self) -> int:
        """The place of the last name in the masked text; 0 where there is none."""
        return self.steps[-1][0] - 1 if self.names else 0

    def place(self, index: int) -> int:
        """Where in the entry's text the masked character at ``index`` begins."""
        here, place = self.steps[bisect_right(self.steps, index, key=itemgetter(0)) - 1]
        return place + index - here


_QUOTES = {"「": "」", "『": "』", "“": "”", "《": "》"}


def mask(text: str, span: Span, models: list[Name]) -> Sentence:
    """The part ``span`` of ``text`` with each of ``models`` as one character of the private area.

    Chinese quotation marks around a name are part of it: "「文心」大战「通义」".
    """
    return _masked(text, span, tuple(models))


def _with_quotes(text: str, span: Span, name: Name) -> tuple[int, int]:
    """Where a name begins and ends with the quotation marks around it."""
    closing = _QUOTES.get(text[name.start - 1]) if name.start > span.start else None
    quoted = closing and name.end < span.end and text[name.end] == closing
    return (name.start - 1, name.end + 1) if quoted else (name.start, name.end)


@lru_cache(maxsize=8)
def _masked(text: str, span: Span, models: tuple[Name, ...]) -> Sentence:
    """Asked for more than once while one entry is read."""
    masked: list[str] = []
    steps: list[tuple[int, int]] = []
    length = 0
    names: dict[str, Name] = {}
    places: list[int] = []
    position = span.start
    for index, name in enumerate(models):
        start, end = _with_quotes(text, span, name)
        if start < position:
            continue
        char = chr(0xE000 + index)
        masked += [text[position:start], char]
        steps.append((length, position))
        length += start - position
        steps.append((length, name.start))
        length += 1
        names[char] = name
        places.append(length - 1)
        position = end
    masked.append(text[position : span.end])
    steps.append((length, position))
    whole = _DASH.sub(" \u2028 ", "".join(masked))
    lower = whole.lower()
    return Sentence(whole, lower, tuple(steps), names, tuple(places), held(lower))
