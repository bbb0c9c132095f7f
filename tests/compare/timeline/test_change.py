import numpy as np
import pytest

from benchmarks.trend_coverage import changed
from framing.compare.timeline.change import change


def test_a_plain_step_is_found_at_its_date():
    random = np.random.default_rng(5)
    series = random.normal(size=80) + 4 * (np.arange(80) >= 50)
    found = change(series, np.ones(80), np.arange(80), key=(1, "test"))
    assert found.first == 50
    assert found.earliest <= 50 <= found.latest
    assert found.p_value < 0.02
    assert found.size == pytest.approx(4, abs=0.8)


def test_the_same_seed_gives_the_same_p():
    series = np.random.default_rng(6).normal(size=40)
    one, other = (change(series, np.ones(40), np.arange(40), key=(1, "x")) for _ in range(2))
    assert vars(one) == vars(other)
    assert one.p_value > 0.05


@pytest.mark.full
def test_size_and_dates_are_what_is_promised():
    assert changed(104, 0.6, size=0.0, n=60)[0] <= 0.12
    assert changed(104, 0.6, size=4.0, n=40)[1] >= 0.88
