"""Word shifts: an example worked by hand, sums to the last digit, intervals that cover."""

import math

import numpy as np
import pandas as pd
import pytest
from scipy import sparse

from framing.compare import Comparison, Resampling, TermCounts, shift
from framing.errors import FramingError, FramingWarning
from tests.compare.scenes import LAYOUTS, a_design, a_layout
from tests.house.sources import ROOT

ORACLE = ROOT / "tests" / "oracle"
QUICK = Resampling(permutations=99, draws=99)
PAIR = ("ledger", "tribune")
TONE = pd.Series({"crisis": -2.0, "hope": 3.0}, name="tone")


def example(ours, theirs):
    """Four units a side, each with the same words."""
    rows = [
        (f"{group}-{n}", f"{group}-{n}", group, group, "all", f"{group}-{n}")
        for group in PAIR
        for n in range(4)
    ]
    design = a_design(rows, stratum=None)
    matrix = sparse.csr_array(np.array([ours] * 4 + [theirs] * 4))
    return TermCounts(matrix, ("crisis", "hope", "the"), design.table.index), design


@pytest.fixture
def hand():
    """Rates .1, .4, .5 against .3, .2, .5."""
    return example([1, 4, 5], [3, 2, 5])


@pytest.mark.filterwarnings("ignore:Few units")
def test_a_score_shift_worked_by_hand(hand):
    """Among scored words p = (.2, .8), r = (.6, .4); Φ = .6·(−2) + .4·3 = 0."""
    found = shift(*hand, pair=PAIR, by=TONE, resampling=QUICK)
    assert found.table["feature"].tolist() == ["crisis", "hope"]
    assert found.table["estimate"].tolist() == pytest.approx([-2 * -0.4, 3 * 0.4], abs=1e-12)
    assert "sum to 2 tone" in found.caption
    assert "1 of 3 terms, which have no score" in found.caption
    assert found.unit == "tone"


@pytest.mark.filterwarnings("ignore:Few units")
def test_entropy_and_divergence_worked_by_hand(hand):
    p, r = np.array([0.1, 0.4, 0.5]), np.array([0.3, 0.2, 0.5])
    entropy = shift(*hand, pair=PAIR, by="entropy", resampling=QUICK).table["estimate"]
    assert entropy.to_numpy() == pytest.approx(r * np.log2(r) - p * np.log2(p), abs=1e-12)
    m = (p + r) / 2
    parts = 0.5 * (p * np.log2(p / m) + r * np.log2(r / m))
    found = shift(*hand, pair=PAIR, by="jensen_shannon", resampling=QUICK).table["estimate"]
    assert found.to_numpy() == pytest.approx(parts, abs=1e-12)
    plain = shift(*hand, pair=PAIR, resampling=QUICK).table["estimate"]
    assert plain.to_numpy() == pytest.approx(p - r, abs=1e-12)


@pytest.mark.filterwarnings("ignore:Few units")
@pytest.mark.parametrize("kind", ["proportion", "entropy", "jensen_shannon", "tone"])
def test_contributions_are_those_of_shifterator(kind):
    known = pd.read_csv(ORACLE / "word_shift.csv", keep_default_na=False).set_index("word")
    _, design = example([1, 4, 5], [3, 2, 5])
    matrix = np.array([known["count"]] * 4 + [known["count_reference"]] * 4)
    counts = TermCounts(sparse.csr_array(matrix), tuple(known.index), design.table.index)
    by = known["score"].rename("tone") if kind == "tone" else kind
    found = shift(counts, design, pair=PAIR, by=by, resampling=QUICK).table
    found = found.set_index("feature")["estimate"].loc[known.index]
    np.testing.assert_allclose(found, known[kind], atol=1e-15)


@pytest.mark.filterwarnings("ignore:Few units")
@pytest.mark.parametrize("layout", LAYOUTS)
def test_contributions_sum_to_the_difference(layout):
    counts, design = a_layout(layout, ratio=2.0)
    tone = pd.Series(np.linspace(-1, 4, len(counts.terms)), list(counts.terms))
    found = shift(counts, design, pair=PAIR, by=tone, resampling=QUICK)
    turned = shift(counts, design, pair=PAIR[::-1], by=tone, resampling=QUICK)
    assert found.table["estimate"].sum() == pytest.approx(
        -turned.table["estimate"].sum(), abs=1e-12
    )
    shares = shift(counts, design, pair=PAIR, resampling=QUICK).table
    assert abs(shares["estimate"].sum()) < 1e-12
    # The difference of the mean scores, from the shares themselves.
    scores = tone.loc[shares["feature"]].to_numpy()
    assert found.table["estimate"].sum() == pytest.approx(
        float(scores @ shares["estimate"]), abs=1e-12
    )


def test_a_group_is_set_against_all_others():
    counts, design = a_layout("whole")
    both = [
        shift(counts, design, pair=("ledger", reference), by="entropy", resampling=QUICK).table
        for reference in ("tribune", "all others")
    ]
    assert np.allclose(both[0]["estimate"], both[1]["estimate"], atol=1e-12)
    assert set(both[1]["reference"]) == {"all others"}


def test_the_same_seed_gives_the_same_table_and_it_can_be_read_again(tmp_path):
    counts, design = a_layout("mixed")
    one, other = (shift(counts, design, pair=PAIR, seed=4, resampling=QUICK) for _ in range(2))
    pd.testing.assert_frame_equal(one.table, other.table)
    pd.testing.assert_frame_equal(Comparison.read(one.save(tmp_path / "s")).table, one.table)


def test_what_cannot_be_shifted_is_refused(hand):
    with pytest.raises(FramingError, match="did you mean 'entropy'"):
        shift(*hand, pair=PAIR, by="entropi")
    with pytest.raises(FramingError, match="No term of these counts"):
        shift(*hand, pair=PAIR, by=pd.Series({"joy": 1.0}))
    with pytest.raises(FramingError, match="more than one score"):
        shift(*hand, pair=PAIR, by=pd.Series([1.0, 2.0], ["hope", "hope"]))


@pytest.mark.parametrize("designs", [12, pytest.param(150, marks=pytest.mark.full)])
def test_intervals_cover(designs):
    """Twenty events, words in bursts: the truth is the share that is expected."""
    from benchmarks.words_coverage import PAIR as SIDES
    from benchmarks.words_coverage import expected, simulated

    rates = expected(40)
    inside = []
    for number in range(designs):
        counts, design = simulated("events", 20, number, words=40)
        found = shift(counts, design, pair=SIDES, seed=number, resampling=Resampling(draws=199))
        table = found.table.set_index("feature").reindex(counts.terms[:-1])
        truth = rates[0] - rates[1]
        common = rates.min(axis=0) > 0.4 / 1000
        held = (table["lower"] <= truth) & (truth <= table["upper"])
        inside.append(held[common].mean())
    assert math.isclose(np.mean(inside), 0.95, abs_tol=0.02 if designs > 100 else 0.035)


def test_few_units_are_warned_of():
    with pytest.warns(FramingWarning, match="Few units"):
        shift(*example([1, 4, 5], [3, 2, 5]), pair=PAIR, resampling=QUICK)
