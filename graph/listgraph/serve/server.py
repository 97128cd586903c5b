"""``listgraph serve``: the page and a SPARQL endpoint, read-only, on this machine."""

import errno
import logging
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address

from waitress.adjustments import Adjustments

from listgraph.ask.store import FILES
from listgraph.errors import ListgraphError
from listgraph.given import path_of
from listgraph.serve.application import BODY, Application
from listgraph.serve.connections import CONNECTIONS, UNSENT, Server
from listgraph.serve.inside import lies_inside
from listgraph.serve.pool import Pool

_HEADER = 128 * 1024  # bytes; a query may stand in the address
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def serve(
    directory: str,
    host: str,
    port: int,
    timeout: float,
    limit: int,
    cors: bool,
    say: Callable[[str], None],
    warn: Callable[[str], None],
) -> None:
    """Serve the export in ``directory`` until Ctrl-C or SIGTERM.

    ``port`` 0 is any free one; ``timeout`` is in seconds, ``limit`` in rows, 0 for none. ``say``
    and ``warn`` take lines for the person who started it.

    Raises:
        ListgraphError: the export cannot be loaded, or is not in the folder, or the address not be had.
    """
    folder = path_of(directory, "directory")
    for name in (name for names, _ in FILES for name in names):
        if not lies_inside(folder, name):
            raise ListgraphError(
                f"{directory}/{name} is a link that leads out of the folder: it is not served"
            )
    with _bound(host, port) as listening:
        address, port = listening.getsockname()[:2]
        local = ip_address(address.partition("%")[0]).is_loopback
        pool = Pool(directory, timeout)
        try:
            loaded = pool.start(warn)
            hosts = _LOCAL | {host.lower(), address} if local else frozenset()
            application = Application(folder, pool, limit, cors, hosts)
            adjusted = Adjustments(
                sockets=[listening],
                threads=CONNECTIONS,
                connection_limit=CONNECTIONS + 2,  # which are reached where all are at work
                cleanup_interval=1,
                channel_request_lookahead=1,
                outbuf_high_watermark=2 * UNSENT,  # so that no thread waits for a client
                max_request_header_size=_HEADER,
                max_request_body_size=BODY,
                ident=None,
            )
            which = (listening.family, listening.type, listening.proto, listening.getsockname())
            server = Server(application, _sock=listening, bind_socket=False, sockinfo=which, adj=adjusted)
            logging.getLogger("waitress").setLevel(logging.ERROR)
            if not local:
                warn(
                    f"warning: {host} can be reached from other machines; whoever reaches it can read"
                    " the whole export and run queries"
                )
            say(_greeting(directory, host, port))
            if not loaded:
                warn("the graph is being loaded; the page is there already, and queries are answered soon")
            _until_interrupted(server.run, pool)
            server.close()
        finally:
            pool.close()


def _bound(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise ListgraphError(_unbound(host, port, error)) from error


def _unbound(host: str, port: int, error: Exception) -> str:
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"port {port} on {host} is in use; choose another with --port (0 takes a free one)"
    reason = (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
    return f"cannot listen on {host}, port {port}: {reason}"


def _greeting(directory: str, host: str, port: int) -> str:
    url = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    return (
        f"Serving {directory}\n  {url}        the graph\n  {url}sparql  a page to query it\n"
        f"  {url}query   the SPARQL endpoint\nCtrl-C ends it."
    )


def _until_interrupted(run: Callable[[], None], pool: Pool) -> None:
    """Run until SIGINT or SIGTERM; then the queries that run are ended first, so that nothing waits."""

    def end(*_: object) -> None:
        pool.close()
        raise KeyboardInterrupt  # which the server takes for its end

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    with suppress(KeyboardInterrupt):
        run()
