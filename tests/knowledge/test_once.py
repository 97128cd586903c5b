"""What a document says of things is kept once."""

from hypothesis import given
from hypothesis import strategies as st

from listgraph.knowledge.graph import Node
from listgraph.knowledge.once import once

NODES = st.builds(Node, st.sampled_from("ab"), st.just("Model"), st.sampled_from("xyz"))


@given(st.lists(NODES))
def test_each_saying_is_kept_once_in_order(said: list[Node]) -> None:
    assert list(once([*said, *said[:2]])) == list(dict.fromkeys(said))
