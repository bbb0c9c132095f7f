"""Leave-out shares, beside the same worked out the long way."""

import numpy as np
import pytest

from framing.compare import Resampling
from framing.compare.leave_out import Speech, opposite, told
from framing.compare.tallies import Tallies
from tests.compare.scenes import LAYOUTS, a_layout


def speech(layout, **scene):
    """The rows of a layout, and which of them are the first group's."""
    counts, design = a_layout(layout, terms=25, **scene)
    tallies = Tallies.of(
        counts,
        design,
        pair=("ledger", "tribune"),
        resampling=Resampling(),
        key=(0, "test"),
    )
    cells = tallies.cells
    return Speech(tallies.counts, tallies.exposure, cells.stratum, cells.unit), cells.first


def slow(found, labels):
    """The share told less a half: every unit with everything counted anew without it."""
    matrix, total = found.counts.toarray(), 0.0
    strata, worth = range(int(found.stratum.max()) + 1), found.worth(labels)
    for unit in range(int(found.unit.max()) + 1):
        rows = np.flatnonzero(found.unit == unit)
        kept = found.unit != unit
        if len(strata) > 1 and len(rows) == 1:
            inside = found.stratum == found.stratum[rows[0]]
            ours = np.flatnonzero(inside & (labels == labels[rows[0]]))
            theirs = np.flatnonzero(inside & (labels != labels[rows[0]]))
            kept[theirs[list(ours).index(rows[0]) % len(theirs)]] = False
        shares = np.zeros((2, matrix.shape[1]))
        for stratum in strata:
            sides = [kept & (found.stratum == stratum) & (labels == side) for side in (True, False)]
            words = [found.words[side].sum() for side in sides]
            if min(words) > 0:
                for g in (0, 1):
                    shares[g] += matrix[sides[g]].sum(axis=0) * words[1 - g] / sum(words)
        both = shares.sum(axis=0)
        rho = np.where(both > 0, shares[0] / np.where(both > 0, both, 1), 0.5)
        for row in rows:
            sign = 0.5 if labels[row] else -0.5
            total += sign * worth[row] * ((matrix[row] / found.words[row]) @ (rho - 0.5))
    return total


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_quick_way_gives_what_the_long_way_gives(layout):
    found, labels = speech(layout, ratio=3.0)
    assert found.parts(labels).sum() == pytest.approx(slow(found, labels), abs=1e-12)


def test_plain_python_gives_what_is_compiled(monkeypatch):
    found, labels = speech("mixed", events=6)
    fast = found.parts(labels)
    monkeypatch.setattr("framing.compare.leave_out.compiled", lambda: told)
    assert np.allclose(found.parts(labels), fast, atol=1e-15)


def test_turned_round_it_is_the_same():
    found, labels = speech("whole", ratio=2.0)
    assert np.allclose(found.parts(labels), found.parts(~labels), atol=1e-15)


def test_the_opposite_stands_at_the_same_place():
    labels = np.array([True, False, True, False, True, True])
    begin, stratum = np.array([0, 5, 6]), np.array([0, 0, 0, 0, 0, 1])
    found = [opposite(row, begin, stratum, labels) for row in range(6)]
    assert found == [1, 0, 3, 2, 1, -1]


@pytest.mark.parametrize("layout", ["whole", "mixed"])
def test_relabelled_it_is_one_half_on_average(layout):
    found, labels = speech(layout)
    random = np.random.default_rng(5)
    shares = []
    for _ in range(600):
        dealt = labels.copy()
        for stratum in range(int(found.stratum.max()) + 1):
            rows = np.flatnonzero(found.stratum == stratum)
            dealt[rows] = random.permutation(labels[rows])
        shares.append(found.parts(dealt).sum())
    assert abs(np.mean(shares)) < 4 * np.std(shares) / np.sqrt(len(shares)) + 2e-4
