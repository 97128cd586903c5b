"""What kind of thing a list speaks of: a model, or something else that has a name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from listgraph.cues import Needles, cues, plain, words
from listgraph.names.everyday import speaks_of_models
from listgraph.names.phrases import before_purpose, is_partitive, parts, tidy, what, what_of

_LATIN = re.compile(r"[A-Za-z(]")


def _last(*keys: str) -> re.Pattern[str]:
    """Words of the table as the last ones of a text, be they Latin or Chinese."""
    found = [cue for key in keys for cue in cues("things")[key]]
    latin = "|".join(cue for cue in found if _LATIN.match(cue))
    chinese = "|".join(cue for cue in found if not _LATIN.match(cue))
    either = "|".join(filter(None, (rf"(?<![A-Za-z])(?:{latin})", chinese)))
    return re.compile(rf"(?:{either})\W*$", re.IGNORECASE)


_STRANGERS = _last("strangers")
_LOOSE = _last("loose")
_VAGUE = _last("vague")
_TASKS = _last("tasks")
_PERFORMING = re.compile(rf"{plain('things', 'performing')}\s", re.IGNORECASE)
_NETS = _last("nets")
_REGIMES = re.compile(words("things", "regimes"), re.IGNORECASE)
_ACTS_ON = re.compile(
    rf"[\u3400-\u9fff\w] ?{plain('things', 'acts_behind_zh')}"
    r"[^的，。,;；:：]{0,24}(?<![A-Za-z])(?:V?LLM|VLM|VLA|MLLM|LMM|PLM)s?$"
)
"""What is done to a class of models, behind by what means: "自适应缓存加速 VLA"."""
_MODELS = re.compile(r" (?:[Mm]odels|[Pp]riors|[A-Z]+Ms)(?![\w-])")
_MANY = re.compile(r"[A-Za-z]s\W*$")
_OFFERS = re.compile(rf"{plain('things', 'many_zh')}[^的]*模型$")
"""What offers more than one model is none: "多种模型", but not "支持多种语言的模型"."""
_ENGLISH_ACT = re.compile(rf"(?:[a-z]+ly )?{plain('things', 'acts')}\s", re.IGNORECASE)
_DOING = re.compile(r"(?:[A-Z][a-z]+ly )?[A-Za-z]+ing\s")
_ADJECTIVE = re.compile(rf"{plain('things', 'adjectives')}\s", re.IGNORECASE)
"""What ends in -ing and says of what kind a model is: "streaming recognition model"."""
_BUILDING = re.compile(r"(?:Building|Creating|Constructing|Developing|Curating) ")
_TRIAL = re.compile(r" for (?:the )?benchmarking(?![\w-])", re.IGNORECASE)
"""What models are tried with is none: "Made-up Series for Benchmarking"."""
_DONE_TO_MODELS = re.compile(rf"(?:[a-z]+ly )?{plain('things', 'doing')}", re.IGNORECASE)
"""What the subtitle of a paper begins with that does something to models, or for them, and makes none."""
_CHINESE_ACT, _MADE = (re.compile(words("things", key), re.IGNORECASE) for key in ("acts_zh", "made"))
_NO_NAME = re.compile(plain("things", "no_names"), re.IGNORECASE)
_EQUIPPED = re.compile(
    r"[\w-]+[- ](?:enhanced|augmented|aided|assisted|empowered|infused|informed)"
    r" (?:Large )?(?:[\w-]+ )?(?:Language Models?|[A-Z]*LLMs?)\W*$",
    re.IGNORECASE,
)
"""What is done with models by giving them something: "Knowledge-Enhanced Language Models"."""
_LISTED = re.compile(
    r"(?:\s(?:papers?|articles?|publications?|works?|zoo)|(?:^|\s)(?:lists?|index))\W*$"
    r"|(?:相关)?(?:论文|文章|文献)\W*$",
    re.IGNORECASE,
)
"""What a heading says of the texts that it lists, and not of their things: "Alignment Papers", "The List"."""
_SHELF_BEFORE = re.compile(
    r"(?:[\w-]+ ){0,2}?(?:lists?|tables?|index|overview|catalogu?e?|collection|zoo) of (?:the |our )?",
    re.IGNORECASE,
)
_SHELF = re.compile(
    r"(?<=模型)(?:[与和及、]?(?:主流|相关)?"
    r"(?:名单|列表|清单|资源库?|库|汇总|总结|大全|一览表?|盘点|合集|集合|下载|目录|篇|家族|动态|整理))+\W*$"
)
"""What a heading calls the place where models are listed: "模型资源库"."""
_ONLY_SHELF = re.compile(
    r"\W*(?:(?:the|full|complete|curated|main|paper|awesome|latest|recent|release|important) |[^\w\s]+ )*"
    r"(?:lists?|news|updates?|releases?|announcements?|what['’]?s new)\W*",
    re.IGNORECASE,
)
"""A heading that says that this is the list, or what is new in it, says nothing of what is in it."""
_ASIDE_BEHIND = re.compile(r"(?<=[^\s:：])\s*[(（][^()（）]*[)）]\W*$")
_JOINT = re.compile(r"[\s,&]+(?:and\s*)?$")
_JOINED = re.compile(r"\s(?:and|&)\s")
"""What joins the things of a title: "A Model and a Benchmark"; the first says what has the name."""
_AND = re.compile(r"\s*(?:/|&|,|、|\sand\s|与|和|及)\s*")


def kind_of(said: str, paper: bool = False) -> str:
    """What a description says that its thing is: ``model``, ``other``, or an empty string for neither.

    The head noun decides, before what the thing is for. In the subtitle of a ``paper`` words such as
    "framework" say nothing.

    >>> kind_of("a small library for language models"), kind_of("A Large Language Model for Law")
    ('other', 'model')
    >>> kind_of("中文对话数据集"), kind_of("Bidirectional Framework for Speech", paper=True)
    ('other', '')
    """
    told = told_kind(said, paper)
    return "other" if told == "way" else told


@lru_cache(maxsize=1 << 12)
def told_kind(said: str, paper: bool = False) -> str:
    """The same, where a ``way`` of doing something is told from a thing of another kind.

    >>> told_kind("Fine-tuning with Feedback", paper=True), told_kind("A Dataset for Fine-tuning", paper=True)
    ('way', 'other')
    """
    if said.startswith(_MORE):
        return ""
    kinds = _kinds(said, paper)
    return "other" if "other" in kinds else "way" if "method" in kinds else next(filter(None, kinds), "")


_MORE = ("更", "只需", "仅需", "无需")
"""What tells how something is done says nothing of its kind: "更少的数据"."""


def _kinds(said: str, paper: bool) -> Sequence[str]:
    return [_kind_of(part, paper) for part in parts(tidy(said), paper)]


def _kind_of(clause: str, paper: bool) -> str:
    if paper and _DOING.match(clause):
        built = _BUILDING.match(clause)
        if built and _last_word(what(clause[built.end() :])) == "other":
            return "other"
        return "method" if _DONE_TO_MODELS.match(clause) else ""
    if paper and _TRIAL.search(clause):
        return "other"
    said = what(clause)
    if _is_act(clause, said, paper):
        return "method"
    bare = said
    while paper and (loose := _LOOSE.search(bare)):
        bare = _JOINT.sub("", bare[: loose.start()])
    kind = _last_word(bare)
    first = _JOINED.split(bare, maxsplit=1)[0]
    if first != bare and (_last_word(first), kind) in (("model", "other"), ("other", "")):
        kind = _last_word(first)
    if paper and kind == "model" and _EQUIPPED.search(bare):
        return "method"
    return "" if kind == "model" and bare != said else kind


def _is_act(clause: str, said: str, paper: bool) -> bool:
    """Whether words say what is done: "train language models", "让大模型…", but not "为…设计的模型"."""
    if _CHINESE_ACT.match(said):
        return "的" not in said or _last_word(said) != "model"
    return bool(_OFFERS.match(said) or _ACTS_ON.search(said)) or (
        not paper and bool(_ENGLISH_ACT.match(f"{clause} "))
    )


def is_model(said: str) -> bool:
    """Whether a description calls its thing one model.

    >>> is_model("a small language model for phones"), is_model("trained models"), is_model("会写诗的大模型")
    (True, False, True)
    """
    first = next(parts(tidy(said), False))
    said_of = what(first)
    many = _MANY.search(said_of) and not is_partitive(first)
    done = _DOING.match(said_of) and not _ADJECTIVE.match(said_of)
    return _kind_of(first, False) == "model" and not (many or done)


def is_vague(said: str) -> bool:
    """Whether a description calls its thing what models are called, and much else.

    >>> is_vague("a speech framework"), is_vague("a speech dataset")
    (True, False)
    """
    return bool(_VAGUE.search(what_of(said)))


def is_net(said: str) -> bool:
    """Whether what a description calls its thing is a model among models, and else something else.

    >>> is_net("an open network for chats"), is_net("a language model for chats")
    (True, False)
    """
    return bool(_NETS.search(what_of(said)))


def is_task(title: str) -> bool:
    """Whether a paper's title says what its thing does, as those of networks do, and not how that is trained.

    >>> is_task("High-Fidelity Video Generation with Image Prompts"), is_task("Zero-Shot Video Generation")
    (True, False)
    >>> is_task("Video Generation with Diffusion Models"), is_task("Fast Decoding for Video Generation")
    (False, False)
    >>> is_task("Predicting the Wind from Clouds")
    True
    """
    done = _PERFORMING.match(title) or _TASKS.search(what_of(title))
    return bool(done) and not _REGIMES.search(title) and not _MODELS.search(title)


def is_for_task(title: str) -> bool:
    """Whether a paper's title ends with what a network does, and tells no regime: its thing is for that.

    >>> is_for_task("Depth-Guided Convolutions for Object Detection"), is_for_task("Better Gradients")
    (True, False)
    """
    clause = next(parts(tidy(title), False))
    return bool(_TASKS.search(clause)) and not _REGIMES.search(clause) and not _MODELS.search(clause)


def is_made_of(said: str) -> bool:
    """Whether words before a model's name say that another was made of it: "Adapted", "微调后的"."""
    return bool(_MADE.match(said.strip(" \"“'")))


