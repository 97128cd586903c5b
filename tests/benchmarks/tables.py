"""The tables in README.md beside this file, written and read back."""

from collections.abc import Iterable, Sequence
from pathlib import Path

README = Path(__file__).with_name("README.md")
RATIO = "× mistune"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table; all columns but the first two stand to the right."""
    cells = [tuple(row) for row in rows]
    sides = ["--:" if number > 1 else "---" for number in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, sides, *cells)]


def put(name: str, lines: Sequence[str]) -> None:
    """Write the table of that name into its place."""
    text = README.read_text("utf-8")
    before, rest = text.split(_mark("begin", name))
    after = rest.split(_mark("end", name))[1]
    body = "\n".join(["", "", *lines, "", ""])
    README.write_text(f"{before}{_mark('begin', name)}{body}{_mark('end', name)}{after}", "utf-8")


def ratios(lists: str) -> dict[str, float]:
    """What stands in the tables of some lists: the ratio to mistune of each stage and run."""
    found: dict[str, float] = {}
    head: list[str] = []
    for line in README.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []
        if RATIO in cells:
            head = cells
        elif RATIO in head and len(cells) == len(head) and cells[0] == lists:
            found[cells[1]] = float(cells[head.index(RATIO)])
        elif not cells:
            head = []
    return found


def _mark(side: str, name: str) -> str:
    return f"<!-- {side} of {name} -->"
