"""What stands where a list has names: the name in it, if it is one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from listgraph.cues import plain as cue_plain
from listgraph.cues import words as cue_words
from listgraph.lexicon import Lexicon
from listgraph.names.checkpoints import is_checkpoint
from listgraph.names.citing import is_cited
from listgraph.names.free import is_other_thing, is_venue
from listgraph.names.known import lexicon_name
from listgraph.names.name import Name, begun
from listgraph.names.things import is_no_name, is_task
from listgraph.names.versions import bare
from listgraph.text.script import simplified

_PLACED = re.compile(
    r"(?:[a-zα-ω]{0,4}-?[A-ZΑ-Ω0-9]|[a-z]+[0-9]|[a-z]+\.[a-z]|[a-z]+(?:-[a-z]+){0,3}[-.]\d)(?:[^\W\u3400-\u9fff]|[.+#²³-])*"
    r"(?: (?:[A-Z0-9]|v\d)(?:[^\W\u3400-\u9fff]|[.+#²³-])*){0,3}"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·-]{1,7}")
_HAN_NUMBERED = re.compile(
    r"(?P<name>[\u3400-\u9fff][\u3400-\u9fff·]{1,7}(?:[- ]?[vV]?\d+(?:\.\d+)*(?![\d.]*[BMbm亿]))?)"
    r"(?:[- ]?\d+(?:\.\d+)?[BMbm])?(?<=[\dBMbm])|(?P<both>[\u3400-\u9fff]{1,4}-?[A-Z][A-Za-z][A-Za-z\d.+-]*"
    r"|[\u3400-\u9fff]{2,6}-[a-z][a-z\d.+-]*)"
)
"""One with a version or a size behind it, or with a Latin end: "墨子-7B", "青鸟Former", "浮萍-embed-v1"."""
_LATIN_END = re.compile(r"[A-Za-z][A-Za-z\d.+-]*$")
_NTH = "[一二三四五六七八九十上中下续完终]{1,3}[)）]"
"""What in brackets behind a title is its number: "NLP（九）"."""
_BY_NAME = re.compile(
    rf"(?P<before>[A-Za-z][\w.+-]+) ?[(（](?!{_NTH})[\u3400-\u9fff·]{{1,8}}[)）]?"
    r"|[\u3400-\u9fff·]{1,8} ?[(（](?P<within>(?![vV]\d)[A-Za-z][\w.+-]+)[)）]?",
    re.ASCII,
)
"""A name in two scripts: "Robin (罗宾)", "韩非 (HanFei)"."""
_JOINED = re.compile(r"\s?(?:[&＆、，]|,(?=\s)|(?<=[A-Za-z0-9])/(?=[A-Z]))\s?|\sand\s")
_UNIQUE = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|Former|former|(?:N|[a-z]n)et\b|\bTransformer\b|[a-z]-[A-Z]")
VERB = re.compile(
    r"[A-Z][a-z]*ing\b|(?:The|A|An|Why|How|What|When|Where|On|Is|Are|Do|Does|Can|Should|Towards?|From|Beyond|Look"
    r"|Learn|All|Not|No|To|In|Using|Unlocking|More|Your|My|Our|It|Let|Which|Who) "
)
"""How a title begins that tells something, and names nothing."""
_LATER_WORDS = "code api series doc docs model"
"""What is only added behind a blank."""
_WORDS = (
    "technical tech system research paper blog report card family weights release announcement demo website"
    " homepage playground explained demystified tutorial"
)
_ABOUT = re.compile(
    rf"(?:[ -](?:(?<= )(?:{'|'.join(_LATER_WORDS.split())})|{'|'.join(_WORDS.split())}))+\.?$", re.IGNORECASE
)
"""What the text of a link adds to a model's name: "Qwen2.5 Technical Report"."""
_ABOUT_ZH = re.compile(rf"(?<=[A-Za-z\d+])\s?{cue_plain('things', 'about_zh')}$")
"""The same in Chinese: "AviNet 论文笔记"."""
_ABOUT_WORDS = frozenset([*_LATER_WORDS.split(), *_WORDS.split()])
_TWICE = re.compile(r"^(\S{2,}(?: \S+)?) \1$")
"""A name before its title that begins with it: "STAP **STAP: …"."""
_ASIDE = re.compile(
    rf"(?<=[A-Za-z0-9])\s?[(（](?:{_NTH}|(?![\u3400-\u9fff·]{{1,8}}[)）])[^()（）]{{1,40}}[)）]?)$"
)
"""What stands in brackets behind a name, but for its name in Chinese: "I2VGen-XL (image-to-video)"."""


@cache
def _told() -> re.Pattern[str]:
    """What tells a contest and is no name: "Outperforms GPT-3.5"; it takes long to compile, and few ask."""
    cues = (cue_words(table, "before_object") for table in ("over", "under", "level"))
    return re.compile("|".join(cues), re.IGNORECASE)


