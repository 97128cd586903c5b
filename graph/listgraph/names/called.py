"""New models that a list calls so: in a table's column of models, or in what is nested in an item."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from listgraph.cues import words as cue_words
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry, Link
from listgraph.names.free import is_free, is_other_thing
from listgraph.names.known import lexicon_name, short_name
from listgraph.names.name import Name
from listgraph.names.things import is_no_name
from listgraph.names.versions import bare

_MODEL_COLUMN = re.compile(
    r"(?:(?:语言|語言|基座|预训练|預訓練)?大?模型(?:名[称稱]?|[链鏈]接|連結|地址|[简簡][称稱])?"
    r"|(?:模型|工具)(?:/|／|与|與|和|及|或)(?:模型|工具)名?[称稱]?"
    r"|(?:base |pre-?trained |language )?(?:models?|LLM)(?: ?names?)?)",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:method )?names?|(?:方法)?名[称稱]|名字|methods?|方法", re.IGNORECASE)
_CELL_PART = re.compile(r"[^\s,，、;；|/][^,，、;；|/]*(?<!\s)")
_CELL_TAIL = re.compile(r" (?:(?:model )?famil(?:y|ies)|models?|series|by .*)$", re.IGNORECASE)
_CELL_NAME = re.compile(
    r"[A-Za-z][\w.+-]*(?: (?!(?:for|and|to|of|with|in|on|the|a|an|\+) )[\w.+-]+){0,3}(?! [a-z])"
    r"|[\u3400-\u9fff][\w·.-]{1,11}"
)
_CELL_WIDTH = 40
_IN_BOTH = re.compile(r"[\u3400-\u9fff]{2,4}[· ]?")
"""A Chinese name before the Latin one: "天工Skywork"."""
_LETTERS = re.compile(r"[a-z]{1,3}")
"""Too little to be a name: what a cell adds to another one, as in "BLOOMZ /mt /p3"."""
_WHOLE = re.compile(r"\.0$")


def model_cells(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The models that a table row is about, where one of the table's columns is of models.

    A name there is a new one where it says more than a name of the lexicon ("Skywork-SWE"). Where
    the lexicon knows all of the cell there is nothing to add. Behind a column of names one of models says
    what each thing is made with.
    """
    for column, (start, end) in zip(entry.columns, entry.cells, strict=False):
        if _NAMES.fullmatch(column.strip(" *_")):
            return []
        if is_model_column(column) and not is_no_name(entry.text[start:end].strip()):
            names = [_cell_name(entry.text, *part, found, lexicon) for part in _parts(entry.text, start, end)]
            new = any(name and name not in found for name in names)
            return [name for name in names if name] if new else []
    return []


def is_model_column(header: str) -> bool:
    """Whether a header says that its column is of models."""
    return bool(_MODEL_COLUMN.fullmatch(header.strip()))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _CELL_PART.finditer(text, start, end):
        yield part.span()


def _cell_name(text: str, start: int, end: int, found: Sequence[Name], lexicon: Lexicon) -> Name | None:
    start = _behind_makers(start, end, found)
    whole = _CELL_NAME.match(text, start, end)
    if whole is None or end - start > _CELL_WIDTH:
        return None
    label = bare(_CELL_TAIL.sub("", whole.group()))
    inside = [name for name in found if start <= name.start and name.end <= end and name.kind == "Model"]
    if inside and inside[0].start == start and inside[0].end - start >= len(label):
        return inside[0]
    if inside and inside[-1].found == "lexicon" and _IN_BOTH.fullmatch(text, start, inside[-1].start):
        return inside[-1]._replace(start=start) if inside[-1].end == whole.end() else None
    makers = any(name.kind == "Organization" and (name.start, name.end) == (start, end) for name in found)
    longer = bool(inside) and inside[0].start == start and label.startswith(text[start : inside[0].end])
    if not (makers or longer or is_free(label, lexicon)):
        return None
    known = lexicon_name(label, lexicon) or lexicon_name(_WHOLE.sub("", label), lexicon)
    known = known or short_name(label, lexicon)
    if known:
        return Name(start, whole.end(), known)
    if _LETTERS.fullmatch(label):
        return None
    parent = inside[0].label if inside and inside[0].found == "lexicon" else ""
    return Name(start, whole.end(), label, found="model-column", parent=parent)


