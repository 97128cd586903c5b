"""Rules for the name that an entry is labelled by, beside its title."""

import re
from collections.abc import Sequence
from itertools import accumulate, pairwise

from listgraph.cues import words
from listgraph.entries.columns import model_cell
from listgraph.entries.context import REACH, Context, Subject
from listgraph.entries.lead import behind_venue
from listgraph.entries.reading import BRACKET, Span
from listgraph.names.name import Name
from listgraph.rules.foils import is_owner, is_place
from listgraph.rules.ingredients import is_kind

_MAKER = re.compile(
    r"大学|公司|科技|研究院|研究所|实验室|集团|学院|智能|(?:Inc|Labs?|University|Institute|Ltd|Corp)\b"
)
_NOTE = re.compile(
    r"(?:^|[\])\n]|\d(?: (?:short|long|poster|demo|oral|findings|workshop))?\.?)\s*[(（]$", re.IGNORECASE
)
_NOTED = re.compile(r"[)）,，+]|\s?(?:技术|论文|模型|原理|训练|解读|详解|报告)")
"""What stands behind it: "(ResNet)", "(ResNet, 2015)", "(ResNet技术细节)"."""
_KINDS = re.compile(r"(?:多模态|语言|预训练)*大?模型|系列|家族")
_LABEL = re.compile(r"[（(][^)）\n]{0,30}[)）]")
_CITED = re.compile(r"^\s*\+ [^(（]*$|^\s*\+ [^(（]*(?=[(（])|[(（][^()（）]*\bet al[^()（）]*[)）][^(（]*$")
"""What a row of results adds to a name: "+ dynamic evaluation", "(Roy et al., 2020)* preprint"."""
_COLON = re.compile(r"\s?[:：]\s")
_TAG = re.compile(r"[\s*•-]*[\[【［(（「](?P<tag>[^\[\]【】［］()（）「」\n]{2,30})[\]】］)）」]")
_TAG_WORDS = re.compile(
    r"论文|原文|源码|代码|模型|系列|解读|(?<![a-z])(?:papers?|code|models?|series)", re.IGNORECASE
)


def labels(context: Context) -> list[Subject]:
    """The model by whose name an entry is labelled: a cell, a tag, a line, a note, or before a colon."""
    column = model_cell(context.reading.entry)
    if column and (called := _called(context, column)):
        return [_by(name, "label-subject") for name in called]
    if context.reading.label:
        return [_by(name, "label-subject") for name in _row_label(context) or _described(context)]
    tagged = _tagged(context)
    if tagged:
        return [_by(name, "label-subject") for name in tagged]
    noted = not context.reading.prose and not context.within(context.reading.title)
    for name in context.models:
        if _is_a_line(context, name) or (noted and _is_note(context, name)):
            return [_by(name, "label-subject")]
    leading = _leading(context) or [_by(name, "label-subject") for name in _bracketed(context)]
    return leading or [_by(name, "label-subject") for name in _described(context)]


def _by(name: Name, rule: str) -> Subject:
    return Subject(name.label, "covers", name.start, name.end, rule)


def _row_label(context: Context) -> list[Name]:
    """The names that a row's first cell consists of; a maker's cell before it does not count."""
    for cell in context.reading.cells:
        found = context.within(cell)
        makers = [name for name in context.organizations if cell.holds(name.start, name.end)]
        rest = context.beside(cell, (*found, *makers) if found else ())
        letters = re.findall(r"[^\W\d_]", _KINDS.sub("", _CITED.sub("", _LABEL.sub("", rest))))
        if found and len(letters) <= 2:
            return _called(context, cell)
        if not makers and not _MAKER.search(cell.of(context.text)) and not _is_in_next(context, cell):
            return []
    return []


def _called(context: Context, label: Span) -> list[Name]:
    """The names of a label but for those in brackets behind the first: its base, or a size of it."""
    found = context.within(label)
    if found and found[0].start == label.start and _COLON.match(context.text, found[0].end):
        return found[:1]
    gaps = pairwise([label.start, *(name.start for name in found)])
    depths = accumulate(_opened(context.text[start:end]) for start, end in gaps)
    return [
        name
        for name, depth in zip(found, depths, strict=True)
        if name == found[0] or (depth <= 0 and not _is_in_slug(context.text, found, name))
    ]


def _is_in_slug(text: str, found: Sequence[Name], name: Name) -> bool:
    """Whether a name is a part of what begins with another, hyphens between: "A-7B-GPT-4-Distilled"."""
    slug = _SLUG.search(text, max(0, name.start - REACH), name.start) if text[name.start - 1] == "-" else None
    return slug is not None and any(slug.start() <= other.start < other.end < name.start for other in found)


