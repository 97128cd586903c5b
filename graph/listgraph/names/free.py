"""Which words that look like a model's name are known, or to be seen, as something else."""

import re
from collections.abc import Iterable
from functools import lru_cache

from listgraph.cues import Needles, cues, plain
from listgraph.lexicon import Ignored, Lexicon, Organization
from listgraph.names.endings import is_typed
from listgraph.text.writing import squeeze

_THING = re.compile(rf"{plain('discovery', 'endings')}[-_ ]?\d*$|-(?:\d+[Kk]|(?:1|2|5|10)M)$")
"""How the names of datasets, benchmarks, tools and methods end."""
_ENDINGS, _SIZES = Needles([("discovery", "endings")]), "KkM"
_VENUE_YEAR = re.compile(
    r"[A-Z]{2,8}[-’' ]?(?:19|20)\d\d"
    r"|(?:AAAI|ACL|CVPR|ECCV|EMNLP|ICCV|ICLR|ICML|IJCAI|KDD|NeurIPS|NIPS)[-’' ]?\d\d"
    r"|(?:CS|EE|CSE|CMU|MIT|STAT|CIS)[ -]?\d{2,3}[A-Z]?"
)
"""A conference of a year, or a course."""
_CLASS = re.compile(
    r"[A-Z]{2,}s|[A-Z][a-z]{2,}(?<![^aeo]w)ing|.*(?:GPT|LLM|LM|ViT|Transformer)s|[Aa]wesome.*"
    r"|[^ ]*-(?:Efficient|Free|Based|Aware|Driven|Guided|Friendly)"
    r"|[^ ]*-(?:[Aa]pplications?|with|without|for|of|to|and|in)(?:-[^ ]*)?"
    r"|AI[\u3400-\u9fff]+|Agentic [\w -]+"
)
"""An abbreviation in the plural is a class ("PTMs"), an -ing is done but for a wing ("Lapwing"); some words
only look like a name, and what AI is or does has none ("AI心理咨询")."""
GENERIC = frozenset(cues("discovery")["generic"])
PREFIXES = frozenset(cues("discovery")["prefixes"])
"""What stands before a hyphen and makes no new name: "Pre-BERT"."""
_BEGINNINGS = frozenset(cues("discovery")["beginnings"])
"""Those of them with which the names of models begin as well."""
_FIRST = re.compile(r"\w{3,}(?=[- +])")
_VERSION = re.compile(r"[-_ ][vV]?\d+(?:\.\d+)*$")


def ends_as_thing(word: str) -> bool:
    """Whether a word ends as the names of datasets, benchmarks, tools and methods do.

    >>> ends_as_thing("LongArena"), ends_as_thing("LongFormer")
    (True, False)
    """
    may = word[-1:] in _SIZES or _ENDINGS.holds_one(word)
    return bool(may and _THING.search(word))


def is_venue(word: str) -> bool:
    """Whether a word is a conference of a year, or a course.

    >>> is_venue("ACL2019"), is_venue("CS231"), is_venue("Qwen2")
    (True, True, False)
    """
    return bool(_VENUE_YEAR.fullmatch(word))


@lru_cache(maxsize=1 << 12)
def is_free(word: str, lexicon: Lexicon) -> bool:
    """Whether a word that looks like a model's name is not known, or to be seen, as something else."""
    bare = squeeze(word)
    return (
        not ends_as_thing(word)
        and not is_venue(word)
        and not _CLASS.fullmatch(word)
        and bare not in GENERIC
        and word.partition("-")[0].lower() not in PREFIXES
        and bare not in _not_models(lexicon)
    )


@lru_cache(maxsize=8)
def _not_models(lexicon: Lexicon) -> frozenset[str]:
    """The names known as something else's; a word, and a maker called like its model, may be both."""
    makers = _called(row for row in lexicon.organizations.values() if not row.ambiguous)
    return (makers | _ignored(lexicon)) - _models(lexicon)


@lru_cache(maxsize=8)
def _ignored(lexicon: Lexicon) -> frozenset[str]:
    return _called(lexicon.ignored.values()) - _models(lexicon)


@lru_cache(maxsize=8)
def _makers(lexicon: Lexicon) -> frozenset[str]:
    return _called(lexicon.organizations.values()) - _models(lexicon)


@lru_cache(maxsize=8)
def _models(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(map(squeeze, lexicon.models))


def _called(rows: Iterable[Organization | Ignored]) -> frozenset[str]:
    return frozenset(squeeze(name) for row in rows for name in (row.name, *row.aliases))


def is_maker(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is an organisation's, be it an everyday word as well, and no model's.

    >>> from listgraph.lexicon import builtin
    >>> is_maker("Meta", builtin()), is_maker("Mistral", builtin())
    (True, False)
    """
    return squeeze(name) in _makers(lexicon)


def _is_begun(name: str) -> bool:
    """Whether a name begins as words do that are none, and ends as models' names: "Self-MoE"."""
    return name.partition("-")[0].lower() in _BEGINNINGS and is_typed(name) and not ends_as_thing(name)


def is_other_thing(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is known, or by its ending seen, as that of something else than a model.

    So is a later version of it ("MMMU-v2"), and what goes on from it without the ending of a model. A later
    version of a known model is none, however that is called ("RWKV-4").

    >>> from listgraph.lexicon import builtin
    >>> is_other_thing("DeepSpeed Inference", builtin()), is_other_thing("DeepSpeed-BERT", builtin())
    (True, False)
    """
    first = _VERSION.sub("", name)
    if first != name and squeeze(first) in _models(lexicon):
        return False
    if not is_free(name, lexicon):
        return name not in lexicon.models and not _is_begun(name)
    begun = _FIRST.match(name)
    if begun and squeeze(begun.group()) in _ignored(lexicon) and not is_typed(name):
        return True
    return first != name and not is_free(first, lexicon)
