"""What the lexicon knows of a name by how it writes others: its spelling, versions and variants."""

import re
from functools import lru_cache

from listgraph.cues import plain
from listgraph.lexicon import Lexicon
from listgraph.text.writing import squeeze

VARIANTS = plain("variants", "tiers", "made_for")
"""What is put behind a model's name to name a variant of it."""
LAST_NUMBER = re.compile(r"[- ]?\d+(?:\.\d+)?$")
_OF_VERSION = re.compile(rf"(.*\d)[-_ ]({VARIANTS})")
_FIGURES = re.compile(r"[\d.]+")


def lexicon_name(label: str, lexicon: Lexicon) -> str | None:
    """The model of the lexicon whose name ``label`` is, or is but for case and separators; None for none."""
    return label if label in lexicon.models else _by_squeezed(lexicon).get(squeeze(label))


@lru_cache(maxsize=8)
def _by_squeezed(lexicon: Lexicon) -> dict[str, str]:
    return {squeeze(name): name for name in lexicon.models}


def short_name(label: str, lexicon: Lexicon) -> str | None:
    """The model that a table of models calls ``label`` in Chinese, without its maker and 模型; None for none.

    >>> from listgraph.lexicon import builtin
    >>> short_name("清言", builtin()), short_name("商量", builtin()), short_name("教程", builtin())
    ('ChatGLM', 'SenseChat', None)
    """
    return _short_names(lexicon).get(label)


@lru_cache(maxsize=8)
def _short_names(lexicon: Lexicon) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for model in lexicon.models.values():
        rows = (lexicon.organizations.get(maker) for maker in model.developer)
        makers = [name for row in rows if row for name in (row.name, *row.aliases, *row.zh)]
        for alias in model.zh:
            ends = [alias, *(alias[len(maker) :].lstrip(" ·") for maker in makers if alias.startswith(maker))]
            for end in (_MODEL.sub("", end) for end in ends):
                if len(end) > 1 and end != alias:
                    found.setdefault(end, set()).add(model.name)
    return {end: models.pop() for end, models in found.items() if len(models) == 1}


_MODEL = re.compile("(?:多模态|语言|大)*模型$")


@lru_cache(maxsize=8)
def numbered(lexicon: Lexicon) -> frozenset[str]:
    """The models of which the lexicon knows a later version: "Orca", since there is an "Orca 2"."""
    stems = (LAST_NUMBER.sub("", name) for name in lexicon.models if name[-1].isdigit())
    return frozenset(stem for stem in stems if stem in lexicon.models)


def stem_of(words: str, lexicon: Lexicon) -> str:
    """How the lexicon writes ``words`` before the number of a version; empty where it knows none.

    >>> from listgraph.lexicon import builtin
    >>> stem_of("claude opus", builtin()), stem_of("LLaMA", builtin()), stem_of("Qwen", builtin())
    ('Claude Opus ', 'Llama ', 'Qwen')
    """
    return _stems(lexicon).get(squeeze(words), "")


@lru_cache(maxsize=8)
def _stems(lexicon: Lexicon) -> dict[str, str]:
    """How the lexicon writes what stands before a last number: "Claude Opus " of "Claude Opus 4"."""
    return {
        squeeze(stem): stem
        for name in lexicon.models
        if (last := LAST_NUMBER.search(name)) and (stem := name[: len(name) - len(last.group().lstrip("- "))])
    }


def without_same(label: str, lexicon: Lexicon) -> str:
    """``label`` without a variant by which other versions of the family are called too: "Gemini 9 Flash"."""
    found = _OF_VERSION.fullmatch(label)
    same = found and (_FIGURES.sub("", squeeze(found[1])), found[2].lower()) in _same_variants(lexicon)
    return found[1] if found and same else label


@lru_cache(maxsize=8)
def _same_variants(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """The families, each with a variant by which the lexicon calls a version of it as well."""
    found = set()
    for model in lexicon.models.values():
        for alias in model.aliases if model.name[-1].isdigit() else ():
            named = _OF_VERSION.fullmatch(alias)
            if named and squeeze(named[1]) == squeeze(model.name):
                found.add((_FIGURES.sub("", squeeze(model.name)), named[2].lower()))
    return frozenset(found)
