"""Divergence: by hand, centred on 0 where nothing differs, and of the right size."""

import numpy as np
import pytest
from scipy import sparse

from framing.compare import Resampling, TermCounts, divergence
from framing.compare.divergence import MEASURES, diverging
from framing.errors import FramingError
from tests.compare.scenes import LAYOUTS, a_design, a_layout

QUICK = Resampling(permutations=199, draws=99)


def test_the_formulas():
    p, r = np.array([0.5, 0.5, 0.0]), np.array([0.5, 0.0, 0.5])
    assert diverging("total_variation", p, r).sum() == pytest.approx(0.5)
    assert diverging("hellinger", p, r).sum() == pytest.approx(1 - 0.5)
    assert diverging("jensen_shannon", p, r).sum() == pytest.approx(0.5)
    for measure in MEASURES:
        assert diverging(measure, p, p).sum() == pytest.approx(0)
        apart = diverging(measure, np.array([1.0, 0.0]), np.array([0.0, 1.0])).sum()
        assert apart == pytest.approx(1)


@pytest.mark.filterwarnings("ignore:Few units")
@pytest.mark.parametrize("measure", ["jensen_shannon", "hellinger"])
def test_without_a_difference_it_is_centred_on_nothing(measure):
    found = [
        divergence(
            *a_layout("whole", events=10, terms=60, seed=seed),
            measure=measure,
            resampling=QUICK,
        ).table.iloc[0]
        for seed in range(25)
    ]
    estimates = np.array([row["estimate"] for row in found])
    assert abs(estimates.mean()) < 3 * estimates.std() / np.sqrt(len(found))
    assert np.mean([row["p_value"] < 0.05 for row in found]) <= 0.15


@pytest.mark.full
@pytest.mark.parametrize("layout", ["whole", "mixed", "plain"])
def test_size_is_what_it_says(layout):
    p_values = [
        divergence(*a_layout(layout, seed=seed, terms=60), resampling=QUICK)
        .table["p_value"]
        .iloc[0]
        for seed in range(400)
    ]
    assert 0.025 <= np.mean(np.array(p_values) < 0.05) <= 0.075


@pytest.mark.filterwarnings("ignore:Few units")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_difference_is_found_from_either_side(layout):
    counts, design = a_layout(layout, ratio=4.0)
    one, other = (
        divergence(counts, design, pair=pair, resampling=QUICK).table.iloc[0]
        for pair in (("ledger", "tribune"), ("tribune", "ledger"))
    )
    assert one["estimate"] == other["estimate"] > 0
    assert one["p_value"] == other["p_value"] <= 0.02
    assert one["hits"] == other["hits_reference"]


def test_every_two_groups_are_compared_and_corrected_together():
    random = np.random.default_rng(1)
    rows = [
        (f"{group}-{n}", f"{group}-{n}", group, group, f"e{n:02}", f"{group}-{n}")
        for group in ("a", "b", "c")
        for n in range(14)
    ]
    design = a_design(rows)
    matrix = random.poisson(3, size=(42, 30))
    matrix[28:, :10] *= 3
    counts = TermCounts(
        sparse.csr_array(matrix), tuple(f"t{n:02}" for n in range(30)), design.table.index
    )
    found = divergence(counts, design, resampling=QUICK)
    assert found.pairs == (("a", "b"), ("a", "c"), ("b", "c"))
    assert list(found.discoveries["group"]) == ["a", "b"]
    assert (found.table["q_value"] >= found.table["p_value"]).all()
    assert "3 pairs of outlets, each of 28 to 28 articles" in found.caption


def test_an_unknown_measure_is_refused():
    with pytest.raises(FramingError, match="did you mean 'hellinger'"):
        divergence(*a_layout("whole"), measure="helinger")
