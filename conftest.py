"""What holds for every test: no screen, no clock, kernels compiled before the workers start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

QUICK = ("01_one_article", "02_loaded_terms", "08_who_speaks")
"""The notebooks that every run executes; the others are among the full tests."""

WARM = Path(__file__).parent / "framing" / "text" / "warm.py"

# Set before anything imports matplotlib, in this process and in the kernels of notebooks.
os.environ["MPLBACKEND"] = "Agg"

# The same examples on every run, and no deadline: a slow machine is not a failure.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


def pytest_sessionstart(session: pytest.Session) -> None:
    """Compile the numba kernels into their cache once, so that parallel workers only load them."""
    is_worker = hasattr(session.config, "workerinput")
    is_parallel = bool(getattr(session.config.option, "numprocesses", None))
    if is_parallel and not is_worker and WARM.is_file():
        # A kernel that does not compile fails the tests that use it, which say more.
        subprocess.run([sys.executable, "-m", "framing.text.warm"], check=False)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave most notebooks to the full tests: each takes a kernel ten seconds and more."""
    for item in items:
        if item.path.suffix == ".ipynb" and item.path.stem not in QUICK:
            item.add_marker(pytest.mark.full)
