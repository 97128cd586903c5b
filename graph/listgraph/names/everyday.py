"""Everyday words that are names too: whether one is a model's name here."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from listgraph.cues import plain
from listgraph.lexicon import Model
from listgraph.lexicon.matcher import Match, quoted
from listgraph.names.name import LONGEST, begun
from listgraph.names.versions import has_version

# Words near by which a reader knows that an everyday word is a model's name here, whatever the list
# is about; then those that say so only in a list about models.
_COMPANY = re.compile(
    r"模型|预训练|微调|神经网络|深度学习|机器学习|显存|词错率"
    r"|(?<![A-Za-z])(?:(?:language|foundation|vision|speech|pre-?trained|generative|diffusion|open) models?"
    r"|M?LLMs?|VLMs?|GPT|pre-?train\w*|fine-?tun\w*|neural|transformers?|chatbots?|multimodal|diffusion"
    r"|embeddings?|state[- ]space|hugging ?face|deep learning|\dB)(?![A-Za-z])",
    re.IGNORECASE,
)
_LOOSE_COMPANY = re.compile(
    r"训练|推理|开源|参数|论文|算法|智能|生成|语音|图像|架构|性能|发布"
    r"|(?<![A-Za-z])(?:models?|language|train(?:ed|ing)?|networks?|parameters?|weights|checkpoints?|inference|vision"
    r"|speech|open[- ]source|instruct\w*|architecture|paper|arxiv)(?![A-Za-z])",
    re.IGNORECASE,
)
NEAR = 40
"""How far (in characters) from an everyday word its company may stand."""
_BESIDE = 90
"""How far a model may, of which there is no doubt."""


def speaks_of_models(text: str) -> bool:
    """Whether words go with models and little else: "Awesome LLM", "预训练模型"."""
    return bool(_COMPANY.search(text))


def is_sure(match: Match) -> bool:
    """Whether what was found is a name wherever it stands: no everyday word, and written as a name."""
    return match.sure and match.written


def is_near(match: Match, others: Sequence[Match]) -> bool:
    """Whether one of ``others``, which are in order, stands near."""
    near = begun(others, match.start - _BESIDE - LONGEST, match.end + _BESIDE)
    return any(match.start - other.end < _BESIDE for other in near)


_CAPITALS = re.compile(r"[A-Z][a-z]*[A-Z]")
_LATIN = re.compile(r"[A-Z][A-Za-z]+")
_HAN_BEHIND = re.compile(" ?[\u3400-\u9fff]")
_HAN_BEFORE = re.compile("[\u3400-\u9fff] ?$")
_SET_AGAINST = re.compile(
    r"(?:(?<![A-Za-z])(?:compared (?:to|with)|than|outperform\w*|beat(?:s|ing)?|surpass\w*|exceed\w*|vs\.?"
    r"|versus)"
    r"|超越|超过|优于|媲美|击败|比肩|对标|相比)[\s*`]*$",
    re.IGNORECASE,
)
_MADE_WITH = re.compile(
    r"(?<![A-Za-z])(?:runs?|running|powered by|based on|built (?:on|upon)|on top of|(?:distilled|tuned) from"
    r"|training|tuning|quanti[sz]ing)[\s*`]+$",
    re.IGNORECASE,
)
"""Before the model that a tool runs, or that another is made of: "runs Whisper on your machine"."""
_GOES_ON = re.compile(r"-[A-Z]")


def is_in_company(text: str, match: Match) -> bool:
    """Whether the text around an everyday word makes it a model's name.

    So does a model that is set against it: "a tiny model beats Galactica".
    """
    around = _around(text, match)
    if quoted(text, match) or _COMPANY.search(around):
        return True
    against = match.written and _SET_AGAINST.search(text, match.start - NEAR, match.start)
    return bool(against and _A_MODEL.search(around))


_A_MODEL = re.compile(r"(?<![A-Za-z])models?(?![A-Za-z])|模型", re.IGNORECASE)
_THE = re.compile(r"(?<![A-Za-z])[Tt]he $")
_RUNS_ON = re.compile(r"[a-z] [a-z]+ [a-z]")


def is_common_word(text: str, match: Match) -> bool:
    """Whether a word stands in a sentence, written otherwise than by its makers: "helped bloom a …"."""
    return not match.written and bool(_RUNS_ON.fullmatch(text, max(0, match.start - 2), match.end + 2))


def _around(text: str, match: Match) -> str:
    return text[max(0, match.start - NEAR) : match.start] + " " + text[match.end : match.end + NEAR]


def may_be(text: str, match: Match) -> bool:
    """Whether an everyday word is a model's name if the list is about models.

    So where it stands as names do: all of a text, of a cell, or before a colon; in capitals; with a
    version; in Chinese, as a Latin word; behind what sets something against it, runs it or is made of it; or
    beside words that go with models, and with much else.
    """
    if _CAPITALS.search(text, match.start, match.end) and not _GOES_ON.match(text, match.end):
        return True
    if _LATIN.fullmatch(text, match.start, match.end) and (
        _HAN_BEHIND.match(text, match.end) or _HAN_BEFORE.search(text, match.start - 2, match.start)
    ):
        return True
    if match.written and (
        _SET_AGAINST.search(text, match.start - NEAR, match.start)
        or _MADE_WITH.search(text, match.start - NEAR, match.start)
    ):
        return True
    number = _NUMBER.match(text, match.end) if isinstance(match.entry, Model) else None
    end = number.end() if number else match.end
    before, after = text[: match.start].rstrip(" \t")[-1:], text[end:].lstrip(" \t")[:1]
    if (not before or before in "|[【\n") and (not after or after in "|:：]】\n.。"):
        return True
    versioned = isinstance(match.entry, Model) and match.entry.family and has_version(text, match.end)
    return bool(versioned or _LOOSE_COMPANY.search(_around(text, match)))


_NUMBER = re.compile(r"-\d(?:\.\d)?(?![\w.-])")
"""The version that a word has as only names do: "Mamba-3: …"."""
_OUTDONE = re.compile(
    r"(?:(?<![A-Za-z])(?:out(?:perform|class|score|rank|shine)|surpass|eclips)\w*(?: by)?"
    r"|(?<![A-Za-z])(?:vs\.?|versus)|超越|优于|媲美|比肩|还是|PK)[\s*`]*$",
    re.IGNORECASE,
)
"""What is said of models and of little else."""
_BESIDE_EACH = re.compile(r"(?: are)? compared(?![A-Za-z])|\s?(?:对比|横评|评测对比|谁更强)")
"""The same behind the second of two."""


def are_set_against(text: str, matches: Iterable[Match]) -> bool:
    """Whether one of several everyday words outdoes another, as models do, or stands in a row with it.

    Each is company to the others.
    """
    models = [match for match in matches if isinstance(match.entry, Model) and match.written]
    if len({match.entry.name for match in models}) < 2:
        return False
    return any(_ROW.fullmatch(text, one.end, other.start) for one, other in pairwise(models)) or any(
        _OUTDONE.search(text, match.start - NEAR, match.start) or _BESIDE_EACH.match(text, match.end)
        for match in models[1:]
    )


_ROW = re.compile(r"\s?[、和与]\s?")
"""Between two of a row in Chinese."""


def is_no_model(text: str, match: Match) -> bool:
    """Whether what stands beside a word that may be a name makes it none: an article, a list of others."""
    if _ADDRESSED.match(text, match.end) and _LATIN.fullmatch(text, match.start, match.end):
        return not text[match.start : match.end].isupper()
    if _is_figure(text, match):
        return True
    if is_sure(match):
        return _has_middle(text, match)
    if _is_maker(text, match) or (not match.written and _is_noun(text, match)):
        return True
    listed = match.start - NEAR
    return not match.sure and bool(
        _NO_NAME.search(text, match.start - 3, match.start) or _LISTED.search(text, listed, match.start)
    )


_ADDRESSED = re.compile(
    r"\s?(?:老师|教授|博士|先生|女士|同学|学长)|(?: [A-Z][a-z]+)\s?的(?:个人)?(?:主页|博客)"
)
"""What stands behind a person's name: "Bert 老师", "Bert Huang 的主页"."""
_NO_NAME = re.compile(r"(?<![A-Za-z])[Aa]n? $|(?<![A-Za-z0-9])[A-Za-z]-$")
"""Before an everyday word: an article, or the beginning of another name ("D-CPT")."""
_LISTED = re.compile(
    r"(?:技术|算法|工具|框架|平台|量化方案)(?:原理|介绍|综述|总结|详解|对比)?\s?[:：—-]+\s?(?:[\w.+-]+\s?[、,，/]\s?)*$"
)
"""What a list calls techniques or tools: "量化技术：Atom、…"."""
_A_SURNAME = (
    r"s?(?:-[A-Z][a-z]+)? "
    rf"(?!{plain('variants', 'tiers', 'small_tiers', 'no_surnames')}(?![a-z]))[A-Z][a-z]+"
)
_SURNAME = re.compile(_A_SURNAME)
_FIRST = re.compile(
    rf"{_A_SURNAME}"
    r"(?:,|\.|;| and |(?: \([^()]*\))? et al|(?=[\u3400-\u9fff]))"
)
_MIDDLE = re.compile(r"s? (?:[A-Z]\. |(?:de|van|von|der|den|ten|di|da) (?:(?:de|den|der|la) )?)[A-Z][a-z]")
"""What stands between somebody's first and last name: "Robbert R. Doe", "Bert de Roe"."""
_LAST = re.compile(r"[A-Z][\w-]+ $")
_LISTED_BEFORE = re.compile(r"[A-Z][\w-]+ [A-Z][\w-]+, [A-Z][\w-]+ $")
_LISTED_BEHIND = re.compile(r"(?:,| and) [A-Z][\w-]+ (?:[A-Z]\. )?[A-Z][\w-]+(?:,|\.|_| and|$)")


