"""Stable identity: what a node's id is made of. String functions only.

An id is a path of ASCII letters, digits, ``.``, ``-`` and ``/``; with the base IRI before it, it
is the node's IRI. The same thing gets the same id in every document, so merging is a set union;
two things get two.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

from listgraph.text.writing import SEPARATOR, letters, singular, spelt, squeeze

_KEPT = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.")
_JOINT = re.compile("-+")
_PLAIN, _BLANKS = re.compile("[a-z0-9. _-]*"), str.maketrans(" _", "--")
"""A name of which nothing is lost, and what stands for the signs between its parts."""
_SAFE = re.compile("[A-Za-z0-9._-]+")
_SHORT = 10
_HASHED = re.compile(rf"(?:.*-[0-9a-f]{{{_SHORT}}}|n-[0-9a-f]{{16}})")
"""A name that looks as though a hash followed."""


def slug(name: str, apart: bool = False) -> str:
    """``name`` in lower-case ASCII, hyphens between its parts: no name that is another has the same.

    Symbols and Greek letters are spelt, and a name so spelt is the same name (C# is C sharp). Where
    anything else is lost, a short hash of the name follows; ``n-`` and a hash stand for a name of
    which nothing is left. ``apart`` says that case alone tells the name from another.

    >>> slug("GPT-3"), slug("Qwen2.5"), slug("Big Bird"), slug("PointNet++"), slug("PixArt-α")
    ('gpt-3', 'qwen2.5', 'big-bird', 'pointnet-plus-plus', 'pixart-alpha')
    >>> slug("Émilie"), slug("智源 AI"), slug("文心"), slug("LAMBERT", apart=True)
    ('emilie-70e4585b41', 'ai-544cb5563b', 'n-cd83a5ab49b1bab5', 'lambert-611e1affcc')
    """
    text = unicodedata.normalize("NFC", name)
    plain, lost = _in_ascii(text.lower())
    whole = plain and not (lost or apart or _HASHED.fullmatch(plain))
    return plain if whole else _hashed(plain, letters(text) if apart else squeeze(text))


def _hashed(plain: str, key: str) -> str:
    return f"{plain}-{digest(key)[:_SHORT]}" if plain else f"n-{digest(key)}"


def _in_ascii(text: str) -> tuple[str, bool]:
    """A lower-case text as far as ASCII has it, and whether the rest told it from others."""
    if _PLAIN.fullmatch(text):
        written = text.translate(_BLANKS).strip("-")
        return _JOINT.sub("-", written.strip("-.")), written != written.strip(".")
    written = "".join(map(_char_in_ascii, text)).strip("-")
    told = (char in _KEPT or SEPARATOR.fullmatch(char) or spelt(char) for char in text)
    return _JOINT.sub("-", written.strip("-.")), written != written.strip(".") or not all(told)


def _char_in_ascii(char: str) -> str:
    """What stands for a character: itself, its word between hyphens, or what is left of it."""
    if char in _KEPT:
        return char
    word = spelt(char)
    left = "".join(filter(_KEPT.__contains__, unicodedata.normalize("NFKD", char)))
    return f"-{word}-" if word else left or "-"


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for ``parts``; their order and bounds count."""
    joined = "\x1f".join(parts)
    if joined.count("\x1f") >= len(parts):  # one stands within a part
        joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=1 << 8)
def list_id(path: str) -> str:
    """The id of the list in the file ``path``.

    >>> list_id("language-models.md"), list_id("notes-models.md"), list_id("notes/models.md")
    ('list/language-models', 'list/notes-models', 'list/notes-models-3076147e57')
    """
    stem = path.removesuffix(".md")
    return f"list/{_exact(path, stem if stem != path else '')}"


def _exact(text: str, plain: str) -> str:
    """The id of what every character tells apart: ``plain`` as it is where an id may be so, else hashed."""
    name, _ = _in_ascii((plain or text).lower())
    return name if name and name == plain and not _HASHED.fullmatch(name) else _hashed(name, text)


def section_id(path: str, headings: tuple[str, ...]) -> str:
    """The id of the section under ``headings`` (outermost first) of the file ``path``."""
    return f"section/{digest(path, *headings)}"


def article_id(url: str, title: str = "") -> str:
    """The id of the article at the canonical ``url``, or of the ``title`` where there is no URL."""
    return f"article/{digest('url', url) if url else digest('title', title)}"


@lru_cache(maxsize=1 << 14)
def model_id(name: str, apart: bool = False) -> str:
    """The id of the model with the canonical ``name``; ``apart`` as for :func:`slug`."""
    return f"model/{slug(name, apart)}"


@lru_cache(maxsize=1 << 12)
def topic_id(name: str) -> str:
    """The id of the topic with the canonical ``name``; its plural is the same topic.

    >>> topic_id("Search Engines"), topic_id("search engine")
    ('topic/search-engine', 'topic/search-engine')
    """
    return f"topic/{slug(singular(name))}"


@lru_cache(maxsize=1 << 12)
def organization_id(name: str, apart: bool = False) -> str:
    """The id of the organisation with the canonical ``name``; ``apart`` as for :func:`slug`."""
    return f"organization/{slug(name, apart)}"


@lru_cache(maxsize=1 << 12)
def publisher_id(site: str, account: str = "") -> str:
    """The id of the publisher ``account`` on ``site``, or of the site itself.

    Case counts in an account (a WeChat ``__biz`` is base64), so the account stands as written
    where it is safe and as a hash where it is not.

    >>> publisher_id("mp.weixin.qq.com", "MzI3MTA0MTk1MA==")
    'publisher/mp.weixin.qq.com-MzI3MTA0MTk1MA'
    """
    host = _exact(site, site)
    if not account:
        return f"publisher/{host}"
    bare = account.rstrip("=")
    safe = bare if _SAFE.fullmatch(bare) else f"n-{digest(account)}"
    return f"publisher/{host}-{safe}"


def comparison_id(article: str, left: str, right: str) -> str:
    """The id of the comparison of two models (by id) in an article (by id)."""
    return f"comparison/{digest(article, left, right)}"


def evidence_id(subject: str, relation: str, target: str, file: str, line: int, rule: str) -> str:
    """The id of one piece of evidence for the fact ``subject relation target``."""
    return f"evidence/{digest(subject, relation, target, file, str(line), rule)}"
