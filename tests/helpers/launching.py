"""Starting Chromium; apart from what the tests do with it, as tests/run tries it before any test."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium_path() -> str:
    """The browser to drive; a test that needs it fails where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if not found:
        pytest.fail("no Chromium found: install chromium, or set CHROMIUM to its path", pytrace=False)
    return found


@contextmanager
def launched() -> Iterator["Browser"]:
    """The browser, without a window."""
    from playwright.sync_api import sync_playwright

    path = chromium_path()
    with ExitStack() as stack:
        try:
            playwright = stack.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        except Exception as error:
            pytest.fail(f"Chromium does not start: {error}", pytrace=False)
        stack.callback(browser.close)
        yield browser


if __name__ == "__main__":  # tests/run: does it start at all?
    try:
        with launched():
            pass
    except BaseException as problem:  # pytest's own failures are none of Exception's
        raise SystemExit(str(problem)) from None
