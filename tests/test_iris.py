"""Identity: one thing one id, two things two."""

import re
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph import iris
from listgraph.lexicon import Lexicon, builtin, extend
from listgraph.text.writing import spelt, squeeze

ID = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("GPT-3", "gpt-3"),
        ("Qwen2.5", "qwen2.5"),
        ("BERT", "bert"),
        ("Big  Bird", "big-bird"),
        ("PointNet++", "pointnet-plus-plus"),
        ("UNet 3+", "unet-3-plus"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("PixArt-α", "pixart-alpha"),
        ("PanGu-Σ", "pangu-sigma"),
        ("π0.5", "pi-0.5"),
        ("Weights & Biases", "weights-and-biases"),
    ],
)
def test_an_id_is_readable_where_it_can_be(name: str, slug: str) -> None:
    assert iris.slug(name) == slug


@pytest.mark.parametrize(
    "names",
    [
        ("C", "C++", "C#", "C+", "F#"),
        ("PointNet", "PointNet++", "PointNet+", "PointNet²"),
        ("智源 AI", "百川 AI", "AI"),
        ("文心", "文心一言", "混元"),
        ("Tülu", "Tulu", "Tūlu"),
        ("Node.js", "Node", ".js", "js", "js."),
        ("ERNIE (THU)", "ERNIE THU", "ERNIE/THU"),
        ("Bär", "Bar-6d00fa1c54", iris.slug("Bär")),
    ],
)
def test_names_that_differ_have_ids_that_differ(names: tuple[str, ...]) -> None:
    assert len({iris.slug(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "names",
    [
        ("GPT-3", "gpt 3", "GPT_3", "Gpt–3"),
        ("智源 AI", "智源AI", "智源-ai"),
        ("智譜", "智谱"),
        ("C#", "C sharp"),
        ("PixArt-α", "PixArt alpha"),
        ("Tülu", unicodedata.normalize("NFD", "Tülu")),
    ],
)
def test_one_name_written_otherwise_has_one_id(names: tuple[str, ...]) -> None:
    assert len({iris.slug(name) for name in names}) == 1


NAMES = st.text(st.sampled_from("aAb1.- _+#&αβ/é文心智譜谱()²"), min_size=1, max_size=8) | st.text(max_size=8)


def same(name: str) -> str:
    """What two writings of one name have in common: the symbols in words, no separators, no case."""
    whole = unicodedata.normalize("NFC", name).lower()
    return squeeze("".join(f"-{spelt(char)}-" if spelt(char) else char for char in whole))


@given(NAMES, NAMES)
def test_ids_are_injective(left: str, right: str) -> None:
    if same(left) != same(right):
        assert iris.slug(left) != iris.slug(right)


@given(NAMES)
def test_an_id_is_a_safe_step_of_a_path(name: str) -> None:
    assert ID.fullmatch(iris.slug(name))
    assert ID.fullmatch(iris.list_id(name).removeprefix("list/"))


def test_no_two_names_of_the_lexicon_share_an_id() -> None:
    assert shared(builtin()) == []


def shared(lexicon: Lexicon) -> list[str]:
    ids = Counter(map(lexicon.model_id, lexicon.models)) + Counter(
        map(lexicon.organization_id, lexicon.organizations)
    )
    return [identity for identity, count in ids.items() if count > 1]


def test_names_that_differ_in_case_alone_are_two_where_the_lexicon_says_so() -> None:
    both = '[[model]]\nname = "lamBERTa"\ncase = true\n[[model]]\nname = "LAMBERTA"\ncase = true\n'
    lexicon = extend(builtin(), both, "listgraph.toml")
    assert shared(lexicon) == []
    assert lexicon.model_id("lamBERTa") == "model/lamberta"
    assert lexicon.model_id("LAMBERTA").startswith("model/lamberta-")
    assert builtin().model_id("LAMBERTA") == "model/lamberta"


PATHS = st.text(st.sampled_from("abA.-_/ +文"), max_size=8)


@given(PATHS, PATHS)
def test_two_files_are_two_lists_and_two_hosts_two_publishers(left: str, right: str) -> None:
    assert (iris.list_id(f"{left}.md") == iris.list_id(f"{right}.md")) == (left == right)
    assert (iris.publisher_id(left) == iris.publisher_id(right)) == (left == right)


@pytest.mark.parametrize(
    "paths",
    [
        ("notes/models.md", "notes-models.md", "notes models.md", "notes_models.md", "notes/Models.md"),
        ("models.md", "models.markdown", "models.markdown.md", "models"),
    ],
)
def test_lists_with_names_alike_are_two(paths: tuple[str, ...]) -> None:
    assert len({iris.list_id(path) for path in paths}) == len(paths)


def test_a_digest_knows_where_a_part_ends() -> None:
    told = [("a", "b"), ("b", "a"), ("ab",), ("a\x1fb",), ("a\x1fb", ""), ("a", "b", "")]
    assert len({iris.digest(*parts) for parts in told}) == len(told)


def test_ids_stay_what_they_were() -> None:
    """Other graphs link to them."""
    assert iris.article_id("https://e.org/a", "A") == "article/dadc5e41d080bccc"
    assert iris.article_id("", "A") == "article/d7acffe4903f2cb3"
    assert iris.model_id("BERT") == "model/bert" != iris.model_id("BERT", apart=True)
    assert (
        iris.organization_id("Google") == "organization/google" != iris.organization_id("Google", apart=True)
    )
    assert iris.digest("a\x1fb\x1fc", "d") == iris.digest("a b c", "d") != iris.digest("a", "b", "c", "d")
