"""Apache Jena, as Debian packages it: its own loader of TDB2, then queries."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from zipfile import ZipFile

PACKAGE = "libapache-jena-java"
_LOST = "org/apache/jena/ext/"
"""Where Debian's jar has texts of Xerces that its classes look for without this."""
_BINDINGS = re.compile(r"(slf4j-(?!api|nop)|jcl-over|jul-to|log4j)")
"""Jars that would each carry the log elsewhere."""


@dataclass(frozen=True, slots=True)
class Database:
    """A command that loads one, with its arguments, and settings as Jena's commands take them."""

    load: Sequence[str]
    settings: Sequence[str] = ()


def ask(folder: Path, databases: Sequence[Database], queries: Sequence[str]) -> list[list[bytes]]:
    """The answers of each database as SPARQL's JSON; the commands run in ``folder``.

    A process of its own does it, as a Java machine within this one would stay to its end.
    """
    task = {"databases": [asdict(database) for database in databases], "queries": queries}
    ran = subprocess.run(
        [sys.executable, "-m", "helpers.jena"],
        input=json.dumps(task).encode(),
        capture_output=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return [[answer.encode() for answer in answers] for answers in json.loads(ran.stdout.splitlines()[-1])]


def jars(package: str = PACKAGE) -> list[str]:
    """What the package and all that it needs have in Debian's folder of jars."""
    waiting, found = [package], dict[str, list[str]]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = [
                path for path in _dpkg("-L", name) if re.fullmatch(r"/usr/share/java/[^/]+.jar", path)
            ]
            needed = re.findall(r"\blib[\w.+-]+-java\b", " ".join(_dpkg("-W", "-f=${Depends}", name)))
            waiting += needed
    return [path for paths in found.values() for path in paths if not _BINDINGS.match(Path(path).name)]


def _dpkg(*arguments: str) -> list[str]:
    return subprocess.run(
        ["dpkg-query", *arguments], capture_output=True, text=True, check=False
    ).stdout.splitlines()


def _mended(folder: Path) -> str:
    """A folder with what Debian's jar has in the wrong place."""
    with ZipFile("/usr/share/java/jena-core.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_LOST) and name.endswith(".properties"):
                target = folder / name.removeprefix(_LOST)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(jar.read(name))
    return str(folder)


def _answers(number: int, database: Database, queries: Sequence[str]) -> Iterator[str]:
    """The command's ``DB`` stands for a folder of one's own choice."""
    import jpype

    command, *arguments = database.load
    place = f"DB{number}"
    jpype.JClass(command).main([argument.replace("=DB", f"={place}") for argument in arguments])
    store = jpype.JClass("org.apache.jena.tdb2.TDB2Factory").connectDataset(place)
    names = jpype.JClass("org.apache.jena.sparql.util.MappingRegistry")
    symbol = jpype.JClass("org.apache.jena.sparql.util.Symbol")
    for setting in database.settings:
        name, _, value = setting.partition("=")
        store.getContext().set(symbol.create(names.mapPrefixName(name)), value)
    execution = jpype.JClass("org.apache.jena.query.QueryExecutionFactory")
    formatter = jpype.JClass("org.apache.jena.query.ResultSetFormatter")
    store.begin(jpype.JClass("org.apache.jena.query.ReadWrite").READ)
    for query in queries:
        written = jpype.JClass("java.io.ByteArrayOutputStream")()
        formatter.outputAsJSON(written, execution.create(query, store).execSelect())
        yield written.toString("UTF-8")


def _main() -> None:
    import jpype

    task = json.load(sys.stdin)
    jpype.startJVM(classpath=[_mended(Path("jars")), *jars()], convertStrings=True)
    databases = [Database(**database) for database in task["databases"]]
    answers = [list(_answers(number, database, task["queries"])) for number, database in enumerate(databases)]
    print("\n" + json.dumps(answers))


if __name__ == "__main__":
    _main()
