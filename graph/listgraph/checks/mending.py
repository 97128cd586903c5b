"""Problems that can be put right without a person: the text of a list becomes one without them.

Nothing is done that loses a link, a heading or what an entry is filed under: the text is read again
after each change, and a change that fails at that is not made.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from listgraph.checks.addresses import tracked, untracked
from listgraph.checks.duplicates import duplicates
from listgraph.checks.lists import Lists
from listgraph.checks.nearly import nearly_headings, nearly_links, repaired
from listgraph.checks.silence import is_silenced
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.lexicon import builtin
from listgraph.lists.atx import proper
from listgraph.lists.outline import Document, Entry, Link
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.problems import Problem
from listgraph.urls import canonicalise


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in place of what stands from ``start`` to ``end`` (from 0) of the line ``number`` (from 1).

    Without a text, the line goes. ``plain`` is what would stand there to be read as Markdown reads it now,
    where that is otherwise than a list is read here.
    """

    number: int
    start: int
    end: int
    text: str | None
    plain: str | None = None


@dataclass(frozen=True, slots=True)
class Mended:
    """A text, and how many problems of what it was made from it has no more."""

    text: str
    count: int = 0


_Mend = Callable[[Problem, Document], Edit | None]
_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_ROUNDS = 100


def mended(path: str, text: str, kinds: Collection[str]) -> Mended:
    """``text`` with those problems of ``kinds`` put right that are safe to; the ends of its lines stay.

    What comes out has nothing more to put right: it is the same when it is mended again.
    """
    count = 0
    for _ in range(_ROUNDS):
        document = _read(path, text)
        edits = _edits(document, kinds)
        if not _is_safe(document, path, text, edits):
            edits = [edit for edit in edits if _is_safe(document, path, text, [edit])]
            if not _is_safe(document, path, text, edits):
                break
        if not edits:
            break
        text = _applied(text, edits)
        count += len(edits)
    return Mended(text, count)


def _read(path: str, text: str) -> Document:
    return parse(Source(path, text, "utf-8", ""))


def _edits(document: Document, kinds: Collection[str]) -> list[Edit]:
    """What is to be done in one go: no two edits touch each other's place, and of lines at most one goes."""
    lists = Lists((document,), KnowledgeGraph((), {}), builtin())
    found = [
        edit
        for code, (find, mend) in MENDS.items()
        if code in kinds
        for problem in find(lists)
        if not is_silenced(problem, document.lines) and (edit := mend(problem, document))
    ]
    kept: dict[int, list[Edit]] = {}
    for edit in sorted(set(found), key=lambda edit: (edit.number, edit.text is not None, edit.start)):
        before = kept.setdefault(edit.number, [])
        if not any(other.text is None or edit.start < other.end for other in before):
            before.append(edit)
    return [edit for edits in kept.values() for edit in edits]


def _applied(text: str, edits: Sequence[Edit]) -> str:
    rows = [[line[1], line[2]] for line in _LINE.finditer(text)]
    for edit in sorted(edits, key=lambda edit: (-edit.number, -edit.start)):
        row = rows[edit.number - 1]
        if edit.text is not None:
            row[0] = row[0][: edit.start] + edit.text + row[0][edit.end :]
            continue
        del rows[edit.number - 1]
        around = rows[edit.number - 2 : edit.number]
        if edit.number > 1 and len(around) == 2 and not any(line.strip() for line, _ in around):
            del rows[edit.number - 1]
    return "".join(line + end for line, end in rows)


def _is_safe(before: Document, path: str, text: str, edits: Sequence[Edit]) -> bool:
    """Whether all headings, links and their words are left, but for the links of the lines that go."""
    after = _read(path, _applied(text, edits))
    gone = {edit.number for edit in edits if edit.text is None}
    old, new = _addresses(before), _addresses(after)
    left = _addresses(before, gone)
    kept = all(new[address] >= max(left[address], 1) for address in old)
    plain = [replace(edit, text=edit.plain) for edit in edits if edit.plain is not None]
    shown = _read(path, _applied(text, plain)) if plain else before
    whole = _named(shown, gone) <= _named(after)
    headings = ([(section.heading, section.level) for section in read.sections] for read in (before, after))
    return kept and whole and next(headings) == next(headings)


