"""What no document can know alone: what follows from all claims, and what the lexicon adds to them."""

from collections.abc import Iterator, Mapping

from listgraph.knowledge import makers
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, Node, Value
from listgraph.lexicon import Lexicon, Model, Organization
from listgraph.rules import RULES
from listgraph.schema import OUTCOMES

_TITLE = 8
"""A title shorter than this (in characters) may be shared by chance."""
_COPIES = 8
"""A title under more URLs than this is no cross-post but a form of words ("Project page")."""


def decide(facts: Evidences, nodes: dict[str, list[Node]]) -> None:
    """A comparison that an article makes twice has one outcome: a win before a draw before none."""
    for identity, described in nodes.items():
        outcomes = {value.text for node in described for value in node.values("outcome")}
        if len(outcomes) > 1:
            decided = next(outcome for outcome in OUTCOMES if outcome in outcomes)
            nodes[identity] = [node for node in described if node.text("outcome") == decided]
            for outcome in outcomes - {decided}:
                facts.pop(Fact(identity, "outcome", Value(outcome)), None)


def derive(facts: Evidences, nodes: Mapping[str, list[Node]]) -> None:
    """What follows from the comparisons: compares, and the relation between the models."""
    sides: dict[str, dict[str, str]] = {}
    for fact in facts:
        if fact.relation in ("left", "right") and isinstance(fact.object, str):
            sides.setdefault(fact.subject, {})[fact.relation] = fact.object
    reports = [fact for fact in facts if fact.relation == "reports"]
    for fact in reports:
        assert isinstance(fact.object, str)
        left, right = sides[fact.object]["left"], sides[fact.object]["right"]
        outcomes = {value.text for node in nodes[fact.object] for value in node.values("outcome")}
        derived = [Fact(fact.subject, "compares", model) for model in (left, right)]
        derived += [Fact(left, OUTCOMES[outcome], right) for outcome in outcomes]
        for new in derived:
            facts.extend(new, facts[fact])


def cross_posts(facts: Evidences, nodes: Mapping[str, list[Node]]) -> None:
    """The same title under another URL: each copy points to the first by id."""
    titles: dict[str, list[str]] = {}
    for identity, described in nodes.items():
        for node in described:
            if node.kind == "Article" and node.text("url"):
                for value in node.values("headline"):
                    titles.setdefault(title_key(value.text), []).append(identity)
    listed = _listings(facts)
    for title, named in titles.items():
        articles = set(named)
        if not is_telling(title) or not 2 <= len(articles) <= _COPIES:
            continue
        first, *copies = sorted(articles)
        for copy in copies:
            both = (item for article in (first, copy) for item in listed.get(article, ()))
            evidence = {_as(item, "same-title") for item in both if title_key(item.quote) == title}
            if evidence:
                facts.extend(Fact(copy, "crossPostOf", first), evidence)


def _listings(facts: Evidences) -> dict[str, list[Evidence]]:
    """Where each article is listed."""
    listed: dict[str, list[Evidence]] = {}
    for fact, evidence in facts.items():
        if fact.relation == "listedIn":
            listed.setdefault(fact.subject, []).extend(evidence)
    return listed


def title_key(title: str) -> str:
    """What two spellings of a title have in common."""
    return " ".join(title.casefold().split())


def is_telling(title: str) -> bool:
    """Whether a title is long enough not to be shared by chance."""
    return len(title) >= (_TITLE if not title.isascii() else 2 * _TITLE)


def _as(evidence: Evidence, rule: str) -> Evidence:
    return Evidence(
        evidence.file, evidence.line, evidence.quote, evidence.start, evidence.end, rule,
        RULES[rule].confidence, evidence.quote_line,
    )  # fmt: skip


def lexicon_facts(facts: Evidences, nodes: dict[str, list[Node]], lexicon: Lexicon) -> None:
    """What the lexicon knows of the models that the lists name: makers, years, lineage."""
    present = {identity for identity, described in nodes.items() if described[0].kind == "Model"}
    labels = {node.label for identity in present for node in nodes[identity]}
    for name in sorted(labels & lexicon.models.keys()):
        known = lexicon.models[name]
        identity = lexicon.model_id(name)
        evidence = Evidence(known.file, 0, "", 0, 0, "lexicon", RULES["lexicon"].confidence)
        for fact in _known(identity, known, present, lexicon):
            facts.add(fact, evidence)
        for developer in known.developer:
            organization = makers.organization(developer, lexicon)
            described = nodes.setdefault(organization.id, [])
            if organization not in described:
                described.append(organization)
    _operators(facts, nodes, lexicon)


def operators(lexicon: Lexicon) -> Mapping[str, Organization]:
    """The organisations by each name that a site of theirs may go by."""
    return {name: known for known in lexicon.organizations.values() for name in (*known.aliases, known.name)}


def _operators(facts: Evidences, nodes: Mapping[str, list[Node]], lexicon: Lexicon) -> None:
    """Whose sites the publishers are that go by the name of an organisation of the graph."""
    names = operators(lexicon)
    for identity, described in nodes.items():
        if described[0].kind != "Publisher":
            continue
        labels = sorted({node.label for node in described})
        known = next((names[label] for label in labels if label in names), None)
        owner = lexicon.organization_id(known.name) if known else ""
        if known and owner in nodes and not described[0].text("account"):
            evidence = Evidence(known.file, 0, "", 0, 0, "lexicon", RULES["lexicon"].confidence)
            facts.add(Fact(identity, "operatedBy", owner), evidence)


def _known(identity: str, known: Model, present: set[str], lexicon: Lexicon) -> Iterator[Fact]:
    for developer in known.developer:
        yield Fact(identity, "developedBy", lexicon.organization_id(developer))
    if known.year:
        yield Fact(identity, "firstReleased", Value(str(known.year)))
    if known.arxiv:
        yield Fact(identity, "arxivId", Value(f"arXiv:{known.arxiv}"))
    lineage = [("basedOn", base) for base in known.base]
    lineage += [("variantOf", known.variant_of), ("succeeds", known.succeeds)]
    for relation, other in lineage:
        target = lexicon.model_id(other) if other else ""
        if target in present and target != identity:
            yield Fact(identity, relation, target)
