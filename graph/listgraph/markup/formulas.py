"""Text in the cells of a table, safe from spreadsheets, which would run it as a formula."""

import re

# A spreadsheet takes a cell that starts so for a formula; where it splits lines at semicolons or
# tabs (some countries' settings), a cell of its starts in the middle of one of ours.
_FORMULA = r"(?='*[=+\-@＝＋－＠\t\r\n])"
_DANGER = re.compile(rf"(?:\A|(?<=[;\t\r\n])){_FORMULA}")
_DEFUSED = re.compile(rf"(?:\A|(?<=[;\t\r\n]))'{_FORMULA}")


def defuse(text: str) -> str:
    """``text`` with an apostrophe before whatever a spreadsheet would run as a formula.

    >>> defuse("=1+1"), defuse("GPT-3"), defuse("'=quoted")
    ("'=1+1", 'GPT-3', "''=quoted")
    """
    return _DANGER.sub("'", text)


def restore(cell: str) -> str:
    """The text that :func:`defuse` made ``cell`` of.

    >>> restore("'=1+1"), restore("''=quoted"), restore("'tis")
    ('=1+1', "'=quoted", "'tis")
    """
    return _DEFUSED.sub("", cell)
