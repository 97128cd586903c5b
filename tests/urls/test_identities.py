"""What a page is called elsewhere, by its address; and that the graph says so in RDF."""

from pathlib import Path

import pytest

import listgraph
from listgraph.urls import canonicalise
from listgraph.urls.identities import identity

ARXIV = "https://doi.org/10.48550/arXiv."


@pytest.mark.parametrize(
    ("address", "identifier", "same_as"),
    [
        ("https://arxiv.org/pdf/1907.11692v1", "arXiv:1907.11692", f"{ARXIV}1907.11692"),
        ("http://arxiv.org/abs/cs/0701001", "arXiv:cs/0701001", f"{ARXIV}cs/0701001"),
        ("https://doi.org/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701", "https://doi.org/10.1145/3292500.3330701"),
        ("https://dl.acm.org/doi/10.1145/3292500.3330701", "doi:10.1145/3292500.3330701", "https://doi.org/10.1145/3292500.3330701"),
        ("https://aclanthology.org/P19-1001/", "acl:P19-1001", "https://aclanthology.org/P19-1001"),
        ("https://aclanthology.org/2020.acl-main.703", "acl:2020.acl-main.703", "https://aclanthology.org/2020.acl-main.703"),
        ("https://openreview.net/forum?id=SkgGCkrKvH", "openreview:SkgGCkrKvH", "https://openreview.net/forum?id=SkgGCkrKvH"),
        ("https://huggingface.co/datasets/a/b", "huggingface:datasets/a/b", "https://huggingface.co/datasets/a/b"),
        ("https://huggingface.co/spaces/loom/a.b", "huggingface:spaces/loom/a.b", "https://huggingface.co/spaces/loom/a.b"),
        ("https://huggingface.co/google/t5", "huggingface:google/t5", "https://huggingface.co/google/t5"),
        ("https://github.com/google-research/bert", "github:google-research/bert", "https://github.com/google-research/bert"),
    ],
)  # fmt: skip
def test_a_page_is_known_elsewhere(address: str, identifier: str, same_as: str) -> None:
    assert identity(canonicalise(address) or "") == (identifier, same_as)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/10.1145/1",
        "https://github.com/topics/nlp",
        "https://github.com/google",
        "https://github.com/google/x/issues/1",
        "https://huggingface.co/papers/1907.11692",
        "https://huggingface.co/datasets/loom",
        "https://huggingface.co/spaces",
        "https://arxiv.org/list/cs.CL/recent",
    ],
)
def test_other_pages_are_not(address: str) -> None:
    found = identity(canonicalise(address) or "")
    assert found is None or found.same_as.startswith(ARXIV)


def test_the_graph_links_articles_and_models(tmp_path: Path) -> None:
    (tmp_path / "list.md").write_text("* [RoBERTa](https://arxiv.org/abs/1907.11692)\n", "utf-8")
    graph = listgraph.build(tmp_path)
    query = """
        SELECT ?same ?id ?paper WHERE {
          ?article lg:covers ?model ; schema:sameAs ?same ; schema:identifier ?id .
          ?model schema:citation ?paper .
        }
    """
    assert graph.query(query) == [
        {"same": f"{ARXIV}1907.11692", "id": "arXiv:1907.11692", "paper": f"{ARXIV}1907.11692"}
    ]
    (article,) = graph.to_pandas().nodes.query("kind == 'Article'").to_dict("records")
    assert article["identifier"] == "arXiv:1907.11692"
