"""A vault of notes, for Obsidian and its like: a KnowledgeGraph in, files of Markdown that link by name out.

For the ``obsidian`` format alone.
"""
