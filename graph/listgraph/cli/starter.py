"""A first ``listgraph.toml``: every key explained, everything commented out."""

from importlib import resources
from pathlib import Path

from listgraph.errors import ListgraphError
from listgraph.pipeline import CONFIG


def init(directory: str | Path) -> Path:
    """Write the file into ``directory`` and return its path.

    Raises:
        ListgraphError: it is there already, or cannot be written.
    """
    path = Path(directory) / CONFIG
    text = resources.files(__package__).joinpath("starter.toml").read_bytes()
    try:
        with path.open("xb") as file:
            file.write(text)
    except FileExistsError:
        raise ListgraphError(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise ListgraphError(f"cannot write {path}: {(error.strerror or str(error)).lower()}") from error
    return path
