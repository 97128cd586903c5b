"""The day with which a line of news begins."""

MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = (
    r"\(?(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
    rf"|{MONTH} (?:(?:19|20)\d\d(?!\d)|\d{{1,2}}(?:,? \d{{4}})?)|\d{{1,2}} {MONTH}(?: \d{{4}})?)\)?"
    r"\s*[-–—:|]\s*"
)
"""A day and what parts it from what follows, as a pattern: "05/13 - Hello", "May 2020: Hello"."""
