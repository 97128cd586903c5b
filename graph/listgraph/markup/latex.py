"""Text as LaTeX and BibTeX read it: nothing in it is a command, and its braces never end a field."""

import re
from itertools import accumulate

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "`": r"\`{}",
    **{character: f"\\{character}" for character in "$&#_%{}"},
}
# BibTeX counts braces, whatever stands before them: those without a partner have to go by a name.
_NAMED = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
_LIGATURE = re.compile(r"(?<=-)-|(?<=')'|(?<=,),")


def escape(text: str) -> str:
    r"""``text`` to stand in a field between braces.

    >>> print(escape("100% of $x_1$ {a} -- #C"))
    100\% of \$x\_1\$ \{a\} -{}- \#C
    >>> print(escape("a } b"))
    a \textbraceright{} b
    """
    table = str.maketrans(_SPECIAL if _is_balanced(text) else _SPECIAL | _NAMED)
    return _LIGATURE.sub(r"{}\g<0>", text.translate(table))


def _is_balanced(text: str) -> bool:
    depths = list(accumulate({"{": 1, "}": -1}.get(character, 0) for character in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)
