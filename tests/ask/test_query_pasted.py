"""A query pasted is a query answered: each named one in every store, loaded as exports/README.md says."""

import csv
import io
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pyoxigraph
import pytest
from pyoxigraph import QueryResultsFormat, QuerySolutions, Store, parse_query_results

from helpers import jena, node
from helpers.places import ROOT
from listgraph.ask.queries import named
from listgraph.ask.query import answer

EXPORTS = ROOT / "exports"
QUERIES = {path.stem: path.read_text("utf-8") for path in sorted((EXPORTS / "queries").glob("*.rq"))}
FACTS, DATASET = "graph.ttl", "dataset.nq"
"""What the sections of the page begin with that tell how to load the graph."""

Row = dict[str, str]
Answers = Mapping[str, Sequence[Row]]


def typed(file: str, tool: str) -> list[str]:
    """What the page says to type into the tool, in the section of the file."""
    page = (EXPORTS / "README.md").read_text("utf-8")
    (section,) = re.findall(rf"^## `{re.escape(file)}`.*?(?=^## |\Z)", page, re.MULTILINE | re.DOTALL)
    (said,) = re.findall(rf"^- \*\*{re.escape(tool)}\*\*: (.*)$", section, re.MULTILINE)
    return re.findall(r"`([^`]*)`", said)


def words(file: str, tool: str, program: str) -> list[str]:
    """The command of the tool that starts with the program."""
    (command,) = (code.split() for code in typed(file, tool) if code.startswith(f"{program} "))
    return command


def of_csv(text: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(text)))


def of_solutions(found: object) -> list[Row]:
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [dict(zip(names, (getattr(cell, "value", "") for cell in row), strict=True)) for row in found]


def normal(answers: Answers) -> dict[str, list[list[tuple[str, str]]]]:
    """Without order; numbers, and the order within a concatenation, may be written in more than one way."""
    return {
        name: sorted(sorted((column, _cell(cell)) for column, cell in row.items() if cell) for row in rows)
        for name, rows in answers.items()
    }


def _cell(cell: str) -> str:
    try:
        return str(float(cell))
    except ValueError:
        return " ".join(sorted(cell.split()))


@pytest.fixture(scope="module")
def expected() -> Answers:
    """What listgraph itself answers, where it is given the values that stand in the text."""
    return {
        name: of_csv(
            answer(EXPORTS, name, [f"{p.name}={p.default}" for p in query.params if p.required], "csv")
        )
        for name, query in named().items()
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("graph.ttl", "evidence.ttl", "dataset.nq"):
        shutil.copy(EXPORTS / name, tmp_path)
    return tmp_path


def python(file: str, tool: str, names: dict[str, object]) -> dict[str, object]:
    """What the names are after the page's statements, but for those that ask something."""
    for code in typed(file, tool):
        if not code.startswith(("oxigraph ", "store.query")):
            exec(code, names)
    return names


@pytest.mark.parametrize(("file", "name"), [(FACTS, "graph"), (DATASET, "dataset")])
@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning", "ignore::DeprecationWarning:rdflib")
def test_rdflib(file: str, name: str, expected: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    import rdflib

    monkeypatch.chdir(EXPORTS)
    loaded = python(file, "rdflib", {"rdflib": rdflib})[name]
    assert isinstance(loaded, rdflib.Graph)
    found = {
        query: [
            {str(name): str(cell) for name, cell in row.asdict().items()}  # type: ignore[union-attr]
            for row in loaded.query(text)
        ]
        for query, text in QUERIES.items()
    }
    assert normal(found) == normal(expected)


@pytest.mark.parametrize("file", [FACTS, DATASET])
def test_pyoxigraph(file: str, expected: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXPORTS)
    names: dict[str, object] = {"pyoxigraph": pyoxigraph, "store": Store()}
    python(file, "Oxigraph", names)
    ask = next(
        (code for code in typed(file, "Oxigraph") if code.startswith("store.query")), "store.query(text)"
    )
    found = {name: of_solutions(eval(ask, {**names, "text": text})) for name, text in QUERIES.items()}
    assert normal(found) == normal(expected)


@pytest.mark.parametrize("file", [FACTS, DATASET])
def test_the_server_of_oxigraph(file: str, expected: Answers, folder: Path) -> None:
    subprocess.run(
        oxigraph(words(file, "Oxigraph", "oxigraph load")), cwd=folder, check=True, capture_output=True
    )
    found = {}
    with served(words(file, "Oxigraph", "oxigraph serve"), folder) as endpoint:
        for name, text in QUERIES.items():
            headers = {"Accept": "text/csv", "Content-Type": "application/sparql-query"}
            with urlopen(Request(endpoint, text.encode(), headers)) as reply:
                found[name] = of_csv(reply.read().decode())
    assert normal(found) == normal(expected)


def oxigraph(command: Sequence[str]) -> list[str]:
    """The command with the program that the tests have."""
    program, *arguments = command
    return [str(Path(sys.executable).with_name(program)), *arguments]


@contextmanager
def served(command: Sequence[str], folder: Path) -> Iterator[str]:
    """The endpoint of the server that the command starts."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [*oxigraph(command), "--bind", place], cwd=folder, stderr=subprocess.PIPE
    ) as process:
        try:
            endpoint = f"http://{place}/query"
            for _ in range(300):
                try:
                    urlopen(f"http://{place}/").close()
                    break
                except URLError:
                    time.sleep(0.1)
            yield endpoint
        finally:
            process.kill()


def test_jena(expected: Answers, folder: Path) -> None:
    plain = jena.Database(words(FACTS, "Apache Jena", "tdb2.tdbloader"))
    served = words(DATASET, "Apache Jena", "fuseki-server")
    settings = [served[place + 1] for place, word in enumerate(served) if word == "--set"]
    union = jena.Database(words(DATASET, "Apache Jena", "tdb2.tdbloader"), settings)
    for answers in jena.ask(folder, [plain, union], list(QUERIES.values())):
        found = [of_solutions(parse_query_results(text, format=QueryResultsFormat.JSON)) for text in answers]
        assert normal(dict(zip(QUERIES, found, strict=True))) == normal(expected)


def test_comunica(expected: Answers) -> None:
    """Its engine in its library for JavaScript: the command is the same with files around it."""
    _, *files, _, whole = words(FACTS, "Comunica", "cat")
    assert whole in words(FACTS, "Comunica", "comunica-sparql-file")
    text = "".join((EXPORTS / name).read_text("utf-8") for name in files)
    answers = node.run("comunica.mjs", {"texts": [text], "queries": list(QUERIES.values())})
    assert normal(dict(zip(QUERIES, answers, strict=True))) == normal(expected)
