"""The web application: the page at ``/``, the endpoint at ``/query``, the query page at ``/sparql``,
nodes and files at ``/id/`` and ``/files/``.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from werkzeug import Request, Response
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect

from listgraph.ask.queries import named
from listgraph.errors import ListgraphError
from listgraph.rdf.terms import prefixes
from listgraph.serve import linked
from listgraph.serve.description import description
from listgraph.serve.inside import opened, sent
from listgraph.serve.pool import Pool, UnavailableError
from listgraph.serve.protocol import MediaTypeError, task
from listgraph.serve.worker import NotAcceptableError, StoppedError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

GRAPH = "graph.html"
BODY = 1024 * 1024
"""The most bytes that a request's body may have."""

_STATUS: Mapping[type[ListgraphError], int] = MappingProxyType(
    {NotAcceptableError: 406, MediaTypeError: 415, StoppedError: 503, UnavailableError: 503}
)
_STATIC: Mapping[str, str] = MappingProxyType(
    {
        "editor.js": "text/javascript",
        "main.js": "text/javascript",
        "nodes.js": "text/javascript",
        "page.css": "text/css",
        "results.js": "text/javascript",
    }
)
_METHODS: Mapping[str, tuple[str, ...]] = MappingProxyType({"/query": ("GET", "HEAD", "POST", "OPTIONS")})
_QUERY_PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_SECURITY: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-cache",
    }
)
_CORS: Mapping[str, str] = MappingProxyType(
    {
        "Access-Control-Allow-Origin": "*",
        "Access-Control-Allow-Methods": "GET, HEAD, POST",
        "Access-Control-Allow-Headers": "Accept, Content-Type",
        "Access-Control-Expose-Headers": "X-SPARQL-MaxRows",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')


class _Request(Request):
    max_content_length = BODY
    max_form_memory_size = BODY


@dataclass(frozen=True, slots=True)
class Application:
    """The WSGI application.

    ``hosts`` are the names by which it may be called, so that no foreign name can be pointed at it
    to read it through a browser; none means any. ``limit`` bounds an answer's rows; 0 does not.
    """

    directory: Path
    pool: Pool
    limit: int = 0
    cors: bool = False
    hosts: frozenset[str] = frozenset()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        request = _Request(environ)
        response = self._response(request)
        for name, value in _SECURITY.items():
            response.headers.setdefault(name, value)
        if self.cors and (request.path == "/query" or linked.is_linked(request.path)):
            response.headers.update(_CORS)
        return response(environ, start_response)

    def _response(self, request: Request) -> Response:
        if self.hosts and _host(request.environ.get("HTTP_HOST", "")) not in self.hosts:
            return _text("this server is for this machine only; call it by its address", 403)
        view = self._view(request.path)
        if view is None:
            return _text(
                "nothing here; there are / (the graph), /sparql (a query page), /query, /files/", 404
            )
        methods = _METHODS.get(request.path, ("GET", "HEAD"))
        if request.method not in methods:
            return _text("this can only be read", 405, {"Allow": ", ".join(methods)})
        try:
            return view(request)
        except HTTPException as error:
            return _text(error.description or error.name, error.code or 400)
        except ListgraphError as error:
            status = _STATUS.get(type(error), 400)
            return _text(
                str(error), status, {"Retry-After": "1"} if isinstance(error, UnavailableError) else {}
            )

    def _view(self, path: str) -> Callable[[Request], Response] | None:
        views = {
            "/": self._graph,
            "/query": self._query,
            "/sparql": self._query_page,
            "/sparql/setup.json": self._setup,
        }
        if path.removeprefix("/sparql/") in _STATIC and path.startswith("/sparql/"):
            return _static
        if linked.is_linked(path):
            return self._linked
        return views.get(path)

    def _linked(self, request: Request) -> Response:
        if request.path.startswith(linked.FILES):
            return linked.file(request, self.directory)
        return linked.node(request, self.pool, (self.directory / GRAPH).is_file())

    def _graph(self, request: Request) -> Response:
        if not (self.directory / GRAPH).is_file():
            return redirect("sparql", 302)
        page = opened(self.directory, GRAPH)
        policy = _policy(page.read(4096))
        page.seek(0)
        response = sent(page, request, "text/html")
        response.headers["Content-Security-Policy"] = policy
        return response

    def _query(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status=204, headers={"Allow": ", ".join(_METHODS["/query"])})
        if request.method in ("GET", "HEAD") and not request.args:
            return _described(request, self.pool.base)
        gone = request.environ.get("waitress.client_disconnected", lambda: False)
        answer = self.pool.ask(task(request, self.limit), gone)
        response = Response(answer.data, content_type=_with_charset(answer.media_type))
        response.vary.add("Accept")
        if self.limit:
            response.headers["X-SPARQL-MaxRows"] = str(self.limit)
        return response

    def _query_page(self, request: Request) -> Response:
        response = _static(request)
        response.headers["Content-Security-Policy"] = _QUERY_PAGE_POLICY
        return response

    def _setup(self, _: Request) -> Response:
        """What the query page needs to know."""
        setup = {
            "base": self.pool.base,
            "prefixes": prefixes(self.pool.base),
            "queries": [asdict(query) for query in named().values()],
            "graph": (self.directory / GRAPH).is_file(),
            "limit": self.limit,
        }
        return Response(json.dumps(setup, ensure_ascii=False), content_type="application/json")


_HOST = re.compile(r"\[([0-9a-f:.]+)\](?::\d{1,5})?|([a-z0-9.-]+)(?::\d{1,5})?", re.IGNORECASE)


def _host(header: str) -> str:
    """The name in a Host header, without a port; empty where it is none.

    >>> _host("LocalHost:80"), _host("[::1]"), _host("evil@localhost"), _host("[::1")
    ('localhost', '::1', '', '')
    """
    found = _HOST.fullmatch(header)
    return (found[1] or found[2]).lower() if found else ""


def _described(request: Request, base: str) -> Response:
    if request.accept_mimetypes.best_match(["text/turtle", "text/html"]) == "text/html":
        return redirect("sparql", 302)  # a person has followed a link
    return Response(description(request.base_url, base), content_type="text/turtle; charset=utf-8")


def _static(request: Request) -> Response:
    name = request.path.removeprefix("/sparql").removeprefix("/")
    media_type = _STATIC.get(name, "text/html")
    return Response(_file(name or "query.html"), content_type=f"{media_type}; charset=utf-8")


@cache
def _file(name: str) -> bytes:
    return resources.files(__package__).joinpath("static", name).read_bytes()


def _policy(head: bytes) -> str:
    """The policy that a page says in its head; that nothing may frame it can only be said outside of it."""
    found = _POLICY.search(head.decode("utf-8", "replace"))
    own = html.unescape(found[1]) if found else "default-src 'none'"
    return f"{own}; frame-ancestors 'none'" if own.isprintable() else "default-src 'none'"


def _with_charset(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type


def _text(message: str, status: int, headers: Mapping[str, str] | None = None) -> Response:
    return Response(f"{message}\n", status, headers, content_type="text/plain; charset=utf-8")
