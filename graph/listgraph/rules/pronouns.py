"""What "it", "them", "它" stand for where a contest is told of them: "Qwen is out, and GLM beats it"."""

import re
from collections.abc import Iterator, Sequence

from listgraph.names.name import Name

_PLURAL = frozenset({"them", "both", "它们", "两者", "二者"})
_PRONOUN = re.compile(
    r"(?<![A-Za-z])(?:it|them|both)(?=\s*(?:$|[^\w\s'’-]|\s(?:on|in|at|by|with|for|across|all|too|again)\b))"
    r"|(?:(?<=[比被把将与和跟过了越压败打翻胜杀上平美敌如于给及])|(?<=[比被把将与和跟过了越压败打翻胜杀上平美敌如于给及]\s))"
    r"(?:它们|两者|二者|它|前者)(?!的(?!区别|差异|对手))",
    re.IGNORECASE,
)
_OBJECT = re.compile(r"(?:to|than|with|against|as|of|behind)\s(?:the |[A-Z]\w+(?: \w+)?['’]s )?$")
_SAME_SUBJECT = re.compile(
    r"[^.;!?]*?(?:,| and| but)"
    r"(?: (?:and|but|can|could|may|also|even|sometimes|often|still|then|[a-z]+ly))*"
    r" [a-z]+(?: (?:past|out|ahead of))? $"
)
"""What goes on about the same one: "A is close to B and can even beat it"."""
_NEAR = 40
_FAR = 120
"""What is told of the same one twice stands within so many characters."""
_AND = re.compile(r"(?:s|模型)?\s?(?: ?and|、|/|&|和|与|及)\s?(?:the )?", re.IGNORECASE)


def pronouns(text: str, models: Sequence[Name]) -> Iterator[Name]:
    """Each pronoun of ``text`` as a name of the model that it stands for.

    The last name before it is who does something, and what is meant is named before that; but for what
    is told of the same one before and behind that name.
    """
    if len(models) < 2:
        return
    for found in _PRONOUN.finditer(text, models[1].end):
        before = [name for name in models if name.end <= found.start()]
        while before[1:] and _AND.fullmatch(text, before[-2].end, before[-1].start):
            before.pop()
        if _goes_on(text, before[-1], found.start()):
            yield before[-1]._replace(start=found.start(), end=found.end(), found="pronoun")
            continue
        meant = [name for name in before[:-1] if name.label != before[-1].label]
        if meant:
            yield meant[-1]._replace(start=found.start(), end=found.end(), found="pronoun")


def _goes_on(text: str, last: Name, pronoun: int) -> bool:
    """Whether the last name before a pronoun is what it means: somebody else does both things told."""
    return bool(
        pronoun - last.end <= _FAR
        and _OBJECT.search(text, last.start - _NEAR, last.start)
        and _SAME_SUBJECT.fullmatch(text, last.end, pronoun)
    )


def meant(text: str, models: Sequence[Name], name: Name) -> Iterator[Name]:
    """All models for which a name stands: itself, or those joined to it where it is a plural's."""
    yield name
    if text[name.start : name.end].lower() not in _PLURAL:
        return
    before = [other for other in models if other.end <= name.start]
    while before and before[-1].label != name.label:
        before.pop()
    while before[1:] and _AND.fullmatch(text, before[-2].end, before[-1].start):
        before.pop()
        yield before[-1]._replace(found="pronoun")
