"""Whether words speak of a model that is built, and not of what is done with models."""

import re

from listgraph.cues import plain, words
from listgraph.names.called import VERB
from listgraph.names.phrases import what_of
from listgraph.names.subtitles import is_on_models
from listgraph.names.things import is_model, kind_of

_BUILT, _USED, _TOOL = (
    re.compile(words("discovery", key), re.IGNORECASE) for key in ("built", "used", "tool_noun")
)
_BUILDING = re.compile(r"(?:Learning|Training|Building|Developing|Creating) ")
_ARTICLE = re.compile(r"(?:An?|The) ", re.IGNORECASE)
_MODIFIES = re.compile(r"[- ](?:[a-z]+ed|driven|style|like)\b", re.IGNORECASE)
"""What makes a word for models an adjective: "language model based agents"."""
_MADE_WITH = re.compile(
    r" (?:with|using|via|by|through) (?:(?!(?:of|in|for) )[\w-]+ ){0,4}(?:(?<!neural )networks?"
    r"|transformers?)\W*$",
    re.IGNORECASE,
)
"""The title of what a paper builds ends so: "Object Detection with Transformers"."""
_TREATS = re.compile(plain("things", "treating"), re.IGNORECASE)
HAN = re.compile(r"(?:[^,.:;，。]|\.(?=\d)){0,12}[\u3400-\u9fff]")
_SAID = re.compile(r"(?:\s?[(（][^()（）]{1,20}[)）])?(?:\s?[:：|](?!//)\s?(?=\S)|\s[-–—]\s(?=\S))")


def speaks_of_one(behind: str) -> bool:
    """Whether the text behind a name that tools like as well speaks of a model, and not of its use of one."""
    said = _SAID.match(behind)
    if said:
        rest = behind[said.end() :]
        if kind_of(rest) != "model" and (
            HAN.match(rest) or not names_models(what_of(rest)) or VERB.match(rest)
        ):
            return False
    return names_models(behind) and not _TOOL.search(behind)


def names_models(words: str) -> bool:
    """Whether words have one for models among them."""
    return bool(_BUILT.search(words) or _USED.search(words))


def is_built(title: str) -> bool:
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


def is_on_other(title: str) -> bool:
    """Whether a paper's title says that it is on something else than a model of its own."""
    return is_on_models(title) or bool(_TREATS.match(title)) or kind_of(title, paper=True) == "other"
