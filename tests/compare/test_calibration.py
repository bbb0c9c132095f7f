"""Size and coverage on simulated data: small here, full size in `make test-all`."""

import numpy as np
import pandas as pd
import pytest

from benchmarks.interval_coverage import STRUCTURES, Scene, measured
from framing.compare import Resampling, contrast
from tests.compare.scenes import a_design


@pytest.mark.parametrize("structure", STRUCTURES)
def test_small_simulations_come_near(structure):
    covered, false = [], []
    for difference in (0.0, 2.0):
        found = measured(Scene(structure, 12, 2.0, difference), designs=4, features=60)
        covered.append(found["coverage"])
        false += [found["p_below_05"]] if difference == 0 else []
    # 480 and 240 data sets: within three standard errors of what the full size allows.
    assert 0.90 <= np.mean(covered) <= 0.99
    assert false[0] <= 0.095


@pytest.mark.full
@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("rate", [1.0, 4.0])
@pytest.mark.parametrize("difference", [0.0, 2.0])
@pytest.mark.parametrize("n", [8, 20])
def test_coverage_is_what_the_statistics_promise(structure, rate, difference, n):
    found = measured(Scene(structure, n, rate, difference), designs=20, features=100)
    # The simulation's own error is about .005; 8 a side may cover more than is asked for.
    assert found["coverage"] >= (0.90 if n == 8 else 0.93) - 0.005
    assert found["coverage"] <= (0.98 if n == 8 else 0.97) + 0.005
    if difference == 0:
        assert 0.03 <= found["p_below_05"] <= 0.07


def null_events(random, *, events, per_side, features):
    """Scores without any difference, in events whose rates differ fourfold."""
    rows, tokens, rates = [], [], []
    for event in range(events):
        level = random.gamma(1.5, 0.004, size=features)
        for side in ("ledger", "tribune"):
            for article in range(random.integers(1, per_side + 1)):
                unit = f"{side}-{event}-{article}"
                rows.append((unit, unit, side, side, f"e{event}", unit))
                tokens.append(random.integers(100, 900))
                rates.append(level * random.gamma(3, 1 / 3, size=features))
    design = a_design(rows)
    counts = random.poisson(np.array(rates) * np.array(tokens)[:, None])
    scores = pd.DataFrame(counts, design.table.index, [f"f{i}" for i in range(features)])
    return scores.assign(n_tokens=tokens), design


def test_nothing_is_found_where_nothing_is():
    random = np.random.default_rng(12)
    resampling = Resampling(permutations=999, draws=99)
    p_values, discoveries = [], []
    for number in range(10):
        scores, design = null_events(random, events=16, per_side=3, features=60)
        pair = ("ledger", "tribune")
        found = contrast(scores, design, pair=pair, seed=number, resampling=resampling).table
        p_values.append(found["p_value"].dropna())
        discoveries.append((found["q_value"] < 0.05).sum())
    share = (pd.concat(p_values) < 0.05).mean()
    assert 0.025 <= share <= 0.075
    assert np.mean(discoveries) < 1


def test_articles_of_one_outlet_are_no_proof_of_a_leaning():
    """Rates differ between outlets but not between leanings: an article's test would be fooled."""
    random = np.random.default_rng(7)
    false = []
    for number in range(8):
        outlet = np.repeat(np.arange(24), random.integers(5, 30, size=24))
        rows = [
            (f"u{i:04}", f"u{i:04}", f"o{o:02}", "left" if o % 2 else "right", "all", f"u{i:04}")
            for i, o in enumerate(outlet)
        ]
        own = random.gamma(8, 0.01 / 8, size=(24, 40))
        tokens = random.integers(200, 800, size=len(rows))
        counts = random.poisson(own[outlet] * tokens[:, None])
        shares = []
        for outlet_label in (True, False):
            names = {"group": "leaning", "stratum": None}
            design = a_design(rows, outlet_label=outlet_label, **names)
            scores = pd.DataFrame(counts, design.table.index, [f"f{i}" for i in range(40)])
            found = contrast(
                scores.assign(n_tokens=tokens),
                design,
                pair=("left", "right"),
                seed=number,
                resampling=Resampling(permutations=199, draws=99),
            )
            shares.append((found.table["p_value"] < 0.05).mean())
        false.append(shares)
    by_outlet, by_article = np.mean(false, axis=0)
    assert by_outlet <= 0.09
    assert by_article >= 0.25
