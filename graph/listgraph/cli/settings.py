"""What a command does where nobody says otherwise: the tables [build] and [check] of a listgraph.toml.

A key is an option's name without its hyphens, its value what would stand behind the option; what the
command line says goes before it.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from listgraph.cli.parsing import Parser

KEYS: Mapping[str, tuple[str, ...]] = {
    "build": ("format", "base", "language", "source-url", "exclude", "follow-symlinks", "jobs", "strict"),
    "check": ("select", "ignore", "format", "baseline", "links", "exclude", "follow-symlinks"),
}
"""The options of each command that its table may hold."""


def settled(whole: Parser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What ``arguments`` say, and where they say nothing the lists' listgraph.toml, and else the defaults.

    ``configured`` are the options that the file settled.

    Raises:
        ListgraphError: the file cannot be read, or holds what is no setting; all of it is told at once.
    """
    commands = whole.commands()
    actions = {name: dict(_settable(commands[name], keys)) for name, keys in KEYS.items()}
    defaults = {id(action): action.default for found in actions.values() for action in found.values()}
    for action in (action for found in actions.values() for action in found.values()):
        action.default = None  # so that what was said can be told from what was not
    options = whole.parse_args(arguments)
    found = actions.get(options.command, {})
    said = _said(options, found)
    options.configured = frozenset(
        action.dest for key, action in found.items() if key in said and getattr(options, action.dest) is None
    )
    for key, action in found.items():
        if getattr(options, action.dest) is None:
            setattr(options, action.dest, said.get(key, defaults[id(action)]))
    return options


def _settable(command: argparse.ArgumentParser, keys: Sequence[str]) -> Iterator[tuple[str, argparse.Action]]:
    for action in command._actions:
        for key in keys:
            if f"--{key}" in action.option_strings:
                yield key, action


def _said(options: argparse.Namespace, actions: Mapping[str, argparse.Action]) -> Mapping[str, object]:
    if not actions:
        return {}
    from listgraph.cli.configured import said  # slow to load, and not every command has a table

    return said(options, actions)
