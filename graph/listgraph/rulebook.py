"""How a rule is described: in the vocabulary, in the catalogue, and when a fact is explained."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that makes claims. ``confidence`` is between 0 and 1, ``example`` an entry that it reads."""

    name: str
    label: str
    comment: str
    example: str
    confidence: float