def is_stranger(said: str) -> bool:
    """Whether a description calls its thing what no model is: "a toolkit for …".

    >>> is_stranger("an AI writing assistant"), is_stranger("code and checkpoints")
    (True, False)
    """
    return any(_STRANGERS.search(what(part)) for part in parts(tidy(said), False))


@lru_cache(maxsize=1 << 10)
def _last_word(said: str) -> str:
    held = _LAST.among(said)
    for kind, pattern, keys in _LAST_WORDS:
        if not held.isdisjoint(keys) and pattern.search(said):
            return kind
    return ""


_KINDS = {"model": ("models", "nets"), "other": ("others", "others_zh"), "method": ("methods", "methods_zh")}
_LAST_WORDS = tuple(
    (kind, _last(*keys), frozenset(("things", key) for key in keys)) for kind, keys in _KINDS.items()
)
_LAST = Needles(("things", key) for keys in _KINDS.values() for key in keys)


@lru_cache(maxsize=1 << 12)
def heading_kind(heading: str) -> str:
    """What a heading says that the things under it are: ``model``, ``other``, ``method``, or nothing.

    >>> heading_kind("Open LLMs"), heading_kind("Tools for LLMs"), heading_kind("Instruction Tuning")
    ('model', 'other', 'method')
    >>> heading_kind("Neural Networks"), heading_kind("Network"), heading_kind("The List")
    ('model', '', '')
    """
    bare = _ASIDE_BEHIND.sub("", heading.replace("_", " "))
    if _ONLY_SHELF.fullmatch(bare):
        return ""
    shelf = _SHELF_BEFORE.match(bare)
    bare = bare[shelf.end() :] if shelf else bare
    listed = _SHELF.sub("", _LISTED.sub("", before_purpose(bare)))
    spoken = speaks_of_models(heading)
    kinds = {_last_word(part) for part in _AND.split(listed) if spoken or not _NETS.search(part)}
    return next((kind for kind in ("model", "other", "method") if kind in kinds), "")


def is_no_name(said: str) -> bool:
    """Whether words name nothing, though they stand where names do: "Note: …"."""
    return bool(_NO_NAME.fullmatch(said))
