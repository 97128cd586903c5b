"""Lists and sections as schema.org has them: what stands in them, each with its position."""

from pathlib import Path

import listgraph

LIST = """\
* [First of all](https://example.org/1)

## BERT

* [B](https://example.org/b), [code](https://github.com/e/b)
* [A](https://example.org/a)
* [B](https://example.org/b) again

### Older

* [C](https://example.org/c)
* [A](https://example.org/a)
"""

ITEMS = """
SELECT ?list ?position ?item WHERE {
  ?l a schema:ItemList ; schema:name ?list ; schema:itemListElement ?element .
  ?element a schema:ListItem ; schema:position ?position ; schema:item/schema:name ?item
} ORDER BY ?list ?position
"""


def test_items_have_the_positions_that_the_list_gives_them(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text(LIST, "utf-8")
    found = [tuple(row.values()) for row in listgraph.build(tmp_path).query(ITEMS)]
    assert found == [
        ("BERT", 1, "B"),
        ("BERT", 2, "A"),
        ("BERT", 3, "B"),
        ("BERT", 4, "Older"),
        ("Older", 1, "C"),
        ("Older", 2, "A"),
        ("list.md", 1, "First of all"),
        ("list.md", 2, "BERT"),
    ]
