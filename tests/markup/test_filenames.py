"""Names of files: what no file system refuses, folds onto another or hides."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.strategies import NASTY, texts
from listgraph.markup.filenames import LONGEST, distinct, folded, portable

DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    "CONIN$",
    "CONOUT$",
    *(f"{d}{n}" for d in ("COM", "LPT") for n in "0123456789¹²³"),
}
names = texts | st.text(max_size=400) | st.sampled_from(sorted(DEVICES)) | st.text("ab.\u0301é ", max_size=6)


def is_safe(name: str) -> bool:
    """The rules of Windows, macOS and Linux, and those of a wiki's links, on a name with its extension."""
    decomposed = unicodedata.normalize("NFD", name)
    return (
        0 < len(name.encode()) <= 255
        and len(decomposed.encode()) <= 255
        and len(decomposed.encode("utf-16-le")) // 2 <= 255
        and unicodedata.normalize("NFC", name) == name
        and not re.search(
            r'[\\/:*?"<>|#^\[\]{}%`\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]', name
        )
        and not any(unicodedata.category(character) in ("Cc", "Cs", "Co", "Zl", "Zp") for character in name)
        and name.partition(".")[0].rstrip().upper() not in DEVICES
        and name.strip(" ") == name
        and not name.startswith(".")
        and not re.search(r"[. ]\.md$|\.md\.md$", name, re.IGNORECASE)
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BERT", "BERT"),
        ("大鸟 🤗", "大鸟 🤗"),
        ("A/B: what? <now>", "A B what now"),
        ("[[note]]#heading^block|alias", "note heading block alias"),
        ("{{title}} <% code %>", "title code"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\windows", "C windows"),
        ("name. . .", "name"),
        ("README.md", "README"),
        ("nul", "_nul"),
        ("Con.txt", "_Con.txt"),
        ("COM¹", "_COM¹"),
        ("control", "control"),
        ("gnp\u202eexe.md", "gnp exe"),
        ("e\u0301", "é"),
        ("", "untitled"),
        ("???", "untitled"),
    ],
)
def test_a_name_reads_like_its_text(text: str, name: str) -> None:
    assert portable(text) == name


@given(names)
def test_any_text_gives_a_name_that_every_system_takes(text: str) -> None:
    assert is_safe(f"{portable(text)}.md")


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "大" * 10_000, "한" * 10_000, "🤗" * 10_000, "e\u0301" * 10_000]
)
def test_a_long_text_is_cut_between_characters(text: str) -> None:
    name = portable(text)
    assert is_safe(f"{name}.md")
    assert len(unicodedata.normalize("NFD", name).encode()) > LONGEST - 12


@given(st.dictionaries(st.text(max_size=5), names, max_size=8))
def test_no_two_names_are_one_to_any_system(wanted: dict[str, str]) -> None:
    found = distinct(wanted)
    assert len({folded(name) for name in found.values()}) == len(wanted) == len(found)
    assert all(is_safe(f"{name}.md") for name in found.values())


@pytest.mark.parametrize(
    ("one", "other"), [("BERT", "bert"), ("é", "e\u0301"), ("Straße", "STRASSE"), ("ﬁ", "fi"), ("a?", "a")]
)
def test_what_would_clash_is_told_apart_whatever_the_order(one: str, other: str) -> None:
    found = distinct({"1": one, "2": other})
    assert folded(found["1"]) != folded(found["2"])
    assert found == distinct({"2": other, "1": one})


def test_a_name_that_looks_like_one_told_apart_is_told_apart_as_well() -> None:
    taken = distinct({"1": "BERT", "2": "bert"})["1"]
    found = distinct({"1": "BERT", "2": "bert", "3": taken})
    assert len(set(map(folded, found.values()))) == 3


@pytest.mark.parametrize("text", NASTY)
def test_the_name_of_a_name_is_that_name(text: str) -> None:
    assert portable(portable(text)) == portable(text)
