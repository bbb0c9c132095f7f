"""Partisanship: the 109th Congress, the null beside it, and three estimators."""

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import Estimates, Resampling, TermCounts, partisanship
from framing.compare.partisanship import selected
from framing.corpus.design import Design
from framing.errors import FramingError
from tests.compare.scenes import LAYOUTS, a_layout

QUICK = Resampling(permutations=199, draws=99)
PAIR = ("ledger", "tribune")


def test_the_parties_of_the_109th_congress(shared_data):
    folder = shared_data / "reference"
    long = pd.read_csv(folder / "congress109_counts.csv", keep_default_na=False)
    speakers = pd.read_csv(folder / "congress109_speakers.csv").query("party in ['R', 'D']")
    counts = TermCounts.from_long(long.rename(columns={"speaker": "unit", "phrase": "term"}))
    names, index = speakers["speaker"].to_numpy(), pd.Index(speakers["speaker"], name="unit")
    table = pd.DataFrame(
        {
            "article": names,
            "outlet": names,
            "group": speakers["party"].to_numpy(),
            "stratum": "all",
            "cluster": names,
        },
        index=index,
    ).astype("str")
    design = Design(table, "article", {"group": "party", "stratum": None, "cluster": "speaker"})
    found = partisanship(counts, design, pair=("R", "D"), resampling=QUICK)
    told, null = found.table.iloc[0], found.table.iloc[1]
    # The leave-out formula written out in numpy, once, by hand.
    assert told["estimate"] == pytest.approx(0.603599591, abs=1e-8)
    assert null["estimate"] == pytest.approx(0.5, abs=0.001)
    assert null["upper"] < 0.51 < told["lower"]
    phrases = found.table.iloc[2:].set_index("parameter")["term"]
    assert {"death.tax", "illegal.alien", "stem.cel", "border.security"} <= set(phrases["R"])
    assert {"african.american", "tax.break", "private.account", "war.iraq"} <= set(phrases["D"])
    plain = partisanship(counts, design, pair=("R", "D"), estimator="plug-in", resampling=QUICK)
    assert plain.table["estimate"].iloc[1] > 0.52


@pytest.mark.filterwarnings("ignore:Few units")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_where_nothing_differs_the_null_is_one_half(layout):
    found = partisanship(*a_layout(layout, events=20), pair=PAIR, resampling=QUICK)
    told, null = found.table.iloc[0], found.table.iloc[1]
    assert null["estimate"] == pytest.approx(0.5, abs=0.005)
    assert null["lower"] - 0.01 < told["estimate"] < null["upper"] + 0.01
    assert (null["term"], null["parameter"]) == ("permuted labels", "leave-out")


def test_groups_that_differ_are_told_apart():
    counts, design = a_layout("mixed", ratio=4.0)
    tables = {
        name: partisanship(counts, design, pair=PAIR, estimator=name, resampling=QUICK)
        for name in ("leave-out", "penalised", "plug-in")
    }
    for name, found in tables.items():
        told, null = found.table.iloc[0], found.table.iloc[1]
        assert told["estimate"] > null["upper"]
        assert "p = .005" in found.caption
        assert np.isnan(told["se"]) == (name != "leave-out")
        ours = found.table[found.table["parameter"] == "ledger"]
        assert (ours["term"].head(4).str[1:].astype(int) < 20).all()
    nulls = [found.table["estimate"].iloc[1] for found in tables.values()]
    assert abs(nulls[0] - 0.5) < abs(nulls[1] - 0.5)
    assert abs(nulls[0] - 0.5) < abs(nulls[2] - 0.5)


def test_the_penalty_moves_hits_or_makes_both_alike():
    """20 against 10 of 1,000 each: twice the gain is 3.4; BIC keeps them apart from log n < 3.4."""
    rates = np.array([[0.02, 0.015], [0.01, 0.015]])
    sizes = np.array([1000.0, 1000.0])
    few, many = selected(rates, sizes, 20), selected(rates, sizes, 40)
    assert few[:, 0] == pytest.approx([0.02, 0.01], abs=1e-4)
    assert few[0, 0] < 0.02
    assert many[:, 0].tolist() == [0.015, 0.015]
    assert few[:, 1].tolist() == [0.015, 0.015]


def test_phrases_used_by_one_side_only_are_no_trouble():
    rates = np.array([[0.3, 0.0, 0.7], [0.0, 0.3, 0.7]])
    assert np.isfinite(selected(rates, np.array([50.0, 50.0]), 10)).all()


def test_a_unit_without_words_takes_no_part(tmp_path):
    counts, design = a_layout("whole")
    matrix = counts.matrix.toarray()
    matrix[3] = 0
    empty = TermCounts(sparse.csr_array(matrix), counts.terms, counts.units)
    found = partisanship(empty, design, pair=PAIR, resampling=QUICK)
    assert np.isfinite(found.table["estimate"]).all()
    again = Estimates.read(found.save(tmp_path / "told"))
    pd.testing.assert_frame_equal(again.table, found.table)


def test_an_unknown_estimator_is_refused():
    with pytest.raises(FramingError, match="did you mean 'leave-out'"):
        partisanship(*a_layout("whole"), pair=PAIR, estimator="leaveout")


@pytest.mark.full
@pytest.mark.parametrize("layout", ["whole", "mixed", "plain"])
def test_size_of_p(layout):
    found = [
        partisanship(*a_layout(layout, seed=seed, terms=60), pair=PAIR, resampling=QUICK)
        for seed in range(300)
    ]
    small = [float(f.caption.split("p = ")[1].split(" ")[0].rstrip(".")) for f in found]
    assert 0.025 <= np.mean(np.array(small) < 0.05) <= 0.08


@pytest.mark.full
@pytest.mark.parametrize("strata", [False, True])
def test_intervals_cover(strata):
    """Twenty speakers a side of known rates, with words in bursts and texts of unequal length."""
    random = np.random.default_rng(0)
    n, terms = 20, 150
    base = random.gamma(0.7, 1, terms)
    base *= 0.2 / base.sum()
    rates = np.stack([base, base * np.exp(random.normal(0, 0.5, terms))])
    whole = np.column_stack([rates, 1 - rates.sum(axis=1)])
    rho = whole[0] / whole.sum(axis=0)
    truth = 0.5 * float(whole[0] @ rho + whole[1] @ (1 - rho))
    side = np.repeat([0, 1], n)
    units = pd.Index([f"u{i:02}" for i in range(2 * n)], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": "o",
            "group": np.array(["a", "b"])[side],
            "stratum": [f"e{i % n:02}" if strata else "all" for i in range(2 * n)],
            "cluster": units,
        },
        index=units,
    ).astype("str")
    names = {"group": "g", "stratum": "event" if strata else None, "cluster": "copy_group"}
    design, inside = Design(table, "article", names), []
    for number in range(100):
        size = np.round(np.exp(random.normal(6.3, 0.5, 2 * n))).astype(int) + 50
        means = rates[side] * random.gamma(2, 0.5, (2 * n, terms)) * size[:, None]
        found = random.poisson(means)
        rest = np.maximum(0, size - found.sum(axis=1))
        matrix = sparse.csr_array(np.column_stack([found, rest]))
        counts = TermCounts(matrix, tuple(f"t{i:03}" for i in range(terms + 1)), units)
        row = partisanship(
            counts, design, pair=("a", "b"), seed=number, resampling=QUICK
        ).table.iloc[0]
        inside.append(row["lower"] <= truth <= row["upper"])
    assert np.mean(inside) >= 0.9
