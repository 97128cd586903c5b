"""The server: the SPARQL 1.1 Protocol with real clients, what it refuses, how it starts and ends."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, TURTLE, XML, SPARQLWrapper

from helpers.serving import ENDLESS, LIMIT, TIMEOUT, Server, export, server, serving
from listgraph.ask.queries import named
from listgraph.ask.query import answer
from listgraph.cli.main import main
from listgraph.extras import installing

__all__ = ["export", "server"]

MODELS = "SELECT ?name WHERE { ?m a lg:Model ; schema:name ?name } ORDER BY ?name LIMIT 3"
ASK = "ASK { ?m a lg:Model }"
CONSTRUCT = 'CONSTRUCT { ?m schema:name ?n } WHERE { ?m a lg:Model ; schema:name ?n FILTER(?n = "BERT") }'
PREFIXES = "PREFIX lg: <https://w3id.org/listgraph/ns#> PREFIX schema: <https://schema.org/> "
BERT = "https://w3id.org/listgraph/id/model/bert"
NAME = "https://schema.org/name"


# --- the protocol ---


@pytest.mark.parametrize(
    ("method", "path", "body", "media_type"),
    [
        ("GET", f"/query?{urlencode({'query': MODELS})}", None, ""),
        ("POST", "/query", urlencode({"query": MODELS}), "application/x-www-form-urlencoded"),
        ("POST", "/query", MODELS, "application/sparql-query"),
        ("POST", "/query", MODELS, "application/sparql-query; charset=utf-8"),
    ],
)
def test_the_three_ways_to_ask(
    server: Server, export: Path, method: str, path: str, body: str | None, media_type: str
) -> None:
    headers = {"Accept": "text/csv"} | ({"Content-Type": media_type} if media_type else {})
    reply = server.request(method, path, body, headers)
    assert (reply.status, reply.headers["Content-Type"]) == (200, "text/csv; charset=utf-8")
    assert reply.text == answer(export, MODELS, (), "csv")


def test_an_answer_without_its_body(server: Server) -> None:
    reply = server.request("HEAD", f"/query?{urlencode({'query': MODELS})}")
    assert (reply.status, reply.body) == (200, b"")


@pytest.mark.parametrize(
    ("query", "accept", "given", "start"),
    [
        (MODELS, "*/*", "application/sparql-results+json", '{"head"'),
        (MODELS, "", "application/sparql-results+json", '{"head"'),
        (MODELS, "application/json", "application/json", '{"head"'),
        (MODELS, "text/csv;q=0.5, application/sparql-results+xml", "application/sparql-results+xml", "<?xml"),
        (MODELS, "text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", "<?xml"),
        (MODELS, "text/csv;q=0, */*;q=0.1", "application/sparql-results+json", '{"head"'),
        (MODELS, "application/sparql-results+json;q=0.2, text/*;q=0.9", "text/xml; charset=utf-8", "<?xml"),
        (MODELS, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8", "?name\n"),
        (ASK, "text/turtle, text/csv", "text/csv; charset=utf-8", "true"),
        (ASK, "application/sparql-results+json", "application/sparql-results+json", '{"head":{},"boolean":t'),
        (CONSTRUCT, "*/*", "text/turtle; charset=utf-8", "@prefix model:"),
        (CONSTRUCT, "text/csv, application/n-triples", "application/n-triples", f"<{BERT}> <{NAME}> "),
        (CONSTRUCT, "application/ld+json", "application/ld+json", f'[{{"@id":"{BERT}"'),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml", "<?xml"),
    ],
)
def test_the_format_is_what_the_client_accepts(
    server: Server, query: str, accept: str, given: str, start: str
) -> None:
    reply = server.ask(query, accept)
    assert (reply.status, reply.headers["Content-Type"]) == (200, given)
    assert reply.text.startswith(start)
    assert reply.headers["Vary"] == "Accept"


def test_a_link_says_the_format_in_the_address(server: Server) -> None:
    assert server.ask(MODELS, "text/html", format="tsv").text.startswith("?name\n")
    assert server.ask(CONSTRUCT, "text/html, */*", format="nt").text.startswith(f"<{BERT}>")


@pytest.mark.parametrize(("query", "accept"), [(MODELS, "text/turtle"), (CONSTRUCT, "text/csv")])
def test_a_format_that_does_not_fit(server: Server, query: str, accept: str) -> None:
    assert server.ask(query, accept).status == 406


@pytest.mark.parametrize(
    ("graphs", "found"),
    [
        ({"default-graph-uri": "https://w3id.org/listgraph/id/graph/facts"}, "true\n"),
        ({"default-graph-uri": "https://w3id.org/listgraph/id/graph/evidence"}, "false\n"),
        ({"named-graph-uri": "https://w3id.org/listgraph/id/graph/facts"}, "false\n"),
    ],
)
def test_the_graphs_to_ask_may_be_chosen(server: Server, graphs: dict[str, str], found: str) -> None:
    assert server.ask(ASK, **graphs).text == found


def test_without_a_query_the_endpoint_describes_itself(server: Server) -> None:
    reply = server.request("GET", "/query")
    triples = set(parse(reply.body, format=RdfFormat.TURTLE))
    assert any(
        server.endpoint == getattr(triple.object, "value", "")
        and triple.predicate.value.endswith("#endpoint")
        for triple in triples
    )
    reply = server.request("GET", "/query", headers={"Accept": "text/html"})
    assert (reply.status, reply.headers["Location"]) == (302, "sparql")


# --- real clients ---


def converted(client: SPARQLWrapper) -> Any:
    return client.query().convert()


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(server: Server, method: str) -> None:
    client = SPARQLWrapper(server.endpoint)
    client.setMethod(method)
    client.setQuery(MODELS)
    client.setReturnFormat(JSON)
    rows = converted(client)["results"]["bindings"]
    assert len(rows) == 3
    client.setReturnFormat(XML)
    assert len(converted(client).getElementsByTagName("result")) == 3
    client.setReturnFormat(CSV)
    assert converted(client).splitlines()[0] == b"name"
    client.setQuery(PREFIXES + CONSTRUCT)
    client.setReturnFormat(TURTLE)
    assert b"model:bert" in converted(client)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_as_a_client(server: Server, method: str) -> None:
    graph = rdflib.Graph(SPARQLStore(server.endpoint, method=method))
    rows = list(graph.query(PREFIXES + MODELS))
    assert len(rows) == 3
    assert bool(graph.query(PREFIXES + ASK).askAnswer)
    built = graph.query(PREFIXES + CONSTRUCT).graph
    assert built is not None
    assert list(built) == [(rdflib.URIRef(BERT), rdflib.URIRef(NAME), rdflib.Literal("BERT"))]
    assert graph.value(rdflib.URIRef(BERT), rdflib.URIRef(NAME)) == rdflib.Literal("BERT")


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl")
def test_curl(server: Server) -> None:
    command = ["curl", "-sS", "--fail", server.endpoint, "--data-urlencode", f"query={MODELS}"]
    ran = subprocess.run([*command, "-H", "Accept: text/csv"], capture_output=True, check=True)
    assert len(ran.stdout.splitlines()) == 4
    typed = ["-H", "Content-Type: application/sparql-query", "--data-binary", MODELS]
    ran = subprocess.run(["curl", "-sS", server.endpoint, *typed], capture_output=True, check=True)
    assert json.loads(ran.stdout)["head"]["vars"] == ["name"]


@pytest.mark.parametrize("name", named())
def test_every_named_query_is_answered(server: Server, export: Path, name: str) -> None:
    """As it stands in the file, with the parameters' defaults, up to the limit."""
    query = named()[name]
    values = [f"{param.name}={param.default}" for param in query.params if param.required]
    reply = server.ask(query.text)
    assert reply.status == 200
    if "ORDER BY" in query.text:
        expected = answer(export, name, values, "csv", LIMIT)
        assert reply.text.splitlines()[0] == expected.splitlines()[0]
        assert len(reply.body) == len(expected.encode())


