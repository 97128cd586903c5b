"""What an install brings, and under which licences: nothing that would bind who builds on it."""

import re
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution

import pytest
from packaging.requirements import Requirement

EXTRAS = ("", "cluster", "docs", "pandas", "serve", "tables", "watch")
"""What a user may ask for; the tests' own tools are not among them."""

PERMITTED = frozenset(
    {
        *("mit", "mit license", "mit-0", "isc", "isc license (iscl)", "0bsd", "zlib", "unlicense", "cc0-1.0"),
        *("apache-2.0", "apache 2.0", "apache license 2.0", "apache software license"),
        *("bsd", "bsd license", "bsd-2-clause", "bsd-3-clause", "the 3-clause bsd license", "new bsd"),
        *("psf-2.0", "python-2.0", "cnri-python", "python software foundation license", "public-domain"),
        *("mpl-2.0", "mozilla public license 2.0 (mpl 2.0)", "zope public license", "zpl-2.1"),
    }
)
"""As SPDX has them, as classifiers end, or as authors write them; in small letters."""


def brought(name: str, extras: frozenset[str]) -> Iterator[Distribution]:
    """The package and all that it needs on this machine, each once."""
    waiting = [(name, extras)]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        name, wanted = waiting.pop()
        found = distribution(name)
        key = found.metadata["Name"].lower()
        if (key, wanted) in seen:
            continue
        if not any(other == key for other, _ in seen):
            yield found
        seen.add((key, wanted))
        for requirement in map(Requirement, found.requires or ()):
            marker = requirement.marker
            if marker is None or any(marker.evaluate({"extra": extra}) for extra in wanted | {""}):
                waiting.append((requirement.name, frozenset(requirement.extras)))


def licence(found: Distribution) -> str:
    """The licence as the package says it: as SPDX, by its classifiers, or in a short text."""
    metadata = found.metadata
    said = {key: metadata[key] for key in ("License-Expression", "License") if key in metadata}
    classifiers = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License :: ") and not line.endswith("OSI Approved")
    ]
    if "License-Expression" in said:
        return said["License-Expression"]
    return " AND ".join(classifiers) or said.get("License", "").partition("\n")[0]


def is_permitted(expression: str) -> bool:
    """Whether nothing in an expression forbids use: of what is joined by OR one will do, else all.

    >>> is_permitted("MIT OR GPL-2.0"), is_permitted("MIT AND GPL-2.0"), is_permitted("")
    (True, False, False)
    """
    return any(
        all(part.strip().lower() in PERMITTED for part in re.split(r" AND |; ", either, flags=re.IGNORECASE))
        for either in expression.split(" OR ")
    )


def test_everything_that_an_install_brings_is_permissive() -> None:
    found = list(brought("listgraph", frozenset(EXTRAS)))
    assert len(found) > 20
    wrong = {one.metadata["Name"]: licence(one) for one in found if not is_permitted(licence(one))}
    assert wrong == {}, f"no known permissive licence: {wrong}; where one is, add it to PERMITTED"


@pytest.mark.parametrize(
    "expression",
    [
        "GPL-3.0-only",
        "AGPL-3.0",
        "SSPL-1.0",
        "GNU General Public License v2 or later (GPLv2+)",
        "",
        "UNKNOWN",
    ],
)
def test_what_binds_or_is_unknown_is_found(expression: str) -> None:
    assert not is_permitted(expression)


def test_a_reader_that_only_tests_use_is_seen_to_be_gpl() -> None:
    assert not is_permitted(licence(distribution("igraph")))
