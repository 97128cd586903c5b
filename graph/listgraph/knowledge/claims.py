"""What one document says: statements, each with its evidence."""

from dataclasses import dataclass
from typing import NamedTuple

from listgraph.knowledge.graph import NOTHING, Account, Evidence, Fact, Node
from listgraph.knowledge.kinship import Pending
from listgraph.problems import Problem


class Claim(NamedTuple):
    """One statement with its evidence."""

    fact: Fact
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Claims:
    """All that the document ``path`` says.

    ``nodes`` describe what the claims speak of (a node may come several times; descriptions add
    up); ``lines`` are the source lines that are evidence, each with its number; ``account`` says
    where the document's links went; ``pending`` is what it says of things that other documents may name.
    """

    path: str
    nodes: tuple[Node, ...]
    claims: tuple[Claim, ...]
    lines: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]
    account: Account = NOTHING
    pending: tuple[Pending, ...] = ()