_SLUG = re.compile(r"[\w.-]+-$", re.ASCII)


def _opened(text: str) -> int:
    """How many more brackets a text opens than it closes."""
    return sum(map(text.count, "(（")) - sum(map(text.count, ")）"))


def _described(context: Context) -> list[Name]:
    """The name with a colon behind it that a row's description begins with, where the title has none."""
    if context.within(context.reading.title):
        return []
    for cell in context.reading.cells:
        for name in context.within(cell)[:1]:
            if name.start == cell.start and context.text[name.end : name.end + 2].lstrip()[:1] in (":", "："):
                return [name]
    return []


def _is_in_next(context: Context, cell: Span) -> bool:
    """Whether the article's link stands in the cell behind ``cell``, so that this one is no title."""
    cells = context.reading.cells
    after = cells.index(cell) + 1
    link = context.reading.link
    return after < len(cells) and cells[after].holds(link.start, link.end)


def _tagged(context: Context) -> list[Name]:
    """The names that the tag consists of with which an entry begins: "【BERT】…", "[ViT paper] …"."""
    tag = _TAG.match(context.text, context.reading.context.start, context.reading.context.end)
    if not tag:
        return []
    span = Span(*tag.span("tag"))
    found = context.within(span)
    return found if not re.search(r"[^\W_]", _TAG_WORDS.sub("", context.beside(span, found))) else []


def _bracketed(context: Context) -> list[Name]:
    """The names in a few words before the bracket in which a title is linked: "A loss, AviNet [[…](u)]"."""
    title = context.reading.title
    if context.reading.prose or not context.reading.is_own:
        return []
    words = _BEFORE_BRACKET.fullmatch(context.text, context.reading.context.start, title.start)
    before = [name for name in context.models if name.end < title.start] if words else []
    return [name for name in before if not is_kind(context, name)]


_BEFORE_BRACKET = re.compile(r"[^\[\](){}|:：\n]{2,40}\s[\[(]['\"“]?")
_DASHED = re.compile(r"(?:\s+(?:[-–—]+|\|)\s+|\s?—+\s?)[\"“]?(?:[(\[][^()\[\]\n]{2,24}[)\]]\s?)?|" + BRACKET)
"""What may stand between a label and a title, be it the bracket in which that is linked."""
_SAID_OF = re.compile(r"^(?:模型)?(?:论文)?(?:解读|详解|精读|笔记|讲解|介绍|原理|总结)(?=[:：])")
"""What may stand between a label's name and its colon: "BERT解读：…"."""
_CAME_OUT = re.compile(
    r"\s?[(（][^()（）\n]{0,16}(?:19|20)\d\d(?:[./-]\d{1,2})?[)）][\s*]*(?=[A-Z\u3400-\u9fff(（])"
)
"""When a thing came out, right behind its name: "**AviNet(CVPR2023)** Counting Birds [paper](u)"."""
_JOINT = re.compile(r"\s?(?:[&＆、，,/]|and)\s?")


def _leading(context: Context) -> list[Subject]:
    """The first names, where the entry begins with them: one before a colon, or "A & B: …"."""
    topic = _topic(context) if context.reading.prose else None
    named = [name for name in context.within(topic) if not is_place(context.text, name)] if topic else []
    if named:
        return [_by(name, "topic-subject") for name in named]
    models = context.models
    begun = _told(context, topic.end) if topic else context.reading.context.start
    if not models or not _opens(context, models[0], begun) or is_kind(context, models[0]):
        return []
    models = models[is_owner(context, models[0]) :]
    names = [models[0]]
    for name in models[1:]:
        if not _JOINT.fullmatch(context.text, names[-1].end, name.start):
            break
        names.append(name)
    behind = _LABEL.sub("", context.text[names[-1].end : names[-1].end + REACH], count=1).lstrip(" ★☆⭐*")
    behind = _SAID_OF.sub("", behind)
    quoted = behind[:1] in ('"', "“") and names[-1].end < context.reading.title.start
    dashed = _DASHED.fullmatch(context.text, names[-1].end, context.reading.title.start)
    dated = not context.reading.prose and _CAME_OUT.match(context.text, names[-1].end)
    if behind[:1] in (":", "：") or quoted or dashed or dated:
        return [_by(name, "label-subject") for name in names]
    told = context.reading.prose or runs_on(context, names[-1])
    return [_by(names[0], "topic-subject")] if told else []


