"""How a model's name goes on: a size, a version, a variant.

A size or a tuning is the same model ("LLaMA-7B", "Qwen-14B-Chat"); a version or a variant is a model
of its own ("Qwen3.6", "Kimi-K2.7-Code") where the family has versions.
"""

import re
from collections.abc import Iterator

from listgraph.cues import plain
from listgraph.lexicon import Lexicon, Model
from listgraph.lexicon.matcher import Match
from listgraph.names.free import ends_as_thing
from listgraph.names.known import LAST_NUMBER, VARIANTS, lexicon_name, numbered, stem_of, without_same
from listgraph.names.name import Name
from listgraph.text.writing import squeeze

_SIZE = re.compile(
    r"(?:[-_ ]?[(（]?(?:\d+(?:\.\d+)?[|/])*\d+(?:\.\d+)?(?:[xX]\d+(?:\.\d+)?)?"
    r"\s?(?:[BMKTbmkt]|[Bb]\d|bn|[bm]illion)(?![A-Za-z0-9])[)）]?(?:[-_]A\d+(?:\.\d+)?[BbMm])?"
    r"|[-_ ][AE]\d+(?:\.\d+)?[Bb](?![A-Za-z0-9])|[-_ ]x[0-4][._]\d+(?![A-Za-z0-9]))"
)
"""One, or several: "-7|13|33B"; 7.1 billion may be "7b1"; of a mixture also what is active of it, "-A3B", and
what is effective: "-E4B"; how wide a network is: " x1.0"."""
_NEUTRAL = re.compile(
    r"(?:[-_](?:chat|instruct|base|large|small|tiny|mini|medium|huge|giant|xs|xl|xxl|xlarge|hf|int[48]|fp(?:16|8)"
    r"|bf16|nf4|nvfp4|mxfp4|bnb|exl2|[48]-?bit|w[48]a(?:8|16)|gptq|qat|awq|gguf|ggml|onnx|mlx|zh|cn|chinese|en|english"
    r"|cased|uncased|wwm|ext|(?-i:it)|(?<=\d.)it|sft|dpo"
    r"|\d+k|1m|(?-i:pt)|(?:no-?|non-?)?think|20\d\d-?\d\d-?\d\d|\d\d-20\d\d|2\d[01]\d[0-3]\d|\d{4})"
    r"| (?:Chat|Instruct|Base|Large|Small|Tiny|XL|XXL|XLarge|QAT))(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_REVISION = re.compile(r"(?:[-_ ]?[vV]\d+(?:\.\d+)*|[-_]MoE)(?![A-Za-z0-9])")
"""Behind a size: the checkpoint was trained again, or what kind it is ("Mixtral-8x22B-v0.1")."""
_LETTER = re.compile(r"[-_](?:[TSBLHG](?:/\d\d)?|(?<=\d.)E)(?![-\w/])")
"""A size by one letter, as networks for pictures have them: "ViT-L/14"; in a family it may name another."""
_LAYERS = re.compile(r"(?:-?\d{2,3}|[-_ ]?[Bb][0-8])(?:_\d{1,2}x\d{1,2}[dw])?(?![A-Za-z0-9.])")
"""How deep a network is, and how wide, or which of a row of sizes: "ResNeXt101_32x4d", "EfficientNet-B0"."""
_EXPLICIT = re.compile(r"[-_ ]?[vV]\d|-[2-9](?:\.\d)?$|-1\.\d$|\.[2-9]$| 1\.[1-9]$| [2-9]\.\d$")
"""A version that any model may have, known to have some or not: "-v2", "v2", "-2", ".2", " 2.5"."""
_SIZED = re.compile(r"\d[BM]$")
_TAIL = re.compile(
    rf"(?:{_NEUTRAL.pattern}|{_SIZE.pattern}(?:{_NEUTRAL.pattern})*(?:{_REVISION.pattern})?(?:-Preview)?)+$",
    re.IGNORECASE,
)
_VARIANT = re.compile(rf"(?:[-_]|(?<=[A-Za-z0-9]) (?!Code))({VARIANTS})(?![A-Za-z]|版)")
"""Behind a space "Code" is the model's code."""
_JOINED = re.compile(rf"[-_]({VARIANTS})(?![A-Za-z])")
_SMALL = re.compile(
    r"-(flash|pro|max|plus|turbo|ultra|lite|omni|thinking|coder|vl|tts|asr|opus|sonnet|haiku)(?![A-Za-z])"
)
"""The same in small letters, behind a version: "Ling-2.6-flash"."""
_UP_TO = re.compile(r"-\d\.\d(?![\w.])")
"""Up to which version a family is meant: "Llama 3-3.3"."""
_VERSION = re.compile(
    r"(?:(?:[-_ ]?[vV]?|[-_ ][A-Za-z]|\.(?=[2-9]))(\d{1,2}(?:\.\d+){0,3}(?:[Vv]\d)?)|[-_ ]([IV]{2,3}))"
    r"(?!(?!API|s(?![A-Za-z0-9]))[A-Za-z0-9]|[.]\d|\s?(?:[BMKbmk]\b|[亿万%倍项]|年)"
    r"| (?:times|years|months|weeks|days|hours|minutes|seconds|steps|GPUs)\b)"
)
_HEADED = re.compile(
    r"-(?!based|like|style|powered|driven|[Ss]eries|[Ff]amily)(?:[A-Z][A-Za-z0-9-]{0,20}|[a-z][A-Za-z0-9]{0,20})(?=\s?[:：]\s?[\s\"“])"
)
"""What a title puts behind a known name to name something new: "BERT-QE: …"."""
_SLASH = re.compile(
    rf"(?:/((?:{VARIANTS})?\d{{0,2}}(?:\.\d+)?)|[、和与]\s?(\d(?:\.\d)?)(?=\s?(?:[、和与及:：，,。；;！!？?）)]|$|的?(?:区别|对比|比较|论文|系列|模型))))"
    r"(?![A-Za-z0-9.]|\s?[BMKbmk]\b)"
)


SIGN = r"(?:\+\+(?![\w+])|(?<=[A-Za-z])\+(?=$|[:：,，。)）\]】|]))"
"""What makes another of a name: "PointNet++". In "BERT+CRF" and "GPT-4+" it does not."""
_SIGN = re.compile(SIGN)
_MORE = re.compile(r"[-_/(（0-9A-Za-z+]|\.[2-9]| [-0-9A-Z(（bcilqstxv]|[、和与] ?\d")
"""What may follow a name that goes on: most stand before a blank and a word, or before Chinese."""


def extended(text: str, match: Match, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The name at ``match`` with the size, version or variant that follows it."""
    titled = model.is_title(text[match.start : match.end])
    if titled or not _MORE.match(text, match.end):
        plain = Name(match.start, match.end, model.name, class_word=model.class_word and not titled)
        yield plain
        yield from _tiers_behind(text, plain, lexicon)
        return
    end, suffix = match.end, ""
    unnumbered = _unnumbered(text[match.start : match.end], model)
    counted = (
        model.family
        or squeeze(unnumbered) == squeeze(LAST_NUMBER.sub("", model.name))
        or model.name in numbered(lexicon)
    )
    named = not model.class_word or model.variant_of
    sized = bool(_SIZED.search(text, match.start, match.end))
    versioned = sized
    headed = _HEADED.match(text, end)
    if headed and not (_NEUTRAL.fullmatch(headed.group()) or text[match.start : headed.end()].islower()):
        yield from _headed(text, match.start, headed.end(), model, lexicon)
        return
    while True:
        size = _SIZE.match(text, end)
        sized = sized or bool(size)
        skipped = size or _NEUTRAL.match(text, end) or (sized and _REVISION.match(text, end))
        skipped = skipped or (_LETTER.match(text, end) if named and not model.family else None)
        skipped = skipped or (_LAYERS.match(text, end) if model.depth else None)
        skipped = skipped or (_UP_TO.match(text, end) if text[end - 1].isdigit() else None)
        version = None if skipped or versioned else _VERSION.match(text, end)
        if version and not counted and not (named and not model.depth and _EXPLICIT.match(version.group())):
            version = None
        tiered = _VARIANT if counted or suffix else _JOINED
        variant = tiered.match(text, end) if named and not skipped else None
        numbered_by = (suffix or model.name[-1].isdigit()) and text[end - 1].isdigit()
        variant = variant or (_SMALL.match(text, end) if numbered_by else None)
        if skipped:
            end = skipped.end()
            versioned = True
        elif variant:
            end, suffix = variant.end(), suffix + "-" + variant.group(1)
        elif version:
            end, suffix = version.end(), suffix + _version(version.group())
            versioned = True
        else:
            break
    sign = _sign(text, end)
    short = text[match.start : match.end] if sign and not suffix else ""
    stem = short if short and squeeze(short) != squeeze(model.name) else unnumbered or model.name
    end, suffix = end + len(sign), suffix + sign
    joined = text[end : end + 1].isalnum() and text[end].isascii() and text[end - 1].isascii()
    if joined and not text.startswith(("s", "API"), end):
        return  # "Qwen3x": a digit may follow a family's name, but this is no version
    first = Name(match.start, end, model.name, class_word=model.class_word)
    if suffix:
        first = _derived(first, stem + suffix, model, lexicon, text[match.end : match.end + 1])
    yield first
    yield from _after_slash(text, first, model, lexicon)
    yield from _tiers_behind(text, first, lexicon)


def _unnumbered(called: str, model: Model) -> str:
    """What a version is called without its number; else empty: "Seed3D" of Seed3D 1.0."""
    stem = LAST_NUMBER.sub("", model.name)
    if stem == model.name or called[-1].isdigit() or not called.isascii():
        return ""
    return stem if squeeze(stem) == squeeze(called) else called


def _sign(text: str, start: int) -> str:
    """The sign that ends the name of another model, or an empty string."""
    sign = _SIGN.match(text, start)
    return sign.group() if sign else ""


def _headed(text: str, start: int, end: int, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """What a title names by a known name and a word behind it, if no benchmark or the like."""
    label = text[start:end]
    known = lexicon_name(label, lexicon)
    if known:
        yield Name(start, end, known)
    elif not ends_as_thing(label):
        yield Name(start, end, label, found="headed", parent=model.name)


def _version(text: str) -> str:
    """A version as written, hyphens for other separators: "3.6", "-K2.6", "-v2"."""
    return "-" + text[1:] if text[0] in " _-" else text


def _derived(name: Name, label: str, model: Model, lexicon: Lexicon, written: str = "-") -> Name:
    """The version ``label`` of ``model``, behind whose name the character ``written`` stands in the text."""
    label = without_same(label, lexicon)
    same = (
        label,
        _V.sub("", label, count=1),
        label.removesuffix(".0"),
        f"{label}.0",
        _TO_V.sub("v\\1", label),
        _TO_V_ALONE.sub("v\\1", label),
    )
    known = next(filter(None, (lexicon_name(writing, lexicon) for writing in same)), None)
    if known:
        return name._replace(label=known, class_word=False)
    if _FIRST.fullmatch(label, len(model.name)) or _is_in_name(label[len(model.name) :], model):
        return name
    number = _NUMBER.fullmatch(label, len(model.name))
    if number:
        stem = stem_of(model.name, lexicon) or model.name + (" " if written == " " else "-")
        label = stem + (number[1].replace("-", " ") if stem[-1] == " " else number[1])
    elif last := LAST_NUMBER.search(label):
        stem = stem_of(label[: last.start()], lexicon)
        label = stem + last.group().lstrip("- ") if stem else label
    return name._replace(label=label, found="version", parent=model.name, class_word=False)


_FIRST = re.compile(r"-?[vV]?(?:1(?:\.0)?|0\.\d)")
"""The first version is the model, and so is what came before it: "Gemma 1", "Jamba-v0.1"."""
_TO_V = re.compile(r"[-_ ]?(\d)\.0$")
"""The second version, with or without its zero: "LayoutLM 2.0" is LayoutLMv2."""
_TO_V_ALONE = re.compile(r"(?<=[A-Z])[-_ ]?(\d)$")
"""Behind capitals the second version may have no sign: "YOLO2" is YOLOv2."""
_V = re.compile(r"(?<=[-_ ])[vV](?=\d)")


def _is_in_name(suffix: str, model: Model) -> bool:
    """Whether a number behind a name is the one within it: "Qwen-Coder-2.5" is Qwen2.5-Coder."""
    number = suffix.lstrip("-_ vV")
    return (
        bool(number)
        and number in model.name
        and bool(re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", model.name))
    )


_NUMBER = re.compile(r"-?(\d.*)", re.DOTALL)


def _after_slash(text: str, name: Name, model: Model, lexicon: Lexicon) -> Iterator[Name]:
    """The further ones of "DeepSeek-VL/VL2", "Llama 2/3", "GLM-4/4.5/4.6", "GPT-3、3.5"."""
    end = name.end
    while (slash := _SLASH.match(text, end)) and (part := slash[1] or slash[2]):
        label = _beside(name.label, part, model, lexicon)
        if not (lexicon_name(label, lexicon) or model.family):
            return
        end = slash.end()
        yield _derived(Name(end - len(part), end, label), label, model, lexicon)


def _beside(stem: str, part: str, model: Model, lexicon: Lexicon) -> str:
    """What a part behind a slash names, beside what stands before it: "VL2" beside DeepSeek-VL."""
    if stem[-1].isdigit() and part.isalpha():
        return f"{stem}-{part}"
    if part[0].isdigit():
        return re.sub(r"[-_ ]?\d+(?:\.\d+)*$", "", stem) + "-" + part
    family = next((row.name for row in _line(model, lexicon) if row.family), stem.partition("-")[0])
    return f"{family}-{part}"


_TIERS = plain("variants", "small_tiers", "tiers")
_TIER = re.compile(rf"(?<=[ -])(?:{_TIERS})(?![A-Za-z])")
_TIER_BEHIND = re.compile(
    rf"(?:,? (?:and|or|&) |, |\s?/\s?|(?i: model)?(?i: famil(?:y|ies)| series| models)?\s?[:(]\s?)"
    rf"(?P<tier>{_TIERS})(?![\w-]| ?\d)"
)


def _tiers_behind(text: str, name: Name, lexicon: Lexicon) -> Iterator[Name]:
    """Further tiers of the version that is named: "Claude 4 Opus and Sonnet", "Claude 3: Opus, Haiku"."""
    end = name.end
    while name.label[-1].isdigit() or _TIER.search(name.label):
        behind = _TIER_BEHIND.match(text, end)
        if not behind:
            return
        label = _TIER.sub(behind["tier"], name.label) if _TIER.search(name.label) else ""
        known = lexicon_name(label or f"{name.label} {behind['tier']}", lexicon)
        if not known:
            return
        end = behind.end()
        yield Name(behind.start("tier"), end, known)


def _line(model: Model, lexicon: Lexicon) -> Iterator[Model]:
    """The model and the families it belongs to."""
    seen = 0
    current: Model | None = model
    while current is not None and seen < 5:
        yield current
        current = lexicon.models.get(current.variant_of)
        seen += 1


def bare(words: str) -> str:
    """``words`` without the size and tuning at their end.

    >>> bare("QwQ-32B"), bare("DeBERTa-v2-Large"), bare("WizardMath-70B-V1.0")
    ('QwQ', 'DeBERTa-v2', 'WizardMath')
    """
    return _RANGE.sub("", _TAIL.sub("", words))


_RANGE = re.compile(rf"(?<=\d){_UP_TO.pattern}$")


def has_version(text: str, end: int) -> bool:
    """Whether a version stands at ``end``."""
    return bool(_VERSION.match(text, end))
