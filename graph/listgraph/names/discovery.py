"""Names of models that the lexicon lacks, found by their form; they are less sure than known ones."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from listgraph.cues import automaton, plain, words
from listgraph.lexicon import Lexicon
from listgraph.names.announced import ANNOUNCED, announced, before_model
from listgraph.names.free import is_free
from listgraph.names.name import Name
from listgraph.names.subtitles import is_on_models, is_serving, is_short_for
from listgraph.names.things import is_model, kind_of, what_of
from listgraph.names.versions import SIGN
from listgraph.text.days import DAY
from listgraph.text.writing import squeeze

_NEAR = 80
"""How far (in characters) behind a name is looked for what kind of thing it is."""

_CANDIDATE = re.compile(
    r"[A-Z2f](?:(?<=[A-Z])[A-Za-z0-9.+-]*[A-Z0-9]|(?<=[a-z][A-Z])|(?<=T)ransformer|(?<=[Ff])ormer|(?<=2)[Vv]ec|(?<=B)ert)"
)
"""What every new name has: two capitals, a capital and a digit or behind a small letter, a telling ending."""
_NEW_LINE = re.compile(r"[\n|\u2028](?:(?<=\n)|(?<!\n) )")
_ENDINGS = (
    "BERT", "Bert", "BERTo", "LLaMA", "Llama", "LLAMA", "GLM", "Former", "former", "T5", "GPT", "CLIP",
    "Mamba", "ViT", "GAN", "2Vec", "2vec", "Qwen", "Alpaca", "Vicuna", "LLaVA", "Diffuser",
)  # fmt: skip
_LIKE_KNOWN = re.compile(
    r"(?<![A-Za-z0-9])(?=[A-Za-z0-9-]*[A-Z])(?:[A-Z][A-Za-z0-9-]{0,24}?|[a-z]{1,6}-?(?=[A-Z]))"
    rf"(?P<like>BERTa|{'|'.join(_ENDINGS)})"
    rf"(?:{SIGN}|(?:[-_ ]?v?\d+(?:\.\d+)?)?(?![A-Za-z0-9]))"
)
_HEAD = re.compile(
    rf"[^\w\n]*(?:{DAY}[*_]*)?"
    r"(?:\d{1,3}[.)]\s*)?(?:[\[【][\u3400-\u9fff]{1,6}[\]】]\s*)?"
    r"(?:[\u3400-\u9fff]{2,6}(?=[a-z]{0,2}[A-Z])|(?:arXiv|doi):\S+\s+"
    r"|(?:Introducing|Announcing|Presenting|Meet) )?"
    r"(?P<name>(?=[^:：\s]*[A-Z][^:：\s]*[A-Z0-9])[a-z]{0,2}[A-Z][A-Za-z0-9+.]*(?:-[A-Za-z0-9+.]+)*"
    r"(?: ?v?\d+(?:\.\d+)?)?)(?:\s?[:：]\s*|｜(?=[^\n]{0,12}[\u3400-\u9fff])|\s--\s|\s[-–—]\s(?=an? |the ))"
    r"(?P<rest>\S[^\n]*)"
)
_HAN = re.compile(r"(?:[^,.:;，。]|\.(?=\d)){0,12}[\u3400-\u9fff]")
_ASKS = re.compile(r"(?:On|Can|Do|Does|How|What|Why|When|Where|Is|Are|Towards?|The Next)\b")
_TYPED = re.compile(r"(?:(?<!4L)LM|VL|Net|Coder|Diffusion|Chat|Former|VLA|MoE)(?:[- ]?v?\d+(?:\.\d+)?)?$")
"""How names of models like to end, so that any word of a model in the subtitle will do."""
_TAG = re.compile(
    r"[^\w\n\[]{0,3}\[(?P<name>(?=[^\]]*[A-Z][^\]]*[A-Z0-9])[A-Z][\w.+-]{2,30})\]\s+(?P<rest>\S[^\n]{8,})"
)
_KIN = re.compile(
    r"[^\w\n]{0,3}(?:An? (?=.{0,60} for )|The )?(?P<name>(?:[A-Z][A-Za-z0-9-]+ ){1,3}Transformer)"
    r"(?:\s?(?:$|[:：\n\[(（|])| (?:[-–—] |for ))"
)
_VERB = re.compile(r"[A-Z][a-z]*ing\b|(?:The|An?|Why|How|What|On|Is|Do|Beyond|From|Towards?) ")
_DESCRIBED = re.compile(rf"(?:{words('discovery', 'described')} )+Transformer", re.IGNORECASE)
"""Words that say of what kind a Transformer is, or what a text does with it, and name none."""
_VENUE = re.compile(r"[A-Z][A-Za-z]+[ '’-]?(?:19|20)?\d\d|[A-Z]{2,6}")
_BUILT, _USED, _TOOL = (
    re.compile(words("discovery", key), re.IGNORECASE) for key in ("built", "used", "tool_noun")
)
_BUILDING = re.compile(r"(?:Learning|Training|Building|Developing|Creating) ")
_ARTICLE = re.compile(r"(?:An?|The) ", re.IGNORECASE)
_MODIFIES = re.compile(r"[- ](?:[a-z]+ed|driven|style|like)\b", re.IGNORECASE)
"""What makes a word for models an adjective: "language model based agents"."""
_MADE_WITH = re.compile(
    r" (?:with|using|via|by|through) (?:(?!(?:of|in|for) )[\w-]+ ){0,4}(?:(?<!neural )networks?|transformers?)\W*$",
    re.IGNORECASE,
)
"""The title of what a paper builds ends so: "Object Detection with Transformers"."""
_TREATS = re.compile(plain("things", "treating"), re.IGNORECASE)
_KINDS = (
    r"(?:models?|M?LLMs?|S?LMs?|VLMs?|VLAs?|transformers?|(?:neural )?networks?|(?:auto-?)?encoders?)"
    r"(?=\s*(?:$|[^\w\s-])| (?:for|of|that|which|with|to|in|by|via|from|based|trained|using|on|capable"
    r"|designed|optimi[sz]ed|tailored|is|was|has|and|able|built|through|as|at|tuned|adapted|speciali[sz]ed|towards?"
    r"|showing|where|variant)\b)"
)
_WORDS_OF_A_KIND = (
    r"(?:(?!(?:that|which|for|to|with|using|by|in|on|where|whose|from|of|framework|agent|system|method|approach"
    r"|technique|tool|data ?set|benchmark|pipeline|library|scheme|strategy|enabling|allowing|letting|helping"
    r"|making|guiding|leveraging|combining|prompting)s?(?![\w-]))[\w+-]+(?:\.\w+)*,? "
    r"|(?:family|series|suite|set|class|collection) of ){0,8}?"
)
_A_MODEL = re.compile(rf"(?:an?|the) {_WORDS_OF_A_KIND}{_KINDS}", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"(?<![\w/.@-])(?P<name>(?=[\w.+-]*[A-Z][\w.+-]*[A-Z0-9])[A-Za-z][\w+-]*(?:\.\d+)*(?: ?\d+(?:\.\d+)?)?), "
    rf"(?i:(?:an?|the) {_WORDS_OF_A_KIND}{_KINDS})"
)
_IS_TOOL = re.compile(
    r"(?: is|:| [-–—])? ?(?:an?|the)? ?(?:[\w-]+ ){0,4}?(?:librar(?:y|ies)|toolkit|framework|package|platform"
    r"|data ?set|benchmark|tool|app|extension|plugin|wrapper|client|chip|processor|accelerator"
    r"|recipe|notebook)\b|\.[a-z]{2,4}\b",
    re.IGNORECASE,
)
"""What calls a name something else right behind it: "is a lightweight library", ".fun"."""
_SIZED = re.compile(
    r"(?<![A-Za-z0-9/._-])(?P<name>[A-Z][A-Za-z0-9]*[a-zA-Z0-9](?:-[A-Z][A-Za-z0-9]*)*)"
    r"(?:-\d+(?:\.\d+)?[Bb]| \d+(?:\.\d+)?B(?=,|\)| (?:is|was|has|from|by|model)\b))(?![A-Za-z0-9])"
)
_CLASSES = frozenset({"Transformer"})
"""Known names of whole classes, which may be the end of a longer new one: "Memory Transformer"."""
_LOOSE = frozenset({"GPT"})
"""Endings that tools and products like as well, so that the text must speak of a model."""


def discover(text: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """The new names in ``text``, in order; where two rules find one, the first rule counts.

    Where all that looks like a name lies in what is ``taken``, there is none.
    """
    known = sorted(taken)
    starts = [start for start, _ in known]
    ends = list(accumulate((end for _, end in known), max))
    if not any(_is_left(found, starts, ends) for found in _CANDIDATE.finditer(text)):
        return []
    held = {number for _, numbers in _NEEDLES.iter(text) for number in numbers}
    rules = [_RULES[number][1] for number in sorted(held)]
    found: list[Name] = []
    for name in (name for rule in rules for name in rule(text)):
        place = bisect_right(found, name.start, key=lambda other: other.start)
        apart = all(name.end <= other.start or other.end <= name.start for other in _around(found, place))
        if apart and is_free(name.label, lexicon) and not _IS_TOOL.match(text, name.end):
            found.insert(place, name)
    return list(_one_label(found))


def _around(found: Sequence[Name], place: int) -> Sequence[Name]:
    """The two names, of those in order and apart, between which there is a place."""
    return found[max(0, place - 1) : place + 1]


def _is_left(candidate: re.Match[str], starts: Sequence[int], ends: Sequence[int]) -> bool:
    """Whether what looks like a name is not known, or is a kind of Transformer.

    Of what is known there is where each begins, in order, and where the last of those so far ends.
    """
    first, last = candidate.span()
    first -= candidate.string[first - 1 : first].islower()
    before = bisect_right(starts, first)
    return candidate.group() == "Transformer" or not (before and last <= ends[before - 1])


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
        if word in _CLASSES:
            continue
        loose = match["like"] in _LOOSE and not word[-1].isdigit()
        called = _CALLED.search(text, max(0, match.start() - _NEAR), match.start())
        if not loose or called or _speaks_of_one(text[match.end() : match.end() + _NEAR]):
            yield Name(match.start(), match.end(), word, found="like-known")


def _speaks_of_one(behind: str) -> bool:
    """Whether the text behind a name that tools like as well speaks of a model, and not of its use of one."""
    said = _SAID.match(behind)
    if said:
        rest = behind[said.end() :]
        if kind_of(rest) != "model" and (
            _HAN.match(rest) or not _names_models(what_of(rest)) or _VERB.match(rest)
        ):
            return False
    return _names_models(behind) and not _TOOL.search(behind)


def _names_models(words: str) -> bool:
    """Whether words have one for models among them."""
    return bool(_BUILT.search(words) or _USED.search(words))


_CALLED = re.compile(
    r"(?:rival|competitor|models?|chatbot|LLM|AI|assistant) (?:called|named|dubbed|codenamed) [\"“'‘]?$",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:\s?[(（][^()（）]{1,20}[)）])?(?:\s?[:：|](?!//)\s?(?=\S)|\s[-–—]\s(?=\S))")


def _paper_head(text: str, start: int) -> Iterator[Name]:
    """The name before the colon of a title whose subtitle says that it is a model."""
    head = _HEAD.match(text, start)
    if not head or len(head["name"]) < 3:
        return
    rest = head["rest"]
    if is_serving(head["name"], rest):
        return
    if _HAN.match(rest):
        if kind_of(rest) == "model":
            yield Name(head.start("name"), head.end("name"), head["name"], found="paper-head")
        return
    told = _names_models(rest) if _TYPED.search(head["name"]) else _is_built(rest)
    if _A_MODEL.match(rest) or (told and not _ASKS.match(rest) and not _is_other(rest)):
        yield Name(head.start("name"), head.end("name"), head["name"], found="paper-head")


def _is_built(title: str) -> bool:
    """Whether a title's own words, before the purpose, are likely those of a model's paper."""
    what = what_of(title)
    if _BUILT.search(what) or _MADE_WITH.search(title):
        return True
    used = _USED.search(what)
    if not used:
        return False
    if _ARTICLE.match(what) and not kind_of(what) and not _MODIFIES.match(what, used.end()):
        return True
    built = _BUILDING.sub("", what)
    return kind_of(built, paper=True) == "model" and (built == what or is_model(built))


def _is_other(title: str) -> bool:
    """Whether a paper's title says that it is on something else than a model of its own."""
    return is_on_models(title) or bool(_TREATS.match(title)) or kind_of(title, paper=True) == "other"


