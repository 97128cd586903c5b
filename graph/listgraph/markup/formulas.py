"""Text in the cells of a table, safe from spreadsheets, which would run it as a formula."""

import re

# A spreadsheet takes a cell that starts so for a formula; where it splits lines at semicolons or
# tabs (some countries' settings), a cell of its starts in the middle of one of ours.
_FORMULA = r"(?='*[=+\-@＝＋－＠\t\r\n])"
# What pandas takes for a missing value, unless it is told otherwise, though it stands in quotation marks.
_MISSING = (
    r"(?='*(?:#N/A N/A|#N/A|#NA|-1\.#IND|-1\.#QNAN|-NaN|-nan|1\.#IND|1\.#QNAN|<NA>|N/A|NA|NULL|NaN|None"
    r"|n/a|nan|null)\Z)"
)
_DANGER = re.compile(rf"(?:\A|(?<=[;\t\r\n])){_FORMULA}|\A{_MISSING}")
_DEFUSED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'{_FORMULA}|\A'{_MISSING}")
_BEGINS = frozenset("'=+-@＝＋－＠\t\r\n#1<Nn")
_PARTS = re.compile(r"[;\t\r\n]")
"""What a text begins with that needs a look, and what a formula may stand behind within a cell."""


def defuse(text: str) -> str:
    """``text`` with an apostrophe before a formula, and before what pandas would take for no value.

    >>> defuse("=1+1"), defuse("GPT-3"), defuse("'=quoted"), defuse("None"), defuse("None of it")
    ("'=1+1", 'GPT-3', "''=quoted", "'None", 'None of it')
    """
    harmless = text[:1] not in _BEGINS and not _PARTS.search(text)
    return text if harmless else _DANGER.sub("'", text)


def restore(cell: str) -> str:
    """The text that :func:`defuse` made ``cell`` of.

    >>> restore("'=1+1"), restore("''=quoted"), restore("'tis")
    ('=1+1', "'=quoted", "'tis")
    """
    return _DEFUSED.sub("", cell)
