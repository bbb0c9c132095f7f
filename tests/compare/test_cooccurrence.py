import numpy as np
import pandas as pd
import pytest

from framing.compare import cooccurrence
from framing.errors import SchemaError, TooFewUnits


def scores(*, both, first, second, neither):
    """Units that hold two features, one of them, or none."""
    rows = [(2, 1)] * both + [(1, 0)] * first + [(0, 3)] * second + [(0, 0)] * neither
    return pd.DataFrame(rows, columns=["x", "y"], index=[f"u{i:03}" for i in range(len(rows))])


def told(found, one, other):
    return found.table.set_index(["term", "parameter"]).loc[(one, other)]


def test_phi_is_that_of_the_table_of_presences():
    found = cooccurrence(scores(both=30, first=10, second=20, neither=40))
    expected = (30 * 40 - 10 * 20) / np.sqrt(40 * 60 * 50 * 50)
    assert told(found, "x", "y")["estimate"] == pytest.approx(expected, abs=1e-12)
    assert told(found, "x", "y")["n"] == 30
    assert told(found, "x", "x")["estimate"] == pytest.approx(0.4)
    assert told(found, "y", "y")["n"] == 50


def test_the_error_of_a_share_is_that_of_independent_units():
    found = cooccurrence(scores(both=30, first=10, second=20, neither=40))
    assert told(found, "x", "x")["se"] == pytest.approx(np.sqrt(0.4 * 0.6 / 99))


def test_a_cluster_counts_as_one_whatever_its_copies():
    once = scores(both=6, first=3, second=4, neither=7)
    twice = pd.concat([once, once.rename(index=lambda name: f"{name}-copy")])
    clusters = pd.Series([name[:4] for name in twice.index], index=twice.index)
    ours = told(cooccurrence(twice, clusters=clusters), "x", "x")
    by_unit = told(cooccurrence(twice), "x", "x")
    assert ours["se"] == pytest.approx(told(cooccurrence(once), "x", "x")["se"])
    assert by_unit["se"] < 0.8 * ours["se"]


def test_intervals_stay_between_their_ends():
    found = cooccurrence(scores(both=9, first=1, second=2, neither=9))
    own = told(found, "x", "y")
    assert -1 < own["lower"] < own["estimate"] < own["upper"] < 1


def test_what_all_units_hold_has_no_phi_and_is_named():
    table = scores(both=9, first=1, second=1, neither=9).assign(z=1, n_tokens=9)
    found = cooccurrence(table)
    assert np.isnan(told(found, "x", "z")["estimate"])
    assert np.isnan(told(found, "z", "z")["lower"])
    assert "without phi: z" in found.caption
    assert not (found.table == "n_tokens").any(axis=None)


def test_too_little_is_refused():
    table = scores(both=9, first=1, second=1, neither=9)
    with pytest.raises(SchemaError, match="Two features"):
        cooccurrence(table[["x"]])
    with pytest.raises(TooFewUnits, match="3 clusters"):
        cooccurrence(table.iloc[:3])
