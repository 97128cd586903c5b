"""The command line: arguments in, text and an exit code out."""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from listgraph.errors import ListgraphError
from listgraph.knowledge import Problem
from listgraph.schema import BASE

_EXAMPLES = {
    "listgraph": """\
examples:
  listgraph build lists/ -o out/            the graph of every list in the folder
  listgraph check lists/                    what is wrong with them
  listgraph query out/ most-covered         a named query
  listgraph why out/ RoBERTa XLNet          every reason for what the graph says of the two
""",
    "build": """\
examples:
  listgraph build lists/ -o out/
  listgraph build README.md notes.md -o out/ --format html,ttl
  listgraph build lists/ -o out/ --base https://example.org/id/

A listgraph.toml beside the lists can add models, organisations, publishers and names to ignore.
""",
    "check": """\
examples:
  listgraph check lists/                    what is wrong with the lists, line by line
  listgraph check README.md --json
  listgraph check . --sarif > lists.sarif   for a code host, which shows it beside the lines

It ends with 1 where there is an error or a warning, with 0 where there are only notes or nothing.
""",
    "query": """\
examples:
  listgraph query out/ --list
  listgraph query out/ most-covered
  listgraph query out/ articles-of-model model=BERT --format csv
  listgraph query out/ my.rq --format json
  listgraph query out/ 'SELECT ?m WHERE { ?m a lg:Model } LIMIT 5'
""",
    "why": """\
examples:
  listgraph why out/ BERT                   what is known of a model, and where it is said
  listgraph why out/ RoBERTa XLNet          what joins two models
  listgraph why out/ https://example.org/a  what is known of an article (or part of its title)
""",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code: 0 fine, 1 problems found, 2 wrong use or unreadable input."""
    options = _parser().parse_args(arguments)
    try:
        return int(_COMMANDS[options.command](options))
    except ListgraphError as error:
        print(f"listgraph: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("listgraph: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="listgraph",
        description="Turn Markdown link lists into a knowledge graph: RDF and an interactive page.",
        epilog=_EXAMPLES["listgraph"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"listgraph {version('listgraph')}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = _command(commands, "build", "read lists, write the graph")
    build.add_argument("paths", nargs="+", metavar="PATH", help="a Markdown file or a folder of them")
    build.add_argument("-o", "--output", required=True, metavar="DIR", help="where to write")
    build.add_argument(
        "--format", metavar="F,F", help="what to write: names or groups (see the output's README.md)"
    )
    build.add_argument("--base", default=BASE, metavar="IRI", help=f"IRI before every id (default: {BASE})")
    build.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    build.add_argument("--json", action="store_true", help="the summary as JSON")

    check = _command(commands, "check", "find what is wrong with lists")
    check.add_argument("paths", nargs="+", metavar="PATH", help="a Markdown file or a folder of them")
    check.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    output = check.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="the problems as JSON")
    output.add_argument("--sarif", action="store_true", help="the problems as SARIF 2.1.0")

    query = _command(commands, "query", "ask the graph in SPARQL")
    query.add_argument("directory", metavar="DIR", help="what a build wrote")
    query.add_argument("query", nargs="?", metavar="QUERY", help="a name, a .rq file, or SPARQL")
    query.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="a named query's parameters")
    query.add_argument("--format", choices=("table", "csv", "tsv", "json", "ttl"), default="table")
    query.add_argument("--limit", type=int, default=0, metavar="N", help="at most N rows")
    query.add_argument("--list", action="store_true", help="the named queries")

    why = _command(commands, "why", "every reason that the graph has")
    why.add_argument("directory", metavar="DIR", help="what a build wrote")
    why.add_argument("first", metavar="ARTICLE|MODEL", help="a model's name, or an article's URL or title")
    why.add_argument("second", nargs="?", metavar="MODEL", help="another model")
    why.add_argument("--json", action="store_true", help="the reasons as JSON")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    return commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=_EXAMPLES[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _build(options: argparse.Namespace) -> int:
    from listgraph.build import build, counts
    from listgraph.exporters import export, select
    from listgraph.rules import RULES
    from listgraph.write import write

    exporters = select(options.format)
    graph = build(options.paths, options.config, options.base)
    directory = Path(options.output)
    written = write(export(graph, RULES, exporters), directory)
    found = counts(graph)
    if options.json:
        problems = [asdict(problem) for problem in graph.problems]
        files = [path.relative_to(directory).as_posix() for path in written]
        _print(
            json.dumps({"counts": found, "problems": problems, "files": files}, ensure_ascii=False, indent=2)
        )
    else:
        _print(_summary(options.output, found, len(written), graph.problems))
    return 0


_PLURALS = (
    ("Article", "article", "articles"),
    ("Section", "section", "sections"),
    ("List", "list", "lists"),
    ("Model", "model", "models"),
    ("Comparison", "comparison", "comparisons"),
    ("Publisher", "publisher", "publishers"),
    ("Organization", "organisation", "organisations"),
    ("facts", "fact", "facts"),
    ("evidence", "piece of evidence", "pieces of evidence"),
)
_SHOWN = 20  # problems that a summary lists; report.md has them all


def _summary(output: str, found: Mapping[str, int], files: int, problems: Sequence[Problem]) -> str:
    counted = [f"{found.get(key, 0):,} {one if found.get(key) == 1 else many}" for key, one, many in _PLURALS]
    lines = [f"{', '.join(counted[:7])}; {' and '.join(counted[7:])}.", f"Wrote {files} files to {output}."]
    if problems:
        lines.append(f"{len(problems)} problem{'s' if len(problems) > 1 else ''}:")
        lines += [f"  {problem}" for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            lines.append(f"  … and {len(problems) - _SHOWN} more: see {output}/report.md")
    lines.append(f"Next: open {output}/graph.html, or: listgraph query {output} most-covered")
    return "\n".join(lines)


def _check(options: argparse.Namespace) -> int:
    from listgraph.check import as_json, as_text, check
    from listgraph.sarif import as_sarif

    found = check(options.paths, options.config)
    form = as_sarif if options.sarif else as_json if options.json else as_text
    _print(form(found))
    return 0 if found.is_fine else 1


def _query(options: argparse.Namespace) -> int:
    from listgraph import query

    if options.list or options.query is None:
        _print(query.listing())
        return 0
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    _print(
        query.answer(
            options.directory, options.query, options.parameters, options.format, options.limit, width
        )
    )
    return 0


def _why(options: argparse.Namespace) -> int:
    from listgraph import why

    reasons = why.why(options.directory, options.first, options.second)
    _print(why.as_json(reasons) if options.json else why.as_text(reasons))
    return 0


def _print(text: str) -> None:
    """To standard output, whatever encoding the terminal has."""
    sys.stdout.buffer.write((text.rstrip("\n") + "\n").encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "build": _build,
    "check": _check,
    "query": _query,
    "why": _why,
}
