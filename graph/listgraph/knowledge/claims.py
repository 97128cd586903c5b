"""What one document says: statements, each with its evidence."""

from dataclasses import dataclass
from typing import NamedTuple

from listgraph.knowledge.graph import Evidence, Fact, Node
from listgraph.problems import Problem


class Claim(NamedTuple):
    """One statement with its evidence."""

    fact: Fact
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claims:
    """All that the document ``path`` says.

    ``nodes`` describe what the claims speak of (a node may come several times; descriptions add
    up); ``lines`` are the source lines that are evidence, each with its number; ``links`` counts
    the document's links.
    """

    path: str
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    lines: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]
    links: int
