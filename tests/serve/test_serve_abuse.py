"""The server and clients that mean it no good: light queries and the page are answered all the while."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest

from helpers.serving import ENDLESS, Server, export, serving

__all__ = ["export"]

HOST = "Host: localhost\r\n"
ASK = f"GET /query?{urlencode({'query': 'ASK { ?m a lg:Model }', 'format': 'csv'})} HTTP/1.1\r\n{HOST}"
GET = f"GET / HTTP/1.1\r\n{HOST}"
POST = f"POST /query HTTP/1.1\r\n{HOST}"
SOON = 15
"""Seconds on a busy machine; none of these clients would let go of the server earlier."""


@pytest.fixture(scope="module")
def server(export: Path) -> Iterator[Server]:
    with serving(export) as running:
        yield running


def connected(server: Server) -> socket.socket:
    address = urlsplit(server.url)
    return socket.create_connection((str(address.hostname), int(address.port or 0)), timeout=30)


def said(server: Server, request: str | bytes) -> bytes:
    """All that is answered to what is sent, until the server ends the connection."""
    data = request.encode() if isinstance(request, str) else request
    with connected(server) as client, client.makefile("rb") as answer:
        with suppress(OSError):  # it has heard enough
            client.sendall(data)
            return answer.read()
        return b""


@contextmanager
def holding(server: Server, sent: str, count: int) -> Iterator[list[socket.socket]]:
    """So many clients that have sent this and wait, or do not, for what comes."""
    with ExitStack() as stack:
        clients = []
        for _ in range(count):
            client = stack.enter_context(connected(server))
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            client.sendall(sent.encode())
            clients.append(client)
        yield clients


def is_well(server: Server) -> bool:
    began = time.monotonic()
    light = server.ask("ASK { ?m a lg:Model }")
    page = server.request("GET", "/")
    assert (light.status, light.text, page.status) == (200, "true\n", 200)
    return time.monotonic() - began < SOON


@pytest.mark.parametrize(
    "sent",
    [
        pytest.param("", id="nothing"),
        pytest.param("GET /query?query=ASK", id="half a line"),
        pytest.param(GET + "X-A", id="half a header"),
        pytest.param(POST + "Content-Length: 1000000\r\n\r\nASK", id="half a body"),
    ],
)
def test_requests_that_never_end_hold_up_nobody(sent: str, server: Server) -> None:
    with holding(server, sent, 500):
        assert is_well(server)


def test_a_client_that_sends_a_byte_now_and_then_holds_up_nobody(server: Server) -> None:
    with holding(server, GET, 300) as clients:
        ended = threading.Event()

        def drip() -> None:
            while not ended.wait(0.2):
                for client in clients:
                    with suppress(OSError):
                        client.send(b"X-A: b\r\n")

        dripping = threading.Thread(target=drip)
        dripping.start()
        try:
            assert is_well(server)
        finally:
            ended.set()
            dripping.join()


def test_clients_that_do_not_read_hold_up_nobody(server: Server) -> None:
    """Each asks for the page so often that no buffer of the system holds it all."""
    with holding(server, (GET + "\r\n") * 20, 60):
        assert is_well(server)


def test_64_endless_queries_leave_light_ones_their_turn(server: Server) -> None:
    endless = f"GET /query?{urlencode({'query': ENDLESS})} HTTP/1.1\r\n{HOST}\r\n"
    with holding(server, endless, 64):
        assert is_well(server)
        assert is_well(server)
    with holding(server, endless, 8):  # they are known by now
        assert is_well(server)


def test_64_endless_queries_that_nobody_has_seen_leave_light_ones_their_turn(server: Server) -> None:
    """Each has a short turn, in time of a processor: a second each would have kept the others waiting."""
    with ExitStack() as stack:
        for number in range(64):
            query = urlencode({"query": f"{ENDLESS} # {number}"})
            stack.enter_context(holding(server, f"GET /query?{query} HTTP/1.1\r\n{HOST}\r\n", 1))
        replies = [server.ask(f"ASK {{ ?m a lg:Model }} # {number}") for number in range(3)]
    assert [(reply.status, reply.text) for reply in replies] == [(200, "true\n")] * 3


def test_64_clients_at_once(server: Server) -> None:
    with ThreadPoolExecutor(64) as clients:
        replies = list(clients.map(lambda _: server.ask("ASK { ?m a lg:Model }"), range(128)))
    assert {(reply.status, reply.text) for reply in replies} == {(200, "true\n")}


def test_pipelined_requests_are_answered_in_their_order(server: Server) -> None:
    first = ASK.replace("csv", "json") + "\r\n"
    answered = said(server, first + GET + "\r\n" + ASK + "Connection: close\r\n\r\n")
    assert answered.count(b"HTTP/1.1 200 OK") == 3
    assert answered.index(b'"boolean":true') < answered.lower().index(b"<!doctype html>")
    assert answered.endswith(b"true\n")


def test_http_1_0(server: Server) -> None:
    answered = said(server, ASK.replace("HTTP/1.1", "HTTP/1.0") + "\r\n")
    assert answered.startswith(b"HTTP/1.0 200 OK")
    assert answered.endswith(b"true\n")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        ("GET /sparql HTTP/1.1\r\n", b"HTTP/1.1 200 OK"),
        ("HEAD /sparql HTTP/1.1\r\nContent-Length: 0\r\n", b"HTTP/1.1 200 OK"),
        ("POST /query HTTP/1.1\r\nContent-Length: 0\r\n", b"HTTP/1.1 415"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_request_without_a_body_need_not_be_told_to_send_it(
    request_: str, status: bytes, server: Server
) -> None:
    answered = said(server, f"{request_}{HOST}Expect: 100-continue\r\nConnection: close\r\n\r\n")
    assert answered.startswith(status)


def test_a_body_that_is_held_back_is_asked_for(server: Server) -> None:
    sparql = "Content-Type: application/sparql-query\r\nContent-Length: 6\r\nConnection: close\r\n\r\n"
    with connected(server) as client, client.makefile("rb") as answer:
        client.sendall(f"{POST}Expect: 100-continue\r\nAccept: text/csv\r\n{sparql}".encode())
        assert answer.readline() + answer.readline() == b"HTTP/1.1 100 Continue\r\n\r\n"
        client.sendall(b"ASK {}")
        whole = answer.read()
    assert whole.startswith(b"HTTP/1.1 200 OK")
    assert whole.endswith(b"true\n")


FORM = "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\n"
SPARQL = "Content-Type: application/sparql-query\r\nContent-Length: {}\r\n\r\n{}"
LONG = "x" * 100_000


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        *(
            (f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n", 403)
            for host in ("[::1", "evil@localhost", "a.example")
        ),
        ("GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 403),
        ("GET / HTTP/1.1\r\n\r\n", 403),
        ("GET http://localhost/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403),
        (f"GET /{'a' * 400_000} HTTP/1.1\r\n{HOST}\r\n", 431),
        (f"{GET}X: {'a' * 400_000}\r\n\r\n", 431),
        (f"{GET}If-Modified-Since: Thu, 01 Jan 99999999999 00:00:00 GMT\r\n\r\n", 400),
        (f"{GET}Range: bytes={'0-,' * 30_000}\r\n\r\n", 416),
        (f"{GET}X\0: a\r\n\r\n", 400),
        *(
            (f"{POST}Content-Length: {size}\r\n\r\nabc", 400)
            for size in ("-1", "+3", "3\r\nContent-Length: 4")
        ),
        (f"{POST}Content-Length: {10**30}\r\n\r\nabc", 413),
        (f"{POST}Transfer-Encoding: chunked\r\n\r\nZZ\r\n\r\n", 400),
        (f"{POST}Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{LONG * 11}", 413),
        (f"{POST}Content-Type: {LONG}\r\nContent-Length: 0\r\n\r\n", 415),
        (f"{POST}{FORM}{'a=b&' * 250_000}", 400),
        (POST + SPARQL.format(180_009, "SELECT * " + "x" * 180_000), 400),
        (POST + SPARQL.format(1_000_000, "(" * 1_000_000), 400),
        (f"GET /query?query={quote('ASK {' + '{' * 5_000)} HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"GET /query?query=ASK%7B%7D&default-graph-uri={LONG} HTTP/1.1\r\n{HOST}\r\n", 400),
        (f"GET /query?query=ASK%7B%7D HTTP/1.1\r\n{HOST}Accept: {'a/b;q=1,' * 10_000}\r\n\r\n", 200),
        *(
            (f"GET /sparql{path} HTTP/1.1\r\n{HOST}\r\n", 404)
            for path in ("/../worker.py", "%00", "%0d%0aX:1")
        ),
        ("BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        (bytes(range(256)).decode("latin-1") + "\r\n\r\n", 400),
    ],
    ids=lambda value: str(value)[:60],
)
def test_a_request_that_is_a_trick_is_refused_in_few_words(
    request_: str, status: int, server: Server
) -> None:
    answered = said(server, request_.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", 1))
    assert answered[9:12].decode() in (str(status), "")  # or it was refused before all of it was sent
    assert len(answered) < 1_500


def test_sigterm_under_load_ends_it_at_once_and_without_a_word(export: Path) -> None:
    endless = f"GET /query?{urlencode({'query': ENDLESS})} HTTP/1.1\r\n{HOST}\r\n"
    with (
        serving(export, "--timeout", "0") as running,
        holding(running, endless, 20),
        holding(running, (GET + "\r\n") * 5, 20),
        holding(running, "GET", 20),
    ):
        time.sleep(1.5)
        began = time.monotonic()
        os.kill(running.process.pid, signal.SIGTERM)
        assert running.process.wait(timeout=20) == 0
        assert time.monotonic() - began < 10
        assert running.process.stderr is not None
        assert running.process.stderr.read() == ""
