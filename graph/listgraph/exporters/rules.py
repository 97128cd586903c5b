"""rules/: a page per rule, with what it says, how often it was right, and what it gave here."""

from collections.abc import Iterator, Mapping, Sequence

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import Evidence, KnowledgeGraph
from listgraph.markup.gfm import code, text
from listgraph.rules.rulebook import Rule

LONGEST = 1000
"""Characters of a comment."""
SHOWN = 20
"""So many pieces of its evidence stand on a rule's page."""


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:
    """The pages, in the order of the rulebook."""
    given: dict[str, list[Evidence]] = {name: [] for name in rulebook}
    for _, _, _, evidence in graph.edges():
        for item in evidence:
            given.setdefault(item.rule, []).append(item)
    for name, rule in rulebook.items():
        # Of two pieces in the same words one is enough, whatever else they are evidence for.
        words = {(item.file, item.line, item.start, item.end, item.quote): item for item in given[name]}
        lines = _page(rule, [words[place] for place in sorted(words)])
        yield Artifact(f"rules/{name}.md", ("\n".join(lines) + "\n").encode("utf-8", "replace"))


def _page(rule: Rule, given: Sequence[Evidence]) -> list[str]:
    lines = [f"# {text(rule.label)}", "", f"{code(rule.name)}: {text(rule.comment, LONGEST)}"]
    if rule.label_zh:
        lines += ["", f"{text(rule.label_zh)}：{text(rule.comment_zh, LONGEST)}"]
    lines += ["", f"Confidence: {rule.confidence:g}."]
    if rule.example:
        lines += ["", f"An entry that it reads: {code(rule.example)}"]
    lines += ["", "## In these lists", "", _counted(len(given))]
    if given:
        lines += ["", *(f"- {code(f'{item.file}:{item.line}')} {code(item.quote)}" for item in given[:SHOWN])]
    return lines


def _counted(pieces: int) -> str:
    return f"{pieces} {'piece' if pieces == 1 else 'pieces'} of evidence." if pieces else "None."
