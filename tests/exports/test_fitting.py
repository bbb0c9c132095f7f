"""What a form cannot hold is changed, counted, and nothing else is."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.exports.fitting import fitted
from framing.exports.sheets import Sheet
from tests.exports.tables import TEXTS, hostile


def changes(frame, form, *, spreadsheet=False):
    """What was changed: column, number of cells and the first words of what was done."""
    found = fitted(Sheet("t", frame), form, spreadsheet=spreadsheet)
    return {(one.column, " ".join(one.what.split()[:3])): one.n for one in found.changes}


def test_csv_changes_no_text():
    found = fitted(Sheet("t", hostile(nul=True)), "csv")
    assert found.frame["text"].tolist()[:12] == list(TEXTS[:12])
    assert found.frame["text"].iloc[12] == "a\0b"
    assert changes(hostile(), "csv") == {("text", "an empty text"): 1}


def test_parquet_changes_nothing():
    assert changes(hostile(nul=True), "parquet") == {}


def test_a_spreadsheet_is_asked_for_and_every_cell_is_counted():
    found = fitted(Sheet("t", hostile()), "csv", spreadsheet=True)
    assert found.frame["text"].tolist()[:1] == ["'=cmd|' /C calc'!A0"]
    assert found.frame["text"].tolist()[6:9] == ["'-5", "''@x", "007"]
    assert list(found.names.values())[3] == "'=1+1"
    assert changes(hostile(), "csv", spreadsheet=True)[("text", "an apostrophe was")] == 3


def test_long_cells_are_told_where_a_spreadsheet_would_cut_them():
    frame = pd.DataFrame({"text": ["a" * 32_767, "a" * 32_768]})
    assert changes(frame, "csv", spreadsheet=True) == {("text", "longer than the"): 1}


@pytest.mark.parametrize("form", ["stata", "r"])
def test_a_nul_is_replaced_and_counted(form):
    found = fitted(Sheet("t", hostile(nul=True)), form)
    assert found.frame["text"].iloc[12] == "a\ufffdb"
    assert changes(hostile(nul=True), form)[("text", "a NUL is")] == 1


def test_halves_of_characters_are_replaced_and_counted():
    frame = pd.DataFrame({"text": pd.Series(["a\ud800", "b"], dtype=object)})
    assert changes(frame, "csv") == {("text", "half of a"): 1}


def test_infinite_numbers_are_missing_in_stata_only():
    frame = pd.DataFrame({"effect": [np.inf, -np.inf, 1e308, 1.0, np.nan]})
    assert changes(frame, "stata") == {("effect", "infinite, written as"): 3}
    assert changes(frame, "r") == changes(frame, "csv") == {}


@pytest.mark.parametrize(("form", "kept"), [("csv", 2**53 + 1), ("r", "9007199254740993")])
def test_whole_numbers_keep_every_digit(form, kept):
    found = fitted(Sheet("t", pd.DataFrame({"id": [2**53 + 1, 5]})), form)
    assert found.frame["id"].tolist()[0] == kept
    assert len(found.changes) == (form != "csv")


def test_moments_are_in_utc_and_stata_has_milliseconds():
    moments = pd.to_datetime(
        ["2031-03-10 12:00:00.123456+02:00", "2031-03-10 00:00:00.000000+02:00"]
    )
    frame = pd.DataFrame({"when": moments})
    found = fitted(Sheet("t", frame), "stata")
    assert str(found.frame["when"].iloc[0]) == "2031-03-10 10:00:00.123000"
    assert found.families == {"when": "moment"}
    assert changes(frame, "stata") == {("when", "of another time"): 2, ("when", "cut to the"): 1}


def test_lists_become_json():
    frame = pd.DataFrame({"labels": [["a", "b"], None]})
    assert fitted(Sheet("t", frame), "csv").frame["labels"].tolist() == ['["a", "b"]', None]


def test_an_input_is_not_changed():
    frame = hostile(nul=True)
    before = frame.copy(deep=True)
    for form in ("csv", "parquet", "stata", "r"):
        fitted(Sheet("t", frame), form)
    pd.testing.assert_frame_equal(frame, before)


def test_an_unknown_form_names_the_nearest():
    with pytest.raises(FramingError, match="did you mean 'stata'"):
        fitted(Sheet("t", hostile()), "stta")
