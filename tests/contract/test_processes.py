"""The same bytes in every process, whatever its hash seed, locale and time zone."""

import os
import subprocess
import sys

from tests.house.sources import ROOT

DIGEST = """
import hashlib, sys
from tests.contract.extractors import extractors, measures, few
digest = hashlib.sha256()
for scored in [*extractors(), *measures()]:
    digest.update(scored.fit_transform(few()).tobytes())
    if hasattr(scored, "evidence"):
        digest.update(scored.evidence(few()).to_json().encode())
sys.stdout.write(digest.hexdigest())
"""


def digest(**settings):
    ran = subprocess.run(
        [sys.executable, "-c", DIGEST],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1", **settings},
    )
    return ran.stdout


def test_scores_and_evidence_are_the_same_in_every_process():
    one = digest(PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    other = digest(PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C.UTF-8")
    assert one == other
    assert len(one) == 64
