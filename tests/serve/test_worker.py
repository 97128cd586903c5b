"""What bounds the process that answers a query."""

import os
from collections.abc import Callable
from multiprocessing import Pipe
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from listgraph.errors import ListgraphError

MIB = 1024**2


def test_an_answer_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from listgraph.serve import worker

    store = Store()
    store.add(Quad(NamedNode("a:b"), NamedNode("a:c"), Literal("d" * 500)))
    task = worker.Task("SELECT ?o { ?s ?p ?o }", "text/csv", "text/turtle")
    assert len(worker.respond(store, task).data) > 500
    monkeypatch.setattr(worker, "ANSWER", 500)
    with pytest.raises(ListgraphError, match="the answer is larger than"):
        worker.respond(store, task)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux holds a process to that")
def test_it_takes_no_more_memory_than_it_may_and_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from listgraph.serve import worker

    def fails(work: Callable[[], object]) -> bool:
        try:
            work()
        except (MemoryError, OSError):
            return True
        return False

    monkeypatch.setattr(worker, "MEMORY", 64 * MIB)
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        try:
            worker.confine(worker.resident())
            does = (
                lambda: bytearray(8 * MIB),
                lambda: bytearray(999 * MIB),
                lambda: os.open("/proc/stat", os.O_RDONLY),
            )
            theirs.send([fails(work) for work in does])
        finally:
            os._exit(0)
    theirs.close()
    assert ours.recv() == [False, True, True]
    os.waitpid(child, 0)
