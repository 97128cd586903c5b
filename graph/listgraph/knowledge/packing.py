"""Claims as bytes, in columns, for another process or a later build."""

import marshal
from collections.abc import Iterable, Sequence
from sys import intern
from typing import Any

from listgraph.knowledge.claims import Claim, Claims
from listgraph.knowledge.graph import Account, Evidence, Fact, Node, Value
from listgraph.knowledge.kinship import Pending
from listgraph.problems import Problem


def packed(claims: Claims) -> bytes:
    """The claims as bytes, for :func:`unpacked` of the same Python.

    >>> unpacked(packed(Claims("a.md", (), (), ((1, "* a"),), ()))).lines
    ((1, '* a'),)
    """
    facts = [claim.fact for claim in claims.claims]
    return marshal.dumps(
        (
            claims.path,
            _columns((node.id, node.kind, node.label) for node in claims.nodes),
            tuple(tuple((name, tuple(value)) for name, value in node.attributes) for node in claims.nodes),
            _columns((fact.subject, fact.relation, *_object(fact)) for fact in facts),
            _columns(tuple(claim.evidence) for claim in claims.claims),
            _columns(claims.lines),
            tuple(
                (found.file, found.line, found.code, found.message, found.column, found.end)
                for found in claims.problems
            ),
            tuple(claims.account),
            tuple((*found[:3], tuple(found.evidence)) for found in claims.pending),
        )
    )


def unpacked(data: bytes) -> Claims:
    """The claims that :func:`packed` made the bytes of."""
    path, nodes, attributes, facts, evidence, lines, problems, account, pending = marshal.loads(data)
    subjects, relations, objects, languages = facts or ((), (), (), ())
    targets = (
        text if language is None else Value(text, language)
        for text, language in zip(objects, languages, strict=True)
    )
    files, numbers, quotes, starts, ends, rules, *others = evidence or ((),) * 8
    reasons = zip(map(intern, files), numbers, quotes, starts, ends, map(intern, rules), *others, strict=True)
    return Claims(
        path,
        tuple(
            Node(identity, intern(kind), label, tuple((intern(name), Value(*value)) for name, value in said))
            for identity, kind, label, said in zip(*(nodes or ((),) * 3), attributes, strict=True)
        ),
        tuple(
            map(
                Claim,
                map(Fact, subjects, map(intern, relations), targets),
                map(Evidence._make, reasons),
            )
        ),
        tuple(zip(*lines, strict=True)),
        tuple(Problem(*found) for found in problems),
        Account(*account),
        tuple(
            Pending(subject, relation, others, Evidence._make(reason))
            for subject, relation, others, reason in pending
        ),
    )


def _columns(rows: Iterable[Sequence[object]]) -> tuple[Any, ...]:
    return tuple(zip(*rows, strict=True))


def _object(fact: Fact) -> tuple[str, str | None]:
    """What a fact says: its text, and the language that only a value has, be it empty."""
    return (fact.object, None) if isinstance(fact.object, str) else (fact.object.text, fact.object.lang)