_FILE = re.compile(r"(?<=[A-Za-z\d])\.(?:onnx|pth?|bin|safetensors|gguf|ckpt|h5|tflite|engine|pb|mlmodel)$")
"""How a file of weights ends, which is called like its model."""
SIZE_WORD = re.compile(r"(?<=[a-z])(?:Small|Large|Base|Tiny|Mini|Medium)$")
"""A size right behind a name: "SenseVoiceSmall"."""
_FIRST_VERSION = re.compile(r"(?<=\w{3})[vV]1$")
_PHRASE = re.compile(
    r"[A-Za-z]+-(?:to|and|of|by|for|in|as|the)-|.*-(?:free|based|aware|driven|guided|level|wise|only|style|like"
    r"|specific|efficient|centric|agnostic|supervised|shot|teaching|training|learning|tuning|end|time)$"
    r"|(?:[a-z-]+ )+[a-z]+(?<![^aeo]w)ing$",
    re.IGNORECASE,
)
"""Words that describe and name nothing: "Attention-Free", "Image-to-Text", "Negative Sampling"."""
_PLURAL = re.compile(r"(?:[Mm]odels|[Nn]etworks|[Tt]ransformers|[A-Z]{2,}s)$")


def called(words: str) -> str:
    """The name with which ``words`` begin that stand where names do: without an aside, "Technical Report".

    >>> called("Hotshot-XL (text-to-GIF)"), called("Koala (考拉)"), called("Qwen3 Technical Report")
    ('Hotshot-XL', 'Koala (考拉)', 'Qwen3')
    >>> called("STAP STAP"), called("STAP 论文笔记")
    ('STAP', 'STAP')
    """
    plain = _ASIDE.sub("", words) if "(" in words or "（" in words else words
    plain = _FILE.sub("", plain)
    if plain[-1:] > "\u3400" and (about := _ABOUT_ZH.search(simplified(plain))):
        plain = plain[: about.start()]
    if plain.rstrip(".").replace("-", " ").rpartition(" ")[2].lower() in _ABOUT_WORDS:
        plain = _ABOUT.sub("", plain)
    middle = len(plain) // 2
    return _TWICE.sub(r"\1", plain) if plain[middle : middle + 1] == " " else plain


def placed(
    text: str,
    start: int,
    end: int,
    plain: bool,
    found: Sequence[Name],
    lexicon: Lexicon,
    told: bool = False,
    among: bool = False,
) -> list[Name]:
    """The names from ``start`` to ``end``, a place where a list has those of its models.

    Several ``plain`` words are one only if they look like it, and a Chinese or a small one only if it is
    ``told`` by the entry itself what it is; a short Chinese one also ``among`` models alone. Empty where
    what stands there is no name.
    """
    may = told or (among and is_han_name(text[start:end]))
    word = _HAN_NAME.fullmatch(text, start, end) if may else None
    han = word or _HAN_NUMBERED.fullmatch(text, start, end)
    latin = _LATIN_END.search(han["both"]) if han and not word and han["both"] else None
    word_end = latin.group() if latin else ""
    if latin and (
        any(is_other_thing(each, lexicon) for each in (word_end, word_end.title()))
        or lexicon_name(word_end, lexicon)
    ):
        han = None
    if han and not any(name.meets(start, end) for name in found):
        return [Name(start, end, word.group() if word else han["name"] or han["both"], found="place")]
    if told and is_small(text[start:end]) and not any(name.start == start for name in found):
        return [Name(start, end, text[start:end], found="place")]
    if is_cited(text[start:end]):
        return []
    parts = list(_split(text, start, end))
    known = {(name.start, name.end) for name in found}
    if len(parts) > 1 and not all(part in known or _ends_coined(text, *part) for part in parts):
        return []
    names = [name for part in parts if (name := _placed(text, *part, plain, found, lexicon, told))]
    return names if len(names) == len(parts) else []


def is_han_name(words: str) -> bool:
    """Whether two to four Chinese characters may name something: they say nothing of it.

    >>> [is_han_name(words) for words in ("鹤鸣", "中文模型", "论文", "参考文献")]
    [True, False, False, False]
    """
    return bool(_SHORT_HAN.fullmatch(words)) and not (_SAYS.search(words) or is_no_name(words))


_SHORT_HAN = re.compile("[\u3400-\u9fff]{2,4}")
_SAYS = re.compile(f"{cue_plain('discovery', 'generic_zh')}|{cue_plain('things', 'matter')}")


def is_in_both(words: str) -> bool:
    """Whether words are a name in two scripts.

    >>> is_in_both("拾光（Lumivoxa）"), is_in_both("拾光")
    (True, False)
    """
    return bool(_BY_NAME.fullmatch(words))


