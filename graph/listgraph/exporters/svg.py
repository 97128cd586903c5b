"""graph.svg: the page's opening view as a still picture."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from math import sqrt

from listgraph.files.artifact import Artifact
from listgraph.knowledge.graph import KnowledgeGraph
from listgraph.page.labelling import Label, labels, text_width
from listgraph.page.placing import OUTLINE
from listgraph.page.render import title
from listgraph.page.style import KIND_STYLES, RELATION_STYLES, TELLING, TOPIC_STYLES
from listgraph.page.text import visible
from listgraph.page.view import Line, Spot, View, opening_view
from listgraph.rules.rulebook import Rule
from listgraph.schema import KINDS

MARGIN = 40
GROUND = 30
"""How far the ground of a topic reaches beyond a node."""
JOINED = 330
"""So far apart at most are two nodes that the ground joins."""
CANVAS, INK, MUTED = "#f7f8fb", "#17202e", "#566176"
NIGHT_CANVAS, NIGHT_INK, NIGHT_MUTED = "#10141d", "#e9edf5", "#a3afc4"
FONTS = "system-ui, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
POLYGONS = {
    "square": "-.9,-.9 .9,-.9 .9,.9 -.9,.9",
    "diamond": "0,-1.1 1.1,0 0,1.1 -1.1,0",
}


def export(graph: KnowledgeGraph, rulebook: Mapping[str, Rule]) -> Iterator[Artifact]:  # noqa: ARG001
    """The picture of ``graph``, without sections and lists."""
    yield Artifact("graph.svg", picture(graph, opening_view(graph)).encode())


def picture(graph: KnowledgeGraph, view: View) -> str:
    """``view`` as an SVG document: on a light ground, or on a dark one where the reader prefers it."""
    spots = {spot.index: spot for spot in view.spots if spot.node.kind not in OUTLINE}
    shown = list(labels(list(spots.values())))
    left, top, width, height = _frame(spots.values(), shown)
    lines = [line for line in view.lines if line.source in spots and line.target in spots]
    lines.sort(key=lambda line: (RELATION_STYLES[line.relations[0]].rest, line.source, line.target))
    name, described = _text(title(graph)), _text(_description(graph))
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} {top} {width} {height}" width="{width}" '
        f'height="{height}" role="img" aria-labelledby="title desc" font-family="{FONTS}">',
        f'<title id="title">{name}</title>',
        f'<desc id="desc">{described}</desc>',
        f"<style>{_at_night()}</style>",
        *_arrowheads(),
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="{CANVAS}"/>',
        *_grounds(spots, lines),
        *(_line(line, spots) for line in lines),
        *map(_spot, spots.values()),
        *map(_label, sorted(shown, key=lambda label: label.spot.index)),
        "</svg>",
        "",
    )
    return "\n".join(parts)


def _frame(spots: Iterable[Spot], shown: list[Label]) -> tuple[int, int, int, int]:
    boxes = [
        (spot.x - spot.size, spot.y - spot.size, spot.x + spot.size, spot.y + spot.size) for spot in spots
    ]
    for label in shown:
        half = text_width(label.text, label.size) / 2
        boxes.append(
            (
                round(label.x - half),
                round(label.y - label.size),
                round(label.x + half),
                round(label.y + label.size),
            )
        )
    left = min((box[0] for box in boxes), default=0) - MARGIN
    top = min((box[1] for box in boxes), default=0) - MARGIN
    right = max((box[2] for box in boxes), default=0) + MARGIN
    bottom = max((box[3] for box in boxes), default=0) + MARGIN
    return left, top, right - left, bottom - top


def _description(graph: KnowledgeGraph) -> str:
    counts = Counter(node.kind for node in graph.nodes)
    labels = {kind: KINDS[kind].label for kind in KINDS} | {"Model": graph.model_kind.label}
    named = ", ".join(f"{labels[kind].lower()}: {counts[kind]}" for kind in KIND_STYLES if counts[kind])
    return f"Knowledge graph of a reading list. Nodes by kind: {named}."


def _at_night() -> str:
    """The colour for each light one; browsers heed the reader's preference even in a picture."""
    pairs = {CANVAS: NIGHT_CANVAS, INK: NIGHT_INK, MUTED: NIGHT_MUTED, **dict(TOPIC_STYLES)}
    pairs |= {style.light: style.dark for style in KIND_STYLES.values()}
    pairs |= {style.light: style.dark for style in RELATION_STYLES.values()}
    rules = (
        f'[{name}="{light}"]{{{name}:{dark}}}' for light, dark in pairs.items() for name in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme:dark){{{''.join(rules)}}}"


