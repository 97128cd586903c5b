"""Nodes that are described once, or more often: what becomes of their attributes and labels."""

from listgraph.knowledge.graph import Node, Value
from listgraph.knowledge.merge import merged


def attributes(*nodes: Node, language: str = "en") -> tuple[tuple[str, str], ...]:
    (node,) = merged({nodes[0].id: list(nodes)}, language)
    return tuple((name, value.text) for name, value in node.attributes)


def test_of_two_years_in_one_description_the_lower_stays() -> None:
    told = (("published", Value("2021")), ("published", Value("2020")))
    assert attributes(Node("article/a", "Article", "A", told)) == (("published", "2020"),)


def test_of_two_descriptions_the_lower_number_stays_whichever_comes_first() -> None:
    ten = Node("article/a", "Article", "A", (("stars", Value("10")),))
    nine = ten._replace(attributes=(("stars", Value("9")),))
    assert attributes(ten, nine) == attributes(nine, ten) == (("stars", "9"),)


def test_what_is_described_once_is_called_by_its_name_in_the_language() -> None:
    both = (("prefLabel", Value("Ziya", "en")), ("prefLabel", Value("姜子牙", "zh")))
    for names in (both, both[:1]):
        model = Node("model/ziya", "Model", "ziya-llama", names)
        for _, name in names:
            assert [node.label for node in merged({model.id: [model]}, name.lang)] == [name.text]


def test_attributes_of_what_is_described_once_are_in_order() -> None:
    told = (("published", Value("2021")), ("medium", Value("paper")))
    assert attributes(Node("article/a", "Article", "A", told)) == (("medium", "paper"), ("published", "2021"))


def test_attributes_of_what_is_described_twice_are_in_order() -> None:
    told = (("published", Value("2020")), ("medium", Value("paper")))
    twice = [Node("article/a", "Article", label, told) for label in ("A", "B")]
    assert attributes(*twice) == (("medium", "paper"), ("published", "2020"))
