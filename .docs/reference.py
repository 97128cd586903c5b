"""The pages of the reference, made from the tables that listgraph itself works by: a hook of MkDocs."""

import argparse
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import resources
from pathlib import Path
from typing import Any

from listgraph import cli, rules
from listgraph.ask.queries import NamedQuery, Param, named
from listgraph.checks.kinds import KINDS as PROBLEMS
from listgraph.checks.kinds import Kind as Problem
from listgraph.cli.arguments import parser
from listgraph.cli.settings import KEYS
from listgraph.exporters import GROUPS, Exporter, export, select
from listgraph.markup.gfm import code, table
from listgraph.markup.gfm import text as escaped
from listgraph.pipeline import build
from listgraph.rules.rulebook import Rule
from listgraph.schema import ATTRIBUTES, KINDS, RELATIONS

ROOT = Path(__file__).parent.parent
text = partial(escaped, longest=4000)


def on_files(files: Any, config: Any) -> Any:
    """Add the pages to the files of the site."""
    from mkdocs.structure.files import File

    for name, make in PAGES.items():
        files.append(File.generated(config, f"reference/{name}.md", content="\n".join(make()) + "\n"))
    return files


def on_post_build(config: Any) -> None:
    """Put the page of the list in ``seeds/`` beside the site: the start pages lead to it."""
    graph = build([ROOT / "seeds"])
    for artifact in export(graph, rules.RULES, select("html")):
        place = Path(config.site_dir) / "example" / artifact.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(artifact.data)


def commands() -> Iterator[str]:
    """Every command with its arguments and options."""
    whole = parser()
    yield from ("# Commands", "", f"{whole.description}", "")
    yield from (
        "Before or behind each command's name:",
        "",
        *_options(whole, "listgraph"),
        "",
        "## Exit codes",
        "",
    )
    yield from table(("Code", "When"), [(code(number), text(when)) for number, when in EXITS.items()])
    for name, command in whole.commands().items():
        yield from ("", f"## {name} {{ #{name} }}", "", str(command.description), "")
        command.more = None
        usage = command.format_usage().removeprefix("usage: ")
        yield from ("```text", *usage.rstrip().splitlines(), "```", "", *_options(command, name), "")
        yield from ("```text", *str(command.epilog).rstrip().splitlines(), "```")


EXITS: Mapping[str, str] = {
    "0": "all is well",
    "1": "problems were found, two graphs differ, or --strict has something to say",
    "2": "wrong use, or input that cannot be read",
    "70": "a fault of listgraph's own",
    "130, 143": "ended by Ctrl-C, or by a signal",
}


def _options(command: argparse.ArgumentParser, name: str) -> list[str]:
    settings = KEYS.get(name, ())
    rows = []
    for action in command._actions:
        if isinstance(action, argparse._SubParsersAction):
            continue
        words = action.option_strings or [str(action.metavar or action.dest)]
        value = "" if action.nargs == 0 or not action.option_strings else f" {_value(action)}"
        kept = "yes" if any(word.removeprefix("--") in settings for word in words) else ""
        rows.append((" ".join(code(f"{word}{value}") for word in words), text(_help(action)), kept))
    kept_too = name in KEYS
    header = ("Argument", "What it does", "In listgraph.toml")
    return table(header if kept_too else header[:2], rows if kept_too else [row[:2] for row in rows])


def _value(action: argparse.Action) -> str:
    return str(action.metavar or action.dest.upper())


def _help(action: argparse.Action) -> str:
    choices = f"one of {', '.join(map(str, action.choices))}" if action.choices else ""
    return ": ".join(filter(None, (action.help, choices)))


def configuration() -> Iterator[str]:
    """What a listgraph.toml may hold: the file that ``listgraph init`` writes."""
    starter = resources.files(cli).joinpath("starter.toml").read_text("utf-8")
    yield from (
        "# Configuration",
        "",
        "A `listgraph.toml` beside the lists, or above them up to the top of the",
        "",
    )
    yield from (
        "repository, adds names and says what the commands do. `listgraph init` writes this one, in which",
        "",
    )
    yield from (
        "every line is a comment until you take its number sign away.",
        "",
        "```toml",
        starter.rstrip(),
        "```",
    )
    for name, keys in KEYS.items():
        yield from ("", f"## [{name}] {{ #{name} }}", "")
        yield f"The keys are options of [`listgraph {name}`](commands.md#{name}), which the command line"
        yield "goes before."
        yield from ("", *(f"- {code(key)}" for key in keys))


def checks() -> Iterator[str]:
    """Every kind of problem."""
    yield from (
        "# Checks",
        "",
        "What `listgraph check` finds, each with what to do. `--select` and `--ignore` take the",
    )
    yield from ("names; an *error* is where a reader does not get there, and *notes* alone end with 0.", "")
    rows = [
        (f"[{code(kind.code)}](#{kind.code})", kind.level, text(kind.title)) for kind in PROBLEMS.values()
    ]
    yield from table(("Kind", "Level", "What"), rows)
    for kind in PROBLEMS.values():
        yield from _problem(kind)