def _behind_makers(start: int, end: int, found: Sequence[Name]) -> int:
    """Where a name begins if its makers stand before it."""
    makers = {name.start: name.end for name in found if name.kind == "Organization"}
    while start in makers and makers[start] < end:
        start = makers[start] + 1
    return start


_WORD = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z][\w.+-]{2,30}")


def spoken_of(link: Link, found: Sequence[Name], below: str, lexicon: Lexicon) -> Iterator[Name]:
    """A link's text that is one word, and that the text below calls a model."""
    word = _WORD.match(link.text)
    if not word or any(link.start <= name.start < link.end for name in found):
        return
    label = bare(word.group())
    if label not in below:
        return
    name = re.escape(label)
    calls = re.search(
        rf"(?:模型|LLM|[Mm]odel)s? ?{name}|{name} ?(?:\w{{0,4}}模型|is an? [\w -]*model)", below
    )
    if calls and is_free(label, lexicon):
        yield Name(link.start, link.start + len(label), label, found="below")


_PLACED = re.compile(
    r"(?:[a-zα-ω]{0,4}-?[A-ZΑ-Ω0-9]|[a-z]+[0-9]|[a-z]+\.[a-z])(?:[^\W\u3400-\u9fff]|[.+#²³-])*"
    r"(?: [A-Z0-9](?:[^\W\u3400-\u9fff]|[.+#²³-])*){0,3}"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff·-]{1,7}")
_HAN_NUMBERED = re.compile(
    r"(?P<name>[\u3400-\u9fff][\u3400-\u9fff·]{1,7}(?:[- ]?[vV]?\d+(?:\.\d+)*(?![\d.]*[BMbm亿]))?)"
    r"(?:[- ]?\d+(?:\.\d+)?[BMbm])?(?<=[\dBMbm])|(?P<both>[\u3400-\u9fff]{1,4}[A-Z][A-Za-z][A-Za-z\d.+-]*)"
)
"""One with a version or a size behind it, or with a Latin end: "墨子-7B", "青鸟Former"."""
_BY_NAME = re.compile(
    r"(?P<before>[A-Za-z][\w.+-]+) ?[(（][\u3400-\u9fff·]{1,8}[)）]?"
    r"|[\u3400-\u9fff·]{1,8} ?[(（](?P<within>(?![vV]\d)[A-Za-z][\w.+-]+)[)）]?",
    re.ASCII,
)
"""A name in two scripts: "Robin (罗宾)", "韩非 (HanFei)"."""
_JOINED = re.compile(r"\s?(?:[&＆、，]|,(?=\s)|(?<=[A-Za-z0-9])/(?=[A-Z]))\s?|\sand\s")
_UNIQUE = re.compile(r"[a-z][A-Z]|[A-Z]{2}|\d|Former|former|(?:N|[a-z]n)et\b|\bTransformer\b|[a-z]-[A-Z]")
_VERB = re.compile(
    r"[A-Z][a-z]*ing\b|(?:The|A|An|Why|How|What|When|Where|On|Is|Are|Do|Does|Can|Should|Towards?|From|Beyond|Look"
    r"|Learn|All|Not|No|To|In|Using|Unlocking|More|Your|My|Our|It|Let|Which|Who) "
)
_LATER_WORDS = "code api series doc docs model"
"""What is only added behind a blank."""
_WORDS = (
    "technical tech system research paper blog report card family weights release announcement demo website"
    " homepage playground"
)
_ABOUT = re.compile(
    rf"(?:[ -](?:(?<= )(?:{'|'.join(_LATER_WORDS.split())})|{'|'.join(_WORDS.split())}))+\.?$", re.IGNORECASE
)
"""What the text of a link adds to a model's name: "Qwen2.5 Technical Report"."""
_ABOUT_WORDS = frozenset([*_LATER_WORDS.split(), *_WORDS.split()])
_TWICE = re.compile(r"^(\S{2,}(?: \S+)?) \1$")
"""A name before its title that begins with it: "STAP **STAP: …"."""
_ASIDE = re.compile(r"(?<=[A-Za-z0-9])\s?[(（](?![\u3400-\u9fff·]{1,8}[)）])[^()（）]{1,40}[)）]?$")
"""What stands in brackets behind a name, but for its name in Chinese: "I2VGen-XL (image-to-video)"."""


