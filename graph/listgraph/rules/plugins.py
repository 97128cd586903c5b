"""Rules that other installed packages add, by an entry point in the group ``listgraph.rules``."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from listgraph.entries.context import Comparison, Context, Subject
from listgraph.plugins import answering, installed
from listgraph.rules import RULES
from listgraph.rules.rulebook import Rule
from listgraph.schema import OUTCOMES

GROUP = "listgraph.rules"
MOST = 1_000
"""A rule that finds more in one entry has no end."""
NAME = 200
"""The longest name, in characters."""

Found = Subject | Comparison
Find = Callable[[Context], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class AddedRule:
    """A rule of another package: what it is, what finds its cases in an entry, and the package."""

    rule: Rule
    find: Find
    package: str = ""


def rule(*, label: str, comment: str, example: str, confidence: float) -> Callable[[Find], AddedRule]:
    """Make a rule of a function from a :class:`Context` to what the entry says of models.

    It has the name of its entry point; what the other arguments are, :class:`Rule` says. The function
    need not set ``rule`` in what it gives. Rules of listgraph's own win over it where they say
    something else of the same models.

    >>> @rule(label="Bold", comment="The model is in bold.", example="- **BERT**", confidence=0.5)
    ... def bold(context):
    ...     for name in context.models:
    ...         yield Subject(name.label, "covers", name.start, name.end, "")
    >>> bold.rule.label
    'Bold'
    """
    if not 0 <= confidence <= 1:
        raise ValueError(f"a confidence is between 0 and 1, not {confidence}")
    return lambda find: AddedRule(Rule("", label, comment, example, confidence), find)


@cache
def added_rules() -> Mapping[str, AddedRule]:
    """The rules of other packages by name.

    Raises:
        ListgraphError: one of them cannot be loaded; it names the package.
    """
    found = installed(GROUP, AddedRule, RULES, "made by @listgraph.rules.plugins.rule")
    return MappingProxyType(
        {
            name: replace(added, rule=replace(added.rule, name=name), package=package)
            for name, (added, package) in found.items()
        }
    )


@cache
def rulebook() -> Mapping[str, Rule]:
    """Every rule by its name: listgraph's own, then those of other packages."""
    return MappingProxyType({**RULES, **{name: added.rule for name, added in added_rules().items()}})


def additions(context: Context) -> Iterator[Found]:
    """What the rules of other packages find in an entry.

    Raises:
        ListgraphError: one of them fails, or gives what is no finding; it names the package.
    """
    for name, added in added_rules().items():
        with answering(f"the rule {name!r} of {added.package}"):
            for number, found in enumerate(added.find(context)):
                problem = "no end of findings" if number >= MOST else _problem(found, context)
                if problem:
                    raise ValueError(f"{problem}: {found!r}")
                yield found._replace(rule=name)


def _problem(found: object, context: Context) -> str:
    if not isinstance(found, Subject | Comparison):
        return "neither a Subject nor a Comparison"
    if not all(isinstance(place, int) for place in (found.start, found.end)):
        return "its words are nowhere"
    if not 0 <= found.start <= found.end <= len(context.text):
        return "its words are outside of the entry"
    if isinstance(found, Subject):
        is_one = _is_name(found.model) and found.relation in ("covers", "mentions")
        return "" if is_one else "neither covers nor mentions"
    names = _is_name(found.left) and _is_name(found.right) and found.left != found.right
    return "" if names and found.outcome in OUTCOMES else "not an outcome between two models"


def _is_name(name: object) -> bool:
    """Whether it can be written and shown, in any format."""
    return isinstance(name, str) and name.isprintable() and 0 < len(name.strip()) <= NAME
