"""Fixtures for all tests."""

from browser.chromium import chromium, open_page

__all__ = ["chromium", "open_page"]
