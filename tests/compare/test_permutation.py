"""Permutation p against enumeration by hand and against scipy."""

import itertools
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.compare.permutation import Score, permutation_p
from framing.compare.relabelling import Relabellings
from framing.compare.stratified import Stratified
from tests.compare.scenes import cells_from

MANY = 9_999


def scored(hits, exposure, first, block, whole):
    cells = cells_from(hits, exposure, first, block)
    part = Stratified.of(cells, np.arange(cells.hits.shape[1]), 0)
    drawn_whole = np.isin(np.arange(cells.n_strata), whole)
    return Score(part.deviation, part.exposure, cells.stratum, cells.first, drawn_whole)


def p_of(hits, exposure, first, block, *, whole=(), permutations=MANY, seed=1):
    relabellings = Relabellings(
        np.asarray(first, dtype=bool), np.asarray(block), permutations, (seed, "test")
    )
    return permutation_p(relabellings, [scored(hits, exposure, first, block, whole)])[0]


def studentised(hits, exposure, first, block, whole=()):
    """The statistic in plain loops.

    Σ a·d over the root of Σ a²·d²/(1 − share), where a whole block adds (Σ a·d)² instead.
    """
    numerator = variance = 0.0
    for s in set(block):
        rows = [i for i in range(len(block)) if block[i] == s]
        size = sum(exposure[i] for i in rows)
        ours = sum(exposure[i] for i in rows if first[i])
        pooled = sum(hits[i] for i in rows) / size
        own = within = 0.0
        for i in rows:
            a = first[i] - ours / size
            d = hits[i] - pooled * exposure[i]
            own += a * d
            within += a**2 * d**2 / (1 - exposure[i] / size)
        numerator += own
        variance += own**2 if s in whole else within
    return numerator / math.sqrt(variance) if variance > 1e-18 else 0.0


def by_enumeration(hits, exposure, first, block, whole=()):
    """Two-sided p over every dealing of the labels within blocks."""
    blocks = [[i for i in range(len(block)) if block[i] == s] for s in sorted(set(block))]
    ways = [itertools.combinations(rows, sum(first[i] for i in rows)) for rows in blocks]
    observed = studentised(hits, exposure, first, block, whole)
    found = []
    for chosen in itertools.product(*ways):
        dealt = {i for part in chosen for i in part}
        labels = [int(i in dealt) for i in range(len(block))]
        found.append(studentised(hits, exposure, labels, block, whole))
    above = sum(t >= observed - 1e-9 for t in found)
    below = sum(t <= observed + 1e-9 for t in found)
    return min(1.0, 2 * min(above, below) / len(found))


@pytest.fixture
def small():
    hits = [9, 1, 4, 2, 8, 3, 5]
    exposure = [300, 200, 250, 150, 220, 310, 180]
    return hits, exposure, [1, 0, 0, 0, 1, 1, 0], [0, 0, 0, 1, 1, 1, 1]


def test_it_equals_an_enumeration_in_plain_loops(small):
    for whole in ((), (0,), (1,), (0, 1)):
        expected = by_enumeration(*small, whole)
        assert p_of(*small, whole=whole)[0] == pytest.approx(expected, abs=1e-12)


def test_two_events_of_two_articles_by_hand():
    # Equal lengths: N is ±2 in one event and ±1.5 in the other, so t = (±2 ± 1.5) / 2.5.
    hits, exposure, block = [5, 1, 4, 1], [100] * 4, [0, 0, 1, 1]
    score = scored(hits, exposure, [1, 0, 1, 0], block, (0, 1))
    dealt = np.array([[1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1]], dtype=float)
    assert score.studentised(dealt)[:, 0] == pytest.approx([1.4, 0.2, -0.2, -1.4])
    assert p_of(hits, exposure, dealt[0], block, whole=(0, 1))[0] == pytest.approx(2 * 1 / 4)
    assert p_of(hits, exposure, dealt[1], block, whole=(0, 1))[0] == pytest.approx(2 * 2 / 4)


def test_it_equals_scipy_without_strata():
    from scipy.stats import permutation_test

    random = np.random.default_rng(4)
    hits, exposure = random.poisson(5, size=9), random.integers(100, 400, size=9)
    first = [1, 1, 1, 1, 0, 0, 0, 0, 0]

    def statistic(ours, theirs):
        labels = [0] * 9
        for place in ours:
            labels[int(place)] = 1
        return studentised(hits, exposure, labels, [0] * 9)

    expected = permutation_test(
        (np.arange(4), np.arange(4, 9)), statistic, n_resamples=np.inf, alternative="two-sided"
    )
    assert p_of(hits, exposure, first, [0] * 9)[0] == pytest.approx(expected.pvalue, abs=1e-12)


def test_drawn_relabellings_come_near_all_of_them():
    random = np.random.default_rng(8)
    block = np.repeat(np.arange(3), 6)
    first = np.tile([1, 1, 0, 0, 0, 0], 3)
    hits, exposure = random.poisson(6, size=(18, 8)), random.integers(100, 400, size=18)
    every = p_of(hits, exposure, first, block, permutations=15**3)
    drawn = p_of(hits, exposure, first, block, permutations=15**3 - 1)
    assert drawn == pytest.approx(every, abs=0.04)
    assert (drawn != every).any()


def test_a_drawn_p_is_never_zero():
    hits = np.r_[np.full(20, 9), np.zeros(20)]
    p = p_of(hits, np.full(40, 100), hits > 0, np.zeros(40, dtype=int), permutations=199)
    assert p[0] == 2 / 200


def test_no_hits_and_no_variation_give_p_of_one():
    hits = np.column_stack([np.zeros(8), np.full(8, 3)])
    assert p_of(hits, [100] * 8, [1, 0] * 4, np.repeat([0, 1], 4)).tolist() == [1, 1]


def test_draws_do_not_depend_on_what_is_tested():
    random = np.random.default_rng(6)
    block = np.sort(random.integers(5, size=70))
    first = random.random(70) < 0.5
    hits, exposure = random.poisson(2, size=(70, 40)), random.integers(50, 500, size=70)
    whole = p_of(hits, exposure, first, block, permutations=299)
    for chosen in ([7], [7, 3], list(range(39, -1, -1))):
        alone = p_of(hits[:, chosen], exposure, first, block, permutations=299)
        assert alone.tolist() == whole[chosen].tolist()


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_it_equals_plain_loops_on_any_small_design(data):
    sizes = data.draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    block = [s for s, size in enumerate(sizes) for _ in range(size)]
    n = len(block)
    first = [int(i < data.draw(st.integers(1, size - 1))) for size in sizes for i in range(size)]
    hits = data.draw(st.lists(st.integers(0, 6), min_size=n, max_size=n))
    exposure = data.draw(st.lists(st.integers(20, 400), min_size=n, max_size=n))
    whole = data.draw(st.sets(st.sampled_from(sorted(set(block)))))
    expected = by_enumeration(hits, exposure, first, block, whole)
    found = p_of(hits, exposure, first, block, whole=sorted(whole))[0]
    assert found == pytest.approx(expected, abs=1e-9)
