"""What no document can know alone: kin, topics above topics, tags that recur, addresses as listed."""

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source


def graph(*lists: str) -> KnowledgeGraph:
    sources = [Source(f"{number}.md", text, "utf-8", "") for number, text in enumerate(lists)]
    return assemble([interpret(parse(source), builtin()) for source in sources], builtin(), sources)


def told(whole: KnowledgeGraph, *relations: str) -> set[tuple[str, str, str]]:
    """The facts of some relations, by the labels of what they join."""
    return {
        (whole.by_id[fact.subject].label, fact.relation, whole.by_id[fact.object].label)
        for fact in whole.facts
        if fact.relation in relations and isinstance(fact.object, str)
    }


def test_the_kin_of_a_model_are_those_that_the_lists_name_too() -> None:
    whole = graph("* [Llama 3 and RoBERTa](https://e.org/a)\n* [Llama 2 and BERT](https://e.org/b)\n")
    assert told(whole, "succeeds", "basedOn", "variantOf") == {
        ("Llama 3", "succeeds", "Llama 2"),
        ("RoBERTa", "basedOn", "BERT"),
    }
    known = [why for fact, whys in whole.evidence.items() if fact.relation == "succeeds" for why in whys]
    assert {(why.rule, why.line, why.start, why.end) for why in known} == {("lexicon", 0, 0, 0)}


NESTED = "# List\n## {}\n### {}\n* [a {}](https://e.org/{})\n* [b {}](https://f.org/{})\n"


def test_of_topics_above_each_other_the_way_holds_that_more_lists_tell() -> None:
    one, two = "Glass blowing", "Kiln care"
    ways = [(one, two), (one, two), (two, one)]
    whole = graph(*(NESTED.format(*way, *[i] * 4) for i, way in enumerate(ways)))
    assert told(whole, "broader") == {(two, "broader", one)}
    turned = graph(*(NESTED.format(*reversed(way), *[i] * 4) for i, way in enumerate(ways)))
    assert told(turned, "broader") == {(one, "broader", two)}


def test_a_topic_that_is_above_none_when_circles_are_undone_and_has_no_article_is_none() -> None:
    """Each of the two that one list puts under "Kiln care" is above it by what more lists say."""
    entries = "* [a {0}](https://e.org/{0})\n* [b {0}](https://f.org/{0})\n"
    deep = "# List\n## Glass blowing\n### Kiln care\n#### {1}\n" + entries
    low = "# List\n## {1}\n### Glass blowing\n" + entries
    tops = ("Clay mixing", "Glaze making")
    lists = [deep.format(i, top) for i, top in enumerate(tops)]
    lists += [low.format(i, top) for i, top in enumerate(tops * 2, 2)]
    whole = graph(*lists)
    assert told(whole, "broader") == {("Glass blowing", "broader", top) for top in tops}
    assert {node.label for node in whole.nodes if node.kind == "Topic"} == {"Glass blowing", *tops}


def test_a_topic_of_the_lexicon_stands_under_the_nearest_that_is_there() -> None:
    low, high = "Object detection", "Computer vision"
    whole = graph(NESTED.format("Misc", low, *[1] * 4), NESTED.format("Misc", high, *[2] * 4))
    assert told(whole, "broader") == {(low, "broader", high)}
    known = [why for fact, whys in whole.evidence.items() if fact.relation == "broader" for why in whys]
    assert [(why.rule, why.line, why.start, why.end) for why in known] == [("lexicon", 0, 0, 0)]
    turned = graph(NESTED.format(low, high, *[1] * 4))
    assert told(turned, "broader") == {(high, "broader", low)}


def test_a_tag_is_a_topic_where_it_recurs() -> None:
    once = graph("* [a](https://e.org/a) #kilncare\n")
    assert not told(once, "onTopic")
    assert not [node for node in once.nodes if node.kind == "Topic"]
    again = graph("* [a](https://e.org/a) #kilncare\n* [b](https://e.org/b) #kilncare\n")
    assert {topic for _, _, topic in told(again, "onTopic")} == {"kilncare"}


def test_a_row_of_names_ends_at_the_first_that_nothing_has() -> None:
    listed = "* [Kilnware](https://e.org/k)\n* [Potstack](https://e.org/p)\n"
    listed += "* [Glazer](https://e.org/g) - an alternative to {}.\n"
    assert told(graph(listed.format("Kilnware and Potstack")), "alternativeTo") == {
        ("Glazer", "alternativeTo", "Kilnware"),
        ("Glazer", "alternativeTo", "Potstack"),
    }
    assert told(graph(listed.format("Kilnware, Nobodyknows and Potstack")), "alternativeTo") == {
        ("Glazer", "alternativeTo", "Kilnware")
    }
    assert not told(graph(listed.format("Nobodyknows and Potstack")), "alternativeTo")
    assert not told(graph(listed.format("Glazer")), "alternativeTo")


def test_the_address_as_listed_is_told_where_it_is_another() -> None:
    def listed(*addresses: str) -> set[str]:
        whole = graph(*(f"* [a title of some words]({address})\n" for address in addresses))
        (article,) = (node for node in whole.nodes if node.kind == "Article")
        return {value.text for value in article.values("listedUrl")}

    assert not listed("https://e.org/a", "https://e.org/a")
    assert listed("https://e.org/a?utm_source=x") == {"https://e.org/a?utm_source=x"}
    assert listed("https://e.org/a", "https://e.org/a?utm_source=x") == {
        "https://e.org/a",
        "https://e.org/a?utm_source=x",
    }


def test_two_sections_of_one_name_in_one_place_are_two() -> None:
    section = "## Kilns\n* [a](https://e.org/{})\n"
    whole = graph("# List\n" + section.format(1) + section.format(2) + section.format(3))
    kilns = [node.id for node in whole.nodes if (node.kind, node.label) == ("Section", "Kilns")]
    assert len(kilns) == 3
    assert kilns != [node.id for node in graph("# List\n" + section.format(1)).nodes]


def test_what_has_no_address_is_a_copy_of_nothing() -> None:
    title = "A long look at the birds of the northern harbour"
    known = f"* [{title}](https://e.org/a)\n"
    assert told(graph(known + f"* [{title}](https://f.org/b)\n"), "crossPostOf")
    assert not told(graph(known + f"* [{title}]()\n"), "crossPostOf")
