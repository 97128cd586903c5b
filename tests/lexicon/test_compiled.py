"""The lexicon from the cache is the lexicon from its files."""

from pathlib import Path

import pytest

from listgraph import cache, lexicon
from listgraph.lexicon import builtin, extend
from listgraph.lexicon.matcher import matcher

TEXT = "Chinese BERT, GPT-2 and LLaMA 2 beat 悟道 of 智源研究院 on GLUE"


def test_entries_ids_and_names_found_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = extend(builtin(), '[[model]]\nname = "悟道"\n', "listgraph.toml")
    with cache.used(tmp_path):
        for _ in range(2):
            kept = extend(builtin.__wrapped__(), '[[model]]\nname = "悟道"\n', "listgraph.toml")
            assert list(kept.entries()) == list(plain.entries())
            assert [kept.model_id(name) for name in kept.models] == [
                plain.model_id(name) for name in kept.models
            ]
            assert matcher(kept).find(TEXT) == matcher(plain).find(TEXT) != []
            monkeypatch.setattr(lexicon, "rows", RowsOfAdditions())


class RowsOfAdditions:
    """Reads a user's additions, and none of listgraph's own files."""

    def __call__(self, text: str, file: str) -> object:
        assert not file.startswith("lexicon/"), "it is read again"
        from listgraph.lexicon.reading import rows

        return rows(text, file)
