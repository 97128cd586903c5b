"""obsidian/: the notes, their properties and links."""

import re
from pathlib import Path
from typing import Any

from helpers.reading.found import UNKNOWN, Found, written
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.markup.filenames import folded
from listgraph.schema import RELATIONS
from listgraph.vault.notes import FOLDERS

LINK = re.compile(r"(!?)\[\[([^\[\]|\n]+)(?:\|([^\[\]|\n]+))?\]\]")


def texts(graph: KnowledgeGraph) -> dict[str, str]:
    """The texts of the files, by their paths within the vault."""
    files = written("obsidian", graph)
    assert all(path.startswith("obsidian/") for path in files)
    return {path.removeprefix("obsidian/"): data.decode() for path, data in files.items()}


def notes(files: dict[str, str]) -> dict[str, tuple[dict[str, Any], str]]:
    """Properties and body of each note, by its name."""
    import yaml

    found = {}
    for path, data in files.items():
        if path.startswith(tuple(FOLDERS.values())):
            _, properties, body = re.split(r"^---\n", data, maxsplit=2, flags=re.MULTILINE)
            found[Path(path).stem] = (yaml.safe_load(properties), body)
    return found


def linked(value: str) -> str:
    """The note that a property leads to."""
    found = LINK.fullmatch(value)
    assert found
    return found[2]


def read_vault(graph: KnowledgeGraph) -> Found:
    files = notes(texts(graph))
    names = {folded(name): row["id"] for name, (row, _) in files.items()}
    return (
        {row["id"]: (row["iri"], row["kind"], row["label"]) for row, _ in files.values()},
        {
            (row["id"], relation, names[folded(linked(value))], UNKNOWN, RELATIONS[relation].derived)
            for row, _ in files.values()
            for relation in RELATIONS.keys() & row.keys()
            for value in row[relation]
        },
    )