def _introduced(text: str) -> Iterator[Name]:
    """A name that is introduced as a model: "introduces Mercury, a family of language models"."""
    for match in _INTRODUCED.finditer(text):
        yield Name(match.start("name"), match.end("name"), match["name"], found="introduced")


def _tag(text: str, start: int) -> Iterator[Name]:
    """The name in brackets before a title that repeats it or speaks of a model: "[DETR] …"."""
    tag = _TAG.match(text, start)
    if not tag:
        return
    rest = tag["rest"]
    again = squeeze(tag["name"]) in squeeze(rest)
    told = _names_models(rest) and not _is_other(rest) and not _VENUE.fullmatch(tag["name"])
    if again or told or (_names_models(rest) and is_short_for(tag["name"], rest)):
        yield Name(tag.start("name"), tag.end("name"), tag["name"], found="tag")


def _kin(text: str, start: int) -> Iterator[Name]:
    """A title, or the part before its colon, that is some words and Transformer."""
    kin = _KIN.match(text, start)
    if kin and not (_VERB.match(kin["name"]) or _DESCRIBED.fullmatch(kin["name"])):
        yield Name(kin.start("name"), kin.end("name"), kin["name"], found="kin")


def _sized(text: str) -> Iterator[Name]:
    """A name with a size behind it, in billions: "Phind-70B"."""
    for match in _SIZED.finditer(text):
        if len(match["name"]) > 2:
            yield Name(match.start(), match.end(), match["name"], found="sized")


