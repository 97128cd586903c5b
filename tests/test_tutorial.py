"""The tutorial runs, cell by cell, in a kernel as Jupyter starts it; it is kept without output."""

import os
import warnings

import pytest

from helpers.places import ROOT

TUTORIAL = ROOT / "graph" / "tutorial.ipynb"


@pytest.mark.filterwarnings("ignore")
def test_the_tutorial_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    import nbformat
    from nbclient import NotebookClient

    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join(filter(None, [str(ROOT / "graph"), os.environ.get("PYTHONPATH")]))
    )
    notebook = nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}}).execute()
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert "iframe" in str(outputs[0])
    assert "BERT" in str(outputs[1])


def test_the_tutorial_is_kept_without_output() -> None:
    import nbformat

    notebook = nbformat.read(TUTORIAL, as_version=4)  # type: ignore[no-untyped-call]
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None
