"""The day, or the month, with which a line of news begins."""

_LONG = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
DAY = (
    r"\(?(?:\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}} {MONTH}(?: \d{{4}})?)\)?\s*[-–—:|]\s*"
    rf"|{_LONG},? (?:19|20)\d\d(?:\s*[-–—:|]\s*|\s+)(?=\S)"
)
"""A day and what parts it from what follows, as a pattern: "05/13 - Hello", "May 13: Hello"; or a month
of a year, behind which nothing need stand: "June 2018 Hello"."""
