"""Completion of the command line by the shell."""

import argparse
from collections.abc import Iterator

import shtab

_PATHS = {
    "PATH": shtab.FILE,
    "FILE": shtab.FILE,
    "OLD": shtab.FILE,
    "NEW": shtab.FILE,
    "DIR": shtab.DIRECTORY,
}


def script(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script by which ``shell`` completes what ``parser`` reads: commands, options, choices, paths."""
    for action in _actions(parser):
        if action.metavar in _PATHS and not hasattr(action, "complete"):
            action.complete = _PATHS[str(action.metavar)]  # type: ignore[attr-defined]
    return shtab.complete(parser, shell)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from _actions(command)
