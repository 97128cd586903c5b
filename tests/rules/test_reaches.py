"""How far each sign is heard: at so many characters, words or names it tells something, at one more not."""

from collections.abc import Callable, Mapping

import pytest

from listgraph.knowledge.assemble import assemble
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.knowledge.interpret import interpret
from listgraph.lexicon import builtin
from listgraph.lists.parse import parse
from listgraph.lists.source import Source
from listgraph.names.naming import names
from listgraph.rules.pronouns import pronouns

LINK = "(https://example.org/a)"
MODELS = ["BERT", "GPT-2", "XLNet", "T5", "ELECTRA", "RoBERTa", "ALBERT", "BART", "DeBERTa"]


def source(markdown: str) -> Source:
    return Source("list.md", f"{markdown}\n", "utf-8", "")


def edges(markdown: str) -> set[str]:
    graph: KnowledgeGraph = assemble([interpret(parse(source(markdown)), builtin())], builtin())
    label = {node.id: node.label for node in graph.nodes}
    return {f"{label[subject]} {relation} {label[target]}" for subject, relation, target, _ in graph.edges()}


def filled(text: str, sign: str, name: str, distance: int) -> str:
    """``text`` with so many letters for its ``…`` that it is so far from a sign to the name behind it."""
    letters = distance - (text.rindex(name) - text.index(sign) - 1)
    return text.replace("…", "x" * letters)


HEARD: Mapping[str, tuple[str, str, str, int, str]] = {
    "of what a model is made": (
        f"* [RoBERTa from tuned X…'s BERT]{LINK}", "tuned", "BERT", 60, "mentions BERT",
    ),
    "who acts": (
        f"* [ELECTRA beats BERT, while BERT …ly beats GPT-2]{LINK}",
        "BERT …", "beats", 43, "BERT outperforms GPT-2",
    ),
    "a denial": (
        f"* [ELECTRA cannot … beat BERT]{LINK}", "cannot", "beat", 60, "BERT comparedWith ELECTRA",
    ),
    "who wonders": (
        f"* [We saw whether on … ELECTRA beats BERT]{LINK}",
        "whether", "beats", 306, "BERT comparedWith ELECTRA",
    ),
    "the subject of a sentence": (
        f"* [It all began. … RoBERTa is small and GPT-2 too, and now surpasses BERT]{LINK}",
        "…", "RoBERTa", 15, "RoBERTa outperforms BERT",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "sign", "name", "far", "edge"), HEARD.values(), ids=[*HEARD])
def test_a_sign_is_heard_so_many_characters_away(
    text: str, sign: str, name: str, far: int, edge: str
) -> None:
    def said(distance: int) -> bool:
        return any(one.endswith(edge) for one in edges(filled(text, sign, name, distance)))

    assert (said(far), said(far + 1)) == (True, False)


COUNTED: Mapping[str, tuple[Callable[[int], str], int, str]] = {
    "members of a series": (
        lambda many: f"* [{', '.join(MODELS[:many])}]{LINK}", 8, "BERT comparedWith GPT-2",
    ),
    "names of which some are compared": (
        lambda many: f"* [BERT vs GPT-2{', XLNet' * (many - 2)}]{LINK}", 150, "BERT comparedWith GPT-2",
    ),
    "characters of a line that is all about its models": (
        lambda many: f"* [A poem]{LINK} {'x' * (many - 24)}: BERT vs ELECTRA", 200, "covers BERT",
    ),
    "characters of a description that say what its thing is": (
        lambda many: f"* [A poem]{LINK} - {'x' * (many - 27)}: an alternative to BERT",
        400,
        "alternativeTo BERT",
    ),
    "characters before a full stop that say nothing yet": (
        lambda many: f"* [A poem]{LINK} - {'x' * (many - 2)}. This is an introduction to BERT",
        9, "covers BERT",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "most", "edge"), COUNTED.values(), ids=[*COUNTED])
def test_more_than_so_many_are_too_many(text: Callable[[int], str], most: int, edge: str) -> None:
    def said(many: int) -> bool:
        return any(one.endswith(edge) for one in edges(text(many)))

    assert (said(most), said(most + 1)) == (True, False)


def test_a_link_in_prose_is_a_headline_from_five_words_on() -> None:
    def covered(words: int) -> bool:
        told = f"Of all that was told of it I liked [{'so ' * (words - 1)}BERT]{LINK} most. XLNet is dear."
        return any(one.endswith("covers BERT") for one in edges(told))

    assert (covered(4), covered(5)) == (False, True)


@pytest.mark.parametrize(
    ("text", "sign", "name", "far"),
    [
        ("GPT-2 is out and ELECTRA is close to X…'s BERT and can even beat it", "to X", "BERT", 40),
        ("GPT-2 is out and ELECTRA is close to BERT and …ly can beat it", "BERT", "it", 124),
    ],
)
def test_it_means_the_object_of_the_same_subject_where_both_stand_near(
    text: str, sign: str, name: str, far: int
) -> None:
    def meant(distance: int) -> str:
        told = filled(text, sign, name, distance)
        (found,) = pronouns(told, names(told, builtin()))
        return found.label

    assert (meant(far), meant(far + 1)) == ("BERT", "ELECTRA")
