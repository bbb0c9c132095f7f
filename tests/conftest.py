"""What the tests of several rooms share: real data beside the checkout, where there is any."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real data that lies beside the checkout; the test skips where it does not."""
    if not SHARED.is_dir():
        pytest.skip("there is no ../shared/data beside this checkout")
    return SHARED
