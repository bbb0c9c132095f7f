"""Coded targets: read from tables and files; places and labels are checked."""

import numpy as np
import pandas as pd
import pytest

from framing.actors import Targets
from framing.actors.targets import as_targets
from framing.errors import FramingError

TABLE = pd.DataFrame(
    {"text": ["Lee lied.", "They saw Cole."], "start": [0, 9], "end": [3, 13],
     "tone": ["negative", 0], "outlet": ["The Post", "post"]}
)  # fmt: skip


def test_a_table_and_its_file_are_the_same(tmp_path):
    given = Targets.of(TABLE, label="tone", group="outlet")
    TABLE.astype(str).to_csv(tmp_path / "coded.csv", index=False)
    read = Targets.read(tmp_path / "coded.csv", label="tone", group="outlet")
    assert given.fingerprint == read.fingerprint
    assert given.names == ["Lee", "Cole"]
    assert given.labels.tolist() == [-1, 0]
    assert len(set(given.groups)) == 1
    assert given.where(given.labels == 0).texts == ["They saw Cole."]


def test_faults_are_told():
    with pytest.raises(FramingError, match="did you mean 'tone'"):
        Targets.of(TABLE, label="tones")
    with pytest.raises(FramingError, match="-1, 0 and 1"):
        Targets.of(TABLE.assign(tone="bad"), label="tone")
    with pytest.raises(FramingError, match="is no place"):
        Targets(["Lee"], np.array([2]), np.array([2]))
    with pytest.raises(FramingError, match="as many"):
        Targets(["Lee"], np.array([0, 1]), np.array([1]))
    with pytest.raises(FramingError, match="Targets are needed"):
        as_targets("Lee lied.")


def test_targets_from_triples_and_tables():
    assert as_targets([("Lee lied.", 0, 3)]).names == ["Lee"]
    assert as_targets(TABLE).names == ["Lee", "Cole"]
