"""mistune's inline parser, which notes where links begin and skips what begins nothing.

mistune looks at each character with which a rule may begin, and a bare address begins with a letter:
every h and w of a text. Here a letter counts only where an address does begin with it.
"""

import re
from collections.abc import MutableMapping
from html import unescape
from re import Match
from typing import Any

import mistune
from mistune.core import InlineState
from mistune.inline_parser import InlineParser

from listgraph.lists.bare import BARE_AT, BARE_URL, BARE_WWW, parse_bare_url

_SIGNS = r"\n!*<\[\\\]_`~"
"""What the rules begin with that are not for bare addresses."""
_TRIGGER = re.compile(rf"[{_SIGNS}hHfFwW](?:(?<=[{_SIGNS}])|{BARE_AT})", re.DOTALL)

MAX_MARKS = 1_000
"""Marks of emphasis in a paragraph of which there are more are read as text."""


class _Inline(InlineState):
    """An inline state that notes on each link where in the text it begins (``pos``), and where a reference
    is defined (``defined``, a source line)."""

    def __init__(self, env: MutableMapping[str, Any]) -> None:
        super().__init__(env)
        self.opened: dict[int, int] = {}

    def append_token(self, token: dict[str, Any]) -> None:
        if token["type"] in ("link", "image"):
            token.setdefault("pos", self.opened.get(len(self.tokens), 0))
            if "ref" in token:
                token["defined"] = self.env["ref_links"][token["ref"]]["line"]
        if self.brackets and "children" in token:
            super().append_token(token)
        else:
            self.tokens.append(token)


class Inlines(InlineParser):
    """Gives links with their place, and keeps a link that stands within another."""

    state_cls = _Inline

    def parse(self, state: InlineState) -> list[dict[str, Any]]:
        """The tokens of a text; between triggers there is nothing but words."""
        source, begin = state.src, 0
        rules = self.compile_sc()
        while trigger := _TRIGGER.search(source, begin):
            at = trigger.start()
            if source[at] == "\n":
                at = _line_end(source, begin, at)
            if at > begin:
                self.process_text(source[begin:at], state)
            match = rules.match(source, at)
            end = self.parse_method(match, state) if match else None
            if not end:
                end = at + 1
                self.process_text(source[at:end], state)
            begin = end
        if begin < len(source) or not source:
            self.process_text(source[begin:], state)
        state.tokens = self.finalize_tokens(state.tokens, state.depth)
        return state.tokens

    def finalize_tokens(self, tokens: list[dict[str, Any]], depth: int) -> list[dict[str, Any]]:
        """Marks of emphasis beyond number are text: who nests them so makes the parser take their square."""
        if len(tokens) == 1 and _is_plain(tokens[0]):
            return tokens
        marks = sum(token["raw"].count("*") + token["raw"].count("_") for token in tokens if "raw" in token)
        return super().finalize_tokens(tokens, self.max_nested_level if marks > MAX_MARKS else depth)

    def parse_link(self, m: Match[str], state: InlineState) -> int | None:
        assert isinstance(state, _Inline)
        state.opened[len(state.tokens)] = m.start()
        return super().parse_link(m, state)

    def parse_link_close(self, m: Match[str], state: InlineState) -> int:
        """A link between the tags of another is kept, too."""
        within, state.in_link = state.in_link, False
        end = super().parse_link_close(m, state)
        state.in_link = within
        return end

    def parse_inline_html(self, m: Match[str], state: InlineState) -> int | None:
        """What follows an anchor that leads nowhere, or is never closed, is not within it."""
        within = state.in_link
        end = super().parse_inline_html(m, state)
        if state.in_link and not within and end:
            leads = "href" in state.src[m.start() : end].lower()
            state.in_link = leads and state.delimiters.find("</a", end) is not None
        return end

    def parse_codespan(self, m: Match[str], state: InlineState) -> int:
        end = super().parse_codespan(m, state)
        state.tokens[-1]["newlines"] = state.src.count("\n", m.end(), end)
        return end

    def parse_softbreak(self, m: Match[str], state: InlineState) -> int:
        end = super().parse_softbreak(m, state)
        state.tokens[-1]["newlines"] = m.group().count("\n")  # a line of blanks may be among them
        return end

    def parse_auto_link(self, m: Match[str], state: InlineState) -> int:
        """An address in angle brackets is what stands there: mistune escapes what it may well have."""
        assert isinstance(state, _Inline)
        state.opened[len(state.tokens)] = m.start()
        end = super().parse_auto_link(m, state)
        if (token := state.tokens[-1])["type"] == "link":
            token["attrs"]["url"] = unescape(m.group()[1:-1])
        return end


def _is_plain(token: dict[str, Any]) -> bool:
    """Whether a token is words with no mark of emphasis among them."""
    raw = token["raw"] if token["type"] == "text" and "_emphasis" not in token else "*"
    return "*" not in raw and "_" not in raw


def _line_end(source: str, begin: int, newline: int) -> int:
    """Where the break of a line begins: at its blanks, or at the backslash that makes it one."""
    at = newline
    while at > begin and source[at - 1] == " ":
        at -= 1
    return at - 1 if at == newline > begin and source[at - 1] == "\\" else at


def bare_urls(md: mistune.Markdown) -> None:
    """Bare addresses are links: a mistune plugin."""
    md.inline.register("bare_url", BARE_URL, parse_bare_url)
    md.inline.register("bare_www", BARE_WWW, parse_bare_url)
