"""Tables on their way out."""

import pandas as pd
import pytest

from framing.errors import FramingError
from framing.exports.sheets import Sheet, kind_of, sheets_of
from framing.schema import TABLES
from tests.figures.results import comparison, estimates


@pytest.mark.parametrize("name", ["articles", "passages", "evidence", "comparison", "estimates"])
def test_a_table_is_known_by_its_columns(name):
    table = TABLES[name]
    assert kind_of([*table.required, *([table.index] if table.index else [])]) == name


def test_a_table_of_someone_else_is_not_known():
    assert kind_of(["outlet", "date"]) is None
    assert kind_of([]) is None


def test_the_index_becomes_a_column():
    frame = pd.DataFrame({"a": [1]}, index=pd.Index(["x"], name="unit"))
    assert list(Sheet("t", frame).frame) == ["unit", "a"]
    assert list(Sheet("t", pd.DataFrame({"a": [1]}, index=["x"])).frame) == ["row", "a"]
    assert list(Sheet("t", pd.DataFrame({"a": [1]})).frame) == ["a"]


def test_a_column_that_comes_twice_is_refused():
    with pytest.raises(FramingError, match="'a' more than once"):
        Sheet("t", pd.DataFrame([[1, 2]], columns=["a", "a"]))


def test_results_bring_their_unit():
    assert sheets_of(comparison())[0].said("upper")[1] == "per 1,000 tokens"
    assert sheets_of(estimates())[0].said("unit") == ("unit of the estimate", "")


def test_the_glossary_speaks_of_its_own_tables_only():
    frame = pd.DataFrame({"outlet": ["a"], "headline": ["b"], "source": ["c"]})
    frame["date"] = pd.to_datetime(["2031-03-10"])
    frame.index = pd.Index(["a-1"], name="article")
    sheet = Sheet("articles", frame)
    assert sheet.kind == "articles"
    assert sheet.said("source") == ("as given in the source", "")
    assert sheet.said("outlet")[0].startswith("who published it")
