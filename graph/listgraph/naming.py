"""Which models and organisations a text names: those of the lexicon, and new ones.

A name of the lexicon may go on to a size ("LLaMA-7B", the same model), a version or a variant
("Qwen3.6", "Kimi-K2.7-Code", models of their own where the family has versions). Names that the
lexicon lacks are found by their form; they are less sure, and the graph says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from listgraph.lexicon import Ignored, Lexicon, Model, Organization
from listgraph.lexicon.matcher import Match, matcher, quoted, squeeze
from listgraph.outline import Entry


@dataclass(frozen=True, slots=True)
class Name:
    """A model or organisation named by the text from ``start`` to ``end``.

    ``label`` is its canonical name. ``found`` is how: ``lexicon``, or the rule that found a name
    which the lexicon lacks. ``parent`` is the model of which a new one is a version or variant.
    ``class_word``: the name also stands for a whole class of models.
    """

    start: int
    end: int
    label: str
    kind: str = "Model"
    found: str = "lexicon"
    parent: str = ""
    class_word: bool = False


_SIZE = re.compile(
    r"[-_ ]?[(（]?\d+(?:\.\d+)?(?:[xX]\d+(?:\.\d+)?)?\s?(?:[BMKTbmkt]|bn|billion|million)(?![A-Za-z0-9])[)）]?"
    r"(?:[-_]A\d+(?:\.\d+)?[BbMm])?"
)
_NEUTRAL = re.compile(
    r"(?:[-_](?:chat|instruct|base|large|small|tiny|mini|medium|huge|giant|xs|xl|xxl|xlarge|hf|int[48]|fp(?:16|8)"
    r"|bf16|gptq|awq|gguf|ggml|zh|cn|chinese|en|english|cased|uncased|wwm|ext|it|sft|dpo|\d+k|1m|pt|\d{4})"
    r"| (?:Chat|Instruct|Base|Large|Small|Tiny|XL|XXL|XLarge))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_VARIANTS = (
    r"Coder?|Math|VL|OCR|Pro|Max|Plus|Turbo|Flash|Lite|Ultra|Nano|Next|Preview|Omni|Audio|Vision|Exp|Air"
    r"|Distill(?:ed)?|Zero|Thinking|Prover|MoE|Dev|SWE|Embedding|Reranker|Video|Image|Speech|Long|Guard|Edit"
    r"|Opus|Sonnet|Haiku|Instant|Med|Law|Fin|Writer|Voice|TTS|Robotics|World|Medium|Scout|Maverick|LoRA"
)
_VARIANT = re.compile(rf"(?:-|_|(?<=[A-Za-z]) |(?<=\d) )({_VARIANTS})(?![A-Za-z])")
_JOINED = re.compile(rf"[-_]({_VARIANTS})(?![A-Za-z])")
_VERSION = re.compile(
    r"(?:(?:[-_ ]?[vV]?|[-_ ][A-Za-z])(\d{1,2}(?:\.\d+){0,3})|[-_ ]([IV]{2,3}))(?![A-Za-z0-9]|[.]\d|\s?(?:[BMKbmk]\b|[亿万%倍项]|年))"
)
_SLASH = re.compile(rf"/((?:{_VARIANTS})?\d{{0,2}}(?:\.\d+)?)(?![A-Za-z0-9.]|\s?[BMKbmk]\b)")

# Words near by which a reader knows that an everyday word is a model's name here.
_COMPANY = re.compile(
    r"模型|大模型|预训练|微调|训练|推理|开源|参数|论文|神经网络|算法|智能|生成|语音|图像|架构|性能|发布"
    r"|(?<![A-Za-z])(?:models?|LLMs?|VLMs?|GPT|language|pre-?train\w*|fine-?tun\w*|train(?:ed|ing)?|neural|networks?|transformers?"
    r"|parameters?|weights|checkpoints?|inference|chatbots?|multimodal|vision|speech|diffusion|open[- ]source"
    r"|instruct\w*|embeddings?|state[- ]space|architecture|paper|arxiv|hugging ?face|\d+B)(?![A-Za-z])",
    re.IGNORECASE,
)


def names(text: str, lexicon: Lexicon, company: bool = False) -> list[Name]:
    """The models and organisations that ``text`` names, in order.

    ``company`` says that what surrounds the text (a heading, the list's title) is about models,
    so that a name which is also a word counts.

    >>> from listgraph.lexicon import builtin
    >>> [name.label for name in names("谷歌BERT模型 beats GPT2 and LLaMA-7B", builtin())]
    ['Google', 'BERT', 'GPT-2', 'LLaMA']
    """
    addresses = [_before_last_step(match) for match in _URL.finditer(text)]
    matches = [m for m in matcher(lexicon).find(text) if not _within(m.start, m.end, addresses)]
    known = list(_known(text, matches, lexicon, company))
    taken = [(match.start, match.end) for match in matches] + addresses
    taken += [(name.start, name.end) for name in known]
    found = [name for name in _new(text, lexicon) if not _overlaps(name, taken)]
    return sorted(_told_apart(known, lexicon) + found, key=lambda name: (name.start, name.end))


_URL = re.compile(r"(?:https?://|www\.)[^\s，。；）)]+", re.IGNORECASE)


def _before_last_step(match: re.Match[str]) -> tuple[int, int]:
    """Of a URL only the last step of the path can name the thing: not the host, nor the owner."""
    cut = match.group().rstrip("/").rfind("/") + 1
    return match.start(), match.start() + max(cut, len(match.group()) if cut <= len("https://") else 0)


def _within(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in spans)


def _told_apart(names: list[Name], lexicon: Lexicon) -> list[Name]:
    """A maker that is called like its model is the maker where the text names a version as well."""
    versions = {squeeze(name.label)[0] for name in names if name.kind == "Model"}
    kept = []
    for name in names:
        key = squeeze(name.label)[0]
        if name.kind == "Model" and name.label in lexicon.organizations:
            if any(other != key and other.startswith(key) for other in versions):
                name = replace(name, kind="Organization")
        kept.append(name)
    return kept


def whole_name(text: str, lexicon: Lexicon) -> str:
    """The model that ``text`` as a whole names (a heading, a cell), or an empty string.

    An abbreviation beside its expansion, a size, a maker before the name and marks around it do
    not matter.

    >>> from listgraph.lexicon import builtin
    >>> [whole_name(text, builtin()) for text in ("### 3.1 BERT:", "BERT and friends", "Roberta")]
    ['BERT', '', 'RoBERTa']
    """
    found = names(text, lexicon, company=True)
    models = {name.label for name in found if name.kind == "Model"}
    rest = text
    for name in reversed(found):
        rest = rest[: name.start] + rest[name.end :]
    rest = _DECORATION.sub("", rest)
    if len(models) == 1 and not rest:
        return models.pop()
    inner = _BRACKETED.fullmatch(_DECORATED.sub("", text))
    if len(models) == 2 and inner and not rest:
        # "Alpaca(LLaMA)": the base stands in brackets behind the name
        first = next(name.label for name in found if name.kind == "Model")
        return first
    return ""


_DECORATED = re.compile(r"^[\W\d_]+|[\W_]+$(?<![)）])")
_BRACKETED = re.compile(r"[^(（]+[(（][^)）]+[)）]")
_DECORATION = re.compile(
    r"[\W_]|\d+|(?<![A-Za-z])(?:the|model|models|paper)(?![A-Za-z])|模型|论文", re.IGNORECASE
)


def _known(text: str, matches: list[Match], lexicon: Lexicon, company: bool) -> Iterator[Name]:
    sure = [match for match in matches if match.sure and isinstance(match.entry, Model)]
    for match in matches:
        entry = match.entry
        if isinstance(entry, Ignored):
            continue
        if not (match.sure or company or _near(match, sure) or _in_company(text, match)):
            continue
        if isinstance(entry, Model) and entry.class_word and _in_expansion(match, matches):
            continue
        if isinstance(entry, Organization):
            yield Name(match.start, match.end, entry.name, "Organization")
        elif entry.class_word or not _part_of_another(text, match):
            yield from _extended(text, match, entry, lexicon)


_NEAR = 40
"""How far (in characters) from an ambiguous name its company may stand."""


def _near(match: Match, sure: list[Match]) -> bool:
    return any(other.start - match.end < _NEAR and match.start - other.end < _NEAR for other in sure)


def _in_expansion(match: Match, matches: list[Match]) -> bool:
    return any(other.expansion and other.start < match.start and match.end <= other.end for other in matches)


def _in_company(text: str, match: Match) -> bool:
    """Whether the text around an everyday word makes it a model's name."""
    before, after = text[: match.start].rstrip(" \t"), text[match.end :].lstrip(" \t")
    alone = before[-1:] in ("", "|", "[", "【", "\n") and after[:1] in ("", "|", ":", "：", "]", "】", "\n")
    around = text[max(0, match.start - _NEAR) : match.start] + " " + text[match.end : match.end + _NEAR]
    versioned = isinstance(match.entry, Model) and match.entry.family and _VERSION.match(text, match.end)
    return alone or quoted(text, match) or bool(versioned) or bool(_COMPANY.search(around))


_COMPOUND = re.compile(r"(?:[A-Z][a-z]*[A-Z0-9]\w*|[A-Z][a-z]+)-$")


def _part_of_another(text: str, match: Match) -> bool:
    """Whether a name ends a longer one, as BERT does "Foo-BERT"."""
    return bool(_COMPOUND.search(text, max(0, match.start - 24), match.start)) and text[match.start].isupper()


def _extended(text: str, match: Match, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The name at ``match`` with the size, version or variant that follows it."""
    end, suffix = match.end, ""
    family = bool(model.family or model.variant_of or re.search(r"\d", model.name))
    versioned = not model.family
    while True:
        skipped = _SIZE.match(text, end) or (_NEUTRAL.match(text, end))
        version = _VERSION.match(text, end) if family and not versioned and not skipped else None
        variant = (_VARIANT if model.family else _JOINED).match(text, end) if family and not skipped else None
        if skipped:
            end = skipped.end()
        elif variant:
            end, suffix = variant.end(), suffix + "-" + variant.group(1)
        elif version:
            end, suffix = version.end(), suffix + _version(version.group())
            versioned = True
        else:
            break
    if text[end : end + 1].isalnum() and text[end].isascii() and text[end] != "s":
        return  # "Qwen3x": a digit may follow a family's name, but this is no version
    first = Name(match.start, end, model.name, class_word=model.class_word)
    if suffix:
        first = _derived(first, model.name + suffix, model, lexicon)
    yield first
    yield from _after_slash(text, first, model, lexicon)


def _version(text: str) -> str:
    """A version as written, hyphens for other separators: "3.6", "-K2.6", "-v2"."""
    return "-" + text[1:] if text[0] in " _-" else text


def _derived(name: Name, label: str, model: Model, lexicon: Lexicon) -> Name:
    known = _by_squeezed(lexicon).get(squeeze(label)[0])
    if known:
        return replace(name, label=known, class_word=False)
    rest = label[len(model.name) :]
    if rest[0].isdigit() and not _glues(lexicon, model.name):
        label = f"{model.name}-{rest}"
    elif re.match(r"-\d", rest) and _glues(lexicon, model.name):
        label = model.name + rest[1:]
    return replace(name, label=label, found="version", parent=model.name, class_word=False)


@lru_cache(maxsize=8)
def _by_squeezed(lexicon: Lexicon) -> dict[str, str]:
    return {squeeze(name)[0]: name for name in lexicon.models}


@lru_cache(maxsize=1024)
def _glues(lexicon: Lexicon, family: str) -> bool:
    """Whether the family writes its versions without a hyphen: "Qwen2.5", but "GLM-4"."""
    return any(re.match(re.escape(family) + r"\d", name) for name in lexicon.models)


def _after_slash(text: str, name: Name, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The second of "DeepSeek-VL/VL2", "Llama 2/3"."""
    slash = _SLASH.match(text, name.end)
    if not slash or not slash.group(1):
        return
    stem = name.label
    part = slash.group(1)
    if part[0].isdigit():
        base = re.sub(r"[-_ ]?\d+(?:\.\d+)*$", "", stem)
        label = base + "-" + part
    else:
        family = next((row.name for row in _line(model, lexicon) if row.family), stem.partition("-")[0])
        label = family + "-" + part
    if squeeze(label)[0] in _by_squeezed(lexicon) or model.family:
        yield _derived(Name(slash.start(1), slash.end(1), label), label, model, lexicon)


def _line(model: Model, lexicon: Lexicon) -> Iterator[Model]:
    """The model and the families it belongs to."""
    seen = 0
    current: Model | None = model
    while current is not None and seen < 5:
        yield current
        current = lexicon.models.get(current.variant_of)
        seen += 1


# --- names that the lexicon lacks ---

_MODEL_COLUMN = re.compile(
    r"(?:模型(?:名称|名)?|(?:base |pre-?trained |model )?models?(?: ?names?)?)", re.IGNORECASE
)
_CELL_NAME = re.compile(r"[A-Za-z][\w.+-]*(?: [\w.+-]+){0,3}")


def model_cell(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> Name | None:
    """The model that a table row is about, where the table's first column is one of models.

    It is a new one where the cell says more than a name of the lexicon ("Skywork-SWE").
    """
    if not entry.columns or not entry.cells or not _MODEL_COLUMN.fullmatch(entry.columns[0].strip()):
        return None
    start, end = entry.cells[0]
    words = entry.text[start:end].strip()
    whole = _CELL_NAME.match(words)
    if whole is None or len(words) > 40:
        return None
    inside = [name for name in found if start <= name.start and name.end <= end and name.kind == "Model"]
    label = whole.group()
    for neutral in (_NEUTRAL, _SIZE):
        label = re.sub(rf"(?:{neutral.pattern})+$", "", label, flags=neutral.flags)
    if inside and (inside[0].end - start >= len(label) or whole_name(words, lexicon)):
        return None
    if not _is_free(label, lexicon):
        return None
    parent = inside[0].label if inside and inside[0].found == "lexicon" else ""
    known = _by_squeezed(lexicon).get(squeeze(label)[0])
    if known:
        return Name(start, start + len(label), known)
    return Name(start, start + len(label), label, found="model-column", parent=parent)


_LIKE_KNOWN = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Z])(?:[A-Z][A-Za-z0-9]*|[a-z]{1,6}(?=[A-Z]))-?"
    r"(?P<like>BERT|Bert|BERTa|LLaMA|Llama|LLAMA|GLM|[Ff]ormer|T5|GPT|CLIP|Mamba|ViT|GAN|2[Vv]ec|Qwen|Alpaca|Vicuna)"
    r"(?:[-_ ]?v?\d+(?:\.\d+)?)?(?![A-Za-z0-9])"
)
_HEAD = re.compile(
    r"^\W*(?P<name>(?=[^:：\s]*[A-Z][^:：\s]*[A-Z0-9])[A-Z][A-Za-z0-9+.]*(?:-[A-Za-z0-9+.]+)*(?: ?v?\d+(?:\.\d+)?)?)\s?[:：]\s*(?P<rest>\S.*)",
    re.DOTALL,
)
_MODEL_NOUN = re.compile(
    r"(?<![A-Za-z])(?:(?:language|foundation|generative|generation|diffusion|reasoning|multimodal|vision-language|speech) models?"
    r"|transformers?|(?:neural )?networks?|pre-?train(?:ed|ing)?|encoders?|auto-?encoders?|decoder|LLMs?|MLLMs?|BERT|GPT|LLaMA"
    r"|(?:sentence|word|text) (?:representations?|embeddings?)|mixture[- ]of[- ]experts|chat ?bot|foundation model)(?![A-Za-z])|模型",
    re.IGNORECASE,
)
_NO_MODEL = re.compile(
    r"(?<![A-Za-z])(?:data ?sets?|benchmark\w*|corpus|corpora|framework|toolkit|librar(?:y|ies)|platform|survey|tools?|challenge"
    r"|evaluat\w+|leaderboard|attack\w*|fine-?tun\w+|prompt\w*|retriev\w+|agents?|quantiz\w+|pruning|compress\w+|alignment"
    r"|feedback|distillation|decoding|learning to|optimi[sz]\w+|accelerat\w+|serving|inference|explor\w+|towards?|understanding and"
    r"|detect\w+|edit\w+|augment\w+|in-context|reinforcement|system|plugins?|app|workflow|hallucination\w*|safety|jailbreak\w*"
    r"|pipeline|engine|adapter|adaptation|tuning|merging|watermark\w*|reasoning via|tutorial|course)(?![A-Za-z])",
    re.IGNORECASE,
)
_TOOL = re.compile(
    r"(?<![A-Za-z])(?:tools?|apps?|plugins?|extensions?|agents?|wrapper|clients?|UI|API|framework|website|bot|autonomous|assistant"
    r"|automat\w+|interface|dataset|share)(?![A-Za-z])|工具|插件|应用|客户端|框架|平台|数据|自动",
    re.IGNORECASE,
)
_ZH_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*(?:\.\d+)?) ?(?:大|语言|大语言|预训练|多模态)?模型"
)
_GENERIC = frozenset(
    "ai nlp llm llms cv ml dl nlu nlg asr tts ocr rag moe sota agi aigc mllm vlm plm plms lm slm rl rlhf api sql ner "
    "seq2seq text2sql embedding reward chat pytorch tensorflow keras onnx github hf huggingface hugging deep base ctr vqa kg "
    "sd lora 3d 2d dit bi cot sft dpo ppo grpo gpu cpu npu apple sequence rank reranker".split()
)