def _arrowheads() -> Iterator[str]:
    yield "<defs>"
    for name, style in RELATION_STYLES.items():
        if style.directed and style.rest >= TELLING:
            yield (
                f'<marker id="to-{name}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
                f'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
                f'<path d="M0 .5 8 4 0 7.5z" fill="{_paint(name)}"/></marker>'
            )
    yield "</defs>"


def _paint(relation: str) -> str:
    style = RELATION_STYLES[relation]
    return style.light if style.rest >= TELLING else MUTED


def _line(line: Line, spots: Mapping[int, Spot]) -> str:
    relation = line.relations[0]
    style = RELATION_STYLES[relation]
    source, target = spots[line.source], spots[line.target]
    distance = sqrt((target.x - source.x) ** 2 + (target.y - source.y) ** 2) or 1.0
    # The line ends where the nodes do, so that the arrowhead is seen.
    x1, y1 = _towards(source, target, (source.size + 1) / distance)
    x2, y2 = _towards(target, source, (target.size + 2) / distance)
    dashes = f' stroke-dasharray="{" ".join(map(str, style.dashes))}"' if style.dashes else ""
    told = style.rest >= TELLING
    arrow = f' marker-end="url(#to-{relation})"' if style.directed and told else ""
    # As on the page: long lines are fainter, as they would cover the picture.
    opacity = style.rest * min(1.0, max(0.4, 420 / distance) if told else max(0.3, 160 / distance))
    width = 1.6 if told else 1
    return (
        f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{_paint(relation)}" stroke-width="{width}" '
        f'opacity="{opacity:.2f}"{dashes}{arrow}/>'
    )


def _towards(one: Spot, other: Spot, share: float) -> tuple[float, float]:
    return one.x + (other.x - one.x) * share, one.y + (other.y - one.y) * share


def _grounds(spots: Mapping[int, Spot], lines: Iterable[Line]) -> Iterator[str]:
    """What each topic stands on: a disc for each node, joined along the ties within the topic."""
    joints = defaultdict(list)
    for line in lines:
        one, two = spots[line.source], spots[line.target]
        if one.topic == two.topic and (one.x - two.x) ** 2 + (one.y - two.y) ** 2 <= JOINED**2:
            joints[one.topic].append(f"M{one.x} {one.y}L{two.x} {two.y}")
    for topic, (colour, _) in enumerate(TOPIC_STYLES, 1):
        if topic in joints:
            yield f'<path d="{"".join(joints[topic])}" stroke="{colour}" stroke-width="{GROUND * 1.6:g}"/>'
        for spot in spots.values():
            if spot.topic == topic:
                yield f'<circle cx="{spot.x}" cy="{spot.y}" r="{spot.size + GROUND}" fill="{colour}"/>'


def _spot(spot: Spot) -> str:
    style = KIND_STYLES[spot.node.kind]
    look = f'fill="{style.light}" stroke="{CANVAS}"'
    name = f"<title>{_text(spot.node.label)}</title>"
    if style.shape in POLYGONS:
        look += f' stroke-width=".1" transform="translate({spot.x} {spot.y}) scale({spot.size})"'
        return f'<polygon points="{POLYGONS[style.shape]}" {look}>{name}</polygon>'
    return f'<circle cx="{spot.x}" cy="{spot.y}" r="{spot.size}" {look} stroke-width="1.5">{name}</circle>'


def _label(label: Label) -> str:
    kind = label.spot.node.kind
    weight = {"Model": 650, "Article": 400}.get(kind, 550)
    ink = CANVAS if label.inside else MUTED if kind == "Article" else INK
    halo = (
        ""
        if label.inside
        else f' stroke="{CANVAS}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'
    )
    return (
        f'<text x="{label.x:.1f}" y="{label.y + label.size * 0.35:.1f}" font-size="{label.size}" '
        f'font-weight="{weight}" text-anchor="middle" fill="{ink}"{halo}>{_text(label.text)}</text>'
    )


def _text(text: str) -> str:
    return escape(visible(text))
