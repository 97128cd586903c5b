"""Who waits for a place, and who has the next one."""

import threading
import time

from listgraph.serve.places import Places


def waiting(places: Places, name: int, served: list[int]) -> threading.Thread:
    def wait() -> None:
        assert places.acquire(timeout=30)
        served.append(name)
        places.release()

    before = len(places._waiting)
    thread = threading.Thread(target=wait)
    thread.start()
    while len(places._waiting) == before:
        time.sleep(0.001)
    return thread


def test_who_came_last_has_the_next_place() -> None:
    places, served = Places(1), list[int]()
    assert places.acquire(timeout=0)
    threads = [waiting(places, number, served) for number in range(5)]
    places.release()
    for thread in threads:
        thread.join(30)
    assert served == [4, 3, 2, 1, 0]


def test_who_has_waited_long_enough_has_none_and_takes_none_from_others() -> None:
    places = Places(2)
    assert places.acquire(timeout=0)
    assert places.acquire(timeout=0)
    assert not places.acquire(timeout=0.01)
    places.release()
    assert places.acquire(timeout=0)
    assert not places.acquire(timeout=0)
    places.release()
    places.release()
    assert places.acquire(timeout=0)
