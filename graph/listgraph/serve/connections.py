"""The connections of the server: none holds up another, whatever its client does or does not do.

Waitress leaves a connection alone as long as anything moves on it, and takes no new one while there are
too many. Here each request and each answer has its time, and where it gets crowded a new connection
takes the place of the one that has been waited for the longest.
"""

from time import time

from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer

CONNECTIONS = 250
IDLE = 30.0
"""Seconds that a client may say nothing."""
RECEIVING = 20.0
"""Seconds in which a request has to arrive."""
STALLED = 15.0
"""Seconds that a client may take nothing of its answer."""
SLOWEST = 16 * 1024
"""So many bytes a second it has to take after that."""
UNSENT = 256 * 1024**2
"""The most bytes of answers that wait for their clients."""
_AHEAD = 64 * 1024
"""While more of an answer is unsent, the next request on the same connection is not begun."""
_NEW = 1.0


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection; ``served`` is when the last answer was made, or else when the client came."""

    served = 0.0
    held = False
    dropped = False
    _taken = 0
    _waited: tuple[object, float, int] = (None, 0.0, 0)

    def phase(self) -> str:
        """What is waited for: the client is, but in ``working``."""
        if self.total_outbufs_len:
            return "sending"
        if self.requests:
            return "working"
        return "receiving" if self.request is not None else "idle"

    def overdue(self, now: float) -> bool:
        """Whether the client has had its time. Has to be asked every second or so."""
        phase = self.phase()
        what = self.request if phase == "receiving" else phase
        if what is not self._waited[0]:
            self._waited = what, now, self._taken
        _, since, taken = self._waited
        if phase == "receiving":
            return now - since > RECEIVING
        if phase == "sending":
            too_slow = self._taken - taken < (now - since - STALLED) * SLOWEST
            return too_slow or now - self.last_activity > STALLED
        return phase == "idle" and now - self.last_activity > IDLE

    def rank(self, now: float) -> tuple[int, float]:
        """Who goes first where it gets crowded: clients that ask nothing, then those that take nothing."""
        since = self.served or self.creation_time
        return (2 if now - since < _NEW else int(self.phase() == "sending")), since

    def drop(self) -> None:
        """End the connection now, although its client may take nothing."""
        self.dropped = True
        self.handle_close()

    def send_continue(self) -> None:
        """Ask for the body that a client holds back. For one that there is not, waitress would wait."""
        if self.request.completed:
            self.request.expect_continue = False
        else:
            super().send_continue()

    def send(self, data: bytes, do_close: bool = True) -> int:
        """Send what the client takes."""
        sent = int(super().send(data, do_close))
        self._taken += sent
        return sent

    def readable(self) -> bool:
        return bool(not self.dropped and super().readable())

    def writable(self) -> bool:
        """Also where the next request waits for the answer to be sent."""
        return bool(not self.dropped and (super().writable() or (self.held and self.connected)))

    def handle_write(self) -> None:
        """Send; and begin the next request once that is done."""
        super().handle_write()
        if self.held and self.connected and self.total_outbufs_len <= _AHEAD:
            self.held = False
            self.server.task_dispatcher.add_task(self)

    def service(self) -> None:
        """Make one answer."""
        super().service()
        self.served = time()


class Server(TcpWSGIServer):  # type: ignore[misc]
    """The server, with what it waits for in bounds."""

    channel_class = Channel

    def add_task(self, channel: Channel) -> None:
        """Begin a channel's next request, or hold it until the last answer is sent."""
        if channel.total_outbufs_len > _AHEAD:
            channel.held = True
        else:
            super().add_task(channel)

    def readable(self) -> bool:
        """Whether a connection may come: there is always place, as the one waited for longest makes it."""
        channels = list(self.active_channels.values())
        if len(channels) >= CONNECTIONS:
            now = time()
            waited = [channel for channel in channels if channel.phase() != "working"]
            if waited:
                min(waited, key=lambda channel: channel.rank(now)).drop()
        return bool(super().readable())

    def maintenance(self, now: float) -> None:
        """End connections whose client has had its time, and the oldest where too much is unsent."""
        unsent = 0
        for channel in sorted(self.active_channels.values(), key=lambda it: it.rank(now), reverse=True):
            sending = channel.total_outbufs_len
            unsent += sending
            gone = channel.held and not channel.connected
            if gone or channel.overdue(now) or (sending and unsent > UNSENT):
                channel.drop()
