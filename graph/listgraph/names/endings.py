"""How the names of models end: one table of it, by how much an ending says."""

import re

from listgraph.cues import cues, plain

_VERSION = r"(?:[- ]?[vV]?\d+(?:\.\d+)?)?$"
MADE_LIKE = tuple(cues("endings")["known"])
"""The names of known models with which those of others end: "AviBERT"."""
_TYPED = re.compile(rf"{plain('endings', 'known', 'network', 'kinds')}{_VERSION}")
_ALWAYS = re.compile(rf"(?<=[A-Za-z0-9-]){plain('endings', 'always')}{_VERSION}")
_LOOSE = re.compile(rf"{plain('endings', 'loose')}{_VERSION}")
_NO_NETWORKS = frozenset(cues("endings")["no_networks"])
_NETWORK = re.compile(rf"(?<=[A-Za-z0-9-]){plain('endings', 'network')}{_VERSION}")


def is_typed(name: str) -> bool:
    """Whether a name ends as those of models like to, so that little more need be said.

    >>> is_typed("VideoLLM"), is_typed("TableNet-2"), is_typed("Tool4LLM"), is_typed("Scout")
    (True, True, False, False)
    """
    return bool(_TYPED.search(name)) and not is_loose(name)


def is_always(name: str) -> bool:
    """Whether a name ends so that it is a model's, whatever its paper says that it does.

    >>> is_always("AviBERT"), is_always("Wing-NeRF"), is_always("AviCLIP"), is_always("BERT")
    (True, True, False, False)
    """
    return bool(_ALWAYS.search(name))


def is_loose(name: str) -> bool:
    """Whether a name ends as those of models do, and those of tools and products as well.

    >>> is_loose("MealGPT"), is_loose("OpenGPT-2")
    (True, False)
    """
    return bool(_LOOSE.search(name)) and not name[-1].isdigit()


def is_network(name: str) -> bool:
    """Whether a name ends as that of a network which a paper presents.

    >>> is_network("TableNet"), is_network("Net"), is_network("Graphformer v2"), is_network("CABINET")
    (True, False, True, False)
    """
    return bool(_NETWORK.search(name)) and name.lower() not in _NO_NETWORKS
