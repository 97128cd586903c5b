"""With a cache the lexicon is what it is without."""

from pathlib import Path

from listgraph import cache
from listgraph.lexicon import builtin, extend
from listgraph.lexicon.matcher import matcher

TEXT = "Chinese BERT, GPT-2 and LLaMA 2 beat 悟道 of 智源研究院 on GLUE"


def test_entries_ids_and_names_found_are_the_same(tmp_path: Path) -> None:
    plain = extend(builtin(), '[[model]]\nname = "悟道"\n', "listgraph.toml")
    with cache.used(tmp_path):
        for _ in range(2):
            kept = extend(builtin.__wrapped__(), '[[model]]\nname = "悟道"\n', "listgraph.toml")
            assert list(kept.entries()) == list(plain.entries())
            assert [kept.model_id(name) for name in kept.models] == [
                plain.model_id(name) for name in kept.models
            ]
            assert matcher(kept).find(TEXT) == matcher(plain).find(TEXT) != []
