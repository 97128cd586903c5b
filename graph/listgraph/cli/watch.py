"""Building again whenever a list changes: what is told of a change, and what is worth a build."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import perf_counter

from watchfiles import Change, watch

from listgraph.errors import ListgraphError
from listgraph.lists.walk import SUFFIXES
from listgraph.pipeline import CONFIG, Material, configurations, gather

QUIET = 100
"""So long (in milliseconds) nothing has changed when a change is told: an editor saves in several steps."""
LONGEST = 1_000
"""After so long it is told all the same."""
TURN = 500
"""So long one watcher is waited for before it is the other's turn."""
NAMED = 3
"""So many of the files that have changed are named."""

Make = Callable[[Material], str]
Say = Callable[[str], None]


def follow(
    paths: Sequence[str], config: str | None, exclude: Sequence[str], make: Make, say: Say, warn: Say
) -> None:
    """Build of the lists under ``paths`` now and after each change, until the user ends it by Ctrl-C.

    What ``exclude`` matches is passed over. ``make`` builds, writes, and says what it has built. A line
    for each build goes to ``say``; why there is none, to ``warn``.

    Raises:
        ListgraphError: there is nothing at one of the paths, or the system does not let us watch.
    """
    for path in paths:
        if not Path(path).exists():
            raise ListgraphError(f"{path}: no such file or folder")
    last: Material | str = ""
    with suppress(KeyboardInterrupt):
        for _ in _changes([Path(path) for path in paths], Path(config) if config else None):
            state = _state(paths, config, exclude)
            # What a build writes may be told of as well: only what a build is made of counts.
            if state != last:
                before, last = last, state
                _attempt(before, state, make, say, warn)


def _state(paths: Sequence[str], config: str | None, exclude: Sequence[str]) -> Material | str:
    """What there is to build of, or why that cannot be said."""
    try:
        return gather(paths, config, exclude=exclude)
    except ListgraphError as error:
        return str(error)


def _attempt(before: Material | str, state: Material | str, make: Make, say: Say, warn: Say) -> None:
    try:
        if isinstance(state, str):
            raise ListgraphError(state)
        began = perf_counter()
        built = make(state)
    except ListgraphError as error:
        warn(f"{error}\n  What was built before stays; waiting for a change.")
        return
    say(f"Built in {perf_counter() - began:.1f} s{_named(before, state)}: {built}")


def _named(before: Material | str, after: Material) -> str:
    """The files that have changed, but for those that are too many."""
    if isinstance(before, str):
        return ""
    old, new = (
        {source.path: source.sha256 for source in material.sources} | dict(material.additions)
        for material in (before, after)
    )
    names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    more = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return f" ({', '.join([*names[:NAMED], *more])})"


def _changes(paths: Sequence[Path], config: Path | None) -> Iterator[None]:
    """An item at once, and one after each change to what may be a list or the configuration."""
    yield
    matters = partial(_matters, config.name if config else CONFIG)
    told_of = partial(watch, watch_filter=matters, debounce=LONGEST, step=QUIET, yield_on_timeout=True)
    watchers = [
        told_of(*folders, recursive=deep, rust_timeout=TURN)
        for folders, deep in _places(paths, [config] if config else configurations(paths))
        if folders
    ]
    # The first turn counts as a change: there may have been one before there was a watcher.
    told = True
    try:
        for turns in zip(*watchers, strict=True):
            if told or any(turns):
                yield
            told = False
    except OSError as error:
        raise ListgraphError(f"cannot watch: {error}") from error


def _places(paths: Sequence[Path], configured: Sequence[Path]) -> tuple[tuple[set[Path], bool], ...]:
    """The folders to watch with all that is below them, and those to watch alone.

    A file is watched by its folder, as most editors put another one in its place.
    """
    deep = {path.resolve() for path in paths if path.is_dir()}
    files = [path for path in (*paths, *configured) if not path.is_dir()]
    flat = {place.parent for file in files for place in (file.absolute(), file.resolve())}
    return (deep, True), ({folder for folder in flat if not deep & {folder, *folder.parents}}, False)


def _matters(config: str, change: Change, path: str) -> bool:
    """Whether it may be a list, the configuration, or a folder of lists that has come or gone."""
    file = Path(path)
    if file.suffix.lower() in SUFFIXES or file.name == config:
        return True
    return not file.suffix if change is Change.deleted else file.is_dir()
