"""Where a name begins and ends, and what near it tells: cases in which one step further would be wrong."""

import pytest

from listgraph.lexicon import builtin
from listgraph.lexicon.matcher import Match
from listgraph.lists.outline import Link
from listgraph.names.called import is_coined, placed
from listgraph.names.cells import spoken_of
from listgraph.names.everyday import is_near
from listgraph.names.known import short_name, without_same
from listgraph.names.name import Name
from listgraph.names.naming import names
from listgraph.names.subtitles import is_short_for
from listgraph.names.things import kind_of
from listgraph.names.topics import TopicName, cleaned, filed
from listgraph.names.versions import bare


def models(text: str) -> list[str]:
    return [name.label for name in names(text, builtin()) if name.kind == "Model"]


def test_a_link_of_one_word_is_a_name_where_the_text_below_calls_it_a_model() -> None:
    """* [Quorvex](https://example.org/q): the model Quorvex answers questions."""
    link = Link("Quorvex-7B", "https://example.org/q", 1, 10, 20)
    (name,) = spoken_of(link, [], "the model Quorvex answers questions", builtin())
    assert (name.label, name.start, name.end) == ("Quorvex", 10, 17)
    assert not list(spoken_of(link, [], "the tool Quorvex answers questions", builtin()))
    known = Name(13, 17, "BERT")
    assert not list(spoken_of(link, [known], "the model Quorvex answers questions", builtin()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FooGPT: a language model of two sizes", ["FooGPT"]),
        ("FooGPT: a notebook plugin for language models", []),
        ("FooGPT: notes on language models", []),
        ("Yux-70B is out", ["Yux"]),
        ("Yu-70B is out", []),
        ("XYZ: a language model for all", ["XYZ"]),
        ("XY: a language model for all", []),
        ("XYZ模型详解", ["XYZ"]),
        ("XY模型详解", []),
        ("QuoX模型详解", ["QuoX"]),
        ("Quoxa模型详解", []),
        ("谷歌提出XYZW，效果好", ["XYZW"]),
        ("谷歌提出XYZ，效果好", []),
        ("[QuorVex] A language model for all seasons", ["QuorVex"]),
        ("[QuorVex] Pruning language models for all", []),
        ("[QuorVex] A toolkit for language models", []),
        ("[QuorVex] QuorVex and its language models", ["QuorVex"]),
        ("[ACL20] A language model for all seasons", []),
    ],
)
def test_a_new_name_is_one_where_its_words_say_so(text: str, expected: list[str]) -> None:
    assert models(text) == expected


def test_company_stands_near_on_either_side() -> None:
    def at(start: int, end: int) -> Match:
        return Match(start, end, builtin().models["BERT"], sure=True)

    word = at(500, 504)
    assert is_near(word, [at(420, 430)])
    assert is_near(word, [at(590, 593)])
    assert not is_near(word, [at(0, 10)])
    assert not is_near(word, [at(594, 600)])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("— Widgets —", "Widgets"),
        ("* Widgets *", "Widgets"),
        ("4. Widgets (7)", "Widgets"),
        ("4.", "4"),
    ],
)
def test_signs_around_a_heading_are_no_part_of_it(heading: str, expected: str) -> None:
    assert cleaned(heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Graph Widget Learning (GWL)", TopicName("Graph Widget Learning", ("GWL",))),
        ("GWL / Graph Widget Learning", TopicName("GWL", ("Graph Widget Learning",))),
        ("Graph Widget Learning (gwl)", TopicName("Graph Widget Learning (gwl)")),
        ("Graph Widget Learning (GWX)", TopicName("Graph Widget Learning (GWX)")),
        ("Speech recognition / Machine translation", TopicName("Speech recognition / Machine translation")),
        ("Machine translation / Speech recognition", TopicName("Machine translation / Speech recognition")),
        ("机器翻译 / Machine translation", TopicName("Machine translation")),
        ("小部件 / Widgets", TopicName("Widgets", ("小部件",))),
        ("小部件 / May 2024", TopicName("小部件 / May 2024")),
        ("2024年 / Widgets", TopicName("2024年 / Widgets")),
    ],
)
def test_a_heading_of_two_names_is_of_one_topic_where_they_are_one(heading: str, expected: TopicName) -> None:
    assert filed(heading, builtin()) == expected


def test_a_bare_name_is_one_without_size_and_tuning() -> None:
    assert [bare(name) for name in ("QwQ-32B-Chat", "QwQ-Max", "QwQ")] == ["QwQ", "QwQ-Max", "QwQ"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Big FooNet", True),
        ("Voice2Face Editing", True),
        ("Voice2Face Deep Editing", False),
        ("Transformer2 Editing", False),
        ("Deep Editing", False),
    ],
)
def test_words_are_coined_by_the_last_or_by_the_first_of_two(words: str, expected: bool) -> None:
    assert is_coined(words) is expected


@pytest.mark.parametrize(
    ("title", "paper", "kind"),
    [
        ("Deep nets: a language model", True, "model"),
        ("Deep nets: a language model", False, ""),
        ("A dataset for nets: a language model", True, "other"),
        ("Made-up networks for benchmarking", True, "other"),
        ("Made-up networks for benchmarking", False, "model"),
    ],
)
def test_a_papers_title_may_say_behind_its_colon_what_it_is_of(title: str, paper: bool, kind: str) -> None:
    assert kind_of(title, paper) == kind


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("目标检测 Object Detection", "Object detection"),
        ("目标检测 Frobnicating", "目标检测 Frobnicating"),
        ("图像分割 Object Detection", "图像分割 Object Detection"),
        ("Widgets (目标检测)", "Object detection"),
    ],
)
def test_two_names_of_a_heading_are_one_topic_where_they_say_the_same(heading: str, topic: str) -> None:
    found = filed(heading, builtin())
    assert found
    assert found.name == topic


def test_a_size_is_no_part_of_a_name_in_its_place_unless_one_letter_is_left() -> None:
    def label(text: str) -> list[str]:
        return [name.label for name in placed(text, 0, len(text), False, [], builtin())]

    assert label("Wobblex-7B") == ["Wobblex"]
    assert label("Q-7B") == ["Q-7B"]


def test_the_end_of_a_chinese_name_is_short_for_it_and_the_whole_is_not() -> None:
    assert short_name("隐马尔可夫", builtin()) == "HMM"
    assert short_name("线性回归", builtin()) is None


def test_a_variant_that_a_known_version_has_too_is_none() -> None:
    assert without_same("GPT-9 Turbo", builtin()) == "GPT-9"
    assert without_same("BERT 9 Large", builtin()) == "BERT 9 Large"


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("DETR", "DEtection TRansformer", True),
        ("LSTR", "Lane Shape prediction with TRansformers", True),
        ("LSTR", "Lane Shape Recognition", False),
        ("DETR", "Big TRansformer", False),
    ],
)
def test_a_name_may_be_short_for_a_title(name: str, title: str, expected: bool) -> None:
    assert is_short_for(name, title) is expected


@pytest.mark.parametrize(
    ("text", "most", "name"),
    [
        ("We introduce TeRN, a … language model", 143, "TeRN"),
        ("MealGPT … language model", 64, "MealGPT"),
        ("P… Tacotron: A Speech Model", 30, "P… Tacotron"),
    ],
)
def test_words_tell_of_a_name_up_to_so_many_letters_away(text: str, most: int, name: str) -> None:
    def told(letters: int) -> bool:
        filling = "x" * letters
        return name.replace("…", filling) in models(text.replace("…", filling))

    assert (told(most), told(most + 1)) == (True, False)
