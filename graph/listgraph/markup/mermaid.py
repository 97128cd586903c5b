"""Flowcharts in Mermaid, which GitHub and Obsidian draw; no label can be anything but text."""

import re
from collections.abc import Mapping, Sequence

from listgraph.markup.gfm import one_line

LABEL = 40
"""Characters of a label that are shown."""

# Mermaid takes #35; for the character 35. It reads Markdown, HTML, icons (fa:fa-x) and directives
# (%%{…}%%) in a label; letters, digits, blanks, and the marks in GPT-3.5 are none of these.
_MARKUP = re.compile(
    "(?<=[0-9A-Za-z])-(?=[0-9A-Za-z])|(?<=[0-9])[.](?=[0-9])"
    "|(?P<other>[^0-9A-Za-z \u00c0-\u024f\u0370-\u1fff\u3040-\u9fff\uac00-\ud7a3])"
)


def flowchart(edges: Sequence[tuple[str, str, str]], labels: Mapping[str, str]) -> list[str]:
    """The lines of a chart, from left to right: ``edges`` are two nodes with words between, if any.

    >>> edges = [("a", "based on", "b"), ("b", "", "c")]
    >>> print("\\n".join(flowchart(edges, {"a": "RoBERTa", "b": "BERT", "c": "T5 (large)"})))
    flowchart LR
      n0["RoBERTa"]
      n1["BERT"]
      n2["T5 #40;large#41;"]
      n0 -->|"based on"| n1
      n1 --> n2
    """
    ends = dict.fromkeys(node for source, _, target in edges for node in (source, target))
    numbers = {node: f"n{number}" for number, node in enumerate(ends)}
    nodes = [f'  {number}["{text(labels[node])}"]' for node, number in numbers.items()]
    arrows = [f"  {numbers[source]} -->{_words(words)} {numbers[target]}" for source, words, target in edges]
    return ["flowchart LR", *nodes, *arrows]


def text(label: str) -> str:
    """``label`` on one line, cut where it is long, with nothing in it that Mermaid would act upon.

    >>> text("GPT-3 <b>"), text("")
    ('GPT-3 #60;b#62;', '#160;')
    """
    short = one_line(label, LABEL)
    return _MARKUP.sub(lambda found: f"#{ord(found[0])};" if found["other"] else found[0], short) or "#160;"


def _words(words: str) -> str:
    return f'|"{text(words)}"|' if words else ""
