"""Results: what they say of themselves, and the way to disk and back."""

import json

import numpy as np
import pandas as pd
import pytest

from framing.compare import Comparison, Estimates
from framing.compare.result import printed
from framing.errors import FramingError, SchemaError
from framing.provenance import Provenance


def a_comparison(**changed):
    rows = pd.DataFrame(
        {
            "feature": ["hedge", "NA"],
            "group": "ledger",
            "reference": "tribune",
            "estimate": [1 / 3, 0.0],
            "lower": [-0.5, np.nan],
            "upper": [1.1, np.nan],
            "effect": [0.2, np.nan],
            "p_value": [0.0004, np.nan],
            "q_value": [0.0008, np.nan],
            "hits": [3.0, 0.0],
            "hits_reference": [1.5, 0.0],
            "exposure": [900.0, 900.0],
            "exposure_reference": [800.0, 800.0],
            "n_units": [9, 9],
            "n_clusters": [8, 8],
        }
    )
    made = {
        "table": rows,
        "method": "difference of rates",
        "unit": "per 1,000 tokens",
        "seed": 3,
        "provenance": Provenance({"scores": "ab"}, {"pair": ["ledger", "tribune"]}, 3),
        "notes": ("Few units.",),
        "excluded": {"one-sided": 4},
    }
    return Comparison(**{**made, **changed})


def test_what_it_says_of_itself():
    found = a_comparison()
    assert found.axis_label == "ledger − tribune, per 1,000 tokens"
    assert found.caption == "Difference of rates. Few units."
    assert found.pairs == (("ledger", "tribune"),)
    assert list(found.discoveries["feature"]) == ["hedge"]
    assert len(found) == 2


def test_several_pairs_have_no_name_on_the_axis():
    table = a_comparison().table.assign(group=["ledger", "courier"])
    assert a_comparison(table=table).axis_label == "group − reference, per 1,000 tokens"


def test_the_way_to_disk_and_back(tmp_path):
    made = a_comparison()
    written = made.save(tmp_path / "scare.csv")
    assert written == tmp_path / "scare.csv"
    back = Comparison.read(tmp_path / "scare.json")
    pd.testing.assert_frame_equal(back.table, made.table)
    assert back.record() == made.record()
    back.save(tmp_path / "again")
    for ending in ("csv", "json"):
        assert (tmp_path / f"again.{ending}").read_bytes() == (
            tmp_path / f"scare.{ending}"
        ).read_bytes()


def test_a_dot_in_the_name_is_no_ending(tmp_path):
    with pytest.raises(FramingError, match=r"not as '\.pdf'"):
        a_comparison().save(tmp_path / "scare.pdf")


def test_estimates_go_to_disk_and_back(tmp_path):
    table = pd.DataFrame(
        {
            "term": ["ledger"],
            "parameter": ["hedge"],
            "estimate": [1.0],
            "se": [0.5],
            "lower": [0.0],
            "upper": [2.0],
            "n": [12],
            "unit": ["per 1,000 tokens"],
        }
    )
    made = Estimates(table, method="rates", unit="per 1,000 tokens")
    made.save(tmp_path / "rates")
    pd.testing.assert_frame_equal(Estimates.read(tmp_path / "rates").table, made.table)
    with pytest.raises(FramingError, match="this holds estimates, not comparison"):
        Comparison.read(tmp_path / "rates")


def test_a_missing_or_broken_file_is_named(tmp_path):
    with pytest.raises(FramingError, match=r"gone\.csv: this file is missing"):
        Comparison.read(tmp_path / "gone")
    a_comparison().save(tmp_path / "broken")
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(FramingError, match=r"broken\.json: this is not JSON"):
        Comparison.read(tmp_path / "broken")
    (tmp_path / "broken.json").write_text("[1]")
    with pytest.raises(FramingError, match="something else, not comparison"):
        Comparison.read(tmp_path / "broken")


def test_the_record_has_no_path_clock_or_host(tmp_path):
    a_comparison().save(tmp_path / "x")
    record = json.loads((tmp_path / "x.json").read_text())
    assert set(record) == {
        *("kind", "method", "unit", "seed", "axis_label", "caption", "notes", "excluded"),
        "provenance",
    }
    assert str(tmp_path) not in (tmp_path / "x.json").read_text()


def test_a_table_that_is_none_is_refused():
    with pytest.raises(SchemaError, match="'p_value' is missing"):
        a_comparison(table=a_comparison().table.drop(columns="p_value"))


def test_the_notebook_view_shows_text_as_text():
    table = a_comparison().table.assign(feature=["<script>", "=cmd"])
    shown = a_comparison(table=table)._repr_html_()
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
    assert "&lt; .001" in shown
    assert "not estimable" in shown
    assert "nan" not in shown


def test_a_long_table_is_cut_and_says_so():
    table = pd.concat([a_comparison().table] * 15, ignore_index=True)
    assert "and 10 more rows" in a_comparison(table=table)._repr_html_()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.05, ".050"),
        (0.00099, "< .001"),
        (0.9999, "1"),
        (1.0, "1"),
        (float("nan"), "not estimable"),
    ],
)
def test_p_is_exact_or_below(value, shown):
    assert printed(value) == shown