def _links(document: Document, without: Collection[int]) -> Iterator[tuple[str, Link]]:
    """Each link with its address, but for those of some lines."""
    for _, link in document.links():
        if link.line not in without:
            yield canonicalise(link.destination) or link.destination, link


def _addresses(document: Document, without: Collection[int] = ()) -> Counter[str]:
    return Counter(address for address, _ in _links(document, without))


def _named(document: Document, without: Collection[int] = ()) -> Counter[tuple[str, str]]:
    """The addresses that stand behind words of their own, with these."""
    found = _links(document, without)
    return Counter(
        (address, link.text) for address, link in found if not link.destination.endswith(link.text)
    )


def _without_tracking(problem: Problem, document: Document) -> Edit | None:
    return _replaced(problem, document, untracked)


def _with_link(problem: Problem, document: Document) -> Edit | None:
    return _replaced(problem, document, repaired)


def _replaced(problem: Problem, document: Document, make: Callable[[str], str]) -> Edit | None:
    """The words of a problem made other ones; None where they stay or their place is not known."""
    start, end = problem.column - 1, problem.end - 1
    words = document.lines[problem.line - 1][start:end] if start >= 0 else ""
    made = make(words)
    return Edit(problem.line, start, end, made) if made and made != words else None


def _with_heading(problem: Problem, document: Document) -> Edit | None:
    """One sign may be a tag's, so that it stays."""
    line = document.lines[problem.line - 1]
    made = proper(line)
    sure = re.match(r"([\s>]*(?:[-*+]\s+)?)(?:#{2,}|＃)", line)
    if not sure or made == line:
        return None
    return Edit(problem.line, 0, len(line), made, f"{sure[1]}\\{line[sure.end(1) :]}")


def _without_twin(problem: Problem, document: Document) -> Edit | None:
    """A line goes that is, letter by letter, one before it in the same list under the same heading."""
    lines = document.lines
    entry = next((entry for entry in document.entries if entry.line == problem.line), None)
    if entry is None or not _is_whole(entry, document):
        return None
    line = lines[entry.line - 1]
    for earlier in document.entries:
        alike = earlier.line < entry.line and lines[earlier.line - 1] == line
        if alike and _is_beside(earlier, entry) and _in_one_list(lines, earlier.line, entry.line):
            return Edit(entry.line, 0, len(line), None)
    return None


def _is_whole(entry: Entry, document: Document) -> bool:
    """Whether an entry is one line, and nothing is nested in it."""
    below = next((line for line in document.lines[entry.line :] if line.strip()), "")
    deeper = _indent(below) > _indent(document.lines[entry.line - 1])
    one = all(piece.line == entry.line for piece in entry.pieces) and not entry.below
    return entry.kind in ("item", "row") and one and not deeper


def _is_beside(one: Entry, other: Entry) -> bool:
    return (one.section, one.depth, one.kind) == (other.section, other.depth, other.kind)


_IN_LIST = re.compile(r"\s|[-*+]\s|\d{1,9}[.)]\s|\||$")


def _in_one_list(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether nothing stands between two lines but entries beside them and what is nested in those."""
    least = _indent(lines[first - 1])
    between = [line for line in lines[first : last - 1] if line.strip()]
    return all(_IN_LIST.match(line) and _indent(line) >= least for line in between)


def _indent(line: str) -> int:
    return len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())


MENDS: Mapping[str, tuple[Callable[[Lists], Iterator[Problem]], _Mend]] = {
    "tracking": (tracked, _without_tracking),
    "nearly-link": (nearly_links, _with_link),
    "nearly-heading": (nearly_headings, _with_heading),
    "duplicate": (duplicates, _without_twin),
}
"""The kinds of problem of which some can be put right: what finds them in one list, and what is done."""
