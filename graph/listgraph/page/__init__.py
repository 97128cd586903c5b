"""The HTML graph: a KnowledgeGraph in; what is drawn, the pyvis network, the data, and the one file out.

``view`` chooses, ``placing`` and ``labelling`` arrange, ``columns`` holds the data, ``render`` makes the
file of them, the scripts and the styles. For the formats that show a picture, and ``api``.
"""
