import numpy as np
import pandas as pd
import pytest

from framing.compare import trend
from framing.compare.timeline import change
from framing.errors import FramingError, FramingWarning, TooFewUnits
from tests.compare.scenes import a_design

pytestmark = pytest.mark.filterwarnings("ignore:Few periods")


@pytest.fixture(autouse=True)
def _few_draws(monkeypatch):
    monkeypatch.setattr(change, "DRAWS", 19)


def weekly(weeks=40, *, each=1, step=0.0, start=0):
    """Scores, design and dates of two outlets with `each` articles a week."""
    rows, dates, hits = [], [], []
    random = np.random.default_rng(weeks + start)
    for week in range(weeks):
        for outlet in ("ledger", "tribune"):
            for n in range(each):
                name = f"{outlet}-{week:03}-{n}"
                rows.append((name, name, outlet, outlet, "all", name))
                dates.append(pd.Timestamp("2026-01-05") + pd.Timedelta(weeks=week, days=n))
                level = 6 + step * (outlet == "ledger") * (week >= weeks // 2)
                hits.append(random.poisson(level))
    design = a_design(rows, stratum=None)
    index = design.table.index
    scores = pd.DataFrame({"hedge": hits, "n_tokens": 1000}, index=index)
    return scores, design, pd.Series(dates, index=index)


def of(found, parameter, term=None):
    table = found.table[found.table["parameter"] == parameter]
    return table if term is None else table[table["term"] == term]


def test_each_week_has_its_own_rate_from_monday_on():
    scores, design, dates = weekly(each=2)
    found = trend(scores, design, dates, groups=["ledger"])
    rates = of(found, "rate").set_index("period")
    assert rates.index[:2].tolist() == ["2026-01-05", "2026-01-12"]
    ours = scores[design.table["group"] == "ledger"]["hedge"].to_numpy().reshape(-1, 2)
    np.testing.assert_allclose(rates["estimate"], 1000 * ours.sum(axis=1) / 2000)
    assert rates["lower"].isna().all()
    assert of(found, "level")["lower"].notna().all()


def test_a_missing_week_is_missing_and_not_zero():
    scores, design, dates = weekly()
    gone = (dates >= "2026-03-02") & (dates < "2026-03-16")
    found = trend(scores[~gone], design, dates, groups=["ledger"])
    assert not set(of(found, "rate")["period"]) & {"2026-03-02", "2026-03-09"}
    assert "40 weeks" in found.caption
    assert "38 (ledger)" in found.caption
    assert found.excluded == {"not-scored": 2}


def test_only_the_time_that_both_cover_is_compared():
    scores, design, dates = weekly()
    early = (dates < "2026-02-02") & (design.table["group"] == "tribune")
    late = (dates >= "2026-09-01") & (design.table["group"] == "ledger")
    kept = ~(early | late)
    found = trend(scores[kept], design, dates, groups=["ledger", "tribune"])
    rates = of(found, "rate")
    assert rates["period"].min() >= "2026-02-02"
    assert rates["period"].max() < "2026-09-07"
    assert found.excluded["not-covered-by-both"] > 0


def test_the_mean_difference_is_that_of_the_weeks():
    scores, design, dates = weekly()
    found = trend(scores, design, dates, groups=["ledger", "tribune"])
    row = of(found, "mean difference").iloc[0]
    wide = scores["hedge"].groupby([dates, design.table["group"]]).sum().unstack()
    apart = wide["ledger"] - wide["tribune"]
    assert row["term"] == "ledger − tribune"
    assert row["estimate"] == pytest.approx(apart.mean())
    assert row["se"] == pytest.approx(apart.std() / np.sqrt(40), rel=0.6)


def test_a_step_is_found_with_its_week():
    scores, design, dates = weekly(60, step=12)
    found = trend(scores, design, dates, groups=["ledger", "tribune"])
    onset = of(found, "onset", "ledger").iloc[0]
    assert onset["period"] == "2026-08-03"
    assert onset["estimate"] == 31
    assert of(found, "change", "ledger")["estimate"].iloc[0] == pytest.approx(12, abs=2)
    assert of(found, "change", "tribune")["lower"].isna().all()
    assert "Likeliest change of hedge, ledger: the week of 2026-08-03" in found.caption


def test_a_slope_is_told_by_the_year():
    scores, design, dates = weekly(60)
    years = (dates - dates.min()).dt.days / 365.25
    measure = pd.DataFrame({"share": 0.2 + 0.1 * years}, index=scores.index)
    row = of(trend(measure, design, dates, groups=["ledger"]), "slope").iloc[0]
    assert row["estimate"] == pytest.approx(0.1, rel=1e-3)
    assert row["unit"] == "mean per article, per year"


def test_q_is_over_everything_tested_and_the_seed_counts():
    scores, design, dates = weekly()
    two = scores.assign(other=scores["hedge"][::-1].to_numpy())
    found = trend(two, design, dates, groups=["ledger", "tribune"], seed=3)
    assert found.table["p_value"].notna().sum() == 2 * (3 * 2 + 1)
    again = trend(two, design, dates, groups=["ledger", "tribune"], seed=3)
    pd.testing.assert_frame_equal(found.table, again.table)


def test_it_is_saved_and_read_back(tmp_path):
    scores, design, dates = weekly()
    found = trend(scores, design, dates, groups=["ledger"])
    found.save(tmp_path / "trend")
    pd.testing.assert_frame_equal(type(found).read(tmp_path / "trend").table, found.table)


def test_what_cannot_be_followed_is_refused():
    scores, design, dates = weekly()
    with pytest.raises(FramingError, match="group 'beacon' is not known"):
        trend(scores, design, dates, groups=["beacon"])
    with pytest.raises(FramingError, match="one group, or of two"):
        trend(scores, design, dates, groups=["ledger", "ledger"])
    with pytest.raises(TooFewUnits, match="10 periods are too few"):
        trend(scores, design, dates, groups=["ledger"], by="month")
    late = dates.where(design.table["group"] == "ledger", dates + pd.Timedelta(days=900))
    with pytest.raises(FramingError, match="no time in common"):
        trend(scores, design, late, groups=["ledger", "tribune"])
    gone = dates.where(design.table["group"] == "tribune")
    with pytest.raises(FramingError, match="No unit of 'ledger'"):
        trend(scores, design, gone, groups=["ledger"])


@pytest.mark.filterwarnings("default:Few periods")
def test_few_periods_are_warned_of():
    scores, design, dates = weekly()
    with pytest.warns(FramingWarning, match="Few periods: 40"):
        trend(scores, design, dates, groups=["ledger"])
