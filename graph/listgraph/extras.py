"""How what a part of listgraph needs is installed: from where listgraph itself came."""

import json
from typing import Any
from urllib.parse import unquote, urlsplit


def installing(extra: str) -> str:
    """The command that installs ``extra``: from the index only where listgraph was installed from there."""
    from importlib.metadata import PackageNotFoundError, distribution  # slow to load

    try:
        origin = distribution("listgraph").read_text("direct_url.json")  # PEP 610
    except PackageNotFoundError:
        origin = None
    return f"pip install {_requirement(extra, json.loads(origin) if origin else {})}"


def _requirement(extra: str, origin: dict[str, Any]) -> str:
    """What pip is to be given, if listgraph comes from ``origin``: a folder, a repository, a file or nowhere.

    >>> _requirement("serve", {})
    "'listgraph[serve]'"
    >>> _requirement("serve", {"url": "https://e.org/r", "vcs_info": {"vcs": "git", "commit_id": "abc"}})
    "'listgraph[serve] @ git+https://e.org/r@abc'"
    >>> _requirement("serve", {"url": "file:///home/me/listgraph", "dir_info": {"editable": True}})
    "-e '/home/me/listgraph[serve]'"
    """
    url = str(origin.get("url", ""))
    if "dir_info" in origin:
        folder = unquote(urlsplit(url).path)
        return f"{'-e ' * bool(origin['dir_info'].get('editable'))}'{folder}[{extra}]'"
    if "vcs_info" in origin:
        came = origin["vcs_info"]
        url = f"{came['vcs']}+{url}@{came['commit_id']}"
    return f"'listgraph[{extra}]{' @ ' * bool(url)}{url}'"
