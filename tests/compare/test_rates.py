import numpy as np
import pandas as pd
import pytest

from framing.compare.rates import rates
from framing.corpus.design import Design
from framing.errors import FramingError, SchemaError

NAMES = {"group": "outlet", "stratum": None, "cluster": "copy_group"}


def design(groups, clusters, articles=None):
    units = pd.Index([f"u{n}" for n in range(len(groups))], name="unit")
    articles = list(units) if articles is None else articles
    table = pd.DataFrame(
        {
            "article": articles,
            "outlet": groups,
            "group": groups,
            "stratum": "all",
            "cluster": clusters,
        },
        index=units,
    ).astype("str")
    return Design(table, "paragraph", NAMES)


def counts(hits, words, index):
    return pd.DataFrame({"hedge": hits, "n_tokens": words}, index=index)


def test_a_rate_is_a_ratio_of_sums():
    made = design(["a"] * 4 + ["b"], [1, 2, 3, 4, 5])
    table = rates(counts([1, 0, 2, 1, 3], [100, 50, 150, 100, 10], made.table.index), made).table
    assert table["term"].tolist() == ["a", "b"]
    assert table["estimate"].tolist() == pytest.approx([1000 * 4 / 400, 300.0])
    assert table["n"].tolist() == [4, 1]


def test_the_standard_error_is_cochrans():
    made = design(["a"] * 5, range(5))
    hits, words = np.array([1, 0, 2, 1, 4]), np.array([100, 50, 150, 100, 90])
    row = rates(counts(hits, words, made.table.index), made).table.iloc[0]
    ratio = hits.sum() / words.sum()
    by_hand = np.sqrt(5 / 4 * ((hits - ratio * words) ** 2).sum()) / words.sum() * 1000
    assert row["se"] == pytest.approx(by_hand, rel=1e-12)
    # Student's t with 4 degrees of freedom, on the scale of the log.
    factor = np.exp(2.7764451 * by_hand / row["estimate"])
    assert row["upper"] == pytest.approx(row["estimate"] * factor, rel=1e-6)
    assert row["lower"] == pytest.approx(row["estimate"] / factor, rel=1e-6)


def test_a_rate_of_nothing_has_no_interval():
    made = design(["a"] * 5, range(5))
    row = rates(counts([0] * 5, [100] * 5, made.table.index), made).table.iloc[0]
    assert row["estimate"] == 0.0
    assert np.isnan(row["lower"])


def test_shares_stay_within_their_bounds():
    made = design(["a"] * 6, range(6))
    shares = [0.01, 0.0, 0.02, 0.3, 0.0, 0.01]
    scores = pd.DataFrame({"topic": shares}, index=made.table.index)
    plain = rates(scores, made).table.iloc[0]
    row = rates(scores, made, bounds=(0, 1)).table.iloc[0]
    assert plain["lower"] < 0 < row["lower"] < row["estimate"] < row["upper"] < 1
    percent = rates(100 * scores, made, bounds=(0, 100)).table.iloc[0]
    assert percent["upper"] == pytest.approx(100 * row["upper"])
    # The delta method for the logit of a mean: se / (m (1 − m)).
    mean, se = row["estimate"], row["se"]
    by_hand = np.log(mean / (1 - mean)) + 2.5705818 * se / (mean * (1 - mean))
    assert np.log(row["upper"] / (1 - row["upper"])) == pytest.approx(by_hand, rel=1e-6)


def test_counts_have_no_bounds():
    made = design(["a"] * 5, range(5))
    with pytest.raises(FramingError, match="no bounds"):
        rates(counts([1] * 5, [100] * 5, made.table.index), made, bounds=(0, 1))


def test_copies_inside_a_group_count_once():
    twice = design(["a"] * 6, [1, 2, 3, 4, 5, 5])
    once = design(["a"] * 5, [1, 2, 3, 4, 5])
    first = rates(counts([1, 0, 2, 1, 4, 4], [100] * 6, twice.table.index), twice).table
    second = rates(counts([1, 0, 2, 1, 4], [100] * 5, once.table.index), once).table
    columns = ["estimate", "se", "lower", "upper"]
    pd.testing.assert_frame_equal(first[columns], second[columns])


