"""The formats, as the help of ``build`` tells them."""


def formats() -> str:
    """Every format, its files, and the tools that they are for."""
    from listgraph.exporters import GROUPS, select  # slow to load, and only this needs it

    lines = ["formats (NAME  files: for which tools; the output's README.md says what to do there):"]
    for exporter in select("all"):
        tools = ", ".join(name for name, _ in exporter.tools)
        lines.append(f"  {exporter.name:10}  {', '.join(exporter.files)}{': ' * bool(tools)}{tools}")
    lines.append(f"\ngroups of formats:\n  {', '.join((*GROUPS, 'default', 'all'))}")
    return "\n".join(lines) + "\n"
