"""What an exporter makes: a relative path and the bytes to write there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """``path`` is relative to the output directory, with ``/`` between its steps."""

    path: str
    data: bytes
