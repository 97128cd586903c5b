"""Chinese in one script, each character in its place; and cues that a folded text can meet."""

import tomllib
from importlib import resources
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listgraph.text.script import simplified


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("大型語言模型的語音辨識資料集", "大型语言模型的语音识别数据集"),
        ("優於、勝過、擊敗、超越", "优于、胜过、击败、超越"),
        ("為什麼不開源程式碼？", "为什么不开源源代码？"),
        ("網路上的軟體與影片", "网络上的软件与视频"),
        ("說明方程式", "说明方程式"),
        ("投影片與演算法", "幻灯片与演算法"),
        ("影片里的程式", "影片里的程式"),
        ("著名的显著性检测", "著名的显著性检测"),
        ("PointNet++", "PointNet++"),
    ],
)
def test_a_text_is_simplified_with_the_words_of_the_mainland(written: str, read: str) -> None:
    assert simplified(written) == read


@given(st.text(st.sampled_from("資料集影片網路擊败BERT ，a說乾於后後") | st.characters(), max_size=30))
def test_every_character_keeps_its_place(text: str) -> None:
    read = simplified(text)
    assert len(read) == len(text)
    assert all(old == new for old, new in zip(text, read, strict=True) if old.isascii())


def cues(table: Any) -> list[str]:
    if isinstance(table, str):
        return [table]
    return [cue for item in (table.values() if isinstance(table, dict) else table) for cue in cues(item)]


def test_every_cue_is_in_the_script_that_is_matched() -> None:
    table = tomllib.loads(resources.files("listgraph").joinpath("cues.toml").read_text("utf-8"))
    assert [cue for cue in cues(table) if simplified(cue) != cue] == []
