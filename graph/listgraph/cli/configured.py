"""A command's table in the lists' listgraph.toml: read, and told with its line where it is wrong."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from listgraph.errors import ListgraphError
from listgraph.given import path_of, paths_of
from listgraph.lexicon.places import places
from listgraph.lexicon.reading import near, raise_all, shown, table_of
from listgraph.lists.ignored import SeenFrom
from listgraph.material import configurations, text_of
from listgraph.pipeline import checked_base

_OTHER_SPELLING = {"formats": "format"}
_NOT_HERE = {"cache": "what a cache holds is believed, and this file may be somebody else's: say --cache"}
"""What only the command line says, and why."""


def said(options: argparse.Namespace, actions: Mapping[str, argparse.Action]) -> dict[str, object]:
    """What the table of the command says, by option; ``actions`` are those that it may hold.

    Raises:
        ListgraphError: the file cannot be read, or holds what is no setting; all of it is told at once.
    """
    roots = paths_of(options.paths, "PATH")
    files = [path_of(options.config, "--config")] if options.config else configurations(roots)
    tables = [(file, text) for file in files if options.command in table_of(text := text_of(file), file.name)]
    if len(tables) > 1:
        names = " and ".join(str(file) for file, _ in tables)
        raise ListgraphError(f"{names} both have a table [{options.command}]: choose one with --config")
    return dict(_values(*tables[0], options.command, actions)) if tables else {}


def _values(
    file: Path, text: str, command: str, actions: Mapping[str, argparse.Action]
) -> Iterator[tuple[str, object]]:
    table = table_of(text, file.name)[command]
    where = places(text)
    if not isinstance(table, dict):
        raise_all(file.name, [(where.line(command), f"a table is due: write [{command}] above its keys")])
    wrong = []
    for written, value in table.items():
        key = str(_OTHER_SPELLING.get(written, written))
        try:
            if key in _NOT_HERE:
                raise ListgraphError(f"{written}: {_NOT_HERE[key]}")
            if key not in actions:
                known = ", ".join(sorted(actions))
                raise ListgraphError(f"unknown key {written!r}{near(key, actions)}; keys: {known}")
            if value == [] and _takes_several(actions[key]):
                continue  # as if it were not there
            yield key, _value(actions[key], written, value, file.parent, command)
        except ListgraphError as error:
            wrong.append((where.line(command, 0, written), f"[{command}]: {error}"))
    if wrong:
        raise_all(file.name, wrong)


def _value(action: argparse.Action, key: str, value: Any, folder: Path, command: str) -> object:
    """What the option would make of ``value``."""
    if action.nargs == 0:
        if not isinstance(value, bool):
            raise ListgraphError(f"{key} = {shown(value)}: true or false is due")
        return value
    texts = _texts(action, key, value)
    if action.dest == "exclude":
        return SeenFrom.of(folder, texts)
    text = ",".join(texts)
    if action.choices and text not in action.choices:
        meant = near(text, action.choices)
        raise ListgraphError(f"{key} = {shown(text)}{meant}: one of {', '.join(action.choices)} is due")
    if action.metavar == "FILE":
        return str(folder / path_of(text, key))
    try:
        if checked := _CHECKED.get((command, action.dest)):
            checked(text)
        return action.type(text) if callable(action.type) else text
    except (argparse.ArgumentTypeError, ListgraphError) as error:
        raise ListgraphError(f"{key} = {shown(value)}: {error}") from None


def _texts(action: argparse.Action, key: str, value: Any) -> Sequence[str]:
    """The words of a value: a list of them where the option takes several, else one, or a number."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value) and _takes_several(action):
        return value
    if isinstance(value, str):
        return [value]
    if isinstance(value, int) and not isinstance(value, bool) and action.metavar == "N":
        return [str(value)]
    due = (
        "a list of texts, each in quotes, is due"
        if _takes_several(action)
        else "a number is due"
        if action.metavar == "N"
        else "a text is due, in quotes"
    )
    raise ListgraphError(f"{key} = {shown(value)}: {due}")


def _takes_several(action: argparse.Action) -> bool:
    return action.dest == "exclude" or "," in str(action.metavar or "")


def _formats(text: str) -> object:
    from listgraph.exporters import select

    return select(text)


_CHECKED: Mapping[tuple[str, str], Callable[[str], object]] = {
    ("build", "format"): _formats,
    ("build", "base"): checked_base,
}
"""What would be found to be wrong only later, and without the line."""
