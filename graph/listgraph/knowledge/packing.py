"""Claims as bytes, in columns, for another process or a later build."""

import marshal
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import islice
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
    said = [attribute for node in claims.nodes for attribute in node.attributes]
    columns = partial(_columns, {})
    return marshal.dumps(
        (
            claims.path,
            columns((node.id, intern(node.kind), node.label, len(node.attributes)) for node in claims.nodes),
            columns((intern(name), *value) for name, value in said),
            columns((fact.subject, intern(fact.relation), *_object(fact)) for fact, _ in claims.claims),
            columns(
                (file, line, quote, start, end, intern(rule), *others)
                for _, (file, line, quote, start, end, rule, *others) in claims.claims
            ),
            columns(claims.lines),
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
    path, nodes, said, facts, evidence, lines, problems, account, pending = marshal.loads(data)
    identities, kinds, labels, counts = nodes or _NONE
    names, texts, languages = said or _NONE[1:]
    pairs = tuple(zip(names, map(_value, zip(texts, languages, strict=True)), strict=True))
    known: dict[tuple[str, Value], tuple[str, Value]] = {}
    attributes = map(known.setdefault, pairs, pairs)  # of one language, medium, year there is one
    subjects, relations, objects, tongues = facts or _NONE
    targets = (
        text if tongue is None else Value(text, tongue) for text, tongue in zip(objects, tongues, strict=True)
    )
    return Claims(
        path,
        tuple(
            Node(identity, kind, label, tuple(islice(attributes, count)))
            for identity, kind, label, count in zip(identities, kinds, labels, counts, strict=True)
        ),
        tuple(
            map(
                _claim,
                zip(
                    map(_fact, zip(subjects, relations, targets, strict=True)),
                    map(_evidence, zip(*evidence, strict=True)),
                    strict=True,
                ),
            )
        ),
        tuple(zip(*lines, strict=True)),
        tuple(Problem(*found) for found in problems),
        Account(*account),
        tuple(
            Pending(subject, relation, others, _evidence(reason))
            for subject, relation, others, reason in pending
        ),
    )


_NONE: tuple[tuple[Any, ...], ...] = ((), (), (), ())


# Rows of tuples without a call in Python for each: there are millions.
_value: Callable[[Iterable[Any]], Value] = partial(tuple.__new__, Value)
_fact: Callable[[Iterable[Any]], Fact] = partial(tuple.__new__, Fact)
_evidence: Callable[[Iterable[Any]], Evidence] = partial(tuple.__new__, Evidence)
_claim: Callable[[Iterable[Any]], Claim] = partial(tuple.__new__, Claim)


def _columns(known: dict[str, str], rows: Iterable[Sequence[Any]]) -> tuple[Any, ...]:
    """The columns of the rows; equal texts are one of those ``known``, so that they are kept once."""
    return tuple(
        tuple(map(known.setdefault, column, column)) if isinstance(column[0], str) else column
        for column in zip(*rows, strict=True)
    )


def _object(fact: Fact) -> tuple[str, str | None]:
    """What a fact says: its text, and the language that only a value has, be it empty."""
    return (fact.object, None) if isinstance(fact.object, str) else (fact.object.text, fact.object.lang)
