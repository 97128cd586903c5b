"""The command line: arguments in; text on the terminal and an exit code out.

:func:`~listgraph.cli.main.main` is the door. Nobody imports this room but ``python -m listgraph`` and the
installed command. What only one command needs is imported when that command runs.
"""
