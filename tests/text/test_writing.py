"""Names in a text: what stands beside them makes them others."""

import re

from hypothesis import given
from hypothesis import strategies as st

from listgraph.text.writing import standing

TEXTS = st.text(alphabet="abB-_ .é中１²", max_size=20)


@given(TEXTS.filter(bool), TEXTS)
def test_a_name_stands_where_a_pattern_of_it_would_find_it(name: str, text: str) -> None:
    pattern = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
    assert list(standing(name, text)) == [found.start() for found in pattern.finditer(text)]
