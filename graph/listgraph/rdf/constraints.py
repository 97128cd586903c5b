"""The SHACL constraints that need SPARQL: what holds between facts and their evidence."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, Triple

from listgraph.rdf.facts import TYPE
from listgraph.rdf.terms import VOCABULARIES, curie
from listgraph.schema import OUTCOMES, RELATIONS


@dataclass(frozen=True, slots=True)
class Constraint:
    """A constraint on the nodes that ``targets`` (predicate and object of the shape) choose.

    ``select`` finds what is wrong with ``$this``; CURIEs in angle brackets stand for IRIs.
    """

    name: str
    targets: tuple[tuple[str, str], ...]
    message: str
    select: str

    def triples(self) -> Iterator[Triple]:
        """The shape with its constraint."""
        shape, constraint = curie(f"lg:shape-{self.name}"), curie(f"lg:shape-{self.name}-sparql")
        yield Triple(shape, TYPE, curie("sh:NodeShape"))
        for predicate, target in self.targets:
            yield Triple(shape, curie(predicate), curie(target))
        yield Triple(shape, curie("sh:sparql"), constraint)
        yield Triple(constraint, TYPE, curie("sh:SPARQLConstraint"))
        yield Triple(constraint, curie("sh:message"), Literal(self.message, language="en"))
        yield Triple(constraint, curie("sh:select"), Literal(_expanded(self.select)))


def _expanded(query: str) -> str:
    for prefix, namespace in VOCABULARIES.items():
        query = query.replace(f"<{prefix}:", f"<{namespace}")
    return query


_STATED = ", ".join(f"<lg:{name}>" for name in (*RELATIONS, "outcome"))

SPARQL_CONSTRAINTS = (
    Constraint(
        "stated-fact",
        tuple(("sh:targetSubjectsOf", f"lg:{name}") for name in RELATIONS),
        "A fact without evidence.",
        f"""SELECT $this ?path ?value WHERE {{
  $this ?path ?value .
  FILTER(?path IN ({_STATED}))
  FILTER EXISTS {{ ?any a <lg:Evidence> }}
  FILTER NOT EXISTS {{ ?e <rdf:subject> $this ; <rdf:predicate> ?path ; <rdf:object> ?value }}
}}""",
    ),
    Constraint(
        "evidence-of-fact",
        (("sh:targetClass", "lg:Evidence"),),
        "Evidence for a fact that is not in the graph.",
        """SELECT $this ?path ?value WHERE {
  $this <rdf:subject> ?subject ; <rdf:predicate> ?path ; <rdf:object> ?value .
  FILTER NOT EXISTS { ?subject ?path ?value }
}""",
    ),
    Constraint(
        "reported-comparison",
        (("sh:targetClass", "lg:Comparison"),),
        "A comparison that no article reports.",
        """SELECT $this WHERE {
  $this a <lg:Comparison> .
  FILTER NOT EXISTS { ?article <lg:reports> $this }
}""",
    ),
    *(
        Constraint(
            f"derived-{relation}",
            (("sh:targetSubjectsOf", f"lg:{relation}"),),
            "A claim between two models that no comparison makes.",
            f"""SELECT $this ?value WHERE {{
  $this <lg:{relation}> ?value .
  FILTER NOT EXISTS {{ ?c <lg:left> $this ; <lg:right> ?value ; <lg:outcome> <lg:{outcome}> }}
  FILTER NOT EXISTS {{ ?c <lg:left> ?value ; <lg:right> $this ; <lg:outcome> <lg:{outcome}> }}
}}""",
        )
        for outcome, relation in OUTCOMES.items()
    ),
)
