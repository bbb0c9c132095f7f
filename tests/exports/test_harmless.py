"""What the ground promises the exports: cells that hold anything, and the way back."""

import csv

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.files import for_spreadsheet, from_spreadsheet, write_csv

CELLS = st.lists(st.text(alphabet="'=+-@\t\ra ", max_size=6), min_size=1, max_size=6)


@given(CELLS)
def test_a_table_for_a_spreadsheet_comes_back_exactly(cells):
    table = pd.DataFrame({"text": pd.array(cells, dtype="str")})
    harmless = for_spreadsheet(table)
    assert from_spreadsheet(harmless)["text"].tolist() == cells
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in harmless["text"])


@pytest.mark.parametrize("cell", ["a\rb", "\r", "a\r\nb", "a\nb", 'a"\r"b'])
def test_a_carriage_return_does_not_become_a_row(tmp_path, cell):
    path = write_csv(tmp_path / "t.csv", pd.DataFrame({"a": [cell, "x"], "b": ["y", cell]}))
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, strict=True)) == [["a", "b"], [cell, "y"], ["x", cell]]


def test_lines_end_as_before_where_no_cell_asks_for_more(tmp_path):
    path = write_csv(tmp_path / "t.csv", pd.DataFrame({"a": ["x", "y\nz"]}))
    assert path.read_bytes() == b'a\nx\n"y\nz"\n'