def is_small(words: str) -> bool:
    """Whether words are one in small letters, which may name something: "moonbeam".

    >>> [is_small(word) for word in ("moonbeam", "moon-beam", "Moonbeam", "moon beam", "note")]
    [True, True, False, False, False]
    """
    return bool(_SMALL.fullmatch(words)) and not is_no_name(words)


_SMALL = re.compile("[a-z]{3,20}(?:-[a-z]{2,12}){0,2}")


def has_ending(words: str) -> bool:
    """Whether small letters end as models' names do.

    >>> [has_ending(word) for word in ("moon-tts", "moon-shelf", "moonbeam")]
    [True, False, False]
    """
    return bool(_ENDED.fullmatch(words))


_ENDED = re.compile(rf"[a-z]{{3,20}}-{cue_plain('endings', 'small')}")


def behind_makers(text: str, start: int, end: int, found: Sequence[Name]) -> int:
    """Where a name begins if its makers stand before it, apart from it or not: "商汤SenseChat"."""
    makers = {name.start: name.end for name in begun(found, start, end) if name.kind == "Organization"}
    while start in makers and makers[start] < end:
        start = makers[start]
        start += not text[start].isalnum()
    return start


def _behind_maker(text: str, start: int, end: int, found: Sequence[Name], lexicon: Lexicon) -> int:
    """Where a name begins: behind its makers, unless a plain word that is no name would be left of it."""
    behind = behind_makers(text, start, end, found)
    plain = behind > start and _ONE_WORD.fullmatch(text, behind, end)
    return start if plain and not lexicon_name(plain["word"], lexicon) else behind


_JOURNAL = re.compile(r"(?:[A-Z][a-z]+ ){2,}(?:19|20)\d\d")
"""Where and when something came out, in words: "Artificial Intelligence Review 2018"."""
_AUTHOR = re.compile(r"[A-Z][a-z]+(?: [A-Z][\w'-]*)+\. (?=\S)")
"""Who wrote a paper, before its title: "Jane Roe. TealLM"."""
_ONE_WORD = re.compile(r"(?P<word>[A-Z][a-z]+)[\s*_]*")


def _ends_coined(text: str, start: int, end: int) -> bool:
    return bool(_UNIQUE.search(text[start:end].rpartition(" ")[2]))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for joint in _JOINED.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _placed(
    text: str, start: int, end: int, plain: bool, found: Sequence[Name], lexicon: Lexicon, told: bool
) -> Name | None:
    author = _AUTHOR.match(text, start, end)
    start = _behind_maker(text, author.end() if author else start, end, found, lexicon)
    both = _BY_NAME.fullmatch(text, start, end)
    start, end = both.span(both.lastgroup or 0) if both else (start, end)
    whole = _PLACED.fullmatch(text[start:end].rstrip(" *_"))
    if not whole and (lower := lexicon_name(text[start:end].rstrip(" *_"), lexicon)):
        return Name(start, end, lower)
    if not whole or end - start < 2 or whole.group().isdigit():
        return None
    words = _ABOUT.sub("", whole.group())
    label = bare(words)
    label = label if len(label) > 1 else words
    if (
        is_no_name(words)
        or _PHRASE.match(words)
        or (" " in words and VERB.match(words))
        or _PLURAL.search(whole.group())
        or is_venue(label)
        or words.count("_") > 1
        or _JOURNAL.fullmatch(words)
        or (not (told and is_coined(label)) and is_other_thing(label, lexicon))
        or _told().match(words)
    ):
        return None
    if " " in words and not (is_coined(words) or is_coined(label)) and (plain or is_task(words)):
        return None
    spelt = (label, label.removesuffix("s"), _FIRST_VERSION.sub("", label), SIZE_WORD.sub("", label))
    known = next(filter(None, (lexicon_name(each, lexicon) for each in spelt)), None)
    inside = [name for name in found if start <= name.start and name.end <= end and name.kind == "Model"]
    if known:
        return Name(start, start + len(words), known)
    first = inside[0] if inside and inside[0].start == start else None
    if first and first.end - start >= len(label):
        return first._replace(lonely=False)
    if first and is_checkpoint(text, start, first.end, start + len(words)):
        return first._replace(end=start + len(words), lonely=False)
    parent = (
        inside[-1].label if inside and inside[-1].found == "lexicon" and not inside[-1].class_word else ""
    )
    return Name(start, start + len(label), label, found="place", parent=parent)


def is_coined(words: str) -> bool:
    """Whether several words before a colon are a name: by the last one, or by the first of two."""
    first, _, rest = words.partition(" ")
    last = words.rpartition(" ")[2]
    if " " in rest and words.isascii() and words.isupper():
        return False  # a saying: "TIME WILL TELL"
    return not VERB.match(words) and bool(
        _UNIQUE.search(last) or (" " not in rest and _UNIQUE.search(first) and "Transformer" not in first)
    )