# --- what it refuses ---


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        ("DELETE WHERE { ?s ?p ?o }", "application/sparql-update"),
        (urlencode({"update": "CLEAR ALL"}), "application/x-www-form-urlencoded"),
        (urlencode({"query": "CLEAR ALL"}), "application/x-www-form-urlencoded"),
        ("INSERT DATA { <x:a> <x:b> <x:c> }", "application/sparql-query"),
    ],
)
def test_an_update_is_refused(server: Server, body: str, media_type: str) -> None:
    before = server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").text
    reply = server.request("POST", "/query", body, {"Content-Type": media_type})
    assert reply.status == 400
    assert "update" in reply.text
    assert server.ask("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").text == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/query", "/sparql"])
def test_nothing_can_be_written(server: Server, method: str, path: str) -> None:
    reply = server.request(method, path)
    assert reply.status == 405
    assert "GET" in reply.headers["Allow"]


@pytest.fixture
def other() -> Iterator[tuple[str, list[str]]]:
    """The URL of another server, and what it is asked."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as other:
        thread = threading.Thread(target=other.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{other.server_port}/", asked
        other.shutdown()
        thread.join()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <@> { ?s ?p ?o } }",
        "ASK { SERVICE SILENT <@> { ?s ?p ?o } }",
        "PREFIX : <@> SELECT * { SERVICE :x { ?s ?p ?o } }",
        "PREFIX service: <@> SELECT * { service service:x { ?s ?p ?o } }",
        "SELECT * { ?s ?p 1SERVICE <@> { ?a ?b ?c } }",
        "SELECT * { BIND(<@> AS ?x) FILTER(0<1)SERVICE?x#>\n { ?s ?p ?o } }",
        "SELECT * { BIND(<@> AS ?x) ?s ?p ?o FILTER(?s<?o)SERVICE?x#>\n { ?s ?p ?o } }",
        "SELECT * { SERVICE <@> { ?s ?p ?o } } ]",
        "LOAD <@>",
    ],
)
def test_no_other_server_is_asked(server: Server, other: tuple[str, list[str]], query: str) -> None:
    url, asked = other
    assert server.ask(query.replace("@", url)).status == 400
    assert asked == []


def test_a_graph_that_is_elsewhere_is_empty(server: Server, other: tuple[str, list[str]]) -> None:
    url, asked = other
    assert server.ask(f"SELECT ?s FROM <{url}> {{ ?s ?p ?o }}").text == "s\r\n"
    assert asked == []


def test_a_query_may_name_its_graph(server: Server) -> None:
    facts = "https://w3id.org/listgraph/id/graph/facts"
    assert server.ask(f"ASK FROM <{facts}> {{ ?m a lg:Model }}").text == "true\n"
    assert server.ask(f"ASK FROM NAMED <{facts}> {{ ?m a lg:Model }}").text == "false\n"
    assert server.ask(f"ASK FROM NAMED <{facts}> {{ GRAPH ?g {{ ?m a lg:Model }} }}").text == "true\n"


def test_a_bad_query_is_answered_with_line_and_caret(server: Server) -> None:
    reply = server.ask("SELECT ?s\nWHERE { ?s a lg:Model ] }")
    assert reply.status == 400
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert reply.text == (
        "query:2:23: not SPARQL from here on: ']' is unexpected\n"
        "  WHERE { ?s a lg:Model ] }\n"
        "                        ^\n"
    )
    assert server.ask("SELECT ?s WHERE { ?s a lg:Model").text.startswith("query:1:32: the query is not compl")


@pytest.mark.parametrize(
    ("path", "body", "media_type", "status", "words"),
    [
        ("/query", "", "application/x-www-form-urlencoded", 400, "it has none"),
        ("/query", "query=a&query=b", "application/x-www-form-urlencoded", 400, "it has 2"),
        ("/query?query=x", "ASK {}", "application/sparql-query", 400, "it has 2"),
        ("/query", "{}", "application/json", 415, "not as application/json"),
        ("/query", b"\xff", "application/sparql-query", 400, "not UTF-8"),
        ("/sparql", "", "text/plain", 405, "can only be read"),
    ],
)
def test_a_request_that_is_none(
    server: Server, path: str, body: bytes | str, media_type: str, status: int, words: str
) -> None:
    reply = server.request("POST", path, body, {"Content-Type": media_type})
    assert reply.status == status
    assert words in reply.text


@pytest.mark.parametrize("media_type", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_a_request_that_is_too_large_is_not_even_read(server: Server, media_type: str) -> None:
    with closing(connected(server)) as connection:
        connection.putrequest("POST", "/query")
        connection.putheader("Content-Type", media_type)
        connection.putheader("Content-Length", "2000000")
        connection.endheaders()
        assert connection.getresponse().status == 413


def test_a_query_may_be_long(server: Server) -> None:
    body = urlencode({"query": f"ASK {{ ?m a lg:Model }} # {'x' * 190_000}"})
    reply = server.request("POST", "/query", body, {"Content-Type": "application/x-www-form-urlencoded"})
    assert reply.status == 200


@pytest.mark.parametrize(
    "path", ["/dataset.nq", "/sparql/", "/sparql/../worker.py", "/sparql/%2e%2e/worker.py", "/etc/passwd"]
)
def test_nothing_else_is_served(server: Server, path: str) -> None:
    assert server.request("GET", path).status == 404


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "", "localhost.:1"])
def test_a_foreign_name_cannot_be_pointed_at_it(server: Server, host: str) -> None:
    assert server.request("GET", "/sparql", headers={"Host": host}).status in (400, 403)


@pytest.mark.parametrize("host", ["localhost:1", "LOCALHOST", "127.0.0.1", "[::1]:8000"])
def test_this_machine_has_several_names(server: Server, host: str) -> None:
    assert server.request("GET", "/sparql", headers={"Host": host}).status == 200


# --- limits ---


def test_a_query_that_never_ends_is_cut_and_the_next_one_answered(server: Server) -> None:
    start = time.monotonic()
    reply = server.ask(ENDLESS)
    assert reply.status == 503
    assert reply.text == f"the query took longer than {TIMEOUT} seconds and was stopped\n"
    assert TIMEOUT <= time.monotonic() - start < TIMEOUT + 10
    assert server.ask(ASK).text == "true\n"


def test_an_answer_has_no_more_rows_than_the_limit(server: Server) -> None:
    reply = server.ask("SELECT * { ?s ?p ?o }")
    assert len(reply.body.splitlines()) == 1 + LIMIT
    assert int(reply.headers["X-Sparql-Maxrows"]) == LIMIT


def test_a_client_that_gives_up_frees_its_worker(small: Path) -> None:
    with serving(small, "--timeout", "0") as running:
        for _ in range(12):  # more than there are workers
            with closing(connected(running)) as connection:
                connection.request("GET", f"/query?{urlencode({'query': ENDLESS})}")
                time.sleep(0.05)
        assert running.ask(ASK).text == "true\n"


def test_many_clients_at_once_are_all_answered(server: Server) -> None:
    queries = [MODELS, ASK, CONSTRUCT, "SELECT * { ?s ?p ?o }"] * 6
    alone = {query: server.ask(query, "*/*").body for query in queries}
    with ThreadPoolExecutor(8) as clients:
        replies = list(clients.map(lambda query: server.ask(query, "*/*"), queries))
    assert [reply.status for reply in replies] == [200] * len(queries)
    assert [reply.body for reply in replies] == [alone[query] for query in queries]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc to look into")
def test_a_killed_worker_is_replaced(small: Path) -> None:
    with serving(small) as running:
        assert running.ask(ASK).text == "true\n"
        killed = [child for child in children_of(running.process.pid) if b"spawn_main" in command_of(child)]
        assert killed
        for child in killed:
            os.kill(child, signal.SIGKILL)
        while any(alive(child) or threads_of(child) > 1 for child in killed):
            time.sleep(0.01)
        assert running.ask(ASK).text == "true\n"


def threads_of(process: int) -> int:
    try:
        return len(list(Path(f"/proc/{process}/task").iterdir()))
    except FileNotFoundError:
        return 0


def command_of(process: int) -> bytes:
    return Path(f"/proc/{process}/cmdline").read_bytes()


# --- what browsers may do ---


@pytest.mark.parametrize("path", ["/", "/query", "/sparql", "/sparql/main.js", "/sparql/setup.json", "/none"])
def test_every_answer_forbids_what_it_does_not_need(server: Server, path: str) -> None:
    headers = server.request("GET", path).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Access-Control-Allow-Origin" not in headers


def test_the_page_is_served_as_it_was_built(server: Server, export: Path) -> None:
    reply = server.request("GET", "/")
    assert reply.body == (export / "graph.html").read_bytes()
    assert "script-src 'sha256-" in reply.headers["Content-Security-Policy"]
    again = server.request("GET", "/", headers={"If-None-Match": reply.headers["Etag"]})
    assert (again.status, again.body) == (304, b"")


def test_other_sites_may_query_if_asked(export: Path) -> None:
    with serving(export, "--cors") as open_server:
        reply = open_server.ask(ASK)
        assert reply.headers["Access-Control-Allow-Origin"] == "*"
        asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
        reply = open_server.request("OPTIONS", "/query", headers=asked)
        assert (reply.status, reply.headers["Access-Control-Allow-Headers"]) == (204, "Accept, Content-Type")
        assert "Access-Control-Allow-Origin" not in open_server.request("GET", "/").headers


# --- starting and ending ---


@pytest.fixture
def small(tmp_path: Path) -> Path:
    build(tmp_path, "* [RoBERTa](https://example.org/a)\n")
    return tmp_path / "out"


def build(folder: Path, text: str) -> None:
    (folder / "a.md").write_text(text, "utf-8")
    assert main(["build", str(folder / "a.md"), "-o", str(folder / "out"), "--format", "nq"]) == 0


def test_an_export_that_is_built_anew_is_read_anew(small: Path) -> None:
    with serving(small) as running:
        count = "SELECT (COUNT(?a) AS ?n) WHERE { ?a a lg:Article }"
        assert running.ask(count).text == "n\r\n1\r\n"
        build(small.parent, "* [RoBERTa](https://example.org/a)\n* [XLNet](https://example.org/b)\n")
        assert running.ask(count).text == "n\r\n2\r\n"
        (small / "dataset.nq").write_text("oops\n", "utf-8")
        reply = running.ask(count)
        assert reply.status == 503
        assert "dataset.nq:1: broken" in reply.text


def test_without_a_page_the_queries_come_first(small: Path) -> None:
    with serving(small) as running:
        reply = running.request("GET", "/")
        assert (reply.status, reply.headers["Location"]) == (302, "sparql")
        assert json.loads(running.request("GET", "/sparql/setup.json").text)["graph"] is False


def test_ctrl_c_ends_it_at_once_even_while_a_query_runs(small: Path) -> None:
    with serving(small, "--timeout", "0") as running, closing(connected(running)) as connection:
        connection.request("GET", f"/query?{urlencode({'query': ENDLESS})}")
        time.sleep(0.5)
        start = time.monotonic()
        assert running.interrupt() == 0
        assert time.monotonic() - start < 5
        assert running.process.stderr is not None
        assert running.process.stderr.read() == ""


def connected(running: Server) -> HTTPConnection:
    address = urlsplit(running.url)
    return HTTPConnection(str(address.hostname), address.port)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc to look into")
def test_no_process_outlives_a_killed_server(small: Path) -> None:
    with serving(small) as running:
        children = list(children_of(running.process.pid))
        assert children
        running.process.kill()
    end = time.monotonic() + 10
    while any(map(alive, children)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(alive, children))


def children_of(parent: int) -> Iterator[int]:
    for task in Path(f"/proc/{parent}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "listgraph", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_port_in_use_is_said_in_one_line(server: Server, small: Path) -> None:
    port = urlsplit(server.url).port
    ran = run("serve", str(small), "--port", str(port))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"listgraph: port {port} on 127.0.0.1 is in use; choose another with --port (0 takes a free one)\n"
    )


def test_an_address_that_is_not_ours(small: Path) -> None:
    ran = run("serve", str(small), "--host", "192.0.2.1", "--port", "0")
    assert ran.returncode == 2
    assert ran.stderr.startswith("listgraph: cannot listen on 192.0.2.1, port 0: ")
    assert ran.stderr.count("\n") == 1


def test_an_address_that_others_can_reach_is_warned_of(small: Path) -> None:
    with serving(small, "--host", "0.0.0.0") as running:
        port = urlsplit(running.url).port
        assert running.url == f"http://0.0.0.0:{port}/"
        # Whatever name they call it by, it answers.
        assert running.request("GET", "/sparql", headers={"Host": "lists.example"}).status == 200
        assert running.interrupt() == 0
        assert running.process.stderr is not None
        assert running.process.stderr.read() == (
            "listgraph: warning: 0.0.0.0 can be reached from other machines; whoever reaches it can read"
            " the whole export and run queries\n"
        )


@pytest.mark.parametrize(
    ("content", "words"), [(None, "no export of listgraph here"), ("<a:b> oops .\n", "dataset.nq:1: broken")]
)
def test_an_export_that_cannot_be_served(tmp_path: Path, content: str | None, words: str) -> None:
    if content:
        (tmp_path / "dataset.nq").write_text(content, "utf-8")
    ran = run("serve", str(tmp_path), "--port", "0")
    assert ran.returncode == 2
    assert words in ran.stderr
    assert "Traceback" not in ran.stderr


def test_without_the_extra_it_says_how_to_get_it(
    small: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith(("waitress.", "listgraph.serve."))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "waitress", None)
    assert main(["serve", str(small), "--port", "0"]) == 2
    assert installing("serve") in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--port", "70000"], ["--port", "x"], ["--timeout", "-1"], ["--timeout", "x"]]
)
def test_wrong_options(small: Path, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", str(small), *arguments])
    assert ended.value.code == 2
    assert arguments[0] in capsys.readouterr().err


# --- the command line's own time-out ---


def test_a_query_that_never_ends_is_cut_on_the_command_line_too(export: Path) -> None:
    start = time.monotonic()
    ran = run("query", str(export), ENDLESS, "--timeout", "0.5")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "listgraph: the query took longer than 0.5 seconds and was stopped\n"
    assert time.monotonic() - start < 15
