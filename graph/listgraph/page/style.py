"""How kinds and relations look, in both themes: one table for the page, its legend and the SVG.

The colours are apart for readers who do not tell red from green, and no kind is told by its colour
alone: each has a shape of its own. Text on the page has a contrast of 4.5 or more in both themes.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindStyle:
    """``shape`` is one of vis-network's; the colours are for the light and the dark theme."""

    shape: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """Colours for the light and the dark theme; ``rest`` is the line's opacity when nothing is selected.

    ``directed`` lines have an arrowhead, ``dashes`` are lengths in pixels (none: a solid line).
    """

    light: str
    dark: str
    rest: float
    directed: bool = True
    dashes: tuple[int, ...] = ()


KIND_STYLES = {
    "Model": KindStyle("dot", "#2458c5", "#6f9dff"),
    "Article": KindStyle("dot", "#76839a", "#8d9ab3"),
    "Organization": KindStyle("square", "#c4620a", "#f2a154"),
    "Publisher": KindStyle("diamond", "#0a7d65", "#3fcfa8"),
    "Topic": KindStyle("triangle", "#a3335f", "#f08ab4"),
    "Section": KindStyle("hexagon", "#8a45a8", "#cf92ea"),
    "List": KindStyle("star", "#7a6212", "#dcbf5e"),
}

# Grounds of topics, for the light and the dark theme; every sign is seen on each of them.
TOPIC_STYLES = (
    ("#e7effd", "#152440"),
    ("#fdeee0", "#33220f"),
    ("#e1f4ed", "#0d2d24"),
    ("#f4e9fa", "#2b1a35"),
    ("#f8f1d8", "#2e2810"),
    ("#fce6ee", "#361826"),
    ("#dff2f9", "#0e2b36"),
    ("#eef1dc", "#252a16"),
)

# Inks of the same hues for names, outlines and dots on these grounds: text has a contrast of 4.8 or more.
TOPIC_INKS = (
    ("#2a59b8", "#8fb3ff"),
    ("#a5520a", "#f2b06e"),
    ("#0a7059", "#5fd8b6"),
    ("#7c3c99", "#d7a6ee"),
    ("#7a6212", "#dcc571"),
    ("#ab2457", "#ff9cc0"),
    ("#14708d", "#7fd0ea"),
    ("#586419", "#c3cf86"),
)

TELLING = 0.45
"""Relations with this opacity or more have their colour even when nothing is selected."""

# The order is that of importance: a line that stands for several relations looks like the first.
RELATION_STYLES = {
    "outperforms": RelationStyle("#c2185b", "#ff7aa8", 0.75),
    "equals": RelationStyle("#7b3fb5", "#c79bff", 0.75, directed=False),
    "comparedWith": RelationStyle("#7b3fb5", "#c79bff", 0.45, directed=False, dashes=(6, 5)),
    "succeeds": RelationStyle("#1f6f8b", "#6cc7e6", 0.6),
    "basedOn": RelationStyle("#1f6f8b", "#6cc7e6", 0.6),
    "variantOf": RelationStyle("#1f6f8b", "#6cc7e6", 0.6, dashes=(6, 5)),
    "forkOf": RelationStyle("#1f6f8b", "#6cc7e6", 0.6, dashes=(6, 5)),
    "replacementFor": RelationStyle("#1f6f8b", "#6cc7e6", 0.6),
    "alternativeTo": RelationStyle("#7b3fb5", "#c79bff", 0.45, dashes=(2, 4)),
    "compatibleWith": RelationStyle("#5f6b80", "#a3afc4", 0.4, dashes=(6, 5)),
    "introducedBy": RelationStyle("#2458c5", "#6f9dff", 0.4),
    "covers": RelationStyle("#2458c5", "#6f9dff", 0.3),
    "compares": RelationStyle("#7b3fb5", "#c79bff", 0.25),
    "mentions": RelationStyle("#5f6b80", "#a3afc4", 0.25, dashes=(2, 4)),
    "concerns": RelationStyle("#c4620a", "#f2a154", 0.2),
    "developedBy": RelationStyle("#c4620a", "#f2a154", 0.45),
    "operatedBy": RelationStyle("#c4620a", "#f2a154", 0.45),
    "publishedBy": RelationStyle("#0a7d65", "#3fcfa8", 0.1),
    "crossPostOf": RelationStyle("#5f6b80", "#a3afc4", 0.4, directed=False, dashes=(2, 4)),
    "onTopic": RelationStyle("#a3335f", "#f08ab4", 0.2),
    "broader": RelationStyle("#a3335f", "#f08ab4", 0.45),
    "headedBy": RelationStyle("#8a45a8", "#cf92ea", 0.3),
    "listedIn": RelationStyle("#8a45a8", "#cf92ea", 0.15),
    "partOf": RelationStyle("#7a6212", "#dcbf5e", 0.4),
    "linksTo": RelationStyle("#6b5a2e", "#cdb57a", 1.2),
    "reports": RelationStyle("#7b3fb5", "#c79bff", 0.3),
    "left": RelationStyle("#7b3fb5", "#c79bff", 0.3),
    "right": RelationStyle("#7b3fb5", "#c79bff", 0.3),
}
RELATION_ORDER = tuple(RELATION_STYLES)


def custom_properties(theme: str) -> str:
    """The colours of ``theme`` (``light`` or ``dark``) as CSS custom properties."""
    rows = [(f"--kind-{name}", getattr(style, theme)) for name, style in KIND_STYLES.items()]
    rows += [(f"--relation-{name}", getattr(style, theme)) for name, style in RELATION_STYLES.items()]
    rows += [(f"--topic-{number}", pair[theme == "dark"]) for number, pair in enumerate(TOPIC_STYLES, 1)]
    rows += [(f"--ink-{number}", pair[theme == "dark"]) for number, pair in enumerate(TOPIC_INKS, 1)]
    return "".join(f"  {name}: {colour};\n" for name, colour in rows)


def classes() -> str:
    """A CSS class for the sign of each kind and relation."""
    names = [f"kind-{name}" for name in KIND_STYLES] + [f"relation-{name}" for name in RELATION_STYLES]
    names += [f"topic-{number}" for number in range(1, len(TOPIC_STYLES) + 1)]
    looks = "".join(f".{name} {{ color: var(--{name}); }}\n" for name in names)
    looks += "".join(f"#map .sign-{name} {{ fill: var(--kind-{name}); }}\n" for name in KIND_STYLES)
    return looks + "".join(map(_on_the_map, range(1, len(TOPIC_INKS) + 1)))


def _on_the_map(number: int) -> str:
    """How a field of the map looks: its ground, its name, its dots, and what is closed in it."""
    ink = f"var(--ink-{number})"
    return (
        f"#map .ground-{number} {{ fill: var(--topic-{number}); }}\n"
        f"#map .name-{number} {{ fill: {ink}; }} #map .rail.name-{number} {{ stroke: {ink}; }}\n"
        f"#legend .outlined.topic-{number} {{ border-color: {ink}; }}\n"
        f"#map .dot-{number} {{ fill: {ink}; }} #map .closed-{number} {{ stroke: {ink}; }}\n"
    )
