"""What is drawn whole, what inside, and each draw's estimate against plain loops."""

import numpy as np
import pytest

from framing.compare.bootstrap import Linear, Plan, intervals
from framing.compare.stratified import Stratified
from tests.compare.scenes import cells_from


def planned(first, stratum, *, draws=199, seed=1):
    first, stratum = np.asarray(first, dtype=bool), np.asarray(stratum)
    n = int(stratum.max()) + 1
    return Plan.of(first, stratum, n_strata=n, draws=draws, key=(seed, "test"))


def sides(*sizes):
    """Labels and strata of strata with so many clusters a side."""
    first = [label for ours, theirs in sizes for label in [1] * ours + [0] * theirs]
    stratum = [s for s, size in enumerate(sizes) for _ in range(sum(size))]
    return first, stratum


def counted(first, stratum, *, seed=0, features=1):
    random = np.random.default_rng(seed)
    n = len(first)
    cells = cells_from(
        random.poisson(4, size=(n, features)), random.integers(100, 500, size=n), first, stratum
    )
    return cells, Stratified.of(cells, np.arange(features), 0)


def test_events_are_drawn_whole_where_a_side_has_fewer_than_four():
    plan = planned(*sides((1, 1), (3, 9), (9, 3), (2, 2), (1, 4)))
    assert plan.whole.all()
    assert plan.cells == ()
    assert plan.counted(np.ones(40, dtype=bool)) == (5, 5)


def test_clusters_are_drawn_inside_where_both_sides_have_four():
    plan = planned(*sides((4, 4), (1, 1), (5, 6), (1, 1), (1, 1), (2, 3)))
    assert plan.whole.tolist() == [False, True, False, True, True, True]
    assert [len(cell) for cell in plan.cells] == [4, 5, 4, 6]
    assert plan.counted(np.ones(40, dtype=bool)) == (4 + 9, 4 + 10)


def test_few_whole_events_join_the_smallest_event_drawn_inside():
    plan = planned(*sides((6, 6), (1, 2), (4, 4), (3, 1)))
    assert not plan.whole.any()
    assert [len(cell) for cell in plan.cells] == [6, 4 + 1 + 3, 6, 4 + 2 + 1]


def test_without_strata_clusters_are_drawn_inside_each_group():
    plan = planned(*sides((3, 5)))
    assert not plan.whole.any()
    assert [cell.tolist() for cell in plan.cells] == [[0, 1, 2], [3, 4, 5, 6, 7]]


def test_an_event_of_one_group_is_never_drawn():
    plan = planned(*sides((0, 3), (1, 1), (2, 0), (1, 1), (1, 1), (1, 1)))
    assert plan.whole.tolist() == [False, True, False, True, True, True]


def test_only_units_and_strata_that_are_there_are_counted():
    plan = planned(*sides((4, 4), (1, 1), (1, 1), (1, 1), (1, 1)))
    there = np.ones(16, dtype=bool)
    there[:2] = False
    used = np.array([True, True, False, True, True])
    assert plan.counted(there, used) == (2 + 3, 4 + 3)


def test_every_draw_has_as_many_as_there_are():
    plan = planned(*sides((4, 5), (1, 1), (1, 1), (1, 1), (1, 1)), draws=300)
    whole, inside = (np.concatenate(part) for part in zip(*plan.batches(), strict=True))
    assert len(whole) == len(inside) == 300
    assert (whole.sum(axis=1) == 4).all()
    assert (inside[:, :4].sum(axis=1) == 4).all()
    assert (inside[:, 4:].sum(axis=1) == 5).all()
    assert inside.mean(axis=0) == pytest.approx(1, abs=0.3)


