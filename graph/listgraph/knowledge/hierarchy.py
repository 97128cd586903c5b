"""The topics of all documents, settled: which of them stay, and which belongs to which."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

from listgraph import iris
from listgraph.knowledge.evidences import Evidences
from listgraph.knowledge.graph import Evidence, Fact, Node
from listgraph.lexicon import Lexicon
from listgraph.rules import RULES

_TAGGED = frozenset({"hash-tag", "code-tag", "bracket-tag", "column-tag"})
_RECURS = 2
"""Words in the place of a tag are one where so many articles have them."""


def settle(facts: Evidences, nodes: dict[str, list[Node]], lexicon: Lexicon) -> None:
    """Take out what is no topic after all, and add what the lexicon knows of those that stay."""
    drop_chance_tags(facts)
    topics = {identity for identity, described in nodes.items() if described[0].kind == "Topic"}
    filed = {fact.object for fact in facts if fact.relation == "onTopic" and isinstance(fact.object, str)}
    attested = {fact: len(evidence) for fact, evidence in facts.items() if fact.relation == "broader"}
    broader, kept = settled(attested, filed)
    for identity in topics - kept:
        del nodes[identity]
    for fact in attested.keys() - broader:
        del facts[fact]
    for fact, evidence in lexicon_facts(broader, kept, lexicon):
        facts.add(fact, evidence)


def settled(attested: Mapping[Fact, int], filed: Iterable[str]) -> tuple[Set[Fact], Set[str]]:
    """Which of the ways from topic to broader topic hold, and which topics stay.

    ``attested`` says by how many pieces of evidence the lists tell each way, ``filed`` which topics have
    articles. Of ways in a circle those best attested hold; a topic stays that has articles, or is above one.
    """
    over: dict[str, set[str]] = defaultdict(set)
    straight: list[Fact] = []
    for fact in sorted(attested, key=lambda fact: (-attested[fact], fact.key)):
        assert isinstance(fact.object, str)
        if fact.subject not in _with_all_above({fact.object}, over):
            over[fact.subject].add(fact.object)
            straight.append(fact)
    kept = _with_all_above(filed, over)
    return {fact for fact in straight if fact.subject in kept}, kept


def drop_chance_tags(facts: Evidences) -> None:
    """Take out the topics that only tags name, and too few of them."""
    articles: dict[str, set[str]] = defaultdict(set)
    sure: set[str] = set()
    for fact, evidence in facts.items():
        if fact.relation == "onTopic" and isinstance(fact.object, str):
            articles[fact.object].add(fact.subject)
            if any(item.rule not in _TAGGED for item in evidence):
                sure.add(fact.object)
    chance = {topic for topic, found in articles.items() if topic not in sure and len(found) < _RECURS}
    for fact in [fact for fact in facts if fact.relation == "onTopic" and fact.object in chance]:
        del facts[fact]


def _with_all_above(topics: Iterable[str], over: Mapping[str, Set[str]]) -> Set[str]:
    found: set[str] = set()
    left = list(topics)
    while left:
        topic = left.pop()
        if topic not in found:
            found.add(topic)
            left.extend(over.get(topic, ()))
    return found


def lexicon_facts(
    broader: Iterable[Fact], present: Set[str], lexicon: Lexicon
) -> Iterator[tuple[Fact, Evidence]]:
    """What the lexicon knows to be broader, where it makes no circle with what the lists say."""
    over: dict[str, set[str]] = defaultdict(set)
    for fact in broader:
        over[fact.subject].add(str(fact.object))
    for name in sorted(lexicon.topics):
        known = lexicon.topics[name]
        lower = iris.topic_id(name)
        if lower not in present:
            continue
        evidence = Evidence(known.file, 0, "", 0, 0, "lexicon", RULES["lexicon"].confidence)
        for upper in sorted(set(_nearest_above(name, present, lexicon))):
            if upper != lower and lower not in _with_all_above({upper}, over):
                yield Fact(lower, "broader", upper), evidence
                over[lower].add(upper)


def _nearest_above(name: str, present: Set[str], lexicon: Lexicon) -> Iterator[str]:
    """The nearest of the topics above one of the lexicon that are ``present``."""
    seen: set[str] = set()
    left = [name]
    while left:
        known = lexicon.topics.get(left.pop())
        for upper in known.broader if known else ():
            if iris.topic_id(upper) in present:
                yield iris.topic_id(upper)
            elif upper not in seen:
                seen.add(upper)
                left.append(upper)
