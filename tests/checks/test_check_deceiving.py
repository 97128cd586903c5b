"""What looks like something else than it is."""

import pytest

from helpers.checkups import codes


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "javascript :x"]
)
def test_an_address_that_is_a_program_is_told(address: str) -> None:
    assert "1 script-address" in codes(f"* [a title](<{address}>)")


def test_a_tab_within_a_scheme_hides_it_from_no_browser() -> None:
    assert "1 script-address" in codes('* <a href=" java&Tab;script:x">a title</a>')


@pytest.mark.parametrize(
    "address",
    [
        *("file:///etc/passwd", "FILE:notes.md", "blob:https://example.org/1f", "about:blank", "C:/notes.md"),
        *("view-source:https://example.org/", "chrome://settings", "moz-extension://1f/a", "ms-msdt:/id"),
    ],
)
def test_an_address_within_the_readers_own_machine_is_told(address: str) -> None:
    assert "1 home-address" in codes(f"* [a title](<{address}>)")


@pytest.mark.parametrize(
    "address",
    ["mailto:a@example.org", "ftp://example.org/a", "doi:10.1000/182", "magnet:?xt=urn:btih:1f", "msgs.md"],
)
def test_an_address_elsewhere_than_the_web_is_fine(address: str) -> None:
    assert not {"1 home-address", "1 script-address"} & {*codes(f"* [a title](<{address}>)")}


@pytest.mark.parametrize(
    "address",
    [
        "https://google.com@example.org/a",
        "https://www.google.com%2Fa@example.org",
        "https://g\u043e\u043egle.com/a",
        "https://xn--ggle-55da.com/",
        "https://\u0430\u0440\u0440\u04cf\u0435.com/",
    ],
)
def test_a_host_that_is_taken_for_another_is_told(address: str) -> None:
    assert "1 deceiving-address" in codes(f"* [a title]({address})")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/@ann",
        "https://\u6a21\u578b.example/",
        "https://пример.рф/",
        "https://bücher.example/",
    ],
)
def test_a_host_in_one_script_is_fine(address: str) -> None:
    assert "1 deceiving-address" not in codes(f"* [a title]({address})")


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("* [a\u202etitle](https://example.org/a)", ["1 hidden-character"]),
        ("* [a\u200btitle](https://example.org/a)", ["1 hidden-character"]),
        ("* [a\x1btitle](https://example.org/a)", ["1 hidden-character"]),
        ("## a\u2066heading\n* [b](https://example.org/a)", ["1 hidden-character"]),
        ("* [\U0001f469\u200d\U0001f4bb codes](https://example.org/a)", []),
    ],
)
def test_a_character_that_nobody_sees_is_told(line: str, found: list[str]) -> None:
    assert [code for code in codes(line) if "hidden" in code] == found
