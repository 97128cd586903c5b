"""What the words behind a name, in its title or a description, tell that it is."""

import re

from listgraph.entries.roles import TRIM, is_generic
from listgraph.names.called import has_ending, is_coined, is_han_name, is_in_both, is_small
from listgraph.names.endings import is_always, is_network, is_typed
from listgraph.names.subtitles import is_for_models, is_on_models
from listgraph.names.things import is_model, is_stranger, is_task, kind_of, told_kind
from listgraph.text.writing import squeeze, standing

_NOTED = re.compile(r" ?[(（](?P<kind>(?=[^()（）]*[\u3400-\u9fff])[^()（）]*+)[)）]")
"""What Chinese says in brackets behind a name: "X (文档处理框架)"."""
_WORD = re.compile(r"[A-Z][a-z]{2,}")
_PRESENTS = re.compile(r"(?:This|The) \w+ (?:present|introduc|propos|describ|releas)\w* (?=[A-Z])")
_KIND_BEFORE = re.compile(
    r"(?P<kind>[\w-]+(?: [\w-]+){0,5}) (?:called|named|known as|dubbed|termed),? [\"“]?$"
)
SUBTITLE = re.compile(r"\s?[:：]|\s--\s")
_FAR = 600
"""A description says what a thing is within so many characters."""
_IS = re.compile(
    r"(?: ?[(（][^()（）]{1,40}[)）])?(?: (?:is|are|was|(?:introduc|propos|present|provid|offer)e?s"
    r"(?= an? )) |\s?是|\s?[:：](?!//)\s?|\s--\s|, (?=an? ))"
)
ONE = re.compile(
    r"(?:an?|the|our) |一[个款种]|首[个款]|开源"
    r"|[\u3400-\u9fff]{0,8}模型\s*(?:$|[|\n])"
    r"|(?:[\w-]+ ){1,4}model(?=\s*(?:[.,;]|$)| (?:for|that|with|from|by) )",
    re.IGNORECASE,
)
"""How a sentence begins that says what a thing is."""


def said_of(called: str, rest: str) -> str:
    """What a description says that its thing is, where it begins with the name again: "X is a …".

    So where it goes on from the name: "is a …".
    """
    if goes_on := _GOES_ON.match(rest):
        return rest[goes_on.end() :]
    rest = _PRESENTS.sub("", rest)
    name, copula = called.strip(TRIM), _IS.match(rest, len(called.strip(TRIM)))
    return rest[copula.end() :] if copula and rest.startswith(name) else rest


def as_described(rest: str) -> str:
    """What a description behind a title says that its thing is, if a model: "Diffusion … – our model"."""
    dash = _DESCRIBED.search(rest, 0, _FAR)
    return rest[dash.end() :] if dash and is_model(rest[dash.end() :]) else rest


_GOES_ON = re.compile(r"\s?(?:is|was|are) (?=(?:an?|the|our) )")
_DESCRIBED = re.compile(r"\s[-–—]+\s(?=(?:an?|our|the) )")


def is_anothers(called: str, title: str) -> bool:
    """Whether the title behind a label is that of a thing with a name of its own: "Data: A-BERT: …"."""
    head = _HEAD.match(title)
    own, label = (squeeze(name) for name in (head["name"] if head else "", called))
    return bool(own) and own not in label and label not in own


_HEAD = re.compile(r"(?P<name>(?=[\w.+-]*[A-Z][\w.+-]*[A-Z0-9])[A-Za-z][\w.+-]{2,30})\s?[:：]\s")


def is_presented_other(behind: str) -> bool:
    """Whether a description tells that a paper presents no model: "This paper introduces a benchmark"."""
    presented = _PRESENTED.search(behind[:_FAR])
    return presented is not None and is_stranger(behind[presented.end() :])


_PRESENTED = re.compile(
    r"(?:This|The) (?:paper|work|study|article) (?:present|introduc|propos|describ|releas)\w* (?=an? |the )"
    r"|This (?=\w+ )"
)


def is_told_other(called: str, behind: str, paper: bool) -> bool:
    """Whether a sentence behind a name says that it is no model: "X is a method …", "a tool called X"."""
    name, near = called.strip(TRIM), behind[:_FAR]
    noted = _NOTED.match(near)
    if noted and not paper and kind_of(noted["kind"]) == "other":
        return True
    if not name or name not in near:
        return False
    for start in standing(name, near):
        copula = _IS.match(behind, start + len(name))
        before = _KIND_BEFORE.search(behind, max(0, start - 80), start)
        kind = _told_behind(behind, copula, paper) if copula else ""
        kind = kind or (kind_of(before["kind"]) if before else "")
        if kind:
            return kind == "other"
    return False


def _told_behind(text: str, copula: re.Match[str], paper: bool) -> str:
    """What a sentence says that a thing is, or a paper's title told again in another language.

    Such a title may tell what is done, as titles of models do: "X (X：使用注意力的目标检测)".
    """
    titled = paper and not _COLONS.isdisjoint(copula.group())
    said = text[copula.end() :]
    kind = told_kind(said, titled)
    return "" if titled and kind == "way" else kind_of(said, paper)


_COLONS = frozenset(":：")


def is_told_model(called: str, rest: str, titled: bool, defined: bool, paper: bool) -> bool:
    """Whether what is said behind a name that nobody knows, of one form or another, makes it a model."""
    word = _WORD.fullmatch(called) or is_han_name(called) or is_in_both(called)
    if is_model(rest) and ((titled and (defined or word)) or (word and ONE.match(rest))):
        return True
    if is_small(called) and is_model(rest) and (has_ending(called) or ONE.match(rest)):
        return not is_generic(called)
    if titled and is_typed(called) and _TRAINED.match(rest) and told_kind(rest) == "":
        return True
    return paper and titled and bool(is_network(called) or (word and kind_of(rest, paper) == "model"))


_TRAINED = re.compile(
    r"(?=[\u3400-\u9fff])[^。\n|]{0,60}?(?:训练|预训练|参数|权重|编码器|解码器|骨干|底座|基座|上下文|分辨率|图文)"
)
"""What Chinese says of a model, and of little else that is called like one."""


def told_by_title(called: str, title: str) -> str:
    """What a paper's title says of the thing before its colon: ``model``, ``other``, ``task`` or nothing.

    >>> told_by_title("SiskinNet", "Counting Songs on Video"), told_by_title("Siskin", "A Dataset of Songs")
    ('model', 'other')
    >>> told_by_title("SongDETR", "Training Free Tuning of Models"), told_by_title("Siskin", "Songs, Again")
    ('', '')
    """
    told = told_kind(title, paper=True)
    if told == "other":
        return told
    if not is_always(called) and (told == "way" or is_on_models(title) or is_for_models(title)):
        return ""
    if not is_coined(called) and not _WORD.fullmatch(called):
        return ""
    if is_always(called) or is_told_model(called, title, titled=True, defined=False, paper=True):
        return "model"
    if is_coined(called) and told == "model":
        return told
    return "task" if is_coined(called) and is_task(title) else ""
