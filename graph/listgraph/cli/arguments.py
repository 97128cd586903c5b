"""The commands of the command line and their arguments: what can be said, not what is done."""

import argparse

from listgraph.cli.examples import EXAMPLES
from listgraph.cli.formats import formats
from listgraph.cli.parsing import Parser, Version, kinds, port, processes, rows, seconds, web
from listgraph.namespaces import BASE, LANGUAGES

_LISTS = "a Markdown file, a folder of them, or - for standard input"


REPORTS = ("text", "json", "sarif", "github")
"""How problems are told: for people, programs, code hosts, and as annotations of a GitHub Action."""


def parser() -> Parser:
    """The commands with their arguments; the command's name is in ``command``, empty where there is none."""
    whole = Parser(
        prog="listgraph",
        description="Turn Markdown link lists into a knowledge graph: RDF and an interactive page.",
        epilog=EXAMPLES["listgraph"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action=Version, nargs=0, help="show the version and exit")
    _everywhere(whole, default=False)
    commands = whole.add_subparsers(dest="command", metavar="COMMAND")

    build = _command(commands, "build", "read lists, write the graph")
    build.more = formats
    build.add_argument(
        "paths", nargs="+", metavar="PATH", help="a Markdown file, a folder of them, or - for standard input"
    )
    build.add_argument("-o", "--output", required=True, metavar="DIR", help="where to write")
    build.add_argument(
        "--format",
        metavar="F,F",
        help="what to write beside what stands there: names or groups, which are listed below",
    )
    build.add_argument("--base", default=BASE, metavar="IRI", help=f"IRI before every id (default: {BASE})")
    build.add_argument(
        "--language",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help=f"what labels are in where there are names in several (default: {LANGUAGES[0]})",
    )
    build.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    _which(build)
    build.add_argument(
        "--jobs", type=processes, metavar="N", help="processes at work (default: one for each core)"
    )
    build.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="build on the cluster of Dask there (tcp://host:8786); PATH and DIR may then be s3://…",
    )
    cache = build.add_mutually_exclusive_group()
    cache.add_argument(
        "--cache", metavar="DIR", help="where to keep what was read, for the next build (default: the user's)"
    )
    cache.add_argument("--no-cache", action="store_true", help="read everything anew, and keep nothing")
    build.add_argument(
        "--source-url",
        type=web,
        metavar="URL",
        help="where the lists' folder can be read, so that the page leads to every line of theirs; "
        "'git': at the remote of their repository, in the commit checked out",
    )
    build.add_argument(
        "--since",
        metavar="OLD",
        help="an earlier build's folder, or earlier lists: the page marks what is new since then",
    )
    build.add_argument(
        "--strict",
        action="store_true",
        help="end with 1 where a link or a part of a list is not in the graph",
    )
    output = build.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="the summary as JSON")
    output.add_argument(
        "--watch", action="store_true", help="build again when a list or listgraph.toml changes; Ctrl-C ends"
    )

    check = _command(commands, "check", "find what is wrong with lists")
    check.add_argument(
        "paths", nargs="+", metavar="PATH", help="a Markdown file, a folder of them, or - for standard input"
    )
    check.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    _which(check)
    check.add_argument(
        "--select", type=kinds, default=(), metavar="KIND,KIND", help="only problems of these kinds"
    )
    check.add_argument(
        "--ignore", type=kinds, default=(), metavar="KIND,KIND", help="no problems of these kinds"
    )
    check.add_argument(
        "--fix", action="store_true", help="put right what is safe to (marked * below) and tell the rest"
    )
    check.add_argument(
        "--diff",
        action="store_true",
        help="show what --fix would change, and change nothing; 1 where it would",
    )
    check.add_argument(
        "--baseline", metavar="FILE", help="tell no problem that stands in it, wherever its line has moved to"
    )
    check.add_argument(
        "--write-baseline", metavar="FILE", help="write down all problems as known, and end with 0"
    )
    check.add_argument(
        "--links", metavar="FILE", help="tell of the dead links in lychee's JSON report, at their lines"
    )
    output = check.add_mutually_exclusive_group()
    output.add_argument("--format", choices=REPORTS, default=REPORTS[0], help="how the problems are told")
    for form in ("json", "sarif"):
        output.add_argument(
            f"--{form}", action="store_const", dest="format", const=form, help=f"the same as --format {form}"
        )

    query = _command(commands, "query", "ask the graph in SPARQL")
    query.add_argument("directory", metavar="DIR", help="what a build wrote")
    query.add_argument(
        "query", nargs="?", metavar="QUERY", help="a name, a .rq file, SPARQL, or - for standard input"
    )
    query.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="a named query's parameters")
    query.add_argument(
        "--format",
        choices=("table", "csv", "tsv", "json", "ttl"),
        default="table",
        help="how the answer is written (default: table; of a CONSTRUCT: ttl)",
    )
    query.add_argument("--limit", type=rows, default=0, metavar="N", help="at most N rows")
    query.add_argument(
        "--timeout",
        type=seconds,
        default=60,
        metavar="SECONDS",
        help="stop after that (default: 60; 0: never)",
    )
    query.add_argument("--list", action="store_true", help="the named queries")

    why = _command(commands, "why", "every reason that the graph has")
    why.add_argument("directory", metavar="DIR", help="what a build wrote")
    why.add_argument("first", metavar="ARTICLE|MODEL", help="a model's name, or an article's URL or title")
    why.add_argument("second", nargs="?", metavar="MODEL", help="another model")
    why.add_argument("--json", action="store_true", help="the reasons as JSON")

    serve = _command(commands, "serve", "show the graph and answer SPARQL on this machine")
    serve.add_argument("directory", metavar="DIR", help="what a build wrote")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (default: 127.0.0.1)")
    serve.add_argument("--port", type=port, default=8000, metavar="N", help="default: 8000; 0: any free one")
    serve.add_argument("--cors", action="store_true", help="let pages of other sites query it")
    serve.add_argument(
        "--timeout", type=seconds, default=30, metavar="SECONDS", help="of a query (default: 30; 0: none)"
    )
    serve.add_argument(
        "--limit",
        type=rows,
        default=100_000,
        metavar="N",
        help="rows of an answer (default: 100000; 0: all)",
    )

    diff = _command(commands, "diff", "what came, went and changed")
    for name in ("old", "new"):
        diff.add_argument(
            name, metavar=name.upper(), help="what a build wrote, or a list or a folder of them"
        )
    output = diff.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="the changes as JSON")
    output.add_argument("--patch", action="store_true", help="the changes as RDF Patch, exact to the triple")

    init = _command(commands, "init", "write a listgraph.toml to begin with")
    init.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="LISTS",
        help="a folder or lists to draft from (default: here)",
    )

    completion = _command(commands, "completion", "print what makes a shell complete commands and options")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    return whole


def _command(commands: "argparse._SubParsersAction[Parser]", name: str, text: str) -> Parser:
    command = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=EXAMPLES[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _everywhere(command, default=argparse.SUPPRESS)  # what was said before the command's name holds
    return command


def _which(command: argparse.ArgumentParser) -> None:
    """Which files in the folders given are read."""
    command.add_argument(
        "--exclude",
        action="append",
        default=[],
        metavar="PATTERN",
        help="pass over what it matches, as a line of a .gitignore does; may be given again",
    )
    command.add_argument(
        "--follow-symlinks", action="store_true", help="read what symbolic links lead to outside the folders"
    )


def _everywhere(command: argparse.ArgumentParser, default: object) -> None:
    """What may be said before the command's name and behind it."""
    command.add_argument(
        "-q", "--quiet", action="store_true", default=default, help="say nothing where all is well"
    )
    command.add_argument(
        "-v", "--verbose", action="store_true", default=default, help="say on standard error what is done"
    )
    command.add_argument(
        "--debug", action="store_true", default=default, help="where something fails, say where in the code"
    )
