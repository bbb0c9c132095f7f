import numpy as np
import pytest

from framing.errors import FramingError, TooFewUnits
from framing.learning import folds

GROUPS = np.array(list("aaaabbbccd"), dtype=object)


def test_an_outlet_is_in_one_fold():
    found = folds(GROUPS, n_folds=3)
    assert {len(set(found.fold[name == GROUPS])) for name in "abcd"} == {1}
    assert np.bincount(found.fold).tolist() == [4, 3, 3]
    assert sum(held.sum() for held in found) == len(GROUPS)


def test_the_order_of_the_texts_does_not_matter():
    order = np.random.default_rng(0).permutation(len(GROUPS))
    assert (
        folds(GROUPS[order], n_folds=3).fold.tolist()
        == folds(GROUPS, n_folds=3).fold[order].tolist()
    )


def test_random_folds_are_asked_for_and_named():
    found = folds(GROUPS, n_folds=2, kind="random")
    assert np.bincount(found.fold).tolist() == [5, 5]
    assert "NOT grouped" in str(found)
    assert "grouped by outlet" in str(folds(GROUPS, n_folds=2))
    with pytest.raises(FramingError, match="did you mean 'random'"):
        folds(GROUPS, kind="randon")


def test_too_few_outlets():
    with pytest.raises(TooFewUnits, match="4 outlets"):
        folds(GROUPS, n_folds=5)
    with pytest.raises(TooFewUnits):
        folds(GROUPS[:1], n_folds=2, kind="random")
