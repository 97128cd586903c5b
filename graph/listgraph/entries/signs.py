"""Signs that Markdown's dialects and list writers leave in a text, and that are no words of a title."""

import re
from functools import lru_cache
from itertools import chain

from listgraph.text.shortcodes import SHORTCODE
from listgraph.text.trailing import without_last

_CALLOUT = re.compile(r"^\s*\[![\w-]+\][-+]?\s*")
_PROPERTY = re.compile(r"^[ \t]*[\w-]+:: .*$", re.MULTILINE)
_WIKILINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_BLOCK = re.compile(r"(?:^|\s)\^[A-Za-z0-9-]+\s*$")
_TAG = re.compile(r"#(?=[^\s#]*[^\W\d_])[\w/-]+")
_TAGS_BEFORE = re.compile(rf"^\s*(?:{_TAG.pattern}\s+)+(?=\S)")
_EMPHASIS = re.compile(r"\*{2,}|(?<!\w)__+|__+(?!\w)")
_BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_STARS = f"{_BLANKS}⭐★☆🌟✨🔥🆕✅❗📌👍💯\ufe0f"
_PAIRS = (("(", ")"), ("[", "]"), ("（", "）"), ("【", "】"), ("「", "」"), ("《", "》"), ("“", "”"))
_BRACKET = re.compile(f"[{re.escape(''.join(chain(*_PAIRS)))}]")
_EDGES = " \t|:：*"
_SHORTCODES_BEFORE = re.compile(rf"^(?:\s*{SHORTCODE.pattern}(?=\s))+")
"""Pictures before a title: ":fire: Eels"."""
_STARRED = re.compile(r"(?<!\w)[A-Z]\*$")
"""A name that has a star of its own: "A*"."""


@lru_cache(maxsize=1 << 12)
def tidy(words: str) -> str:
    """A title as one line, without callout marks, properties, wikilink brackets, tags, stars, half brackets.

    >>> tidy("[[BERT]]\\nid:: 638b"), tidy("重点：**GPT 解读"), tidy("A note #nlp ^b1"), tidy("ICML] Title")
    ('BERT', '重点：GPT 解读', 'A note', 'ICML] Title')
    """
    if "\n" in words or "[" in words or "#" in words or "^" in words:
        words = _CALLOUT.sub("", words)
        words = _PROPERTY.sub("", words)
        words = _WIKILINK.sub(r"\1", words)
        words = without_last(without_block(words), _TAG, 1)
        words = _TAGS_BEFORE.sub("", words)
    if "*" in words or "_" in words:
        words = _EMPHASIS.sub("", words)
    if ":" in words:
        words = _SHORTCODES_BEFORE.sub("", words)
        words = without_last(words, SHORTCODE, int(not words[:1].isspace()))
    words = words.strip(_STARS)
    return _whole(_edged(" ".join(words.split())))


def _edged(words: str) -> str:
    """``words`` without signs at their ends that are none of their own."""
    starred = words.endswith("*") and _STARRED.search(words)
    return words.lstrip(_EDGES) if starred else words.strip(_EDGES)


def without_block(words: str) -> str:
    """``words`` without the name that Obsidian gives a block, at their end: "a note ^b1"."""
    return _BLOCK.sub("", words)


def _whole(words: str) -> str:
    """``words`` without a bracket at either end that has no partner."""
    for opening, closing in _PAIRS if _BRACKET.search(words) else ():
        if words.count(opening) != words.count(closing):
            words = words.removeprefix(closing).removesuffix(opening)
            if words.count(opening) > words.count(closing):
                words = words.removeprefix(opening)
            elif words.count(opening) < words.count(closing):
                words = words.removesuffix(closing)
    return _edged(words)