@cache
def _told() -> re.Pattern[str]:
    """What tells a contest and is no name: "Outperforms GPT-3.5"; it takes long to compile, and few ask."""
    cues = (cue_words(table, "before_object") for table in ("over", "under", "level"))
    return re.compile("|".join(cues), re.IGNORECASE)


_PHRASE = re.compile(
    r"[A-Za-z]+-(?:to|and|of|by|for|in|as|the)-|.*-(?:free|based|aware|driven|guided|level|wise|only|style|like"
    r"|specific|efficient|centric|agnostic|supervised|shot|teaching|training|learning|tuning|end|time)$",
    re.IGNORECASE,
)
"""Words with hyphens that describe and name nothing: "Attention-Free", "Image-to-Text"."""
_PLURAL = re.compile(r"(?:[Mm]odels|[Nn]etworks|[Tt]ransformers|[A-Z]{2,}s)$")


def called(words: str) -> str:
    """The name with which ``words`` begin that stand where names do: without an aside, "Technical Report".

    >>> called("Hotshot-XL (text-to-GIF)"), called("Koala (考拉)"), called("Qwen3 Technical Report")
    ('Hotshot-XL', 'Koala (考拉)', 'Qwen3')
    >>> called("STAP STAP")
    'STAP'
    """
    plain = _ASIDE.sub("", words) if "(" in words or "（" in words else words
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
    chinese: bool = False,
) -> list[Name]:
    """The names from ``start`` to ``end``, a place where a list has those of its models.

    Several ``plain`` words are one only if they look like it, and a ``chinese`` one only if the entry
    itself says what it is. Empty where what stands there is no name.
    """
    word = _HAN_NAME.fullmatch(text, start, end) if chinese else None
    han = word or _HAN_NUMBERED.fullmatch(text, start, end)
    if han and not any(name.start < end and start < name.end for name in found):
        return [Name(start, end, word.group() if word else han["name"] or han["both"], found="place")]
    parts = list(_split(text, start, end))
    known = {(name.start, name.end) for name in found}
    if len(parts) > 1 and not all(part in known or _ends_coined(text, *part) for part in parts):
        return []
    names = [name for part in parts if (name := _placed(text, *part, plain, found, lexicon))]
    return names if len(names) == len(parts) else []


def _behind_maker(text: str, start: int, end: int, found: Sequence[Name], lexicon: Lexicon) -> int:
    """Where a name begins: behind its makers, unless a plain word that is no name would be left of it."""
    behind = _behind_makers(start, end, found)
    plain = behind > start and _ONE_WORD.fullmatch(text, behind, end)
    return start if plain and not lexicon_name(plain["word"], lexicon) else behind


_ONE_WORD = re.compile(r"(?P<word>[A-Z][a-z]+)[\s*_]*")


def _ends_coined(text: str, start: int, end: int) -> bool:
    return bool(_UNIQUE.search(text[start:end].rpartition(" ")[2]))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for joint in _JOINED.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def _placed(
    text: str, start: int, end: int, plain: bool, found: Sequence[Name], lexicon: Lexicon
) -> Name | None:
    start = _behind_maker(text, start, end, found, lexicon)
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
        or (" " in words and _VERB.match(words))
        or _PLURAL.search(whole.group())
        or is_other_thing(label, lexicon)
        or _told().match(words)
    ):
        return None
    if plain and " " in words and not is_coined(words):
        return None
    known = lexicon_name(label, lexicon) or lexicon_name(label.removesuffix("s"), lexicon)
    inside = [name for name in found if start <= name.start and name.end <= end and name.kind == "Model"]
    if known:
        return Name(start, start + len(words), known)
    if inside and inside[0].start == start and inside[0].end - start >= len(label):
        return inside[0]._replace(lonely=False)
    parent = inside[0].label if inside and inside[0].found == "lexicon" and not inside[0].class_word else ""
    return Name(start, start + len(label), label, found="place", parent=parent)


def is_coined(words: str) -> bool:
    """Whether several words before a colon are a name: by the last one, or by the first of two."""
    first, _, rest = words.partition(" ")
    last = words.rpartition(" ")[2]
    return not _VERB.match(words) and bool(
        _UNIQUE.search(last) or (" " not in rest and _UNIQUE.search(first) and "Transformer" not in first)
    )
