"""What the small questions answer of the titles of the cases: ``answers.txt``, which the code writes.

Where two of them say the same of a title, none is missed if it is silent; here each speaks for itself. After
a change that is wanted run

    PYTHONPATH=graph:tests .venv/bin/python tests/names/test_answers.py

and read the difference.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from zlib import crc32

import pytest

from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.names import (
    announced,
    built,
    called,
    cells,
    endings,
    everyday,
    naming,
    phrases,
    subtitles,
    things,
    titled,
)
from listgraph.names import topics as headings
from listgraph.names.candidates import candidates
from listgraph.names.discovery import discover
from listgraph.names.free import is_free, is_other_thing
from listgraph.names.known import short_name, stem_of, without_same
from listgraph.names.name import Name
from listgraph.names.versions import bare

HERE = Path(__file__).parent
ANSWERS = HERE / "answers.txt"
SAYS = "  =>  "
LISTS = sorted((HERE.parent / "rules" / "meaning").glob("*.md"))

Question = Callable[[str], object]
OF_TITLES: Mapping[str, Question] = {
    "names": lambda text: naming.names(text, builtin()),
    "names in company": lambda text: naming.names(text, builtin(), company=True),
    "known": lambda text: (one for form in candidates(text, builtin()).forms for one in form.names),
    "new": lambda text: candidates(text, builtin()).new,
    "discovered": lambda text: discover(text, builtin()),
    "announced": announced.announced,
    "before 模型": announced.before_model,
    "quoted": announced.quoted,
    "introduced": titled.introduced,
    "paper's head": lambda text: titled.paper_head(text, 0),
    "tag": lambda text: titled.tag(text, 0),
    "in its place": lambda text: _placed(text, plain=False),
    "in its place, of plain words": lambda text: _placed(text, plain=True),
    "short for": lambda text: subtitles.is_short_for(*_headed(text)),
    "serving": lambda text: subtitles.is_serving(text.partition(" ")[0], text),
    "with models": lambda text: subtitles.is_with_models(*_headed(text)),
    "whole name": lambda text: naming.whole_name(text, builtin()),
    "kind": things.kind_of,
    "kind of a paper": lambda text: things.kind_of(text, paper=True),
    "told kind": things.told_kind,
    "what": lambda text: phrases.what_of(text).replace(text, ""),
    "topic": lambda text: " / ".join(_topic(text)),
    "cleaned": lambda text: headings.cleaned(text).replace(text, ""),
    "called": lambda text: called.called(text).replace(text, ""),
    "bare": lambda text: bare(text).replace(text, ""),
    "above": headings.above,
    "no name": lambda text: not headings.is_name(text),
    **{
        ask.__name__: ask
        for ask in (
            built.is_built, built.is_on_other, built.speaks_of_one, called.is_coined, cells.is_model_column,
            everyday.speaks_of_models, naming.is_twice_named, subtitles.is_on_models, subtitles.is_for_models,
            things.is_model, things.is_task, things.is_made_of, things.is_stranger, things.heading_kind,
            things.is_no_name, headings.is_form,
        )
    },
}  # fmt: skip
AGAIN = {"names in company": "names", "known": "names", "in its place, of plain words": "in its place"}
"""What is not written where it says no more than another does."""
OF_WORDS: Mapping[str, Question] = {
    "typed": endings.is_typed,
    "loose": endings.is_loose,
    "network": endings.is_network,
    "taken": lambda word: not is_free(word, builtin()),
    "other thing": lambda word: is_other_thing(word, builtin()),
    "short for": lambda word: short_name(word, builtin()),
    "stem": lambda word: stem_of(word, builtin()),
    "without the same": lambda word: without_same(word, builtin()).replace(word, ""),
    "bare": lambda word: bare(word).replace(word, ""),
}


@cache
def titles() -> list[str]:
    """The texts of the links and headings of the cases, and what stands behind the links."""
    text = "\n".join(path.read_text("utf-8") for path in LISTS)
    found = re.findall(r"\[([^\]\n]{3,200})\]\(http\S*\)([^\n\[]{0,200})", text)
    lines = [part.strip(" :-|—：") for title in found for part in title]
    lines += re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    lines += (HERE / "sentences.txt").read_text("utf-8").splitlines()
    return [line for line in dict.fromkeys(lines) if line]


def words() -> list[str]:
    word = re.compile(r"[^\W\u3400-\u9fff][\w.+-]+(?: [\d.]+)?")
    return sorted({found for title in titles() for found in word.findall(title)})


def _answered(text: str, questions: Mapping[str, Question]) -> str:
    said = {name: _shown(ask(text)) for name, ask in questions.items()}
    for name, again in AGAIN.items():
        if name in said and said[name] == said[again]:
            del said[name]
    return "; ".join(f"{name} {shown}".strip() for name, shown in said.items() if shown is not None)


FILLING = "that all of us saw with our own eyes on a long and rather rainy day in the hills by the sea "


def stretched() -> list[str]:
    """Titles of which the first word stands so far away that it says nothing of the others."""
    some = (text for text in titles() if " " in text and crc32(text.encode()) % 3 == 0)
    return [text.replace(" ", f" {FILLING}", 1) for text in some]


def texts() -> list[str]:
    """Whole lists, with their lines and cells: line breaks are written as ``¶``."""
    found = re.findall(
        r"```markdown\n(.*?)\n```", "\n".join(path.read_text("utf-8") for path in LISTS), re.DOTALL
    )
    return [
        re.sub(r"\(http[^\s)]*\)", "(https://e.org/a)", text).replace("\n", BREAK)
        for text in found
        if "\n" in text
    ]


def _cells(text: str) -> Iterator[Name]:
    for entry in parse(Source("list.md", text, "utf-8", "")).entries:
        if entry.columns:
            found = naming.names(entry.text, builtin())
            yield from cells.model_cells(entry, found, builtin())


def _broken(question: Question) -> Question:
    return lambda text: question(text.replace(BREAK, "\n"))


BREAK = "¶"
OF_TEXTS: Mapping[str, Question] = {
    **{name: _broken(OF_TITLES[name]) for name in ("names", "names in company", "known", "new")},
    "cells": _broken(_cells),
}
PARTS = ((titles, OF_TITLES), (words, OF_WORDS), (stretched, OF_TITLES), (texts, OF_TEXTS))


def _written() -> Iterator[str]:
    """A line for each text that a question has an answer for; a blank line between the parts."""
    for asked, questions in ((ask(), questions) for ask, questions in PARTS):
        told = ((text, _answered(text, questions)) for text in asked)
        yield "".join(f"{text}{SAYS}{said}\n" for text, said in told if said)


@pytest.mark.parametrize("part", range(len(PARTS)), ids=[ask.__name__ for ask, _ in PARTS])
def test_each_question_answers_as_it_did(part: int) -> None:
    questions = PARTS[part][1]
    lines = ANSWERS.read_text("utf-8").split("\n\n")[part].splitlines()
    kept = dict(line.rsplit(SAYS, 1) for line in lines)
    assert {text: _answered(text, questions) for text in kept} == kept


def _shown(answer: object) -> str | None:
    if not answer:
        return None
    if answer is True:
        return ""
    if isinstance(answer, str):
        return answer
    assert isinstance(answer, Iterable)
    return ", ".join(_name(one) if isinstance(one, Name) else str(one) for one in answer) or None


def _placed(text: str, plain: bool) -> Sequence[Name]:
    found = naming.names(text, builtin())
    return called.placed(text, 0, len(text), plain, found, builtin(), told=not plain)


def _headed(text: str) -> tuple[str, str]:
    """What stands before a title's colon, and behind it."""
    name, _, rest = text.partition(": ")
    return name, rest


def _topic(text: str) -> Iterator[str]:
    found = headings.filed(text, builtin())
    return iter((found.name, *found.others) if found and found.name != text else ())


def _name(name: Name) -> str:
    marks = {
        f"/{name.found}": name.found != "lexicon",
        f" of {name.parent}": bool(name.parent),
        " (maker)": name.kind == "Organization",
        " (class)": name.class_word,
        " (lonely)": name.lonely,
    }
    return f"{name.label}@{name.start}-{name.end}" + "".join(mark for mark, holds in marks.items() if holds)


if __name__ == "__main__":
    ANSWERS.write_text("\n".join(_written()), "utf-8")
