"""Text made safe for a foreign format: any text in; Markdown, LaTeX, Mermaid or a file's name out.

For whoever writes one of these: ``exporters`` and ``vault``.
"""
