"""How a rule is described: in the vocabulary, in the catalogue, and when a fact is explained."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that makes claims. ``confidence`` is between 0 and 1, ``example`` an entry that it reads.

    ``label_zh`` and ``comment_zh`` say the same in Chinese; they are empty where nobody has.
    """

    name: str
    label: str
    comment: str
    example: str
    confidence: float
    label_zh: str = ""
    comment_zh: str = ""