def test_few_clusters_have_no_interval_and_a_note():
    made = design(["a"] * 3, range(3))
    found = rates(counts([1, 0, 2], [100] * 3, made.table.index), made)
    assert found.table[["se", "lower", "upper"]].isna().all(axis=None)
    assert found.table["estimate"].tolist() == [10.0]
    assert "fewer than 4 clusters" in found.notes[0]


def test_a_measure_is_a_mean_of_what_is_there():
    made = design(["a"] * 6, range(6))
    scores = pd.DataFrame({"share": [0.1, 0.2, 0.3, 0.4, np.nan, 0.5]}, index=made.table.index)
    row = rates(scores, made).table.iloc[0]
    assert row["estimate"] == pytest.approx(0.3)
    assert row["n"] == 5
    assert row["se"] == pytest.approx(np.std([0.1, 0.2, 0.3, 0.4, 0.5], ddof=1) / np.sqrt(5))


def test_groups_keep_the_order_given_and_others_are_refused():
    made = design(["a", "b"] * 4, range(8))
    scores = counts([1] * 8, [100] * 8, made.table.index)
    assert rates(scores, made, groups=["b", "a"]).table["term"].tolist() == ["b", "a"]
    with pytest.raises(FramingError, match="group 'c' is not known"):
        rates(scores, made, groups=["c"])


def test_other_units_are_refused_or_counted():
    made = design(["a"] * 5, range(5))
    scores = counts([1] * 5, [100] * 5, made.table.index)
    with pytest.raises(SchemaError, match="no unit in common"):
        rates(scores.rename(index=lambda unit: f"x{unit}"), made)
    assert rates(scores.iloc[:4], made).excluded == {"not-scored": 1}


@pytest.mark.full
def test_intervals_cover_the_truth():
    generator = np.random.default_rng(7)
    covered, runs = 0, 400
    made = design(["a"] * 90, np.repeat(np.arange(30), 3))
    for _ in range(runs):
        rate = np.repeat(generator.gamma(4, 0.01 / 4, 30), 3)
        words = generator.integers(40, 160, 90)
        row = rates(counts(generator.poisson(rate * words), words, made.table.index), made).table
        covered += int(row["lower"].iloc[0] <= 10.0 <= row["upper"].iloc[0])
    assert 0.91 <= covered / runs <= 0.98


def test_outlets_are_sampled_where_groups_are_their_label():
    made = design(["left"] * 6, range(6))
    table = made.table.assign(outlet=["a", "a", "b", "b", "c", "d"])
    words = [100, 50, 150, 100, 90, 80]
    labelled = Design(table, "paragraph", {**NAMES, "group": "leaning"}, outlet_label=True)
    found = rates(counts([1, 0, 2, 1, 4, 2], words, table.index), labelled).table.iloc[0]
    by_outlet = design(["left"] * 4, range(4))
    summed = counts([1, 3, 4, 2], [150, 250, 90, 80], by_outlet.table.index)
    expected = rates(summed, by_outlet).table.iloc[0]
    assert found["se"] == pytest.approx(expected["se"])
    few = Design(table.assign(outlet="a"), "paragraph", labelled.names, outlet_label=True)
    assert "fewer than 4 outlets" in rates(counts([1] * 6, words, table.index), few).caption


def test_only_copies_are_averaged():
    copied = design(["a"] * 5, ["x", "x", 3, 4, 5])
    authored = Design(copied.table, "paragraph", {**NAMES, "cluster": "author"})
    scores = counts([2, 4, 1, 1, 1], [100, 100, 100, 100, 100], copied.table.index)
    assert rates(scores, copied).table["estimate"][0] == pytest.approx(1000 * 6 / 400)
    assert rates(scores, authored).table["estimate"][0] == pytest.approx(1000 * 9 / 500)
