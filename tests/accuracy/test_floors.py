"""Floors are written so that they can be kept."""

import json

import pytest

from tests.accuracy import floors as kept


@pytest.mark.parametrize(("name", "promised"), kept.floors().items())
def test_a_floor_says_what_was_measured_on_what(name, promised):
    assert set(promised) == {"what", "data", "sha256", "floors", "measured"}
    assert len(promised["sha256"]) == 64
    assert set(promised["floors"]) == set(promised["measured"])
    for key, floor in promised["floors"].items():
        measured = promised["measured"][key]
        # A floor far below what was measured would hold nothing up.
        assert 0 < floor <= measured <= floor + 0.02, (name, key)


def test_a_lower_value_and_other_data_are_refused(tmp_path, monkeypatch):
    (tmp_path / "gold.csv").write_text("other", encoding="utf-8")
    entry = {"data": "gold.csv", "sha256": "0" * 64, "floors": {"recall": 0.9}}
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"thing": entry}), encoding="utf-8")
    monkeypatch.setattr(kept, "FLOORS", path)
    kept.refuse_lower("thing", {"recall": 0.9})
    for measured in ({"recall": 0.89}, {}, {"recall": 1.0, "precision": 1.0}):
        with pytest.raises(AssertionError):
            kept.refuse_lower("thing", measured)
    with pytest.raises(AssertionError, match="not the data"):
        kept.gold("thing", tmp_path)
