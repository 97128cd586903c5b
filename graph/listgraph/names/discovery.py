"""Names of models that the lexicon lacks, found by their form; they are less sure than known ones."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from listgraph.cues import automaton, words
from listgraph.lexicon import Lexicon
from listgraph.names.announced import (
    ANNOUNCED,
    QUOTES,
    announced,
    apposed,
    before_model,
    quoted,
)
from listgraph.names.built import speaks_of_one
from listgraph.names.called import VERB
from listgraph.names.compounds import is_installed
from listgraph.names.endings import MADE_LIKE, is_always, is_loose
from listgraph.names.free import is_free
from listgraph.names.known import VARIANTS
from listgraph.names.name import Name, Reach
from listgraph.names.titled import INTRODUCING, introduced, may_be_introduced, paper_head, tag
from listgraph.names.versions import SIGN, bare
from listgraph.text.writing import squeeze

_NEAR = 80
"""How far (in characters) behind a name is looked for what kind of thing it is."""

_CANDIDATE = re.compile(
    r"[A-Z2f](?:(?<=[A-Z])[A-Za-z0-9.+-]*[A-Z0-9]|(?<=[a-z][A-Z])|(?<=T)ransformer|(?<=[Ff])ormer|(?<=2)[Vv]ec|(?<=B)ert)"
)
"""What every new name has: two capitals, a capital and a digit or behind a small letter, a telling ending."""
_NEW_LINE = re.compile(r"[\n|\u2028](?:(?<=\n)|(?<!\n) )")
_LIKE_KNOWN = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Z][A-Za-z0-9-]{0,24}?|[a-z]{1,6}-?(?=[A-Z])"
    r"|(?<![/.-])[a-z]{2,16}(?:-[a-z]{2,16}){0,2}-?(?=2vec))"
    rf"(?P<like>{'|'.join(MADE_LIKE)})"
    rf"(?:{SIGN}|(?:[-_ ]?v?\d+(?:\.\d+)?)?(?![A-Za-z0-9]))"
)
_KINDS = r"(?:Transformer|LSTM|RNN|GAN|VAE|GNN|Auto-?[Ee]ncoders?)"
_OF_KIND = re.compile(rf"[a-z] {_KINDS}")
_KIN = re.compile(
    r"[^\w\n]{0,3}(?:An? (?=.{0,60} for )|The )?(?P<name>(?:[A-Z][A-Za-z0-9-]+ ){1,3}"
    rf"{_KINDS})"
    r"(?:\s?(?:$|[:：\n\[(（|])| (?:[-–—] |(?<!s )for |by (?=[A-Z])))"
)
_DESCRIBED = re.compile(rf"(?:{words('discovery', 'described')} )+{_KINDS}", re.IGNORECASE)
"""Words that say of what kind a network is, or what a text does with it, and name none."""
_IS_TOOL = re.compile(
    r"(?: is|:| [-–—])? ?(?:an?|the)? ?(?:[\w-]{1,40} ){0,4}?(?:librar(?:y|ies)|toolkit|framework|package"
    r"|platform|data ?set|benchmark|tool|app|extension|plugin|wrapper|client|chip|processor|accelerator"
    r"|recipe|notebook)\b|\.[a-z]{2,4}\b",
    re.IGNORECASE,
)
"""What calls a name something else right behind it: "is a lightweight library", ".fun"."""
_TUNED = "(?:[Cc]hat|[Ii]nstruct|[Bb]ase|SFT|DPO|GGUF|GPTQ|AWQ|hf|it)"
_SIZED = re.compile(
    r"(?<![A-Za-z0-9/._-])(?P<name>[A-Z][A-Za-z0-9]*[a-zA-Z0-9](?:-[A-Z][A-Za-z0-9]*)*)"
    rf"(?:-\d+(?:\.\d+)?[Bb](?:-{_TUNED})*"
    r"| \d+(?:\.\d+)?B(?=,|\)| (?:is|was|has|from|by|model)\b))(?![A-Za-z0-9])"
)
_SMALL_SIZED = re.compile(
    r"(?<![\w./@-])(?P<name>[a-z]{3,}\d{0,2}(?:-[a-z]{2,}\d?){0,2})-\d{1,3}(?:\.\d+)?b"
    rf"(?:-{_TUNED.lower()})*(?![\w-])"
)
"""The same in small letters, as checkpoints are called: "moonbeam-7b-chat"."""
_TIER = re.compile(VARIANTS)
_BEFORE_TIER = re.compile(r"(?:(?<![\w./-])[A-Z]\w*[A-Z0-9][A-Za-z0-9.]* ){0,3}$")
"""The rest of a name of several words of which a tier is the last: "Pine3 TTS Preview 0.6B"."""
_SIZE_BEHIND = re.compile(r"(?<=[a-z\d])-\d{1,3}(?:\.\d+)?b(?![a-z])")
_CLASSES = frozenset({"Transformer"})
"""Known names of whole classes, which may be the end of a longer new one: "Memory Transformer"."""


def discover(text: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]] = ()) -> list[Name]:
    """The new names in ``text``, in order; where two rules find one, the first rule counts.

    Where all that looks like a name lies in what is ``taken``, there is none.
    """
    told = not text.isascii() and ("模型" in text or any(mark in text for mark in QUOTES))
    may = told or may_be_introduced(text) or _SIZE_BEHIND.search(text) or _OF_KIND.search(text)
    if not (may or _is_any_left(text, taken)):
        return []
    held = {number for _, numbers in _NEEDLES.iter(text) for number in numbers}
    rules = [_RULES[number][1] for number in sorted(held)]
    found: list[Name] = []
    for name in (name for rule in rules for name in rule(text)):
        place = bisect_right(found, name.start, key=lambda other: other.start)
        apart = all(name.end <= other.start or other.end <= name.start for other in _around(found, place))
        if apart and is_free(name.label, lexicon) and not _is_tool(text, name):
            found.insert(place, name)
    return list(_one_label(found))


def _is_tool(text: str, name: Name) -> bool:
    """Whether what stands right behind a name calls it a tool; in a title a model is a framework, too."""
    titled = text.startswith((":", "："), name.end) and is_always(name.label)
    return (not titled and bool(_IS_TOOL.match(text, name.end))) or is_installed(text, name.start)


def _around(found: Sequence[Name], place: int) -> Sequence[Name]:
    """The two names, of those in order and apart, between which there is a place."""
    return found[max(0, place - 1) : place + 1]


def _is_any_left(text: str, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether anything that looks like a name is not known, or is a kind of Transformer."""
    if not taken:
        return _CANDIDATE.search(text) is not None
    known = Reach(taken)
    return any(_is_left(found, known) for found in _CANDIDATE.finditer(text))


