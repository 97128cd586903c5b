"""Chinese readers see a thing by the name that they know; its other Chinese names can be searched for."""

import pytest

from listgraph.knowledge.describe import publisher, topic
from listgraph.knowledge.graph import Node
from listgraph.knowledge.makers import organization
from listgraph.lexicon import builtin
from listgraph.urls.publishers import Publisher


@pytest.mark.parametrize(
    ("node", "name", "shown", "alias"),
    [
        (organization("Google", builtin()), "Google", "谷歌", ""),
        (organization("Hugging Face", builtin()), "Hugging Face", "", "抱抱脸"),
        (organization("Meta", builtin()), "Meta", "", "脸书"),
        (publisher(Publisher("zhihu.com"), builtin()), "Zhihu", "知乎", ""),
        (publisher(Publisher("huggingface.co"), builtin()), "Hugging Face", "", "抱抱脸"),
        (topic("Caching", (), "", builtin()), "Caching", "缓存", ""),
        (topic("LoRA", (), "", builtin()), "LoRA", "", "低秩适配"),
    ],
)
def test_the_name_that_readers_know_is_shown(node: Node, name: str, shown: str, alias: str) -> None:
    preferred = [value.text for value in node.values("prefLabel") if value.lang == "zh"]
    others = [value.text for value in node.values("altLabel") if value.lang == "zh"]
    assert node.label == name
    assert preferred == ([shown] if shown else [])
    assert not alias or alias in others
