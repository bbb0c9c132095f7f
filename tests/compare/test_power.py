import numpy as np
import pandas as pd
import pytest

from framing.compare import Plans, Resampling, contrast, power
from framing.compare.cells import cells_of
from framing.compare.exposure import features_of
from framing.compare.power import _Pilot
from framing.compare.stratified import Stratified
from framing.errors import FramingError, TooFewUnits
from tests.compare.scenes import a_design, matched, unmatched

PAIR = ("ledger", "tribune")


def shares(found, size):
    table = found.table
    return table.loc[table["parameter"] == size, "estimate"].to_numpy()


def test_power_rises_with_size_and_effect():
    scores, design = matched(20, features=2, seed=1)
    plans = Plans(sizes=(8, 60), repeats=60)
    small = power(scores, design, pair=PAIR, effect=1.3, plans=plans)
    large = power(scores, design, pair=PAIR, effect=2.0, plans=plans)
    assert (shares(small, "8 events") < shares(small, "60 events")).all()
    assert (shares(small, "60 events") < shares(large, "60 events") + 0.01).all()
    assert (shares(large, "60 events") > 0.9).all()


def test_a_hardly_there_effect_is_found_as_often_as_chance_allows():
    """The pilot's own difference (a factor of 3) is taken out before the effect is put in."""
    scores, design = matched(20, features=3, seed=2, factor=3.0)
    plans = Plans(sizes=(20,), repeats=100)
    found = power(scores, design, pair=PAIR, effect=1.001, plans=plans)
    assert shares(found, "20 events").mean() <= 0.1


def test_the_direction_does_not_matter():
    scores, design = matched(20, features=2, seed=3)
    plans = Plans(sizes=(30,), repeats=100)
    up = power(scores, design, pair=PAIR, effect=1.5, plans=plans)
    down = power(scores, design, pair=PAIR[::-1], effect=1 / 1.5, plans=plans)
    pd.testing.assert_frame_equal(up.table, down.table)


def test_rates_stand_in_the_ratio_asked_for_and_no_hit_is_lost():
    scores, design = matched(30, each=(2, 1), features=3, seed=6, factor=2.0)
    features = features_of(scores)
    cells = cells_of(features, design, pair=PAIR)
    for effect in (0.5, 1.2, 3.0):
        pilot = _Pilot(cells, features, design, PAIR, effect)
        study = pilot._drawn(np.random.default_rng(1), 4000)
        rates = Stratified.of(study, np.arange(3), 0).rates()
        np.testing.assert_allclose(rates[0] / rates[1], effect, rtol=0.06)
        before = pilot.cells.hits.sum() / pilot.cells.members.sum()
        assert study.hits.sum() / study.members.sum() == pytest.approx(before, rel=0.05)


def test_clusters_are_drawn_a_side_where_there_are_no_events():
    scores, design = unmatched((20, 30), features=1)
    found = power(scores, design, pair=PAIR, effect=2.0, plans=Plans(sizes=(15,), repeats=50))
    assert found.table["parameter"].tolist() == ["15 copy groups"]
    assert found.table["n"].tolist() == [30]
    assert "Pilot: 20 copy groups" in found.caption


def test_outlets_are_drawn_for_a_label_of_outlets():
    random = np.random.default_rng(4)
    outlet = np.repeat(np.arange(12), 6)
    rows = [
        (f"u{i:02}", f"u{i:02}", f"o{o:02}", "left" if o % 2 else "right", "all", f"u{i:02}")
        for i, o in enumerate(outlet)
    ]
    design = a_design(rows, outlet_label=True, group="leaning", stratum=None)
    counts = random.poisson(3, size=72)
    scores = pd.DataFrame({"hedge": counts, "n_tokens": 400}, index=design.table.index)
    found = power(
        scores, design, pair=("left", "right"), effect=2.0, plans=Plans(sizes=(8,), repeats=50)
    )
    assert found.table["parameter"].tolist() == ["8 outlets"]
    assert found.table["n"].tolist() == [96]


def test_measures_are_shifted():
    random = np.random.default_rng(5)
    scores, design = matched(16, features=1)
    measures = pd.DataFrame({"grade": random.normal(10, 1, len(scores))}, index=scores.index)
    plans = Plans(sizes=(16,), repeats=60)
    none, much = (
        power(measures, design, pair=PAIR, effect=effect, plans=plans) for effect in (0.001, 2.0)
    )
    assert shares(none, "16 events")[0] <= 0.15
    assert shares(much, "16 events")[0] >= 0.9


def test_what_is_needed_is_said():
    scores, design = matched(20, features=2, seed=1)
    plans = Plans(sizes=(10, 40, 100), repeats=60)
    said = power(scores, design, pair=PAIR, effect=1.5, plans=plans).caption
    assert "Found by 80 % of studies from so many events on: f0: about" in said


def test_refusals():
    scores, design = matched(8)
    with pytest.raises(FramingError, match="a ratio above 0, not 1"):
        power(scores, design, pair=PAIR, effect=1.0)
    with pytest.raises(FramingError, match="sizes"):
        Plans(sizes=(2,))
    with pytest.raises(FramingError, match="repeats=10"):
        Plans(repeats=10)
    with pytest.raises(TooFewUnits, match="3 events"):
        power(*matched(3), pair=PAIR, effect=2.0)


@pytest.mark.full
def test_recovered_power_is_the_true_one():
    """A pilot of 120 events, studies of 24: against studies drawn from the population itself."""
    ratio, n, features = 1.6, 24, 4
    pilots = [
        shares(
            power(
                *matched(120, features=features, seed=1000 + number, factor=ratio),
                pair=PAIR,
                effect=ratio,
                plans=Plans(sizes=(n,), repeats=250),
                seed=number,
            ),
            f"{n} events",
        )
        for number in range(4)
    ]
    true = []
    for number in range(250):
        scores, design = matched(n, features=features, seed=number, factor=ratio)
        how = Resampling(permutations=199, draws=99)
        found = contrast(scores, design, pair=PAIR, seed=number, resampling=how).table
        true.append((found["p_value"] < 0.05).mean())
    # 4,000 and 1,000 simulated studies: the comparison's own error is 1.5 points.
    assert abs(np.mean(pilots) - np.mean(true)) <= 0.03 + 0.015
