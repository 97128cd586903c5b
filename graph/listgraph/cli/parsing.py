"""How the command line is read: values with a meaning, and what was meant where a word is wrong."""

import argparse
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import IO, NoReturn

from listgraph.checks.kinds import KINDS
from listgraph.cli.streams import tell


class Parser(argparse.ArgumentParser):
    """Says what was probably meant where a command or an option does not exist.

    Its help ends with ``more``, which is made when somebody asks.
    """

    more: Callable[[], str] | None = None

    def format_help(self) -> str:
        """The help, with more at its end."""
        return super().format_help() + (f"\n{self.more()}" if self.more else "")

    def print_help(self, file: IO[str] | None = None) -> None:  # type: ignore[override]
        """The help to ``file``, or to standard output: one that takes no word is an error there."""
        if file is None:
            tell(self.format_help(), exact=True)
        else:
            super().print_help(file)

    def commands(self) -> Mapping[str, "Parser"]:
        """The parsers of the commands, by name."""
        return {
            name: command
            for action in self._actions
            if isinstance(action, argparse._SubParsersAction)
            for name, command in action.choices.items()
        }

    def error(self, message: str) -> NoReturn:
        super().error(message + self._meant(message))

    def _meant(self, message: str) -> str:
        wrong = _WRONG.search(message)
        if not wrong:
            return ""
        known = list(self.commands()) if wrong["choice"] else _options(self)
        close = get_close_matches(wrong["choice"] or wrong["option"].partition("=")[0], known, n=1)
        return f"; did you mean {close[0]}?" if close else ""


_WRONG = re.compile(
    r"argument COMMAND: invalid choice: '(?P<choice>[^']*)'"
    r"|unrecognized arguments: .*?(?P<option>-{1,2}[^ ]+)"
)


def _options(parser: argparse.ArgumentParser) -> list[str]:
    """The options of a command, or of all of them: the parser of the whole tells of what none has taken."""
    own = [option for action in parser._actions for option in action.option_strings]
    inner = [
        option
        for action in parser._actions
        if isinstance(action, argparse._SubParsersAction)
        for command in action.choices.values()
        for option in _options(command)
    ]
    return [*own, *inner]


class Version(argparse.Action):
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


def kinds(text: str) -> tuple[str, ...]:
    """Kinds of problem, with commas between them."""
    chosen = tuple(filter(None, text.replace(" ", "").split(",")))
    unknown = [kind for kind in chosen if kind not in KINDS]
    if unknown or not chosen:
        close = [near for kind in unknown for near in get_close_matches(kind, KINDS, n=1)]
        said = f"did you mean {' and '.join(close)}?" if close else f"there are {', '.join(KINDS)}"
        raise argparse.ArgumentTypeError(
            f"{', '.join(unknown) or repr(text)}: no such kind of problem; {said}"
        )
    return chosen


def seconds(text: str) -> float:
    """A number of seconds."""
    try:
        number = float(text)
    except ValueError:
        number = -1
    if not 0 <= number <= 1_000_000:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return number


def rows(text: str) -> int:
    """A number of rows."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text} is no number of rows")
    return int(text)


GIT = "git"
"""Instead of an address: what the repository of the lists says."""


def web(text: str) -> str:
    """An address of the Web, or :data:`GIT`."""
    if text != GIT and not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError(f"{text} is no web address")
    return text


def port(text: str) -> int:
    """A port."""
    if not (text.isdecimal() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is no port: they go from 0 to 65535")
    return int(text)


def processes(text: str) -> int:
    """A number of processes."""
    if not (text.isdecimal() and 1 <= int(text) <= 1024):
        raise argparse.ArgumentTypeError(f"{text} is no number of processes: they go from 1 to 1024")
    return int(text)
