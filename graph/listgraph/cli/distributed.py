"""A build on a cluster, from the command line."""

import argparse

from listgraph.cli.streams import tell, warn
from listgraph.errors import ListgraphError
from listgraph.problems import LOSSES
from listgraph.progress import shown


def build(options: argparse.Namespace) -> int:
    """Build on the cluster whose scheduler the options name; gives the exit code.

    Raises:
        ListgraphError: several lists, or options of a build on this machine; and whatever is wrong there.
    """
    from listgraph.cluster.build import build, summary

    local = [name for name in _LOCAL if getattr(options, name, None)]
    asked = [name for name in local if name in _READING or name not in options.configured]
    if asked:
        raise ListgraphError(f"--{_key(asked[0])} is for a build without --scheduler")
    if local and not options.quiet:
        keys = ", ".join(map(_key, local))
        warn(f"note: a cluster takes no {keys} from [build] in listgraph.toml: these are for a local build")
    if len(options.paths) > 1:
        raise ListgraphError("a cluster reads one folder or address: give the one that holds all lists")
    with shown() as told:
        built = build(
            options.paths[0],
            options.output,
            options.scheduler,
            options.config,
            options.base,
            options.language,
            told,
        )
    if options.json:
        tell(summary(built).rstrip("\n"), exact=True)
    elif not options.quiet:
        counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(built.counts.items()))
        tell(f"{built.account}\n{counts}\n{len(built.problems):,} problems (summary.json lists them)")
        tell(
            f"Wrote {len(built.files):,} files to {options.output}; the dataset's SHA-256 is {built.sha256}."
        )
    return int(options.strict and any(problem.code in LOSSES for problem in built.problems))


_READING = ("exclude", "follow_symlinks")
_LOCAL = ("format", "watch", "jobs", "cache", "source_url", *_READING)
"""The options of a build on this machine; without those of reading the graph would be another one."""


def _key(name: str) -> str:
    return name.replace("_", "-")