def runs_on(context: Context, name: Name) -> bool:
    """Whether an entry is a sentence that goes on from a name into its title: "Gemini can [draw now](u)"."""
    title = context.reading.title
    return context.reading.is_own and bool(_GOES_ON.fullmatch(context.text, name.end, title.start + 1))


_GOES_ON = re.compile(r"(?: [a-z]+){0,4} [a-z]")


_BEFORE_ALL = re.compile(r"[\s*•-]*(?:(?:the|new|a)\s)*[\s*\[]*", re.IGNORECASE)
_OURS = re.compile(r"[^\w\n]*(?:our\s[\s*]*)?\n*", re.IGNORECASE)
"""What a list of one's own says before a name: "🔥 Our **Otterlens** reaches …"."""
_OF_MAKER = re.compile(r"(?:['’]s|\s?的)?[\s*]+(?:(?:new|latest)\s)?[*\[]*")


def _opens(context: Context, name: Name, start: int) -> bool:
    """Whether what begins at ``start`` begins with a name, or its maker's before it: "OpenAI's o1 can …"."""
    maker = next((each for each in context.organizations if each.start >= start), None)
    if context.reading.prose and maker and maker.end < name.start:
        opens = _BEFORE_ALL.fullmatch(context.text, start, maker.start)
        return bool(opens and _OF_MAKER.fullmatch(context.text, maker.end, name.start))
    return bool(_OURS.fullmatch(context.text, start, name.start))


_TOPIC = re.compile(r"(?:[^\n:：.。!！?？]|\.(?=\d)|(?<=[Vv]s)\.){3,80}(?:[:：]\s|：)")


def _topic(context: Context) -> Span | None:
    """The words before a colon with which prose begins: "Efficient BERT: a post shows …"."""
    topic = _TOPIC.match(context.text, context.reading.context.start, context.reading.title.start)
    return Span(*topic.span()) if topic else None


_TELLER = re.compile(rf"\s*@\w+ {words('titles', 'telling')}\s?")
"""Who tells what follows: "@ann reported that …"."""


def _told(context: Context, start: int) -> int:
    """Where what somebody tells begins, if that begins at ``start``; else ``start``."""
    teller = _TELLER.match(context.text, start)
    return teller.end() if teller else start


_MARKS = 40
"""So many signs may stand beside a name that is all of a line: a line may be very long."""


def _is_a_line(context: Context, name: Name) -> bool:
    """Whether a name is all of a line of an entry of several lines ("> FLAN")."""
    span = context.reading.context
    stop = min(span.end, name.end + _MARKS)
    start = context.text.rfind("\n", max(span.start, name.start - _MARKS), name.start) + 1
    end = context.text.find("\n", name.end, stop)
    if start <= span.start or (end < 0 and stop < span.end):
        return False
    line = context.text[start : stop if end < 0 else end]
    return line.strip(" *>-") == context.text[name.start : name.end]


def _is_note(context: Context, name: Name) -> bool:
    """Whether a name begins a note in brackets right behind links: "… [pdf] (ResNet)"."""
    end = max(context.reading.title.end, context.reading.link.end)
    return (
        name.start > end
        and context.text[name.start - 1] in "(（"
        and bool(_NOTE.search(context.text[max(end, context.near(name)) : name.start]))
        and bool(_NOTED.match(context.text, name.end))
    )


_UNKNOWN = re.compile(r"[\W_]*+(?=\S*[A-Z])(?P<name>[\w.+-]++(?: [\w.+-]++){0,2})\s*")
_HEAD_ENDS = re.compile("[:：|｜—–]| - ")
_HEAD = re.compile(r"[^:：|｜\n]{2,40}?(?=\s?[:：|｜]|\s?——| [-–—] )")


def unknown_head(context: Context, before: int) -> Span | None:
    """The name of something that is no model we know that an entry is filed under, ending at ``before``.

    It is what stands before a colon or a bar in the title, or all of it; but no account ("@somebody"), and
    no word of a sentence.
    """
    title = context.reading.title
    if context.reading.prose and title.start > context.reading.context.start:
        return None
    start = behind_venue(context.text, *title)
    signs = _HEAD_ENDS.search(context.text, start, title.end)
    head = _HEAD.match(context.text, start, title.end) if signs else None
    for end in (head.end(), title.end) if head else (title.end,):
        named = _UNKNOWN.fullmatch(context.text, start, end) if end <= before else None
        if named and "@" in named.group()[: named.start("name") - named.start()]:
            return None
        if named and not any(name.start < end for name in context.within(title)):
            return Span(*named.span("name"))
    return None
