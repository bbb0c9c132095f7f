import numpy as np
import pytest

from framing.compare.scaling.sums import moments


@pytest.mark.parametrize("reach", [0.0, 0.5, 3.0, 12.0])
def test_interpolated_sums_are_those_of_every_pair(reach):
    random = np.random.default_rng(1)
    at, slopes = random.uniform(-reach, reach, 700), random.normal(0, 0.8, 40)
    logs = random.normal(size=40)
    table = np.exp(np.outer(at, slopes) + logs)
    for power, found in enumerate(moments(at, slopes, logs)):
        exact = table @ slopes**power
        np.testing.assert_allclose(
            found, exact, rtol=0, atol=1e-10 * (table @ abs(slopes) ** power).max()
        )
    np.testing.assert_allclose(moments(at, slopes, logs)[0], table.sum(axis=1), rtol=1e-9)
