"""Key words: a table worked by hand, another implementation's numbers, and what is refused."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import Comparison, Prior, Resampling, TermCounts, keyness
from framing.errors import FramingError, FramingWarning, TooFewUnits
from tests.compare.scenes import LAYOUTS, a_design, a_layout

QUICK = Resampling(permutations=199, draws=99)
PAIR = ("ledger", "tribune")


def plain(matrix, terms, *, groups=PAIR):
    """Counts and design without strata; the first half of the units are the first group's."""
    half = len(matrix) // 2
    units = [f"{group}-{n}" for group in groups for n in range(half)]
    rows = [(unit, unit, unit[:-2], unit[:-2], "all", unit) for unit in units]
    design = a_design(rows, stratum=None)
    return TermCounts(sparse.csr_array(np.array(matrix)), terms, design.table.index), design


HAND = [[2, 1, 7], [1, 0, 9], [0, 1, 9], [3, 0, 7], [0, 2, 8], [1, 2, 7], [0, 3, 7], [0, 0, 10]]


def test_the_table_worked_by_hand():
    """Ledger: 6, 2, 32 of 40 words; tribune: 1, 7, 32 of 40; a prior of 10 words by 7 : 9 : 64."""
    counts, design = plain(HAND, ("regime", "state", "the"))
    with pytest.warns(FramingWarning, match="Few units"):
        found = keyness(counts, design, pair=PAIR, prior=Prior(words=10), resampling=QUICK).table
    alpha = {"regime": 0.875, "state": 1.125, "the": 8.0}
    hits = {"regime": (6, 1), "state": (2, 7), "the": (32, 32)}
    for row in found.itertuples():
        a, (ours, theirs) = alpha[row.feature], hits[row.feature]
        one = (ours + a) / (40 + 10 - ours - a)
        other = (theirs + a) / (40 + 10 - theirs - a)
        expected = math.log(one) - math.log(other)
        assert row.estimate == pytest.approx(expected, abs=1e-10)
        z = expected / math.sqrt(1 / (ours + a) + 1 / (theirs + a))
        assert row.z == pytest.approx(z, abs=1e-10)
        assert row.effect == pytest.approx(math.log(ours / theirs), abs=1e-10)
        assert (row.hits, row.hits_reference, row.exposure) == (ours, theirs, 40)
    assert found["in_units"].tolist() == [0.75, 0.5, 1.0]
    assert found["in_units_reference"].tolist() == [0.25, 0.75, 1.0]
    assert found["in_outlets"].tolist() == [1.0, 1.0, 1.0]


