import numpy as np
import pandas as pd
import pytest

from framing.compare import consistency
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits

# Eight units' answers to three questions; the values below were worked out by hand.
ANSWERS = pd.DataFrame(
    {
        "a": [1, 1, 1, 1, 0, 0, 0, 1],
        "b": [1, 1, 1, 0, 0, 0, 1, 0],
        "c": [1, 1, 0, 1, 0, 0, 0, 0],
    },
    index=[f"u{i}" for i in range(8)],
    dtype=float,
)


def told(found, parameter, scale="s"):
    rows = found.table.set_index(["term", "parameter"])
    return rows.loc[(scale, parameter)]


@pytest.fixture
def found():
    with pytest.warns(FramingWarning, match="Few clusters: 8"):
        return consistency(ANSWERS, {"s": ["a", "b", "c"]})


def test_alpha_of_answers_is_kuder_and_richardsons(found):
    p = ANSWERS.mean()
    total = ANSWERS.sum(axis=1).to_numpy()
    kr20 = 3 / 2 * (1 - (p * (1 - p)).sum() / total.var())
    assert told(found, "alpha")["estimate"] == pytest.approx(kr20, abs=1e-12)
    assert told(found, "alpha")["estimate"] == pytest.approx(1.5 * (1 - 46 / 80), abs=1e-12)


def test_an_item_goes_with_the_sum_of_the_others(found):
    rest = ANSWERS["b"] + ANSWERS["c"]
    expected = np.corrcoef(ANSWERS["a"], rest)[0, 1]
    assert told(found, "item-total: a")["estimate"] == pytest.approx(expected, abs=1e-12)
    assert told(found, "mean: c")["estimate"] == pytest.approx(3 / 8)
    assert found.unit == "coefficient"
    assert "8 units in 8 clusters" in found.caption


def test_items_need_not_be_answers_by_yes_and_no():
    scores = pd.DataFrame(np.random.default_rng(2).normal(3, 1, (15, 3)), columns=list("abc"))
    found = consistency(scores, {"s": ["a", "b", "c"]})
    for item in "abc":
        assert told(found, f"mean: {item}")["estimate"] == pytest.approx(scores[item].mean())
    rest = scores["a"] + scores["c"]
    expected = np.corrcoef(scores["b"], rest)[0, 1]
    assert told(found, "item-total: b")["estimate"] == pytest.approx(expected)


def test_alpha_without_an_item_is_that_of_the_others(found):
    with pytest.warns(FramingWarning):
        others = consistency(ANSWERS, {"s": ["a", "c"]})
    assert told(found, "alpha without: b")["estimate"] == pytest.approx(
        told(others, "alpha")["estimate"]
    )


def test_the_error_of_a_mean_is_that_of_its_clusters(found):
    expected = ANSWERS["a"].std() / np.sqrt(8)
    own = told(found, "mean: a")
    assert own["se"] == pytest.approx(expected)
    assert own["upper"] - own["estimate"] == pytest.approx(2.3646243 * expected)


def test_intervals_stay_on_their_scale_and_hold_the_estimate(found):
    rows = found.table[found.table["lower"].notna()]
    assert (rows["lower"] < rows["estimate"]).all()
    assert (rows["estimate"] < rows["upper"]).all()
    of_scale = rows[~rows["parameter"].str.startswith("mean")]
    assert (of_scale["upper"] < 1).all()
    assert (of_scale.loc[of_scale["parameter"].str.startswith("item"), "lower"] > -1).all()


def test_units_of_one_cluster_are_left_out_together():
    twice = pd.concat([ANSWERS, ANSWERS.rename(index=lambda name: f"{name}-copy")])
    clusters = pd.Series([f"c{i}" for i in range(8)] * 2, index=twice.index)
    with pytest.warns(FramingWarning, match="Few clusters: 8"):
        once = consistency(ANSWERS, {"s": ["a", "b"]})
    with pytest.warns(FramingWarning, match="Few clusters: 8"):
        both = consistency(twice, {"s": ["a", "b"]}, clusters=clusters)
    ours, theirs = told(both, "mean: a"), told(once, "mean: a")
    assert ours["se"] == pytest.approx(theirs["se"])
    assert ours["upper"] == pytest.approx(theirs["upper"])


def test_an_item_that_never_varies_has_no_correlation_and_is_named():
    scores = pd.concat([ANSWERS, ANSWERS], ignore_index=True).assign(d=1.0)
    found = consistency(scores, {"s": ["a", "b", "d"], "alone": ["c"]})
    assert np.isnan(told(found, "item-total: d")["estimate"])
    assert np.isnan(told(found, "alpha", "alone")["estimate"])
    assert "Never varying, so without a correlation: d" in found.caption


def test_units_without_an_item_are_left_out_and_counted():
    scores = pd.concat([ANSWERS, ANSWERS], ignore_index=True)
    scores.loc[3, "a"] = np.nan
    found = consistency(scores, {"s": ["a", "b"]})
    assert found.excluded == {"without-items": 1}
    assert (found.table["n"] == 15).all()
    assert "Left out: 1 unit without a value of every item." in found.caption


def test_what_is_no_scale_is_refused():
    with pytest.raises(FramingError, match="no scale"):
        consistency(ANSWERS, {})
    with pytest.raises(FramingError, match="without an item"):
        consistency(ANSWERS, {"s": []})
    with pytest.raises(SchemaError, match="item 'x'"):
        consistency(ANSWERS, {"s": ["a", "x"]})
    with pytest.raises(SchemaError, match="'w' holds no numbers"):
        consistency(ANSWERS.assign(w="yes"), {"s": ["a", "w"]})
    with pytest.raises(TooFewUnits, match="3 clusters"):
        consistency(ANSWERS.iloc[:3], {"s": ["a", "b"]})
