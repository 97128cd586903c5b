"""What a named graph holds, in numbers; those of two parts of it add up."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from listgraph.rdf.descriptions import Description, lines
from listgraph.rdf.facts import TYPE


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements and subjects there are, and how many of each class and property (by IRI).

    ``sha256`` is that of the canonical N-Triples, in hex; where the parts of a graph are counted apart it
    is empty, as it does not add up.
    """

    triples: int
    subjects: int
    classes: Counter[str]
    properties: Counter[str]
    sha256: str = ""

    def plus(self, other: "Tally") -> "Tally":
        """What two parts of a graph hold that have no subject in common."""
        return Tally(
            self.triples + other.triples,
            self.subjects + other.subjects,
            self.classes + other.classes,
            self.properties + other.properties,
        )


NOTHING = Tally(0, 0, Counter(), Counter())


def tally(descriptions: Iterable[Description], hashed: bool = True) -> Tally:
    """What descriptions in canonical order hold; without their hash, where it is not asked for."""
    classes: Counter[str] = Counter()
    properties: Counter[str] = Counter()
    digest = sha256()
    subjects = 0
    for described in descriptions:
        subjects += 1
        for predicate, target in described[1]:
            properties[predicate[1:-1]] += 1
            if predicate == _TYPE:
                classes[target[1:-1]] += 1
        if hashed:
            digest.update("".join(lines([described])).encode())
    return Tally(properties.total(), subjects, classes, properties, digest.hexdigest() if hashed else "")


_TYPE = str(TYPE)
