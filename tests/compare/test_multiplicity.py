"""Corrections against R's p.adjust, and their edges."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.errors import FramingError

ORACLE = Path(__file__).parents[1] / "oracle" / "p_adjust.csv"


@pytest.mark.parametrize(("correction", "column"), [("BH", "BH"), ("BY", "BY"), ("Holm", "holm")])
def test_it_equals_r(correction, column):
    expected = pd.read_csv(ORACLE)
    shuffled = expected.sample(frac=1, random_state=3)
    found = adjusted(shuffled["p"], correction=correction)
    assert found == pytest.approx(shuffled[column].to_numpy(), abs=1e-14)


@pytest.mark.parametrize("correction", CORRECTIONS)
def test_what_was_not_tested_does_not_count(correction):
    with_gaps = adjusted([0.01, np.nan, 0.04, np.nan], correction=correction)
    without = adjusted([0.01, 0.04], correction=correction)
    assert np.isnan(with_gaps[[1, 3]]).all()
    assert with_gaps[[0, 2]].tolist() == without.tolist()


def test_nothing_to_correct():
    assert adjusted([]).tolist() == []
    assert np.isnan(adjusted([np.nan])).all()


def test_an_unknown_correction_names_the_nearest():
    with pytest.raises(FramingError, match="did you mean 'Holm'"):
        adjusted([0.1], correction="holme")


def test_a_p_value_that_is_none_is_refused():
    with pytest.raises(FramingError, match="between 0 and 1"):
        adjusted([0.1, 1.2])


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.sampled_from(CORRECTIONS))
def test_corrected_is_never_smaller_and_keeps_the_order(p_values, correction):
    found = adjusted(p_values, correction=correction)
    assert (found >= np.asarray(p_values) - 1e-15).all()
    assert (found <= 1).all()
    order = np.argsort(p_values, kind="stable")
    assert (np.diff(found[order]) >= 0).all()