def test_an_observed_estimate_is_the_stratified_one():
    for sizes in ([(1, 2)] * 6, [(5, 7)], [(4, 4), (6, 5), (4, 9)], [(4, 5)] + [(1, 1)] * 5):
        first, stratum = sides(*sizes)
        cells, part = counted(first, stratum)
        linear = Linear.of(part, planned(first, stratum), cells.unit)
        n_whole = len(linear.weight)
        estimate, error = linear.studied(np.ones((1, n_whole)), np.ones((1, len(linear.exposure))))
        ours, theirs = part.rates()[:, 0]
        assert estimate[0, 0] == pytest.approx(ours - theirs)
        assert error[0, 0] > 0


def test_events_drawn_whole_equal_plain_loops():
    first, stratum = sides(*[(1, 2), (2, 1), (1, 1), (3, 2), (1, 1), (2, 2)])
    cells, part = counted(first, stratum, seed=3)
    times = np.array([[2, 0, 1, 1, 2, 0]])
    estimate, error = Linear.of(part, planned(first, stratum), cells.unit).studied(
        times.astype(float), np.zeros((1, 0))
    )
    chosen = [s for s, n in enumerate(times[0]) for _ in range(n)]
    numerator, weight = part.difference[chosen, 0], part.weight[chosen]
    expected = numerator.sum() / weight.sum()
    spread = numerator - expected * weight
    assert estimate[0, 0] == pytest.approx(expected)
    assert error[0, 0] == pytest.approx(np.sqrt(6 / 5 * (spread**2).sum()) / weight.sum())


def test_clusters_drawn_inside_equal_plain_loops():
    first, stratum = sides((5, 6))
    cells, part = counted(first, stratum, seed=4)
    times = np.array([[1, 2, 0, 0, 2, 0, 1, 1, 3, 0, 1]])
    estimate, error = Linear.of(part, planned(first, stratum), cells.unit).studied(
        np.zeros((1, 0)), times.astype(float)
    )
    rates, variance = [], 0.0
    for side in (slice(0, 5), slice(5, 11)):
        drawn = np.repeat(np.arange(11)[side], times[0, side])
        hits, exposure = cells.hits[drawn, 0], cells.exposures[drawn, 0]
        rates.append(hits.sum() / exposure.sum())
        n = len(drawn)
        residual = hits - rates[-1] * exposure
        variance += n / (n - 1) * (residual**2).sum() / exposure.sum() ** 2
    assert estimate[0, 0] == pytest.approx(rates[0] - rates[1])
    assert error[0, 0] == pytest.approx(np.sqrt(variance))


def test_the_interval_covers_nothing_that_the_ratio_rank_does_not():
    first, stratum = sides((9, 9))
    cells, part = counted(first, stratum, seed=5, features=4)
    plan = planned(first, stratum, draws=399)
    half = intervals(plan, [(part, cells.unit)])[0]
    linear = Linear.of(part, plan, cells.unit)
    observed, error = linear.studied(np.zeros((1, 0)), np.ones((1, 18)))
    drawn = [linear.studied(*batch) for batch in plan.batches()]
    ratio = np.abs(np.concatenate([e for e, _ in drawn]) - observed)
    ratio /= np.concatenate([s for _, s in drawn])
    assert half == pytest.approx(np.sort(ratio, axis=0)[379] * error[0])


def test_no_interval_where_draws_have_no_spread():
    first, stratum = sides((8, 8))
    hits = np.zeros((16, 3))
    hits[0, 0] = 5
    hits[:, 1] = 3
    cells = cells_from(hits, [100] * 16, first, stratum)
    part = Stratified.of(cells, np.arange(3), 0)
    assert np.isnan(intervals(planned(first, stratum), [(part, cells.unit)])[0]).all()


def test_an_interval_does_not_depend_on_what_stands_beside():
    first, stratum = sides((4, 6), (5, 5), *[(1, 2)] * 5)
    cells, part = counted(first, stratum, features=12)
    plan = planned(first, stratum)
    whole = intervals(plan, [(part, cells.unit)])[0]
    for chosen in ([4], [9, 2], list(range(11, -1, -1))):
        alone = Stratified.of(cells, np.array(chosen), 0)
        assert intervals(plan, [(alone, cells.unit)])[0].tolist() == whole[chosen].tolist()
