"""Stable identity: what a node's id is made of. String functions only.

An id is a path of ASCII letters, digits, ``.``, ``-`` and ``/``; with the base IRI before it, it
is the node's IRI. The same thing gets the same id in every document, so merging is a set union.
"""

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_UNSAFE = re.compile(r"[^a-z0-9.]+")


def slug(text: str) -> str:
    """Lower-case ASCII of ``text``, hyphens between words; ``n-`` and a hash where nothing is left.

    >>> slug("GPT-3"), slug("Qwen2.5"), slug("Big Bird"), slug("Émilie")
    ('gpt-3', 'qwen2.5', 'big-bird', 'emilie')
    >>> slug("文心")
    'n-cd83a5ab49b1bab5'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _UNSAFE.sub("-", plain).strip("-.") or f"n-{digest(text)}"


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits that stand for ``parts``; their order and bounds count."""
    joined = "\x1f".join(part.replace("\x1f", " ") for part in parts)
    return blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def list_id(path: str) -> str:
    """The id of the list in the file ``path``; two paths that read alike stay apart by a hash.

    >>> list_id("language-models.md")
    'list/language-models'
    """
    stem = path.removesuffix(".md")
    name = slug(stem)
    plain = name == stem.replace("/", "-")
    return f"list/{name}" if plain or name.startswith("n-") else f"list/{name}-{digest(path)}"


def section_id(path: str, headings: tuple[str, ...]) -> str:
    """The id of the section under ``headings`` (outermost first) of the file ``path``."""
    return f"section/{digest(path, *headings)}"


def article_id(url: str, title: str = "") -> str:
    """The id of the article at the canonical ``url``, or of the ``title`` where there is no URL."""
    return f"article/{digest('url', url) if url else digest('title', title)}"


@lru_cache(maxsize=1 << 14)
def model_id(name: str) -> str:
    """The id of the model with the canonical ``name``."""
    return f"model/{slug(name)}"


def organization_id(name: str) -> str:
    """The id of the organisation with the canonical ``name``."""
    return f"organization/{slug(name)}"


def publisher_id(site: str, account: str = "") -> str:
    """The id of the publisher ``account`` on ``site``, or of the site itself.

    Case counts in an account (a WeChat ``__biz`` is base64), so the account stands as written
    where it is safe and as a hash where it is not.

    >>> publisher_id("mp.weixin.qq.com", "MzI3MTA0MTk1MA==")
    'publisher/mp.weixin.qq.com-MzI3MTA0MTk1MA'
    """
    if not account:
        return f"publisher/{slug(site)}"
    bare = account.rstrip("=")
    safe = bare if re.fullmatch(r"[A-Za-z0-9._-]+", bare) else f"n-{digest(account)}"
    return f"publisher/{slug(site)}-{safe}"


def comparison_id(article: str, left: str, right: str) -> str:
    """The id of the comparison of two models (by id) in an article (by id)."""
    return f"comparison/{digest(article, left, right)}"


def evidence_id(subject: str, relation: str, target: str, file: str, line: int, rule: str) -> str:
    """The id of one piece of evidence for the fact ``subject relation target``."""
    return f"evidence/{digest(subject, relation, target, file, str(line), rule)}"
