"""Names of models that the lexicon lacks, found by their form; they are less sure than known ones."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from listgraph.cues import cues, words
from listgraph.lexicon import Lexicon
from listgraph.lexicon.matcher import squeeze
from listgraph.name import Name
from listgraph.outline import Entry, Link
from listgraph.versions import bare, lexicon_name

_NEAR = 80
"""How far (in characters) behind a name is looked for what kind of thing it is."""

_CANDIDATE = re.compile(
    r"[A-Z2f](?:(?<=[A-Z])[A-Za-z0-9.+-]*[A-Z0-9]|(?<=[a-z][A-Z])|(?<=T)ransformer|(?<=[Ff])ormer|(?<=2)[Vv]ec|(?<=B)ert)"
)
"""What every new name has: two capitals, a capital and a digit or behind a small letter, a telling ending."""
_NEW_LINE = re.compile(r"[\n|\u2028](?:(?<=\n)|(?<!\n) )")
_ENDING = re.compile(
    "BERT|Bert|LLaMA|Llama|LLAMA|GLM|Former|former|T5|GPT|CLIP|Mamba|ViT|GAN|2Vec|2vec|Qwen|Alpaca|Vicuna|LLaVA"
)
_LIKE_KNOWN = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Z])(?:[A-Z][A-Za-z0-9-]{0,24}?|[a-z]{1,6}-?(?=[A-Z]))"
    rf"(?P<like>BERTa|{_ENDING.pattern})"
    r"(?:[-_ ]?v?\d+(?:\.\d+)?)?(?![A-Za-z0-9])"
)
_HEAD = re.compile(
    r"[^\w\n]*(?P<name>(?=[^:：\s]*[A-Z][^:：\s]*[A-Z0-9])[A-Z][A-Za-z0-9+.]*(?:-[A-Za-z0-9+.]+)*"
    r"(?: ?v?\d+(?:\.\d+)?)?)\s?[:：]\s*(?P<rest>\S[^\n]*)"
)
_PURPOSE = re.compile(r" (?:for|via|with|using|through|by|in|on) ")
_TAG = re.compile(
    r"[^\w\n\[]{0,3}\[(?P<name>(?=[^\]]*[A-Z][^\]]*[A-Z0-9])[A-Z][\w.+-]{2,30})\]\s+(?P<rest>\S[^\n]{8,})"
)
_KIN = re.compile(r"[^\w\n]{0,3}(?P<name>(?:[A-Z][A-Za-z0-9-]+ ){1,3}Transformer)\s?(?:$|[:：\n\[(（|])")
_VERB = re.compile(r"[A-Z][a-z]*ing\b|The |A |An |Why |How |What |On |Is |Do |Visual |Efficient |Attention ")
_VENUE = re.compile(r"[A-Z][A-Za-z]+[ '’-]?(?:19|20)?\d\d|[A-Z]{2,6}")
_MODEL_NOUN, _NO_MODEL, _TOOL = (
    re.compile(words("discovery", key), re.IGNORECASE) for key in ("model_noun", "other_noun", "tool_noun")
)
_ZH_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?:\.\d+)?)"
    r" ?(?:大|语言|大语言|预训练|多模态)?模型(?!排行|评测|榜|平台|应用|社区|竞赛|比赛)"
)
_ANNOUNCED = ("提出", "推出", "发布", "开源", "公开", "名为", "变身", "模型", "升级版", "新作")
_ZH_ANNOUNCED = re.compile(
    rf"(?:{'|'.join(_ANNOUNCED)})(?:了|的)?\s?[“「《【]?"
    r"(?P<name>(?=[A-Za-z0-9.+-]*[A-Z][A-Za-z0-9.+-]*[A-Z])[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9]+)*)(?![A-Za-z0-9])"
    r"(?!\s?(?:等|和|与|、)?[^，。！？,.:：;；\s]{0,10}(?:数据|基准|评测|榜|框架|工具|平台|方法|算法|策略|技术|系统|库|协议|芯片|API|插件|公司|团队|会议|论文|竞赛|服务|编程|语言\b))"
)
_THING = re.compile(r"(?:Bench(?:mark)?|Eval|Dataset|Corpus|Data|Arena|Hub|Kit|QA|Zoo|Store)[-_ ]?\d*$")
"""How the names of datasets, benchmarks and tools end."""
_A_MODEL = re.compile(r"(?:an?|the) [\w -]{3,70} models?\b", re.IGNORECASE)
_SIZED = re.compile(
    r"(?<![A-Za-z0-9/._-])(?P<name>[A-Z][A-Za-z0-9]*[a-zA-Z0-9](?:-[A-Z][A-Za-z0-9]*)*)"
    r"(?:-\d+(?:\.\d+)?[Bb]| \d+(?:\.\d+)?B(?=,|\)| (?:is|was|has|from|by|model)\b))(?![A-Za-z0-9])"
)
_CLASS = re.compile(r"[A-Z]{2,}s")
"""An abbreviation in the plural is a class: "PTMs"."""
_LOOSE = frozenset({"GPT"})
"""Endings that tools and products like as well, so that the text must speak of a model."""
_GENERIC = frozenset(cues("discovery")["generic"])


def discover(text: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """The new names in ``text``, in order; where two rules find one, the first rule counts.

    Where all that looks like a name lies in what is ``taken``, there is none.
    """
    rules = [rule for telling, rule in _RULES if telling.search(text)]
    if not rules or not any(_is_left(found, taken) for found in _CANDIDATE.finditer(text)):
        return []
    found: list[Name] = []
    for name in (name for rule in rules for name in rule(text)):
        apart = all(name.end <= other.start or other.end <= name.start for other in found)
        if apart and _is_free(name.label, lexicon):
            found.append(name)
    return sorted(_one_label(found), key=lambda name: name.start)


def _is_left(candidate: re.Match[str], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether what looks like a name is not known, or is a kind of Transformer."""
    first, last = candidate.span()
    first -= candidate.string[first - 1 : first].islower()
    return candidate.group() == "Transformer" or not any(
        start <= first and last <= end for start, end in taken
    )