_HOUSE = re.compile(rf" {plain('discovery', 'houses')}\b")
_SORT_BEFORE = re.compile(plain("discovery", "sorts_before") + r"\s?[「“『《]?$")
_SHORT = 6
_BY = re.compile(r"(?<![A-Za-z])by (?:[A-Z][\w.-]* )?$")


def _is_maker(text: str, match: Match) -> bool:
    """Whether a word is part of who made something, or something else: "MIT HAN Lab", "交易所 Gemini"."""
    if is_house(text, match) or _is_person(text, match):
        return True
    signed = _BY.search(text, match.start - NEAR, match.start)
    return bool(signed and _SURNAME.match(text, match.end))


def is_house(text: str, match: Match) -> bool:
    """Whether a word is the first of a firm's name or a law's, or Chinese says before it what else it is."""
    behind = _HOUSE.match(text, match.end)
    return bool(behind or _SORT_BEFORE.search(text, match.start - _SHORT, match.start))


def _is_noun(text: str, match: Match) -> bool:
    """Whether a word is one of English that has what is its own behind it: "in the Palm of Your Hand"."""
    before = _THE.search(text, max(0, match.start - 5), match.start)
    return bool(before) and text.startswith(" of ", match.end)


def _has_middle(text: str, match: Match) -> bool:
    """Whether an initial or a "van" stands between a word and a last name, so that it is a person's first."""
    return text[match.start + 1 : match.end].islower() and bool(_MIDDLE.match(text, match.end))


_FIGURE = re.compile(rf"{plain('discovery', 'figures')}的?\s?[「“『]?(?:[A-Z][a-z]+\s?[和与、]\s?)?$")
_FAR = 24


def _is_figure(text: str, match: Match) -> bool:
    """Whether a name is that of somebody in a story: "芝麻街的 Bert 和 Ernie"."""
    return text[match.start + 1 : match.end].islower() and bool(
        _FIGURE.search(text, match.start - _FAR, match.start)
    )


def _is_person(text: str, match: Match) -> bool:
    """Whether a word is somebody's first name or, in a list of authors, last name: "Ernie Chang, Xin Wan"."""
    if _FIRST.match(text, match.end):
        return True
    if _has_middle(text, match):
        return True
    near = match.start - NEAR
    return bool(_LAST.search(text, near, match.start)) and bool(
        _LISTED_BEHIND.match(text, match.end) or _LISTED_BEFORE.search(text, near, match.start)
    )
