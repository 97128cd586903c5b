"""What ``check`` does: find, put right, write down what is known, tell."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from listgraph.checks.baseline import unknown, write_baseline
from listgraph.checks.check import Checkup, as_json, as_text, check
from listgraph.checks.fix import mendings
from listgraph.checks.github import as_github
from listgraph.checks.sarif import as_sarif
from listgraph.cli.streams import tell
from listgraph.errors import ListgraphError

FORMS: Mapping[str, Callable[[Checkup], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def checked(options: argparse.Namespace) -> int:
    """The exit code: 1 where an error or a warning is told, or where ``--diff`` shows a change.

    Raises:
        ListgraphError: nothing to read, or a file that cannot be read or written.
    """
    if (options.fix or options.diff) and "-" in options.paths:
        raise ListgraphError("--fix and --diff are for files: standard input cannot be written")
    whole = _found(options)
    if options.diff:
        return _show(whole, options)
    put_right = _fix(whole, options) if options.fix else ""
    found = (_found(options) if put_right else whole).chosen(options.select, options.ignore)
    if options.write_baseline:
        write_baseline(found, Path(options.write_baseline))
        if not options.quiet:
            count = f"{len(found.problems)} problem{'s' * (len(found.problems) != 1)}"
            tell(f"Wrote {count} to {options.write_baseline}; with --baseline they are not told again.")
        return 0
    new = unknown(found, Path(options.baseline)) if options.baseline else found
    if options.format != "text":
        tell(FORMS[options.format](new), exact=True)
    elif not (options.quiet and new.is_fine):
        known = len(found.problems) - len(new.problems)
        tell(
            "\n".join([put_right, as_text(new), *_remarks(new, known, options)]).lstrip("\n"), command="check"
        )
    return 0 if new.is_fine else 1


def _found(options: argparse.Namespace) -> Checkup:
    return check(options.paths, options.config, options.follow_symlinks, options.exclude, options.links)


def _show(found: Checkup, options: argparse.Namespace) -> int:
    changes = mendings(found, options.select, options.ignore)
    if changes:
        tell("".join(mending.diff() for mending in changes), exact=True)
    return 1 if changes else 0


def _fix(found: Checkup, options: argparse.Namespace) -> str:
    """Put right what can be; gives the sentence that says so, empty where nothing was."""
    changes = mendings(found, options.select, options.ignore)
    for mending in changes:
        mending.write()
    count = sum(mending.count for mending in changes)
    files = f"{len(changes)} file{'s' * (len(changes) != 1)}"
    return f"Put right: {count} problem{'s' * (count != 1)} in {files}." if changes else ""


def _remarks(found: Checkup, known: int, options: argparse.Namespace) -> list[str]:
    """What to do next, and what is not told."""
    lines = [f"{known} known problems are not told ({options.baseline})."] if known else []
    if not options.fix and (count := sum(mending.count for mending in mendings(found))):
        lines.append(f"--fix puts {count} of them right; --diff shows how.")
    return lines