def _at_starts(rule: Callable[[str, int], Iterator[Name]]) -> Callable[[str], Iterator[Name]]:
    """``rule`` at the start of the text and of each line and cell of it."""

    def everywhere(text: str) -> Iterator[Name]:
        yield from rule(text, 0)
        if "\n" in text or "| " in text or "\u2028 " in text:
            for line in _NEW_LINE.finditer(text):
                yield from rule(text, line.end())

    return everywhere


_RULES: Sequence[tuple[Sequence[str], Callable[[str], Iterator[Name]]]] = (
    (_ENDINGS, _like_known),
    (("[",), _at_starts(_tag)),
    (
        (":", "：", "｜", " -- ", " - a", " - the ", " – a", " – the ", " — a", " — the "),
        _at_starts(_paper_head),
    ),
    (("Transformer",), _at_starts(_kin)),
    ((", a", ", the "), _introduced),
    (("模型",), before_model),
    (ANNOUNCED, announced),
    (tuple(f"{digit}{b}" for digit in "0123456789" for b in "Bb"), _sized),
)
"""The rules in the order in which they are heard, each with the strings of which a text must hold one."""


def _needles() -> Any:
    """What finds, in one pass over a text, the rules by their needles: each with the rules' numbers."""
    found: dict[str, list[int]] = {}
    for number, (needles, _) in enumerate(_RULES):
        for needle in needles:
            found.setdefault(needle, []).append(number)
    return automaton(found.items())


_NEEDLES = _needles()
