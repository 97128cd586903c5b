"""Wikilinks, ``[[note]]``, ``[[note#part|words]]`` and ``![[embedded]]``: a rule for mistune."""

import re
from re import Match

from mistune.core import InlineState
from mistune.inline_parser import InlineParser
from mistune.util import unikey

WIKILINK = r"!?\[\[[^\[\]\n]{1,300}\]\](?![(\[])"
_LETTER = re.compile(r"[^\W\d_]")
_CONTENTS = frozenset({"toc", "_toc_"})


def parse_wikilink(_: InlineParser, m: Match[str], state: InlineState) -> int | None:
    """The token ``wikilink`` with its ``target`` (without the part of the page) and what it shows as ``raw``.

    None where the brackets are a reference, or hold a number or an address. An embedded page shows nothing
    of its own.
    """
    inner = m.group().lstrip("!")[2:-2]
    target, _bar, words = inner.replace("\\|", "|").partition("|")
    name = target.partition("#")[0].strip()
    if "://" in inner or not _LETTER.search(inner) or unikey(inner) in (state.env.get("ref_links") or {}):
        return None
    shown = "" if m.group()[0] == "!" or inner.casefold() in _CONTENTS else (words or target).strip()
    if inner.casefold() in _CONTENTS:
        name = ""
    state.append_token({"type": "wikilink", "raw": shown, "target": name})
    return m.end()
