"""The knowledge graph as RDF: a KnowledgeGraph in; triples, quads and their bytes out. Pure functions.

``terms`` makes terms, ``facts`` and ``evidence`` statements, ``serialise`` bytes; ``vocabulary`` and
``shapes`` describe them. For the RDF formats, ``ask``, ``compare`` and ``serve``.
"""
