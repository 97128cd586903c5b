"""The export as linked data: at ``/id/model/bert`` what is known of that node, at ``/files/`` the files.

A program gets RDF, a person the graph with the node selected.
"""

import html
import re
from pathlib import Path
from urllib.parse import quote

from werkzeug import Request, Response
from werkzeug.exceptions import NotAcceptable, NotFound
from werkzeug.utils import redirect

from listgraph.files.manifest import standing
from listgraph.files.media import media_type
from listgraph.rdf.terms import safe_iri
from listgraph.schema import KINDS
from listgraph.serve.formats import TRIPLES, wanted
from listgraph.serve.inside import lies_inside, opened, sent
from listgraph.serve.pool import Pool
from listgraph.serve.worker import Answer, Task

IDS, FILES = "/id/", "/files/"
"""What the paths begin with that this module answers."""

_HTML = "text/html"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]*")
_SHOWN = frozenset(kind.path for name, kind in KINDS.items() if name != "Comparison")
"""The first step of the id of a node that the page shows."""


def is_linked(path: str) -> bool:
    """Whether this module answers the path."""
    return path.startswith((IDS, FILES))


def node(request: Request, pool: Pool, page: bool) -> Response:
    """What is known of the node that the address names, in the form that the client accepts.

    ``page`` says whether there is a page that shows nodes.

    Raises:
        HTTPException: there is no such node, or it cannot be sent in any form that the client accepts.
        ListgraphError: what :meth:`Pool.ask` raises.
    """
    identifier = request.path.removeprefix(IDS)
    iri = f"<{safe_iri(pool.base + identifier)}>"
    if not _ID.fullmatch(identifier) or _ask(request, pool, f"ASK {{ {iri} ?p ?o }}").data != b"true\n":
        raise NotFound(f"there is nothing about {pool.base}{identifier}")
    media = wanted(request.args.get("format", ""), request.accept_mimetypes, [*TRIPLES, _HTML])
    if not media:
        raise NotAcceptable(f"this can be sent as {', '.join([*TRIPLES, _HTML])}")
    if media == _HTML:
        response = redirect("../" * (identifier.count("/") + 1) + _place(identifier, iri, page), 303)
    else:
        answer = _ask(request, pool, _about(iri), media)
        charset = "; charset=utf-8" if answer.media_type.startswith("text/") else ""
        response = Response(answer.data, content_type=answer.media_type + charset)
    response.vary.add("Accept")
    return response


def _place(identifier: str, iri: str, page: bool) -> str:
    """Where a person sees the node: on the page if it shows such nodes, else as the answer of a query."""
    if page and identifier.partition("/")[0] in _SHOWN:
        return f"#node={quote(identifier)}"
    return f"sparql#query={quote(f'SELECT ?property ?value {{ {iri} ?property ?value }}')}"


def _about(iri: str) -> str:
    """What is said of the node, and what leads to it, but for the evidence."""
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    evidence = ", ".join(f"<{rdf}{name}>" for name in ("subject", "object"))
    return (
        f"CONSTRUCT {{ {iri} ?p ?o . ?s ?q {iri} }} "
        f"WHERE {{ {{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} FILTER(?q NOT IN ({evidence})) }} }}"
    )


def _ask(request: Request, pool: Pool, query: str, triples: str = "") -> Answer:
    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    return pool.ask(Task(query, "text/csv", triples), gone)


def file(request: Request, directory: Path) -> Response:
    """A file that a build wrote into the folder; without a name, a page that offers them all.

    Raises:
        HTTPException: there is no such file.
    """
    there = standing(directory)
    path = request.path.removeprefix(FILES)
    if not path:
        inside = (name for name in there if lies_inside(directory, name))
        links = "".join(f'<li><a href="{quote(name)}">{html.escape(name)}</a>\n' for name in inside)
        title = (
            "<!doctype html>\n<html lang=en>\n<meta charset=utf-8>\n<title>Files</title>\n<h1>Files</h1>\n"
        )
        return Response(f"{title}<ul>\n{links}</ul>\n", content_type="text/html; charset=utf-8")
    if path not in there:
        raise NotFound("a build wrote no such file; /files/ names all")
    return sent(opened(directory, path), request, media_type(path), path.rpartition("/")[2])
