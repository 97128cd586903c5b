"""Questions to an export: SPARQL, a named query or two names in; a table, JSON or reasons out.

``query`` loads an export and answers, ``why`` tells the reasons of a fact, ``lookup`` finds the node
that a person means, ``results`` prints. For ``compare``, ``serve``, ``api`` and ``cli``.
"""
