"""Colours on a terminal: which words of an answer have one. ``NO_COLOR`` and ``FORCE_COLOR`` are heard."""

import re
from collections.abc import Mapping

from listgraph.checks.kinds import KINDS

Style = tuple[str | None, tuple[str, ...]]
"""A colour and what termcolor calls attributes."""

_BOLD: Style = (None, ("bold",))
_FAINT: Style = (None, ("dark",))
_LEVELS: Mapping[str, Style] = {"error": ("red", ()), "warning": ("yellow", ()), "note": ("cyan", ())}
_KINDS = {level: "|".join(kind.code for kind in KINDS.values() if kind.level == level) for level in _LEVELS}

_PLACE = r"(?:[^\s:][^:\n]*)(?::\d+){1,2}"
_LOOKS: Mapping[str, tuple[tuple[str, Style], ...]] = {
    "build": (
        (rf"^  {_PLACE}(?=: )", ("cyan", ())),
        (r"^\d+ problems?:$", ("yellow", ())),
        (r"^Next:", _BOLD),
    ),
    "check": (
        (rf"^{_PLACE}(?=: )", _BOLD),
        *((rf"\[(?:{_KINDS[level]})\]$", look) for level, look in _LEVELS.items()),
    ),
    "query": ((r"\A.*\n[ -]*-[ -]*$", _BOLD), (r"^\d+ rows?$", _FAINT)),
    "why": ((r"^\S.*$", _BOLD), (rf"^  {_PLACE}(?=  )", ("cyan", ())), (r"“[^”\n]*”(?=  )", ("yellow", ()))),
    "diff": ((r"^ +\+ .*$", ("green", ())), (r"^ +- .*$", ("red", ())), (r"^[A-Z].*$", _BOLD)),
}
"""For each command, what of its answer looks how."""


def painted(text: str, command: str) -> str:
    """The answer of the command with colours, where standard output is a terminal that wants them."""
    from termcolor import can_colorize, colored  # nobody else needs it

    if command not in _LOOKS or not can_colorize():
        return text
    for pattern, (colour, attributes) in _LOOKS[command]:

        def coloured(
            found: re.Match[str], colour: str | None = colour, attributes: tuple[str, ...] = attributes
        ) -> str:
            return colored(found[0], colour, attrs=attributes)

        text = re.sub(pattern, coloured, text, flags=re.MULTILINE)
    return text
