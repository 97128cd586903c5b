"""What bounds the process that answers a query."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from listgraph.errors import ListgraphError


def test_an_answer_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    from listgraph.serve import worker

    store = Store()
    store.add(Quad(NamedNode("a:b"), NamedNode("a:c"), Literal("d" * 500)))
    task = worker.Task("SELECT ?o { ?s ?p ?o }", "text/csv", "text/turtle")
    assert len(worker.respond(store, task).data) > 500
    monkeypatch.setattr(worker, "ANSWER", 500)
    with pytest.raises(ListgraphError, match="the answer is larger than"):
        worker.respond(store, task)


CONFINED = """
import os
from listgraph.serve import worker

def fails(work):
    try:
        work()
    except (MemoryError, OSError):
        return True
    return False

worker.confine(worker.resident() + (64 << 20))
does = (lambda: bytearray(8 << 20), lambda: bytearray(999 << 20), lambda: os.open("/proc/stat", os.O_RDONLY))
print([fails(work) for work in does], flush=True)
os._exit(0)
"""


SPENT = """
from listgraph.serve import worker

worker.confine(worker.resident() + worker.MEMORY, processor=0.2)
while True:
    pass
"""


def test_it_ends_when_it_has_had_its_time_of_a_processor() -> None:
    ran = subprocess.run([sys.executable, "-c", SPENT], check=False, timeout=60)
    assert ran.returncode == -signal.SIGPROF


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="only Linux holds a process to that")
def test_it_takes_no_more_memory_than_it_may_and_opens_nothing() -> None:
    ran = subprocess.run([sys.executable, "-c", CONFINED], capture_output=True, text=True, check=True)
    assert ran.stdout == "[False, True, True]\n", ran.stderr
