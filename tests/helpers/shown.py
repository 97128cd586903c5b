"""What a text shows of a command beside what the command prints."""

import re


def prints(shown: str, printed: str) -> bool:
    """Whether ``printed`` is what is ``shown``, line by line.

    "…" stands for any lines, within a line for any words.
    """
    lines = [re.escape(line.rstrip()) for line in shown.rstrip().split("\n")]
    pattern = "\n".join(lines).replace("…\n", "(?:.*\n)*").replace("\n…", "(?:\n.*)*")
    told = "\n".join(line.rstrip() for line in printed.rstrip().splitlines())
    return pattern == "…" or re.fullmatch(pattern.replace("…", ".*"), told) is not None
