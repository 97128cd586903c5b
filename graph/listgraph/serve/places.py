"""Places that are taken in turn, the last who came first."""

import threading


class Places:
    """So many places. Of those who wait for one, who came last has the next: a light query that comes behind
    a flood of others does not wait for all of these."""

    def __init__(self, count: int) -> None:
        self._free = count
        self._lock = threading.Lock()
        self._waiting: list[threading.Event] = []

    def acquire(self, *, timeout: float) -> bool:
        """Have a place within so many seconds: whether there was one."""
        with self._lock:
            if self._free:
                self._free -= 1
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(timeout):
            return True
        with self._lock:
            if mine not in self._waiting:  # it was handed over just now
                return True
            self._waiting.remove(mine)
            return False

    def release(self) -> None:
        """Hand the place over."""
        with self._lock:
            if self._waiting:
                self._waiting.pop().set()
            else:
                self._free += 1
