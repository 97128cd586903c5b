"""Where things stand in a picture: radii and ties in, the same centres on every machine out.

:func:`~listgraph.layout.layout.place` is the door. For ``page``.
"""
