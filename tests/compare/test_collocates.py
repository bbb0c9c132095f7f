"""Collocates: the description by hand, the test as in keyness."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import Resampling, TermCounts, Windows, collocates, keyness
from framing.errors import FramingError, SchemaError
from tests.compare.scenes import a_layout

QUICK = Resampling(permutations=199, draws=99)
PAIR = ("ledger", "tribune")


def scene(**more):
    """Windows whose words are a third of all words."""
    near, design = a_layout("mixed", **more)
    every = TermCounts(near.matrix * 3, near.terms, near.units)
    return Windows(near, every, pd.Series(2, near.units)), design


def test_estimates_and_p_are_those_of_key_words_near():
    windows, design = scene(ratio=3.0)
    found = collocates(windows, design, pair=PAIR, seed=3, resampling=QUICK).table
    words = keyness(windows.near, design, pair=PAIR, seed=3, resampling=QUICK).table
    assert found["feature"].equals(words["feature"])
    assert np.allclose(found["estimate"], words["estimate"], rtol=2e-3)
    assert np.mean(found["p_value"] < 0.05) > 0.3


def test_the_description_is_of_each_group():
    windows, design = scene()
    found = collocates(windows, design, pair=PAIR, resampling=QUICK).table.set_index("feature")
    ours = (design.table["group"] == "ledger").reindex(windows.near.units).to_numpy()
    near = windows.near.matrix.toarray()[ours].sum(axis=0)
    near = np.where(near > 0, near, np.nan)
    dice = 14 + np.log2(2 * near / (2 * ours.sum() + 3 * near))
    expected = pd.Series(dice, list(windows.near.terms)).reindex(found.index)
    assert np.allclose(found["log_dice"], expected, equal_nan=True)
    assert {"log_dice_reference", "log_likelihood", "log_likelihood_reference"} <= set(found)
    # A third of each word's uses are near, as of all words: no association.
    assert np.allclose(found["log_likelihood"], 0, atol=1e-9)


def test_units_without_the_word_are_left_out_and_counted():
    windows, design = scene()
    matrix = windows.near.matrix.toarray()
    matrix[:3] = 0
    near = TermCounts(sparse.csr_array(matrix), windows.near.terms, windows.near.units)
    found = collocates(
        Windows(near, windows.counts, windows.places), design, pair=PAIR, resampling=QUICK
    )
    assert found.excluded["not-scored"] == 3


def test_windows_must_fit_and_hold_something():
    windows, design = scene()
    with pytest.raises(SchemaError, match="same units"):
        Windows(windows.near, windows.counts, windows.places.iloc[::-1])
    none = TermCounts(windows.near.matrix * 0, windows.near.terms, windows.near.units)
    with pytest.raises(FramingError, match="stands nowhere"):
        collocates(Windows(none, windows.counts, windows.places), design, pair=PAIR)
