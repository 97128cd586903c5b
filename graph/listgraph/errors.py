"""What goes wrong for the person at the terminal."""


class ListgraphError(Exception):
    """Wrong use or unreadable input. Its text is the message to show, without a traceback."""
