"""Fixtures for all tests."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from helpers.chromium import chromium, open_page
from helpers.falkor import falkor

__all__ = ["chromium", "falkor", "open_page"]

# A shell starts its background jobs with Ctrl-C ignored, and what a test starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Tests never judge the machine's speed, and the same tests give the same answer on every run. New
# counterexamples are sought by hand: pytest --hypothesis-profile=search
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("listgraph", _CALM, derandomize=True, max_examples=50)
settings.register_profile("search", _CALM, max_examples=5000)
settings.load_profile("listgraph")


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's own cache is neither read nor written."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cache")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        yield folder


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser on a busy machine may be late: its tests get a second chance, and no third.

    One that cannot start would not do so the next time.
    """
    hopeless = ["no Chromium found", "Chromium does not start"]
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1, rerun_except=hopeless))
