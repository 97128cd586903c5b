"""Lists: paths in; decoded Sources, then the author's tree, a Document, out. Nothing is interpreted.

``source`` reads and decodes, ``parse`` makes the tree that ``outline`` defines; the rest are the parser's
parts, which nobody else needs. Only ``source`` touches the disk. For every room that reads entries.
"""
