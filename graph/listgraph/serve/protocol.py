"""The SPARQL 1.1 Protocol: a request to a task. Queries only."""

from werkzeug import Request
from werkzeug.datastructures import MIMEAccept, MultiDict

from listgraph.errors import ListgraphError
from listgraph.serve.formats import SOLUTIONS, TRIPLES, wanted
from listgraph.serve.worker import Task

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_ACCEPT = 4_000  # characters of an Accept header that anybody means; a longer one takes anything
_PARAMETERS = 1_000


class MediaTypeError(ListgraphError):
    """The body is in no form that the protocol knows."""


def task(request: Request, limit: int) -> Task:
    """What the request asks; ``limit`` bounds the rows, 0 does not.

    Raises:
        ListgraphError: it is no query of the protocol, or its text is not UTF-8.
    """
    parameters = request.args if request.method in ("GET", "HEAD") else _of_body(request)
    if "update" in parameters:
        raise ListgraphError("this endpoint takes no update; the export can only be read")
    queries = parameters.getlist("query")
    if len(queries) != 1:
        raise ListgraphError(f"the request must have one query=…; it has {len(queries) or 'none'}")
    accept = MIMEAccept() if len(request.headers.get("Accept", "")) > _ACCEPT else request.accept_mimetypes
    name = parameters.get("format", "") or request.args.get("format", "")
    return Task(
        text=queries[0],
        solutions=wanted(name, accept, list(SOLUTIONS)),
        triples=wanted(name, accept, list(TRIPLES)),
        limit=limit,
        default_graphs=tuple(parameters.getlist("default-graph-uri")),
        named_graphs=tuple(parameters.getlist("named-graph-uri")),
    )


def _of_body(request: Request) -> MultiDict[str, str]:
    if request.mimetype == FORM:
        if request.get_data().count(b"&") > _PARAMETERS:
            raise ListgraphError(f"the request has more than {_PARAMETERS:,} parameters")
        return request.form
    if request.mimetype == UPDATE:
        raise ListgraphError("this endpoint takes no update; the export can only be read")
    if request.mimetype != QUERY:
        raise MediaTypeError(
            f"a query is posted as {FORM} or as {QUERY}, not as {request.mimetype[:60] or 'that'}"
        )
    try:
        text = request.get_data().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ListgraphError(f"the query is not UTF-8: {error.reason} at byte {error.start}") from None
    parameters: MultiDict[str, str] = MultiDict(request.args)
    parameters.setlist("query", [text, *request.args.getlist("query")])
    return parameters
