"""What an article's entry tells of models: all rules together."""

from collections.abc import Sequence, Set
from typing import NamedTuple

from listgraph.entries.context import Comparison, Context, Subject
from listgraph.rules.comparisons import compare
from listgraph.rules.plugins import additions
from listgraph.rules.subjects import subjects


class Findings(NamedTuple):
    """What the rules find that an article's entry says of models."""

    context: Context
    subjects: Sequence[Subject] = ()
    comparisons: Sequence[Comparison] = ()

    @property
    def covered(self) -> Set[str]:
        """The models that the article covers."""
        return {subject.model for subject in self.subjects if subject.relation == "covers"}


def tell(context: Context) -> Findings:
    """Which models the article is about, and which it compares, by all rules and those that are added."""
    further = list(additions(context))
    if not (context.models or context.heading or further):
        return Findings(context)
    compared = compare(context, (found for found in further if isinstance(found, Comparison)))
    about = subjects(context, compared, (found for found in further if isinstance(found, Subject)))
    return Findings(context, about, compared.comparisons)