def _is_left(candidate: re.Match[str], known: Reach) -> bool:
    """Whether what looks like a name does not lie in what is known, or is a kind of Transformer."""
    first, last = candidate.span()
    first -= candidate.string[first - 1 : first].islower()
    return candidate.group() == "Transformer" or last > known.before(first + 1)


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
        goes_on = _GOES_ON.match(text, match.end())
        end = goes_on.end() if goes_on else match.end()
        loose = is_loose(word)
        called = _CALLED.search(text, match.start() - _NEAR, match.start())
        if not loose or called or speaks_of_one(text[match.end() : match.end() + _NEAR]):
            yield Name(match.start(), end, bare(word + text[match.end() : end]), found="like-known")


_GOES_ON = re.compile(r"-(?!(?:Based|Like|Style|Driven|Powered|Guided|Free)\b)[A-Z][A-Za-z0-9]*(?![\w-])")
"""What a name has behind its ending: "DiffGAN-TTS"."""
_CALLED = re.compile(
    r"(?:rival|competitor|models?|chatbot|LLM|AI|assistant) (?:called|named|dubbed|codenamed) [\"“'‘]?$",
    re.IGNORECASE,
)


def _kin(text: str, start: int) -> Iterator[Name]:
    """A title, or the part before its colon, that is some words and a kind of network: "Grid LSTM"."""
    kin = _KIN.match(text, start)
    if kin and not (VERB.match(kin["name"]) or _DESCRIBED.fullmatch(kin["name"])):
        yield Name(kin.start("name"), kin.end("name"), kin["name"], found="kin")


def _sized(text: str) -> Iterator[Name]:
    """A name with a size behind it, in billions: "Phind-70B", "moonbeam-7b"."""
    for match in (*_SIZED.finditer(text), *_SMALL_SIZED.finditer(text)):
        start = match.start()
        if _TIER.fullmatch(match["name"]):
            before = _BEFORE_TIER.search(text, max(0, start - _NEAR), start)
            start = before.start() if before else start
        label = text[start : match.end("name")]
        if len(label) > 2 and not _TIER.fullmatch(label):
            yield Name(start, match.end(), label, found="sized")


def _at_starts(rule: Callable[[str, int], Iterator[Name]]) -> Callable[[str], Iterator[Name]]:
    """``rule`` at the start of the text and of each line and cell of it."""

    def everywhere(text: str) -> Iterator[Name]:
        yield from rule(text, 0)
        if "\n" in text or "| " in text or "\u2028 " in text:
            for line in _NEW_LINE.finditer(text):
                yield from rule(text, line.end())

    return everywhere


_RULES: Sequence[tuple[Sequence[str], Callable[[str], Iterator[Name]]]] = (
    (MADE_LIKE, _like_known),
    (("[",), _at_starts(tag)),
    (
        (":", "：", "｜", " -- ", " - a", " - the ", " – a", " – the ", " — a", " — the "),
        _at_starts(paper_head),
    ),
    (("Transformer", "LSTM", "RNN", "GAN", "VAE", "GNN", "ncoder"), _at_starts(_kin)),
    (INTRODUCING, introduced),
    (("模型",), before_model),
    (("模型",), apposed),
    ((*QUOTES, "大模型"), quoted),
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
