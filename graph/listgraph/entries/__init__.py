"""Entries: a :class:`~listgraph.lists.outline.Document` in, a Context for each article out.

``roles`` tells what a link is for, ``columns`` and ``titles`` which words name the article, ``reading``
puts the parts of an entry together, ``contexts`` adds the names in it. For ``rules``, ``knowledge`` and
``checks``.
"""

from listgraph.entries.context import Comparison, Context, Subject
from listgraph.entries.reading import Reading, Span

__all__ = ["Comparison", "Context", "Reading", "Span", "Subject"]
