"""What a build says when it is done: how much there is, where it went, what to do next."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from listgraph.exporters import Choice, Exporter
from listgraph.extras import installing
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


def as_json(graph: KnowledgeGraph, choice: Choice, files: Sequence[str]) -> str:
    """What was built, for a program; ``files`` are those written."""
    document = {
        "counts": counts(graph),
        "links": {**graph.account._asdict(), "lost": graph.account.lost},
        "problems": [asdict(problem) for problem in graph.problems],
        "files": files,
        "kept": [exporter.name for exporter in choice.kept],
        "left_out": [exporter.name for exporter in choice.left_out],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def counted(graph: KnowledgeGraph) -> str:
    """How many there are of each, in one line."""
    found = dict(counts(graph))
    plurals = [row for row in _PLURALS if row[0] != "Model"]
    plurals[3:3] = _model_words(graph, found)
    told = [f"{found.get(key, 0):,} {one if found.get(key) == 1 else many}" for key, one, many in plurals]
    return f"{', '.join(told[:-2])}; {' and '.join(told[-2:])}."


def _model_words(graph: KnowledgeGraph, found: dict[str, int]) -> list[tuple[str, str, str]]:
    """What to call the models: by the kinds that a configuration gives them, the others models.

    How many there are of each kind is added to what was ``found``.
    """
    words = []
    for kind in graph.own_kinds:
        found[kind.name] = sum(node.text("ofKind") == kind.name for node in graph.nodes)
        if found[kind.name]:
            words.append((kind.name, kind.label.lower(), kind.plural.lower()))
            found["Model"] -= found[kind.name]
    return [*words, *(row for row in _PLURALS if row[0] == "Model" and (found.get("Model") or not words))]


_FEW = 0.1
"""A list with fewer of its articles on a model is not about what the lexicon knows."""


def _advice(graph: KnowledgeGraph) -> str:
    """What to do where few articles have a model; empty where enough have."""
    articles = sum(node.kind == "Article" for node in graph.nodes)
    having = {source for source, relation, _, _ in graph.edges() if relation in _ABOUT_MODELS}
    if not articles or len(having) >= _FEW * articles:
        return ""
    many = graph.model_kind.plural.lower()
    if articles == 1:
        share = "The article has none"
    elif len(having) > 1:
        share = f"{len(having):,} of {articles:,} articles have one"
    else:
        share = f"{'1' if having else 'None'} of {articles:,} articles has one"
    return (
        f"{share} of the {many} known here: the list is shown by its topics. "
        "If other things recur in it, 'listgraph init LISTS' drafts a listgraph.toml that names them."
    )


_ABOUT_MODELS = frozenset({"covers", "mentions", "compares"})


def of_formats(choice: Choice, before: Sequence[str]) -> list[str]:
    """What a person does not expect of the formats: some stay, some are left out, files go.

    ``before`` is what stood there.
    """
    gone = [path for path in before if not any(exporter.wrote(path) for exporter in choice.exporters)]
    lines = []
    if choice.kept:
        lines.append(f"Kept up to date, as they stood there: {_names(choice.kept)}.")
    lines += [
        f"Left out {exporter.name}, which needs {exporter.needs}: {installing(exporter.extra)}."
        for exporter in choice.left_out
    ]
    if gone:
        more = f" and {len(gone) - _GONE} more" if len(gone) > _GONE else ""
        lines.append(f"Removed what nothing writes any more: {', '.join(gone[:_GONE])}{more}.")
    return lines


def of_fresh(graph: KnowledgeGraph, old: str | None) -> list[str]:
    """How many articles are new since ``old``, where something was compared with."""
    count = len(graph.fresh)
    return [f"{count:,} article{'' if count == 1 else 's'} new since {old}."] if old else []


def _names(exporters: Sequence[Exporter]) -> str:
    return ", ".join(exporter.name for exporter in exporters)


_GONE = 5  # removed files that a summary names


def summary(output: str, graph: KnowledgeGraph, files: frozenset[str], remarks: Sequence[str] = ()) -> str:
    """What a build found and wrote, what is wrong with the lists, and what to do next."""
    problems = graph.problems
    wrote = f"Wrote {_files(len(files))} to {output}."
    lines = [counted(graph), f"{graph.account}.", *filter(None, [_advice(graph)]), wrote, *remarks]
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
