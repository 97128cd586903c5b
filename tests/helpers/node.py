"""Running a reader under node: the packages are in ``.node/``, which ``tests/run`` makes."""

import json
import subprocess
from pathlib import Path
from typing import Any

from helpers.places import ROOT

HERE = Path(__file__).parent
PACKAGES = ROOT / ".node"


def run(script: str, data: object) -> Any:
    """What ``script`` (a file beside this one) prints as JSON, given ``data`` as JSON on standard input."""
    code = (HERE / script).read_text("utf-8")
    # Modules are looked for from the folder in which node runs, as the code is no file there.
    ran = subprocess.run(
        ["node", "--input-type=module", "--eval", code],
        input=json.dumps(data).encode(),
        capture_output=True,
        cwd=PACKAGES,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    return json.loads(ran.stdout)


def has(package: str) -> bool:
    """Whether the package is there."""
    return (PACKAGES / "node_modules" / package).is_dir()
