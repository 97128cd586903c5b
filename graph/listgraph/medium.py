"""Stub."""


def medium(url: str, site_medium: str) -> str:
    return site_medium or "page"
