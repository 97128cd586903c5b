"""Names: a text and the lexicon in, the names of models and organisations with their places out.

:func:`~listgraph.names.naming.names` is the door, and shows the steps in their order. For ``entries``,
``rules`` and ``checks``.
"""
