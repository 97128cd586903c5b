"""The page's scripts and styles, put together from small files."""

import base64
import hashlib
import re
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from listgraph.page.style import classes, custom_properties

# The rooms of the scripts; a script imports only from its own room and from those before it.
ROOMS = (
    "ground",  # texts, elements, and what the person has chosen: what every script may know
    "data",  # the graph as the page carries it, what the filter leaves of it, and who won against whom
    "picture",  # what is drawn of it, how it looks, and what part of it is seen
    "files",  # what is taken away: downloads, the picture as SVG, a question in SPARQL
    "panel",  # all that is known of a node or a line, and what can be done with it
    "map",  # the articles that pass, gathered by what carries the list, laid out anew for each set
    "search",  # which nodes match what was typed, and the list of them
    "controls",  # filters, legend, buttons and keys
    "views",  # the tabs beside the picture: table, matrix, timeline
    "",  # the start, and the view in the address: what knows of every room
)
# Each as room/name, in the order in which they start: a script imports only from those before it.
# The page calls it by its name alone. Grouping them by room would change the bytes of every page.
SCRIPTS = (
    *("data/data", "ground/text", "ground/state", "ground/messages", "ground/dom"),
    *("data/graph", "data/mine", "data/facets", "data/places", "data/headings", "data/ways"),
    *("data/picks", "panel/parts", "data/filter"),
    *("picture/drawing", "picture/taking", "picture/paths", "data/contests"),
    *("picture/lasso", "picture/clicked", "picture/labels", "picture/looks", "picture/canvas"),
    *("picture/camera", "picture/topics"),
    *("files/save", "files/csv", "files/takeaway", "files/raster", "files/svgfile", "files/sparql"),
    *(
        "panel/actions",
        "panel/evidence",
        "panel/linepanel",
        "panel/sentence",
        "panel/minepart",
        "panel/panel",
        "panel/beside",
    ),
    *("map/measure", "map/treemap", "map/scene", "map/words", "map/naming", "map/backbone", "map/groups"),
    *("map/members", "map/cells", "map/cards", "map/hublines", "map/hubs", "map/bubbles"),
    *("map/neighbours", "map/around", "map/compose"),
    *("map/hovercard", "map/painting", "map/hoverlines", "map/foot", "map/map", "map/opening"),
    *("map/moves", "map/mapfile", "map/arrange"),
    *("search/pinyin", "search/typos", "search/query", "search/search", "search/answer"),
    *("search/desk", "search/results"),
    *("controls/histogram", "controls/filters", "controls/crumbs", "controls/savedviews"),
    *("controls/legend", "controls/pickbar", "controls/menu"),
    *("controls/controls", "controls/walk", "controls/hovering"),
    *("views/tablecolumns", "views/rows", "views/tablefile", "views/table"),
    *("views/matrix", "views/timeline", "views/views"),
    *("address", "main"),
)
STYLES = ("base", "layout", "map", "panel", "search", "legend", "views", "work", "touch", "print")

# Where a module stands, seen from another.
_PLACE = re.compile(r'"\.{1,2}/(?:\w+/)?(\w+)\.js"')
_IMPORT = re.compile(r'^import (?:(\{[^}]*\}) from )?"\./(\w+)\.js";$', re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*/\*\*(?:(?!\*/)[\s\S])*\*/[ \t]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)


@cache
def script() -> str:
    """The page's modules in one script: a function each, so that each keeps its names to itself.

    Comments on lines of their own are left out: a third of the text.
    """
    return _embeddable("const modules = {};\n" + "".join(map(_module, SCRIPTS)))


def _module(path: str) -> str:
    """The module at ``path``, called after its file: in the script all lie side by side."""
    name = path.rpartition("/")[2]
    text = _PLACE.sub(r'"./\1.js"', _COMMENT.sub("", _read(f"js/{path}.js")))
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_from_modules, text))
    return f"modules.{name} = (() => {{\n{body}return {{ {exported} }};\n}})();\n"


def _from_modules(found: re.Match[str]) -> str:
    """What stands in an import's place; one for its effects alone needs nothing, as all are there."""
    return f"const {found[1]} = modules.{found[2]};" if found[1] else ""


@cache
def library() -> str:
    """vis-network as pyvis ships it, without the comment that makes browsers ask for its source map."""
    found = find_spec("pyvis")  # it is not loaded: that takes long
    assert found is not None
    assert found.origin is not None
    path = Path(found.origin).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    text = path.read_text("utf-8").replace("\r\n", "\n")
    return _embeddable(re.sub(r"^//# sourceMappingURL=.*$", "", text, flags=re.MULTILINE))


@cache
def stylesheet() -> str:
    """The page's styles, with the palette before them; paper is light whatever the theme.

    vis-network's own sheet is left out: it styles buttons and tooltips that this page does not use,
    and most of its 220 kB are pictures for them.
    """
    light, dark = custom_properties("light"), custom_properties("dark")
    palette = (
        f":root {{\n{light}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{ :root:not([data-theme='light']) {{\n{dark}}} }}\n"
        f"@media screen {{ :root[data-theme='dark'] {{\n{dark}}} }}\n"
    )
    return palette + classes() + "\n".join(_read(f"css/{name}.css") for name in STYLES)


def source_hash(text: str) -> str:
    """What a Content-Security-Policy calls the inline script or style ``text``.

    >>> source_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _embeddable(text: str) -> str:
    """``text`` so that no HTML parser sees an end or a comment in it."""
    safe = re.sub(r"</(?=script)", r"<\\/", text, flags=re.IGNORECASE)
    if "<!--" in safe or "\0" in safe:
        raise ValueError("a script of the page holds what would end it early")
    return safe


def _read(path: str) -> str:
    return resources.files(__package__).joinpath(path).read_text("utf-8")
