"""The commands of the command line and their arguments: what can be said, not what is done."""

import argparse
from collections.abc import Sequence

from listgraph.checks.kinds import KINDS
from listgraph.cli.streams import tell
from listgraph.schema import BASE, LANGUAGES

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
  listgraph build lists/ -o out/ --watch    and again whenever a list changes, until Ctrl-C

A listgraph.toml beside the lists can add models, organisations, publishers and names to ignore.
""",
    "check": """\
examples:
  listgraph check lists/                    what is wrong with the lists, line by line
  listgraph check README.md --json
  listgraph check . --ignore tracking,duplicate
  listgraph check . --sarif > lists.sarif   for a code host, which shows it beside the lines

It ends with 1 where there is an error or a warning, with 0 where there are only notes or nothing.
A line with the comment <!-- listgraph-ignore --> is left alone; <!-- listgraph-ignore: duplicate --> says
of what.

kinds of problem:
"""
    + "".join(f"  {kind.level:8}  {kind.code:20}  {kind.title}\n" for kind in KINDS.values()),
    "query": """\
examples:
  listgraph query out/ --list
  listgraph query out/ most-covered
  listgraph query out/ articles-of-model model=BERT --format csv
  listgraph query out/ my.rq --format json
  listgraph query out/ 'SELECT ?m WHERE { ?m a lg:Model } LIMIT 5'
""",
    "init": """\
examples:
  listgraph init                            listgraph.toml in this folder, all of it explained
  listgraph init lists/
""",
    "completion": """\
examples:
  eval "$(listgraph completion bash)"       in ~/.bashrc
  eval "$(listgraph completion zsh)"        in ~/.zshrc, after compinit
  listgraph completion fish > ~/.config/fish/completions/listgraph.fish
""",
    "why": """\
examples:
  listgraph why out/ BERT                   what is known of a model, and where it is said
  listgraph why out/ RoBERTa XLNet          what joins two models
  listgraph why out/ https://example.org/a  what is known of an article (or part of its title)
""",
    "serve": """\
examples:
  listgraph serve out/                      the graph, a query page and a SPARQL endpoint on this machine
  listgraph serve out/ --port 0             on any free port
  listgraph serve out/ --cors               pages of other sites may query it as well

Nothing can be changed through it, and it asks nothing of any other server.
""",
    "diff": """\
examples:
  listgraph diff old/ out/                  two exports: what came, went and changed, by name
  listgraph diff out/ lists/                the graph as it is, and as the lists would give it now
  listgraph diff old.md README.md --json
  listgraph diff old/ out/ --patch > changes.rdfp

It ends with 1 where they differ. Where in a file something stands is no difference, but the patch
makes the one facts graph exactly the other, the lines of headings too.
""",
}


def parser() -> argparse.ArgumentParser:
    """The commands with their arguments; the command's name is in ``command``."""
    whole = argparse.ArgumentParser(
        prog="listgraph",
        description="Turn Markdown link lists into a knowledge graph: RDF and an interactive page.",
        epilog=_EXAMPLES["listgraph"],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    _debug(whole, default=False)
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")

    build = _command(commands, "build", "read lists, write the graph")
    build.add_argument("paths", nargs="+", metavar="PATH", help="a Markdown file or a folder of them")
    build.add_argument("-o", "--output", required=True, metavar="DIR", help="where to write")
    build.add_argument(
        "--format", metavar="F,F", help="what to write: names or groups (see the output's README.md)"
    )
    build.add_argument("--base", default=BASE, metavar="IRI", help=f"IRI before every id (default: {BASE})")
    build.add_argument(
        "--language",
        choices=LANGUAGES,
        default=LANGUAGES[0],
        help=f"what labels are in where there are names in several (default: {LANGUAGES[0]})",
    )
    build.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    _follow(build)
    build.add_argument(
        "--jobs", type=_processes, metavar="N", help="processes at work (default: one for each core)"
    )
    cache = build.add_mutually_exclusive_group()
    cache.add_argument(
        "--cache", metavar="DIR", help="where to keep what was read, for the next build (default: the user's)"
    )
    cache.add_argument("--no-cache", action="store_true", help="read everything anew, and keep nothing")
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
    check.add_argument("paths", nargs="+", metavar="PATH", help="a Markdown file or a folder of them")
    check.add_argument("--config", metavar="FILE", help="a listgraph.toml elsewhere than beside the lists")
    _follow(check)
    check.add_argument(
        "--select", type=_kinds, default=(), metavar="KIND,KIND", help="only problems of these kinds"
    )
    check.add_argument(
        "--ignore", type=_kinds, default=(), metavar="KIND,KIND", help="no problems of these kinds"
    )
    output = check.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="the problems as JSON")
    output.add_argument("--sarif", action="store_true", help="the problems as SARIF 2.1.0")

    query = _command(commands, "query", "ask the graph in SPARQL")
    query.add_argument("directory", metavar="DIR", help="what a build wrote")
    query.add_argument("query", nargs="?", metavar="QUERY", help="a name, a .rq file, or SPARQL")
    query.add_argument("parameters", nargs="*", metavar="NAME=VALUE", help="a named query's parameters")
    query.add_argument("--format", choices=("table", "csv", "tsv", "json", "ttl"), default="table")
    query.add_argument("--limit", type=_rows, default=0, metavar="N", help="at most N rows")
    query.add_argument(
        "--timeout",
        type=_seconds,
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
    serve.add_argument("--port", type=_port, default=8000, metavar="N", help="default: 8000; 0: any free one")
    serve.add_argument("--cors", action="store_true", help="let pages of other sites query it")
    serve.add_argument(
        "--timeout", type=_seconds, default=30, metavar="SECONDS", help="of a query (default: 30; 0: none)"
    )
    serve.add_argument(
        "--limit",
        type=_rows,
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
        "directory", nargs="?", default=".", metavar="DIR", help="where the lists are (default: here)"
    )

    completion = _command(commands, "completion", "print what makes a shell complete commands and options")
    completion.add_argument("shell", choices=("bash", "zsh", "fish"))
    return whole


class _Version(argparse.Action):
    """What ``action="version"`` does, but the version is looked up only here: that takes its time."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002
        values: str | Sequence[object] | None,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        from importlib.metadata import version

        tell(f"listgraph {version('listgraph')}")
        parser.exit()


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, text: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=text,
        description=text[0].upper() + text[1:] + ".",
        epilog=_EXAMPLES[name],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _debug(command, default=argparse.SUPPRESS)  # what was said before the command's name holds
    return command


def _follow(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--follow-symlinks", action="store_true", help="read what symbolic links lead to outside the folders"
    )


def _debug(command: argparse.ArgumentParser, default: object) -> None:
    command.add_argument(
        "--debug", action="store_true", default=default, help="where something fails, say where in the code"
    )


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(filter(None, text.replace(" ", "").split(",")))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown or not kinds:
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or repr(text)}: no such kind of problem; there are {', '.join(KINDS)}"
        )
    return kinds


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return seconds


def _rows(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of rows")
    return int(text)


def _processes(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 1024):
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: they go from 1 to 1024")
    return int(text)


def _port(text: str) -> int:
    if not (text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is no port: they go from 0 to 65535")
    return int(text)