def _one_label(found: list[Name]) -> Iterator[Name]:
    """Names that differ only in their separators are one, in its longest form."""
    labels: dict[str, str] = {}
    for name in found:
        key = squeeze(name.label)
        labels[key] = max(labels.get(key, ""), name.label, key=lambda label: (len(label), label))
    for name in found:
        yield name._replace(label=labels[squeeze(name.label)])


def _like_known(text: str) -> Iterator[Name]:
    """Names that end as a known one does: "AviBERT", "OpenGPT-2"."""
    for match in _LIKE_KNOWN.finditer(text):
        word = match.group().strip()
        around = text[match.end() : match.end() + _NEAR]
        loose = match["like"] in _LOOSE and not word[-1].isdigit()
        if not loose or (_MODEL_NOUN.search(around) and not _TOOL.search(around)):
            yield Name(match.start(), match.end(), word, found="like-known")


def _paper_head(text: str, start: int) -> Iterator[Name]:
    """The name before the colon of a title whose subtitle speaks of a model."""
    head = _HEAD.match(text, start)
    if not head or len(head["name"]) < 3:
        return
    if not _A_MODEL.match(head["rest"]) and not _MODEL_NOUN.search(head["rest"]):
        return
    if not _NO_MODEL.search(_PURPOSE.split(head["rest"], maxsplit=1)[0]):
        yield Name(head.start("name"), head.end("name"), head["name"], found="paper-head")


def _tag(text: str, start: int) -> Iterator[Name]:
    """The name in brackets before a title that repeats it or speaks of a model: "[DETR] …"."""
    tag = _TAG.match(text, start)
    if not tag or _VENUE.fullmatch(tag["name"]):
        return
    again = squeeze(tag["name"]) in squeeze(tag["rest"])
    if again or (_MODEL_NOUN.search(tag["rest"]) and not _NO_MODEL.search(tag["rest"])):
        yield Name(tag.start("name"), tag.end("name"), tag["name"], found="tag")


def _kin(text: str, start: int) -> Iterator[Name]:
    """A title, or the part before its colon, that is some words and Transformer."""
    kin = _KIN.match(text, start)
    if kin and not _VERB.match(kin["name"]):
        yield Name(kin.start("name"), kin.end("name"), kin["name"], found="kin")


def _before_model(text: str) -> Iterator[Name]:
    """A name right before 模型."""
    for match in _ZH_MODEL.finditer(text):
        word = match["name"]
        if len(word) > 2 and sum(map(str.isupper, word)) > 1:
            yield Name(match.start("name"), match.end("name"), word, found="before-model")


def _sized(text: str) -> Iterator[Name]:
    """A name with a size behind it, in billions: "Phind-70B"."""
    for match in _SIZED.finditer(text):
        if len(match["name"]) > 2:
            yield Name(match.start(), match.end(), match["name"], found="sized")


def _announced(text: str) -> Iterator[Name]:
    """A name right behind 提出, 发布, 模型 and the like, where what follows calls it nothing else."""
    for match in _ZH_ANNOUNCED.finditer(text):
        if len(match["name"]) > 3:
            yield Name(match.start("name"), match.end("name"), match["name"], found="announced")


