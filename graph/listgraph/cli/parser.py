"""A parser of arguments that has more to say in its help than it loads otherwise."""

import argparse
from collections.abc import Callable


class Parser(argparse.ArgumentParser):
    """A parser whose help ends with ``more``, which is made when somebody asks."""

    more: Callable[[], str] | None = None

    def format_help(self) -> str:
        """The help, with more at its end."""
        return super().format_help() + (f"\n{self.more()}" if self.more else "")


def formats() -> str:
    """Every format, its files, and the tools that they are for."""
    from listgraph.exporters import GROUPS, select  # slow to load, and only this needs it

    lines = ["formats (NAME  files: for which tools; the output's README.md says what to do there):"]
    for exporter in select("all"):
        tools = ", ".join(name for name, _ in exporter.tools)
        lines.append(f"  {exporter.name:10}  {', '.join(exporter.files)}{': ' * bool(tools)}{tools}")
    lines.append(f"\ngroups of formats:\n  {', '.join((*GROUPS, 'default', 'all'))}")
    return "\n".join(lines) + "\n"
