"""Building again whenever a list changes: what is told of a change, and what is worth a build."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

from watchfiles import Change, watch
from watchfiles.main import FileChange

from listgraph.errors import ListgraphError
from listgraph.lists.walk import SUFFIXES, lists
from listgraph.material import CONFIG, Material, configurations, gather

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
Places = tuple[frozenset[Path], frozenset[Path]]


@dataclass(frozen=True, slots=True)
class Watched:
    """What is built of, as for :func:`listgraph.material.gather`."""

    paths: Sequence[str]
    config: str | None = None
    follow: bool = False
    exclude: Sequence[str] = ()

    def state(self) -> Material | str:
        """What there is to build of, or why that cannot be said."""
        try:
            return gather(self.paths, self.config, follow=self.follow, exclude=self.exclude)
        except ListgraphError as error:
            return str(error)

    def places(self) -> Places:
        """The folders to watch with all that is below them, and those to watch alone.

        A file is watched by its folder, as most editors put another one in its place.
        """
        roots = [Path(path) for path in self.paths]
        configured = [Path(self.config)] if self.config else configurations(roots)
        files = [path for path in (*roots, *configured) if not path.is_dir()]
        linked = self._linked(roots) if self.follow else set()
        deep = {path.resolve() for path in roots if path.is_dir()}
        deep |= {path.resolve() for path in linked if path.is_dir()}
        files += [path for path in linked if not path.is_dir()]
        flat = {place.parent for file in files for place in (file.absolute(), file.resolve())}
        return frozenset(deep), frozenset(folder for folder in flat if not deep & {folder, *folder.parents})

    def _linked(self, roots: Sequence[Path]) -> set[Path]:
        """The links in the folders that lists are reached through."""
        steps: set[Path] = set()
        for root in filter(Path.is_dir, roots):
            for found in lists([root], follow=True, exclude=self.exclude):
                below = found.file.relative_to(root)
                steps |= {root / step for step in (below, *below.parents)}
        return {path for path in steps if path.is_symlink()}


def follow(watched: Watched, make: Make, say: Say, warn: Say) -> None:
    """Build of what is ``watched`` now and after each change, until the user ends it by Ctrl-C.

    What ``exclude`` matches is passed over. ``make`` builds, writes, and says what it has built. A line
    for each build goes to ``say``; why there is none, to ``warn``.

    Raises:
        ListgraphError: there is nothing at one of the paths, or the system does not let us watch.
    """
    for path in watched.paths:
        if not Path(path).exists():
            raise ListgraphError(f"{path}: no such file or folder")
    last: Material | str = ""
    with suppress(KeyboardInterrupt):
        for _ in _changes(watched):
            state = watched.state()
            # What a build writes may be told of as well: only what a build is made of counts.
            if state != last:
                before, last = last, state
                _attempt(before, state, make, say, warn)


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


def _changes(watched: Watched) -> Iterator[None]:
    """An item at once, and one after each change to what may be a list or the configuration."""
    yield
    config = Path(watched.config).name if watched.config else CONFIG
    while True:  # until the places to watch are others
        places = watched.places()
        # The first turn counts as a change: there may have been one before there was a watcher.
        told = True
        try:
            for turns in zip(*_watchers(places, config), strict=True):
                if told or any(turns):
                    yield
                    if watched.follow and watched.places() != places:
                        break
                told = False
        except OSError as error:
            raise ListgraphError(f"cannot watch: {error}") from error


def _watchers(places: Places, config: str) -> list[Iterator[set[FileChange]]]:
    deep, flat = places
    told_of = partial(
        watch, watch_filter=partial(_matters, config), debounce=LONGEST, step=QUIET, yield_on_timeout=True
    )
    return [
        told_of(*folders, recursive=is_deep, rust_timeout=TURN)
        for folders, is_deep in ((deep, True), (flat, False))
        if folders
    ]


def _matters(config: str, change: Change, path: str) -> bool:
    """Whether it may be a list, the configuration, or a folder of lists that has come or gone."""
    file = Path(path)
    if file.suffix.lower() in SUFFIXES or file.name == config:
        return True
    return not file.suffix if change is Change.deleted else file.is_dir()
