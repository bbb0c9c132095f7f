import itertools
import warnings

import numpy as np
import pandas as pd
import pytest

from framing.compare import Resampling, adjusted, contrast, contrast_all
from framing.compare.contrast_all import REST
from framing.errors import FramingError, FramingWarning, TooFewUnits
from tests.compare.scenes import a_design

QUICK = Resampling(permutations=199, draws=99)
OUTLETS = ("herald", "ledger", "tribune")


def matched(n=14, *, outlets=OUTLETS, features=2, seed=0, more=(), rate=0.01):
    """One article an outlet on each event; `more` outlets use every feature three times as much."""
    random = np.random.default_rng(seed)
    rows = [
        (f"{outlet}-{event:02}",) * 2 + (outlet, outlet, f"e{event:02}", f"{outlet}-{event:02}")
        for event in range(n)
        for outlet in outlets
    ]
    design = a_design(rows)
    tokens = random.integers(200, 900, size=len(rows))
    level = random.gamma(4, rate / 4, size=(n, features)).repeat(len(outlets), axis=0)
    factor = np.where(design.table["group"].isin(list(more)), 3.0, 1.0)[:, None]
    counts = random.poisson(level * factor * tokens[:, None])
    scores = pd.DataFrame(counts, design.table.index, [f"f{i}" for i in range(features)])
    return scores.assign(n_tokens=tokens), design


def quiet(*args, **how):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)
        return contrast_all(*args, resampling=QUICK, **how)


def test_each_pair_is_what_contrast_says_of_two():
    scores, design = matched()
    found = quiet(scores, design, seed=3).table
    for pair in itertools.combinations(OUTLETS, 2):
        alone = contrast(scores, design, pair=pair, seed=3, resampling=QUICK).table
        ours = found[(found["group"] == pair[0]) & (found["reference"] == pair[1])]
        pd.testing.assert_frame_equal(
            ours.drop(columns="q_value").reset_index(drop=True), alone.drop(columns="q_value")
        )


def test_the_rest_is_pooled():
    scores, design = matched()
    found = quiet(scores, design, against="rest").table
    row = found[(found["group"] == "ledger") & (found["feature"] == "f0")].iloc[0]
    ours = design.table["group"] == "ledger"
    assert row["reference"] == REST
    assert row["hits"] == scores.loc[ours, "f0"].sum()
    assert row["hits_reference"] == scores.loc[~ours, "f0"].sum()
    assert row["exposure_reference"] == scores.loc[~ours, "n_tokens"].sum()


def test_p_is_corrected_once_over_all():
    scores, design = matched()
    table = quiet(scores, design, correction="Holm").table
    assert len(table) == 2 * (3 + 3)
    np.testing.assert_array_equal(table["q_value"], adjusted(table["p_value"], correction="Holm"))


def test_who_uses_more_is_found_and_nobody_else():
    scores, design = matched(n=20, more=("tribune",), rate=0.02)
    found = quiet(scores, design, against="pairs").discoveries
    assert set(zip(found["group"], found["reference"], strict=True)) == {
        ("herald", "tribune"),
        ("ledger", "tribune"),
    }
    assert (found["estimate"] < 0).all()


def test_of_two_groups_there_is_one_comparison():
    scores, design = matched()
    two = design.table[design.table["group"].isin(["ledger", "tribune"])]
    assert quiet(scores, a_design(_rows(two))).pairs == (("ledger", "tribune"),)


def _rows(table):
    return list(table.reset_index().itertuples(index=False, name=None))


def test_a_comparison_with_too_few_units_is_left_out_and_named():
    scores, design = matched(n=14)
    table = design.table
    few = ~((table["group"] == "herald") & (table["stratum"] > "e02"))
    narrowed = a_design(_rows(table[few]))
    with pytest.warns(FramingWarning, match="Not compared"):
        found = contrast_all(scores, narrowed, resampling=QUICK)
    assert ("ledger", "tribune") in found.pairs
    assert ("herald", "ledger") not in found.pairs
    assert any("herald and ledger" in note for note in found.notes)


def test_refusals():
    scores, design = matched()
    with pytest.raises(FramingError, match="two groups"):
        contrast_all(scores, a_design(_rows(design.table[design.table["group"] == "ledger"])))
    with pytest.raises(FramingError, match="did you mean 'rest'"):
        contrast_all(scores, design, against="rset")
    small = matched(n=3)
    with pytest.raises(TooFewUnits, match="any comparison"):
        contrast_all(*small, resampling=QUICK)


def test_notes_say_what_was_compared():
    scores, design = matched()
    said = quiet(scores, design).caption
    assert "6 comparisons of 3 groups" in said
    assert "BH over 12 tested features" in said
    assert "on 14 events each" in said


@pytest.mark.full
def test_null_splits_of_four_groups():
    """Four groups dealt at random: the share of p < .05 is what it claims, and nothing is found."""
    p_values, discoveries = [], []
    for number in range(25):
        scores, design = matched(30, outlets=("a", "b", "c", "d"), features=25, seed=number)
        found = quiet(scores, design, seed=number).table
        p_values.append(found["p_value"].dropna())
        discoveries.append(int((found["q_value"] < 0.05).sum()))
    share = (pd.concat(p_values) < 0.05).mean()
    assert 0.03 <= share <= 0.07
    assert np.mean(discoveries) < 1