def _problem(kind: Problem) -> Iterator[str]:
    yield from (
        "",
        f"## {kind.code} {{ #{kind.code} }}",
        "",
        f"**{text(kind.title)}** ({kind.level}). {text(kind.help)}",
    )
    if kind.mends:
        yield from ("", f"`--fix`: {text(kind.mends)}")


def formats() -> Iterator[str]:
    """Every format with its files and the tools that it is for."""
    groups = ", ".join(map(code, GROUPS))
    yield from (
        "# Formats",
        "",
        "What `listgraph build --format` takes: the names of formats, of groups of them",
    )
    yield f"({groups}), `default` and `all`."
    for exporter in select("all"):
        yield from _format(exporter)


def _format(exporter: Exporter) -> Iterator[str]:
    yield from ("", f"## {exporter.name} {{ #{exporter.name} }}", "", exporter.description, "")
    usual = "; a build without `--format` writes it" if exporter.default else ""
    yield f"{', '.join(map(code, exporter.files))}, in the group {code(exporter.group)}{usual}."
    if exporter.extra:
        yield f"It takes listgraph's extra {code(exporter.extra)}."
    told = ((tool, re.sub(r"\$([a-z]+)\b", r"the number of \1", what)) for tool, what in exporter.tools)
    yield from ("", *(f"- **{text(tool)}**: {what}" for tool, what in told))


def queries() -> Iterator[str]:
    """Every named query with its parameters and its text."""
    yield from (
        "# Queries",
        "",
        "`listgraph query DIR NAME` answers these; each is a file in `queries/` of a build, too.",
    )
    for query in named().values():
        yield from _query(query)


def _query(query: NamedQuery) -> Iterator[str]:
    yield from (
        "",
        f"## {query.name} {{ #{query.name} }}",
        "",
        f"{text(query.title)}. {text(query.description)}",
        "",
    )
    yield from (f"- {code(param.name)}: {text(param.description)} ({_due(param)})" for param in query.params)
    given = "".join(f' {param.name}="{param.default}"' for param in query.params if param.required)
    yield from ("", "```sh", f"listgraph query out/ {query.name}{given}", "```", "", '??? note "SPARQL"', "")
    yield from (
        "    ```sparql",
        *(f"    {line}".rstrip() for line in query.text.rstrip().splitlines()),
        "    ```",
    )


def _due(param: Param) -> str:
    return "required" if param.required else f"default: {param.default or 'none'}"


def vocabulary() -> Iterator[str]:
    """Every kind of node, relation and attribute, in both languages."""
    yield from (
        "# Vocabulary",
        "",
        "The prefix `lg:` is `https://w3id.org/listgraph/ns#`.",
        "",
        "## Kinds",
        "",
    )
    yield from _terms(
        (kind.name, kind.label, kind.label_zh, kind.comment, kind.comment_zh, "", kind.also)
        for kind in KINDS.values()
    )
    yield from ("", "## Relations", "")
    yield from _terms(
        (
            *(row.name, row.label, row.label_zh, row.comment, row.comment_zh),
            f"{', '.join(row.domain)} → {', '.join(row.range)}",
            row.also,
        )
        for row in RELATIONS.values()
    )
    yield from ("", "## Attributes", "")
    yield from _terms(
        (
            row.name,
            row.label,
            row.label_zh,
            row.comment,
            row.comment_zh,
            ", ".join(row.kinds),
            (row.predicate,),
        )
        for row in ATTRIBUTES.values()
    )


_Term = tuple[str, str, str, str, str, str, Iterable[str]]


def _terms(rows: Iterable[_Term]) -> Iterator[str]:
    for name, label, label_zh, comment, comment_zh, joins, also in rows:
        yield from ("", f"### {name} {{ #{name} }}", "", f"**{text(label)}** · **{text(label_zh)}**", "")
        yield from (f"{code(joins)}", "") if joins else ()
        yield from (
            text(comment),
            "",
            text(comment_zh),
            "",
            f"In other vocabularies: {', '.join(map(code, also))}" if also else "",
        )


def rules_page() -> Iterator[str]:
    """Every rule with its example and how often it is right."""
    yield from (
        "# Rules",
        "",
        "What makes an edge. The confidence is how often the rule was right on labelled lists.",
    )
    for rule in rules.RULES.values():
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (
        "",
        f"## {rule.name} {{ #{rule.name} }}",
        "",
        f"**{text(rule.label)}** · {text(rule.label_zh)}",
        "",
    )
    yield from (text(rule.comment), "", text(rule.comment_zh), "", f"Confidence: {rule.confidence:g}")
    yield from ("", "```markdown", rule.example, "```") if rule.example else ()


PAGES: Mapping[str, Callable[[], Iterator[str]]] = {
    "commands": commands,
    "configuration": configuration,
    "checks": checks,
    "formats": formats,
    "queries": queries,
    "vocabulary": vocabulary,
    "rules": rules_page,
}
"""The pages by name."""