@pytest.mark.parametrize(("column", "file", "near"), [("chi2", "chi2", 1e-9), ("g2", "lr", 2e-4)])
def test_token_statistics_are_those_of_quanteda(shared_data, column, file, near):
    folder = shared_data / "reference"
    long = pd.read_csv(folder / "inaugural_counts.csv", keep_default_na=False)
    expected = pd.read_csv(folder / f"inaugural_keyness_{file}.csv", keep_default_na=False)
    # Each address cut into four parts of the same words, for there to be something to resample.
    parts = [
        long.assign(unit=long["doc"] + f"-{n}", count=(long["count"] + n) // 4) for n in range(4)
    ]
    table = pd.concat(parts).rename(columns={"feature": "term"})
    counts = TermCounts.from_long(table[table["count"] > 0])
    rows = [(u, u, u[:-2], u[:-2], "all", u) for u in counts.units]
    design = a_design(rows, stratum=None)
    with pytest.warns(FramingWarning, match="Few units"):
        found = keyness(counts, design, pair=("Trump", "Obama"), resampling=QUICK).table
    both = found.merge(expected, on="feature", suffixes=("", "_theirs"))
    assert len(both) == len(expected) == len(found)
    theirs = both["G2"] if file == "lr" else both["chi2_theirs"]
    assert np.abs(both[column] - theirs).max() < near


@pytest.mark.parametrize("layout", LAYOUTS)
def test_turned_round_everything_changes_its_sign_and_nothing_else(layout):
    counts, design = a_layout(layout, ratio=3.0)
    with pytest.warns(FramingWarning) if layout == "outlets" else no_warning():
        one = keyness(counts, design, pair=PAIR, resampling=QUICK).table
        other = keyness(counts, design, pair=PAIR[::-1], resampling=QUICK).table
    assert np.allclose(one["estimate"], -other["estimate"])
    assert np.allclose(one["lower"], -other["upper"], equal_nan=True)
    assert one["p_value"].equals(other["p_value"])
    assert one["hits"].equals(other["hits_reference"])
    assert one["in_units"].equals(other["in_units_reference"])
    assert one["in_outlets"].equals(other["in_outlets_reference"])


def no_warning():
    """Nothing is warned of here: a warning is an error in these tests."""
    import contextlib

    return contextlib.nullcontext()


def test_the_order_of_units_and_terms_makes_no_difference():
    counts, design = a_layout("mixed")
    random = np.random.default_rng(3)
    rows, columns = random.permutation(len(counts)), random.permutation(len(counts.terms))
    shuffled = TermCounts(
        counts.matrix[rows][:, columns],
        tuple(np.array(counts.terms)[columns]),
        counts.units[rows],
    )
    one, other = (keyness(c, design, pair=PAIR, resampling=QUICK).table for c in (counts, shuffled))
    pd.testing.assert_frame_equal(one, other, rtol=1e-12)


def test_what_is_too_rare_is_counted_not_tested():
    counts, design = plain([[1, 0, 5]] + [[0, 0, 5]] * 3 + [[0, 0, 5]] * 4, ("odd", "none", "the"))
    with pytest.warns(FramingWarning, match="Few units"):
        found = keyness(counts, design, pair=PAIR, resampling=QUICK)
    assert list(found.table["feature"]) == ["odd", "the"]
    odd = found.table.iloc[0]
    assert odd[["p_value", "lower"]].isna().all()
    assert odd["estimate"] > 0
    assert "in fewer than 3 units or 2 clusters: 1 of 2 terms" in found.caption
    assert "BH over 1 tested feature" in found.caption


def test_a_stated_background_is_the_prior():
    counts, design = a_layout("whole")
    general = pd.Series(1.0, index=list(counts.terms))
    flat = keyness(counts, design, pair=PAIR, prior=Prior(background=general), resampling=QUICK)
    usual = keyness(counts, design, pair=PAIR, resampling=QUICK)
    assert not np.allclose(flat.table["estimate"], usual.table["estimate"])
    assert flat.table["p_value"].equals(usual.table["p_value"])
    assert "Prior: 1,000 words of the background given." in flat.notes
    with pytest.raises(FramingError, match="more than 0 words"):
        Prior(words=0)


def test_a_stronger_prior_draws_estimates_to_zero():
    counts, design = a_layout("whole", ratio=4.0)
    weak, strong = (
        keyness(counts, design, pair=PAIR, prior=Prior(words=w), resampling=QUICK).table
        for w in (10, 10_000)
    )
    assert (strong["estimate"].abs() <= weak["estimate"].abs() + 1e-9).all()


def test_differences_are_found_and_the_result_can_be_saved(tmp_path):
    counts, design = a_layout("whole", ratio=5.0, events=30)
    found = keyness(counts, design, pair=PAIR, seed=2)
    first = found.discoveries["feature"].str[1:].astype(int) < 20
    assert len(first) > 8
    assert (found.discoveries["estimate"] > 0).eq(first).mean() > 0.8
    again = Comparison.read(found.save(tmp_path / "words"))
    pd.testing.assert_frame_equal(again.table, found.table)
    assert found.axis_label == "ledger − tribune, log-odds"


def test_too_few_events_are_refused():
    counts, design = a_layout("whole", events=3)
    with pytest.raises(TooFewUnits, match="3 events drawn whole"):
        keyness(counts, design, pair=PAIR)
