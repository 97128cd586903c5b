"""Stub."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True, slots=True)
class Publisher:
    site: str
    account: str = ""


def publisher(url: str) -> Publisher | None:
    p = urlsplit(url)
    return Publisher(p.hostname or "", parse_qs(p.query).get("__biz", [""])[0])


def homepage(found: Publisher) -> str:
    return f"https://{found.site}/"


def publisher_name(found: Publisher, names: Mapping[Any, Any]) -> tuple[str, str]:
    return f"{found.site} {found.account}".strip(), ""
