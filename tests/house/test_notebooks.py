"""A notebook asks one question: public names only, few cells, stripped, evidence at the end."""

import ast
import json

import pytest

from tests.house.sources import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
NOTEBOOKS = [path for path in NOTEBOOKS if ".ipynb_checkpoints" not in path.parts]

CODE_CELLS = 12

pytestmark = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])


def code_cells(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in cells if cell["cell_type"] == "code"]


def source(cell):
    """The Python of a cell, its magics left out."""
    text = "".join(cell["source"])
    return "\n".join(line for line in text.splitlines() if not line.startswith(("%", "!")))


def test_its_outputs_are_stripped(notebook):
    for cell in code_cells(notebook):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


def test_it_defines_nothing(notebook):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
    for cell in code_cells(notebook):
        assert not [node for node in ast.walk(ast.parse(source(cell))) if isinstance(node, kinds)]


def test_it_uses_public_names_only(notebook):
    for cell in code_cells(notebook):
        for node in ast.walk(ast.parse(source(cell))):
            name = node.attr if isinstance(node, ast.Attribute) else getattr(node, "name", "")
            assert not (name or "").startswith("_"), name


def test_it_has_at_most_12_code_cells(notebook):
    assert len(code_cells(notebook)) <= CODE_CELLS


def test_one_cell_is_tagged_parameters(notebook):
    tags = [cell["metadata"].get("tags", []) for cell in code_cells(notebook)]
    assert sum("parameters" in tag for tag in tags) == 1


def test_the_last_cell_shows_the_evidence(notebook):
    assert "evidence" in source(code_cells(notebook)[-1])
