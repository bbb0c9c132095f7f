"""The same bytes in every process, whatever its hash seed, locale and time zone."""

import hashlib
import os
import subprocess
import sys

import pytest

from tests.contract.extractors import extractors, few, measures
from tests.house.sources import ROOT


def digest():
    """A digest of all scores and all evidence."""
    taken = hashlib.sha256()
    for scored in [*extractors(), *measures()]:
        taken.update(scored.fit_transform(few()).tobytes())
        if hasattr(scored, "evidence"):
            taken.update(scored.evidence(few()).to_json().encode())
    return taken.hexdigest()


@pytest.mark.full
def test_scores_and_evidence_are_the_same_in_every_process():
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    elsewhere = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C", "OMP_NUM_THREADS": "1"}
    asked = "from tests.contract.test_processes import digest; print(digest())"
    ran = subprocess.run(
        [sys.executable, "-c", asked],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **elsewhere},
    )
    assert ran.stdout.strip() == digest()
