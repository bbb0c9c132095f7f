import numpy as np
import pytest

from benchmarks.trend_coverage import covered
from framing.compare.timeline.autoregression import line
from framing.errors import TooFewUnits


def test_the_line_is_weighted_least_squares():
    random = np.random.default_rng(0)
    series, weight = random.normal(size=30), random.uniform(1, 5, 30)
    rows = np.column_stack([np.ones(30), np.arange(30.0)])
    found = line(series, weight, np.arange(30), rows)
    by_hand = np.linalg.solve(rows.T @ (weight[:, None] * rows), rows.T @ (weight * series))
    np.testing.assert_allclose(found.coefficients, by_hand)
    np.testing.assert_allclose(found.maker @ series, by_hand)


def test_what_strays_on_widens_the_error():
    random = np.random.default_rng(4)
    noise = random.normal(size=400)
    wandering = noise.copy()
    for at in range(1, 400):
        wandering[at] += 0.6 * wandering[at - 1]
    ones, place = np.ones(400), np.arange(400)
    plain, straying = (line(y, ones, place, ones[:, None]) for y in (noise, wandering))
    assert abs(plain.phi.sum()) < 0.5
    assert straying.phi.sum() == pytest.approx(0.6, abs=0.12)
    # The long-run standard deviation of an autoregression with unit shocks is 1 / (1 − φ).
    error = straying.errors(straying.maker)[0]
    assert error == pytest.approx(2.5 / 20, rel=0.3)
    assert plain.errors(plain.maker)[0] == pytest.approx(1 / 20, rel=0.4)
    assert straying.freedom < plain.freedom


def test_gaps_are_no_neighbours():
    random = np.random.default_rng(2)
    series = random.normal(size=300)
    for at in range(1, 300):
        series[at] += 0.8 * series[at - 1]
    kept = np.arange(300) % 3 != 2
    ones = np.ones(int(kept.sum()))
    right = line(series[kept], ones, np.flatnonzero(kept), ones[:, None])
    assert right.phi.sum() > 0.6


def test_periods_with_few_words_are_known_to_be_noisy():
    random = np.random.default_rng(3)
    weight = np.where(np.arange(200) % 2, 100.0, 1.0)
    series = random.normal(size=200) / np.sqrt(weight)
    found = line(series, weight, np.arange(200), np.ones((200, 1)))
    variance = np.diag(found.covariance)
    assert variance[weight == 1].mean() > 20 * variance[weight == 100].mean()


def test_too_few_periods_are_refused():
    with pytest.raises(TooFewUnits, match="11 periods are too few"):
        line(np.ones(11), np.ones(11), np.arange(11), np.ones((11, 1)))


def test_intervals_come_near():
    mean, slope = covered(104, 0.6, n=50)
    # One standard error is three points here.
    assert mean >= 0.86
    assert slope >= 0.84


@pytest.mark.full
def test_intervals_cover_as_the_statistics_promise():
    # With gaps some 88 of the periods are left.
    for gaps, least in ((False, 0.92), (True, 0.90)):
        mean, slope = covered(104, 0.6, n=2000, gaps=gaps)
        assert mean >= least - 0.005
        assert slope >= least - 0.005
