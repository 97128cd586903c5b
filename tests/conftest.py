"""Fixtures for all tests."""

from hypothesis import HealthCheck, settings

from browser.chromium import chromium, open_page
from falkor import falkor

__all__ = ["chromium", "falkor", "open_page"]

# Tests never judge the machine's speed, and the same tests give the same answer on every run. New
# counterexamples are sought by hand: pytest --hypothesis-profile=search
_CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("listgraph", _CALM, derandomize=True)
settings.register_profile("search", _CALM, max_examples=5000)
settings.load_profile("listgraph")
