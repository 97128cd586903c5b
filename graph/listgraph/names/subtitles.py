"""What the words behind a name, in a title or a description, say that it is or does."""

import re

from listgraph.cues import plain
from listgraph.names.endings import is_typed
from listgraph.names.things import kind_of

_NOT_BUILT = r"(?!(?:Making|Learning|Building|Developing) )"
"""What is built is a model itself."""
_MODELS = r"(?:Language Models?|[A-Z]*LLMs?|[Mm]odels)(?![\w-])"
_ON_MODELS = re.compile(
    rf"(?:{_NOT_BUILT}[A-Z][a-z]+(?:ing|[iy][sz]e|ify)"
    rf"|(?i:{plain('things', 'acts')}))"
    rf" (?:(?!(?:with|for|from|into|to|of) )[\w-]+ ){{0,5}}?{_MODELS}"
    r"|(?:[\w-]+ ){0,4}?(?:Models|language models|[A-Z]*LLMs|Transformers)"
    r" (?i:can|could|are|as|do|have|make|know|meet|need|enable|help|transfer|learn)(?![\w-])"
    r"|(?:[\w-]+ ){0,4}?(?:Model|[A-Z]*LLM) as (?i:an?|the) "
    rf"|(?:Can|Do|Does|Are|Is|How|What|Why|Should|When) (?:[\w-]+ ){{0,5}}?{_MODELS}"
    rf"|{_NOT_BUILT}[A-Z][a-z]+ing (?:[\w-]+ ){{1,7}}?(?:in|of|to|for|into)"
    r" (?:[\w-]+ ){0,3}?(?:Language Models|[A-Z]*LLMs)(?![\w-])"
    r"|(?:[\w-]+ ){1,4}(?:Your|Any) (?:[\w-]+ ){0,4}?[Mm]odels?(?![\w-])"
    r"|(?:(?:Large|Multi-?modal|Vision[- ]|Pre-?[Tt]rained) ?)*(?:Language Models|LLMs) for(?![\w-])"
    r"|[^.:;,|\n\[(]{4,100}? [Mm]odels (?:with|via|by|through) [\w -]{0,50}?"
    r"(?:Quanti[sz]ation|Pruning|Sparsification|Caching|Offloading)(?![\w-])"
)
"""What is done to models in general, or said of them: "Aligning Large Language Models", "LLMs Can …"."""
_FOR_MODELS = re.compile(
    r"[^.:;,|\n\[(]{4,120}? (?:for|of) (?:(?!(?:with|via|by|in|to) )[\w-]+ ){0,4}?"
    r"(?:(?:Language|Diffusion) (?:Models|Transformers?)|[A-Z]*LLMs)"
    r"\s*(?:$|[.:;,|\n\[(\u2028]| (?:via|with|by|through) )"
)
"""What serves models in general: "Conditioning for Text-to-Image Diffusion Models"."""
_WITH_MODELS = re.compile(
    r"(?![^.:;,|\n\[(]{4,60}?ers? (?:with|using|via|by|through) )"
    r"[^.:;,|\n\[(]{4,120}? (?:with|using|via|by|through) (?:[\w-]+ ){0,4}?"
    r"(?:(?:[\w-]+-)?(?:[Ll]anguage|[Ff]oundation) [Mm]odels|[A-Z]*LLMs|VLMs"
    r"|(?P<product>ChatGPT|GPT-\d(?:\.\d|V)?))"
    r"(?:[^\w|]*(?:$|[,\n|\u2028])|\. )"
)
"""What is done with models: "Guiding Exploration with Large Language Models"."""
_SERVES = re.compile(
    r" (?:provid|support|help|enabl|allow|mak|offer|let|bring|simplif|streamlin|automat|manag|turn|aim|run"
    r"|optimi[sz]|reduc|boost|accelerat|speed|deploy|convert|wrap|integrat|connect|orchestrat"
    r"|monitor)"
    r"\w* "
)
"""What tools do: "X provides chatbots with memory"."""


def is_on_models(subtitle: str) -> bool:
    """Whether a paper's subtitle says what is done to models in general.

    >>> is_on_models("Aligning Large Language Models with Feedback"), is_on_models("A Language Model for Law")
    (True, False)
    """
    return bool(_ON_MODELS.match(subtitle))


def is_for_models(subtitle: str) -> bool:
    """Whether what a subtitle names, if it is no model, serves models in general.

    >>> is_for_models("Conditioning for Diffusion Models"), is_for_models("A Vision Encoder for LLMs")
    (True, False)
    """
    return bool(_FOR_MODELS.match(subtitle)) and kind_of(subtitle, paper=True) != "model"


def is_with_models(name: str, subtitle: str) -> bool:
    """Whether a paper's subtitle ends with the models that are used, if the name is not like a model's.

    >>> is_with_models("Scout", "Guiding Exploration with Language Models")
    True
    >>> is_with_models("VideoLLM", "Modeling Video with Language Models")
    False
    """
    found = _WITH_MODELS.match(subtitle)
    return bool(found and (found["product"] or not is_typed(name)))


def is_serving(name: str, said: str) -> bool:
    """Whether a description tells what its thing does for others, as one of a tool does.

    >>> is_serving("MemoryScope", "MemoryScope provides chatbots with memory"), is_serving("BERT", "BERT is")
    (True, False)
    """
    return said.startswith(name) and bool(_SERVES.match(said, len(name)))


def is_short_for(name: str, title: str) -> bool:
    """Whether a name is made of the beginnings of a title's words: "LSTR", "Lane Shape … TRansformers".

    >>> is_short_for("BELLE", "Be Everyone's Large Language model Engine"), is_short_for("BERT", "Big news")
    (True, False)
    """
    lower = f" {title.lower()}"
    ends = {0}
    for letter in filter(str.isalnum, name.lower()):
        first = min(ends)
        ends = {
            index
            for index in range(first + 1, len(lower))
            if lower[index] == letter
            and (not lower[index - 1].isalnum() or (index - 1 in ends and index > 1))
        }
        if not ends:
            return False
    return True
