"""What an entry marks its article with: a task's state, stars, a day."""

import pytest

from listgraph.entries.marks import Marks, marks
from listgraph.entries.read import read_entries
from listgraph.lists.parse import parse
from listgraph.lists.source import Source

TABLE = "| Month | Paper | Stars |\n|-|-|-|\n"


@pytest.mark.parametrize(
    ("markdown", "title", "expected"),
    [
        ("- [x] [A walk](https://e.org/a)", "A walk", Marks("done")),
        ("- [ ] A walk: https://e.org/a", "A walk", Marks("open")),
        ("- [A walk](https://e.org/a) ⭐️ 1.2k", "A walk", Marks(stars=1200)),
        ("- [A walk](https://e.org/a) (⭐ 190K) - far out", "A walk", Marks(stars=190_000)),
        ("- [A walk](https://e.org/a) (1,234 stars)", "A walk", Marks(stars=1234)),
        ("- [A walk](https://e.org/a) ★★★★☆", "A walk", Marks()),
        ("- [The day of 2020-01-02](https://e.org/a)", "The day of 2020-01-02", Marks()),
        ("- [A walk](https://e.org/a) (2023-04-21) by me", "A walk", Marks(day="2023-04-21")),
        ("- 2022.3.1 [A walk](https://e.org/a)", "A walk", Marks(day="2022-03-01")),
        ("- 散步（更新于2023年4月21日）[链接](https://e.org/a)", "散步", Marks(day="2023-04-21")),
        ("- A walk (updated 2023-04) [link](https://e.org/a)", "A walk", Marks(day="2023-04")),
        ("- [A walk](https://e.org/a) since 2023", "A walk", Marks()),
        (TABLE + "| 2023/02 | [A walk](https://e.org/a) | 4.5k |", "A walk", Marks("", 4500, "2023-02")),
    ],
)
def test_what_an_entry_marks(markdown: str, title: str, expected: Marks) -> None:
    (reading,) = read_entries(parse(Source("list.md", markdown, "utf-8", "")))
    assert (reading.headline, marks(reading)) == (title, expected)
