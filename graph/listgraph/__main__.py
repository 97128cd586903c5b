"""``python -m listgraph``."""

from listgraph.cli.main import command

command()
