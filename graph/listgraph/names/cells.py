"""New models that a list calls so: in a table's column of models, or in the text below a link."""

import re
from collections.abc import Iterator, Sequence

from listgraph.cues import plain
from listgraph.lexicon import Lexicon
from listgraph.lists.outline import Entry, Link
from listgraph.names.announced import SAYS_KIND
from listgraph.names.called import SIZE_WORD, behind_makers
from listgraph.names.checkpoints import is_checkpoint
from listgraph.names.citing import is_cited, without_brackets
from listgraph.names.endings import MADE_LIKE
from listgraph.names.free import is_free
from listgraph.names.known import lexicon_name, short_name
from listgraph.names.name import Name, begun
from listgraph.names.things import is_no_name
from listgraph.names.versions import bare
from listgraph.text.script import simplified

MODEL_COLUMN = (
    rf"(?:(?:(?:{plain('columns', 'fields')} )+{plain('columns', 'kinds')}|models?|[MV]?LLMs?)(?: ?names?)?"
    rf"|{plain('columns', 'model')})"
)
"""How the header of a column of models is called."""
_MODEL_COLUMN = re.compile(MODEL_COLUMN, re.IGNORECASE)
_NAMES = re.compile(r"(?:method )?names?|(?:方法)?名[称稱]|名字|methods?|方法", re.IGNORECASE)
_CELL_PART = re.compile(r"[^\s,，、;；|/][^,，、;；|/]*(?<!\s)")
_CELL_TAIL = re.compile(
    r" (?:(?:model )?famil(?:y|ies)|models?|series|by .*)$|[-_ ](?:api|web|console)$", re.IGNORECASE
)
_CELL_NAME = re.compile(
    r"[A-Za-z][\w.+-]*+(?: (?!(?:for|and|to|of|with|in|on|the|a|an|\+) )[\w.+-]++){0,3}+(?! [a-z])"
    r"|[\u3400-\u9fff][\w·.-]{1,11}"
)
_CELL_WIDTH = 40
_IN_BOTH = re.compile(r"[\u3400-\u9fff]{2,4}[· ]?")
"""A Chinese name before the Latin one: "天工Skywork"."""
_LETTERS = re.compile(r"[a-z]{1,3}|[A-Z]?[a-z-]+(?: [a-z-]+)+")
"""Too little to be a name: what a cell adds to another one, as in "BLOOMZ /mt /p3"; what says how."""
_ADDED = re.compile(r"[a-z -]+")
"""What is said behind a comma of the name before it: "AviNet, ensemble"."""
_WHOLE = re.compile(r"\.0$")


def model_cells(entry: Entry, found: Sequence[Name], lexicon: Lexicon) -> list[Name]:
    """The models that a table row is about, where one of the table's columns is of models.

    A name there is a new one where it says more than a name of the lexicon ("Skywork-SWE"). Where
    the lexicon knows all of the cell there is nothing to add. Behind a column of names one of models says
    what each thing is made with.
    """
    for column, (start, end) in zip(entry.columns, entry.cells, strict=False):
        if _NAMES.fullmatch(column.strip(" *_")):
            return []
        cell = entry.text[start:end].strip()
        if is_model_column(column) and not (is_no_name(cell) or is_cited(cell)):
            named = [part for part in _parts(entry.text, start, end) if not _is_owner(entry, *part)]
            names = [_cell_name(entry.text, *part, found, lexicon) for part in named]
            known = frozenset(found)
            new = any(name and name not in known for name in names)
            return [name for name in names if name] if new else []
    return []


def is_model_column(header: str) -> bool:
    """Whether a header says that its column is of models."""
    return bool(_MODEL_COLUMN.fullmatch(simplified(header).strip()))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for part in _CELL_PART.finditer(without_brackets(text[start:end])):
        if not (part.start() and _ADDED.fullmatch(part.group())):
            yield start + part.start(), start + part.end()


def _is_owner(entry: Entry, start: int, end: int) -> bool:
    """Whether a part of a cell is the owner in the path to which its link leads: "acme/AviNet"."""
    step = f"/{entry.text[start:end]}/"
    return entry.text.startswith("/", end) and any(step in link.destination for link in entry.links)


def _cell_name(text: str, start: int, end: int, found: Sequence[Name], lexicon: Lexicon) -> Name | None:
    start = behind_makers(text, start, end, found)
    found = begun(found, start, end)
    inside = [name for name in found if name.end <= end and name.kind == "Model"]
    whole = _CELL_NAME.match(text, start, end)
    if whole is None and inside and inside[0].start == start:
        return inside[0]
    if whole is None or len(without_brackets(text[start:end]).rstrip("· ")) > _CELL_WIDTH:
        return None
    label = bare(_CELL_TAIL.sub("", whole.group()))
    first = next((name for name in inside if name.start == start), None)
    if first and (first.end - start >= len(label) or _KIND.fullmatch(text, first.end, end)):
        return first
    if first and is_checkpoint(text, start, first.end, whole.end()):
        return first._replace(end=whole.end())
    if len(inside) == 1 and inside[0].end == whole.end() and _is_made_like(text, start, inside[0]):
        return Name(start, whole.end(), label, found="model-column", parent=inside[0].label)
    if inside and inside[-1].found == "lexicon" and _IN_BOTH.fullmatch(text, start, inside[-1].start):
        return inside[-1]._replace(start=start) if inside[-1].end == whole.end() else None
    makers = any(name.kind == "Organization" and (name.start, name.end) == (start, end) for name in found)
    if not (makers or first or is_free(label, lexicon)):
        return None
    spelt = (label, _WHOLE.sub("", label), SIZE_WORD.sub("", label))
    known = next(filter(None, (lexicon_name(each, lexicon) for each in spelt)), None)
    known = known or short_name(label, lexicon)
    if known:
        return Name(start, whole.end(), known)
    if _LETTERS.fullmatch(label) or is_no_name(label):
        return None
    parent = inside[0].label if inside and inside[0].found == "lexicon" else ""
    return Name(start, whole.end(), label, found="model-column", parent=parent)


_KIND = re.compile(r"\s?(?:多模态|视觉|语言|语音|对话|行业)*大?模型|系列")
"""What a cell says its model is, behind its name."""
_HAN = re.compile(r"[\u3400-\u9fff]{2,4}")


def _is_made_like(text: str, start: int, name: Name) -> bool:
    """Whether Chinese before a name that others are made like makes it another: "左医GPT", no "中文BERT"."""
    before = _HAN.fullmatch(text, start, name.start)
    return name.label in MADE_LIKE and bool(before) and not SAYS_KIND.search(text, start, name.start)


_WORD = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Za-z][\w.+-]{2,30}")


def spoken_of(link: Link, found: Sequence[Name], below: str, lexicon: Lexicon) -> Iterator[Name]:
    """A link's text that is one word, and that the text below calls a model."""
    word = _WORD.match(link.text)
    if not word or any(link.start <= name.start < link.end for name in found):
        return
    label = bare(word.group())
    if label not in below:
        return
    name = re.escape(label)
    calls = re.search(
        rf"(?:模型|LLM|[Mm]odel)s? ?{name}|{name} ?(?:\w{{0,4}}模型|is an? [\w -]*model)", below
    )
    if calls and is_free(label, lexicon):
        yield Name(link.start, link.start + len(label), label, found="below")
