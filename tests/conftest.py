"""Fixtures for all tests."""

from hypothesis import HealthCheck, settings

from browser.chromium import chromium, open_page

__all__ = ["chromium", "open_page"]

# Tests never judge the machine's speed.
settings.register_profile("listgraph", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("listgraph")
