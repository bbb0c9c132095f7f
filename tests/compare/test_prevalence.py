"""Shares compared: bounded, by a fractional logit, and only as sure as the topics are."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import Certain, Clustering, prevalence, prevalence_over_time
from framing.corpus.design import Design
from framing.errors import FramingError, FramingWarning

NAMES = {"group": "outlet", "stratum": None, "cluster": "copy_group"}


def design(groups, clusters=None):
    """One article a unit."""
    units = pd.Index([f"u{i:03d}" for i in range(len(groups))], name="unit")
    table = {"article": units, "outlet": list(groups), "group": list(groups), "stratum": "all"}
    table["cluster"] = units if clusters is None else clusters
    return Design(pd.DataFrame(table, index=units), "article", NAMES)


def shares(design_of, seed=2):
    random = np.random.default_rng(seed)
    share = np.where(design_of.table["group"] == "b", 0.3, 0.1)
    values = random.beta(8 * share, 8 * (1 - share))
    return pd.DataFrame({"01 talks": values, "02 sea": 1 - values}, index=design_of.table.index)


class Echoing:
    """Shares whose units pull the others along as much as they stand out themselves."""

    def __init__(self, shares):
        self.shares = shares

    def echo(self, weights, topic):
        values = self.shares.iloc[:, topic].to_numpy()
        return weights * (values - values.mean())[:, None]


def test_shares_are_the_groups_means_and_their_difference():
    about = design("ab" * 60)
    given = shares(about)
    found = prevalence(Certain(given), about)
    means = 100 * given.groupby(about.table["group"]).mean()
    table = found.shares.table.set_index(["parameter", "term"])["estimate"]
    assert table["01 talks"].to_numpy() == pytest.approx(means["01 talks"].to_numpy())
    one = found.differences.table.iloc[0]
    assert one["estimate"] == pytest.approx(means["01 talks"].diff()["b"])
    # Of two groups a fractional logit's robust error is that of the difference of means.
    spread = given["01 talks"].groupby(about.table["group"]).var() / 60
    assert one["se"] == pytest.approx(100 * np.sqrt(spread.sum()), rel=1e-6)
    assert found.differences.table["estimate"].sum() == pytest.approx(0)


def test_what_the_model_does_not_know_makes_errors_larger():
    about = design("ab" * 60)
    given = shares(about)
    plain = prevalence(Certain(given), about).differences.table
    whole = prevalence(Echoing(given), about).differences.table
    assert (whole["estimate"] == plain["estimate"]).all()
    assert (whole["se"] > 1.5 * plain["se"]).all()
    assert "own uncertainty" in prevalence(Echoing(given), about).shares.method


def test_nothing_is_predicted_outside_0_and_1():
    about = design("abc" * 40)
    given = pd.DataFrame({"01 rare": 1e-6}, index=about.table.index)
    given.iloc[::3] = 1 - 1e-6
    given.iloc[:6] = 0.5
    days = pd.Series(pd.date_range("2026-01-01", periods=120), index=about.table.index)
    for table in (
        prevalence(Certain(given), about, days.to_frame("date")).shares.table,
        prevalence_over_time(Certain(given), about, days, curves=3, points=9).table,
    ):
        numbers = table[["estimate", "lower", "upper"]].to_numpy()
        assert ((numbers >= 0) & (numbers <= 100)).all()
        assert (table["lower"] <= table["estimate"]).all()


def test_numbers_kinds_and_dates_are_covariates():
    about = design("ab" * 60)
    given = shares(about)
    random = np.random.default_rng(5)
    units = about.table.index
    more = pd.DataFrame(
        {
            "length": random.normal(size=120),
            "desk": np.resize(["home", "world", "city"], 120),
            "date": pd.date_range("2026-01-01", periods=120),
        },
        index=units,
    )
    given["01 talks"] = (given["01 talks"] + 0.05 * more["length"]).clip(0.01, 0.99)
    table = prevalence(Certain(given), about, more).differences.table
    talks = table[table["feature"] == "01 talks"].set_index("term")
    assert list(talks.index) == ["b", "length", "desk: home", "desk: world", "date (per year)"]
    assert talks.loc["length", "estimate"] == pytest.approx(5, abs=1.5)
    assert talks.loc["length", "p_value"] < 0.001 < talks.loc["desk: home", "p_value"]


def test_a_curve_follows_a_share_that_rises():
    about = design("ab" * 100)
    days = pd.Series(pd.date_range("2026-01-01", periods=200), index=about.table.index)
    true = 0.1 + 0.6 * np.arange(200) / 200
    given = pd.DataFrame({"01 talks": true}, index=about.table.index)
    found = prevalence_over_time(Certain(given), about, days, points=11).table
    own = found[found["term"] == "a"]
    assert own["period"].iloc[[0, -1]].tolist() == ["2026-01-01", "2026-07-18"]
    assert np.abs(own["estimate"] - 100 * (0.1 + 0.06 * np.arange(11))).max() < 2
    with pytest.raises(FramingError, match="too few for a curve"):
        prevalence_over_time(Certain(given.head(30)), about, days.head(20))


def test_what_cannot_hold_is_refused_or_said():
    about = design("ab" * 30)
    given = shares(about)
    with pytest.raises(FramingError, match="between 0 and 1"):
        prevalence(Certain(100 * given), about)
    with pytest.raises(FramingError, match="respect clusters"):
        prevalence(Certain(given), about, clustering=Clustering("HC3"))
    few = design("a" * 30 + "b" * 30, np.repeat([f"c{i}" for i in range(6)], 10))
    with pytest.warns(FramingWarning, match="Few clusters: 6"):
        found = prevalence(Certain(given), few)
    assert "Few clusters: 6" in found.differences.caption