def _at_starts(rule: Callable[[str, int], Iterator[Name]]) -> Callable[[str], Iterator[Name]]:
    """``rule`` at the start of the text and of each line and cell of it."""

    def everywhere(text: str) -> Iterator[Name]:
        for start in (0, *(line.end() for line in _NEW_LINE.finditer(text))):
            yield from rule(text, start)

    return everywhere


_RULES: Sequence[tuple[re.Pattern[str], Callable[[str], Iterator[Name]]]] = (
    (_ENDING, _like_known),
    (re.compile(r"\["), _at_starts(_tag)),
    (re.compile(r"[:：]"), _at_starts(_paper_head)),
    (re.compile("Transformer"), _at_starts(_kin)),
    (re.compile("模型"), _before_model),
    (re.compile("|".join(_ANNOUNCED)), _announced),
    (re.compile(r"\d[Bb]"), _sized),
)
"""The rules in the order in which they are heard, each with what a text must hold for it."""


def _is_free(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that looks like a model's name is not known, or to be seen, as something else."""
    bare = squeeze(word)
    return (
        not _THING.search(word)
        and not _CLASS.fullmatch(word)
        and bare not in _GENERIC
        and bare not in _not_models(lexicon)
    )


@lru_cache(maxsize=8)
def _not_models(lexicon: Lexicon) -> frozenset[str]:
    others: Iterable[str] = (
        name
        for table in (lexicon.organizations, lexicon.ignored)
        for row in table.values()
        for name in (row.name, *row.aliases)
    )
    return frozenset(squeeze(name) for name in others)


_MODEL_COLUMN = re.compile(
    r"(?:大?模型(?:名称|名|链接|地址|简称)?|(?:base |pre-?trained |language )?(?:models?|LLM)(?: ?names?)?)",
    re.IGNORECASE,
)
_CELL_PART = re.compile(r"[^\s,，、;；|/][^,，、;；|/]*(?<!\s)")
_CELL_TAIL = re.compile(r" (?:(?:model )?famil(?:y|ies)|models?|series|by .*)$", re.IGNORECASE)
_CELL_NAME = re.compile(r"[A-Za-z][\w.+-]*(?: [\w.+-]+){0,3}|[\u3400-\u9fff][\w·.-]{1,11}")
_CELL_WIDTH = 40
_WHOLE = re.compile(r"\.0$")


def model_cells(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The models that a table row is about, where one of the table's columns is of models.

    A name there is a new one where it says more than a name of the lexicon ("Skywork-SWE"). Where
    the lexicon knows all of the cell there is nothing to add.
    """
    for column, (start, end) in zip(entry.columns, entry.cells, strict=False):
        if _MODEL_COLUMN.fullmatch(column.strip()):
            names = [_cell_name(entry.text, *part, found, lexicon) for part in _parts(entry.text, start, end)]
            new = any(name and name not in found for name in names)
            return [name for name in names if name] if new else []
    return []


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _CELL_PART.finditer(text, start, end):
        yield part.span()


def _cell_name(text: str, start: int, end: int, found: Sequence[Name], lexicon: Lexicon) -> Name | None:
    makers = {name.start: name.end for name in found if name.kind == "Organization"}
    while start in makers and makers[start] < end:
        start = makers[start] + 1
    whole = _CELL_NAME.match(text, start, end)
    if whole is None or end - start > _CELL_WIDTH:
        return None
    label = bare(_CELL_TAIL.sub("", whole.group()))
    inside = [name for name in found if start <= name.start and name.end <= end and name.kind == "Model"]
    if inside and inside[0].start == start and inside[0].end - start >= len(label):
        return inside[0]
    if not _is_free(label, lexicon):
        return None
    known = lexicon_name(label, lexicon) or lexicon_name(_WHOLE.sub("", label), lexicon)
    if known:
        return Name(start, start + len(label), known)
    parent = inside[0].label if inside and inside[0].found == "lexicon" else ""
    return Name(start, start + len(label), label, found="model-column", parent=parent)


_WORD = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z][\w.+-]{2,30}")


def spoken_of(link: Link, found: Sequence[Name], below: str, lexicon: Lexicon) -> Iterator[Name]:
    """A link's text that is one word, and that the text below calls a model."""
    word = _WORD.match(link.text)
    if not word or any(link.start <= name.start < link.end for name in found):
        return
    label = bare(word.group())
    name = re.escape(label)
    calls = re.search(
        rf"(?:模型|LLM|[Mm]odel)s? ?{name}|{name} ?(?:\w{{0,4}}模型|is an? [\w -]*model)", below
    )
    if calls and _is_free(label, lexicon):
        yield Name(link.start, link.start + len(label), label, found="below")