def _new(text: str, lexicon: Lexicon) -> Iterator[Name]:
    for match in _LIKE_KNOWN.finditer(text):
        like = match.group("like")
        word = match.group().strip()
        around = text[match.end() : match.end() + 2 * _NEAR]
        loose = like in ("GPT", "GAN", "CLIP", "Mamba") and not word[-1].isdigit()
        if loose and (_TOOL.search(around) or not _MODEL_NOUN.search(around)):
            continue
        if _is_free(word, lexicon):
            yield Name(match.start(), match.end(), word, found="like-known")
    head = _HEAD.match(text)
    if head and _MODEL_NOUN.search(head["rest"]) and not _NO_MODEL.search(head["rest"]):
        if len(head["name"]) >= 3 and _is_free(head["name"], lexicon):
            yield Name(head.start("name"), head.end("name"), head["name"], found="paper-head")
    for match in _ZH_MODEL.finditer(text):
        word = match["name"]
        if len(word) > 2 and sum(map(str.isupper, word)) > 1 and _is_free(word, lexicon):
            yield Name(match.start("name"), match.end("name"), word, found="before-model")


def _is_free(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that looks like a model's name is not known as something else."""
    bare = squeeze(word)[0]
    return bare not in _GENERIC and bare not in _not_models(lexicon)


@lru_cache(maxsize=8)
def _not_models(lexicon: Lexicon) -> frozenset[str]:
    others: Iterable[str] = (
        name
        for table in (lexicon.organizations, lexicon.ignored)
        for row in table.values()
        for name in (row.name, *row.aliases)
    )
    return frozenset(squeeze(name)[0] for name in others)


def _overlaps(name: Name, taken: list[tuple[int, int]]) -> bool:
    return any(
        name.start < end and start < name.end and not _inside(start, end, name) for start, end in taken
    )


def _inside(start: int, end: int, name: Name) -> bool:
    return name.start < start and end <= name.end
