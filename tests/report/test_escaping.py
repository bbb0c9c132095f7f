import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.files import for_spreadsheet, from_spreadsheet
from framing.report.escaping import file_name, latex, terminal, visible


@given(st.text())
def test_latex_leaves_no_command_of_the_data(text):
    escaped = latex(text)
    for own in (r"\\text[a-z]+\{\}", r"\\[{}$&#%_]", r"\$-\$", r"\$\\times\$"):
        escaped = re.sub(own, "", escaped)
    assert not set(escaped) & set("\\{}$&#%_~^")


@given(st.text())
def test_a_file_name_is_safe_everywhere(text):
    name = file_name(text)
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,60}", name)
    assert name.split(".")[0] not in ("con", "nul", "aux", "prn", "com1")


@given(st.text())
def test_a_terminal_sees_no_control_character(text):
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", terminal(text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\nb", "a b"), ("\x1b[2J", "U+001B[2J"), ("\ud800", "U+D800"), ("中", "中")],
)
def test_what_is_visible(text, shown):
    assert visible(text) == shown


@given(st.lists(st.text(alphabet="'=+-@\t\ra1.,(|!", max_size=6), min_size=1, max_size=6))
def test_a_spreadsheet_sees_no_formula_and_every_number(cells):
    table = pd.DataFrame({"cell": pd.array(cells, dtype="str")})
    safe = for_spreadsheet(table)["cell"].tolist()
    for cell, shown in zip(cells, safe, strict=True):
        is_number = re.fullmatch(r"[+-][0-9][0-9.,]*", cell) is not None
        assert is_number or not shown.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert shown == cell if is_number else shown in (cell, f"'{cell}")
    assert from_spreadsheet(for_spreadsheet(table))["cell"].tolist() == cells
