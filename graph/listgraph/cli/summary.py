"""What a build says at its end."""

from collections.abc import Mapping, Sequence

from listgraph.exporters import Choice, Exporter
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.pipeline import counts

_PLURALS = (
    ("Article", "article", "articles"),
    ("Section", "section", "sections"),
    ("List", "list", "lists"),
    ("Model", "model", "models"),
    ("Topic", "topic", "topics"),
    ("Comparison", "comparison", "comparisons"),
    ("Publisher", "publisher", "publishers"),
    ("Organization", "organisation", "organisations"),
    ("facts", "fact", "facts"),
    ("evidence", "piece of evidence", "pieces of evidence"),
)
_SHOWN = 20  # problems that a summary lists; report.md has them all


def counted(graph: KnowledgeGraph) -> str:
    """How many there are of each, in one line."""
    found = counts(graph)
    each = [f"{found.get(key, 0):,} {one if found.get(key) == 1 else many}" for key, one, many in _PLURALS]
    return f"{', '.join(each[:-2])}; {' and '.join(each[-2:])}."


def of_formats(choice: Choice, before: Sequence[str]) -> list[str]:
    """What a person does not expect of the formats: some stay, some are left out, files go.

    ``before`` is what stood there.
    """
    gone = [path for path in before if not any(exporter.wrote(path) for exporter in choice.exporters)]
    lines = []
    if choice.kept:
        lines.append(f"Kept up to date, as they stood there: {_names(choice.kept)}.")
    lines += [
        f"Left out {exporter.name}, which needs {exporter.needs}: pip install 'listgraph[{exporter.extra}]'."
        for exporter in choice.left_out
    ]
    if gone:
        more = f" and {len(gone) - _GONE} more" if len(gone) > _GONE else ""
        lines.append(f"Removed what nothing writes any more: {', '.join(gone[:_GONE])}{more}.")
    return lines


def _names(exporters: Sequence[Exporter]) -> str:
    return ", ".join(exporter.name for exporter in exporters)


_GONE = 5  # removed files that a summary names


def summary(output: str, graph: KnowledgeGraph, files: frozenset[str], remarks: Sequence[str] = ()) -> str:
    """What a build found and wrote, what is wrong with the lists, and what to do next."""
    problems = graph.problems
    wrote = f"Wrote {_files(len(files))} to {output}."
    lines = [counted(graph), f"{graph.account}.", wrote, *remarks]
    if problems:
        lines.append(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:")
        lines += [f"  {problem}" for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            where = (
                f": see {output}/report.md" if "report.md" in files else "; --format report lists them all"
            )
            lines.append(f"  … and {len(problems) - _SHOWN} more{where}")
    steps = [step.format(output) for step, any_of in _STEPS.items() if files & any_of]
    if steps:
        lines.append(f"Next: {', or: '.join(steps[:2])}")
    return "\n".join(lines)


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


_STEPS: Mapping[str, frozenset[str]] = {
    "open {}/graph.html": frozenset({"graph.html"}),
    "listgraph query {} most-covered": frozenset({"dataset.nq", "dataset.trig", "graph.ttl"}),
    "read {}/report.md": frozenset({"report.md"}),
}
"""What can be done with an output that has one of these files."""
