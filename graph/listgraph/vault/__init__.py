"""A vault of notes, for Obsidian and its like: files of Markdown that link to one another by name."""
