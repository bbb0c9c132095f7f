import numpy as np
import pandas as pd
import pytest

from benchmarks.corrected_coverage import DIFFERENCES, SCENES, measured, simulated
from framing.compare import Resampling, corrected
from framing.compare.corrected import ROWS
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits

QUICK = Resampling(permutations=199, draws=199)
PAIR = ("a", "b")


def found_in(labels, design, **how):
    return corrected(labels, design, pair=PAIR, resampling=QUICK, **how)


def by_row(found, column="estimate"):
    return found.table.set_index("feature")[column]


def test_the_naive_row_is_the_machines_difference():
    labels, design = simulated("units", 0.1, 1)
    group = design.table["group"]
    means = labels["machine"].groupby(group).mean()
    assert by_row(found_in(labels, design))["naïve"] == pytest.approx(means["a"] - means["b"])


def test_the_coded_sample_alone_is_the_coders_difference():
    labels, design = simulated("units", 0.1, 1)
    means = labels["coded"].groupby(design.table["group"]).mean()
    found = by_row(found_in(labels, design))
    assert found["coded sample alone"] == pytest.approx(means["a"] - means["b"])


def test_prediction_powered_is_the_published_formula():
    """θ = mean over all of λm + mean over the coded of (y − λm), λ as in PPI++ (section 6)."""
    labels, design = simulated("units", 0.1, 2)
    expected = {}
    for name, part in labels.groupby(design.table["group"]):
        coded = part.dropna()
        m, y = coded["machine"], coded["coded"]
        both = ((m - m.mean()) * (y - y.mean())).mean()
        ratio = len(coded) / (len(part) - len(coded))
        weight = both / ((1 + ratio) * part["machine"].var(ddof=0))
        expected[name] = weight * part["machine"].mean() + (y - weight * m).mean()
    found = by_row(found_in(labels, design))["prediction-powered"]
    assert found == pytest.approx(expected["a"] - expected["b"])


def test_a_machine_that_never_errs_is_believed_and_gains_width():
    labels, design = simulated("units", 0.1, 3)
    labels["machine"] = np.where(labels["coded"].notna(), labels["coded"], labels["machine"])
    found = found_in(labels, design)
    assert by_row(found)["design-based"] == pytest.approx(by_row(found)["naïve"], abs=1e-9)
    width = by_row(found, "upper") - by_row(found, "lower")
    assert width["design-based"] < 0.6 * width["coded sample alone"]


def test_chances_of_being_coded_are_used():
    """Coders took the machine's hits more often; their chances set that right."""
    estimates = []
    for number in range(12):
        labels, design = simulated("units", 0.0, number)
        random = np.random.default_rng(number)
        full = labels["machine"].where(random.random(len(labels)) > 0.2, 1 - labels["machine"])
        chance = np.where(labels["machine"] == 1, 0.9, 0.3)
        coded = full.where(random.random(len(labels)) < chance)
        given = pd.DataFrame({"machine": labels["machine"], "coded": coded, "chance": chance})
        means = full.groupby(design.table["group"]).mean()
        estimates.append(by_row(found_in(given, design))["design-based"] - means["a"] + means["b"])
    assert abs(np.mean(estimates)) < 0.03


def test_what_was_coded_and_how_the_machine_errs_is_said():
    labels, design = simulated("units", 0.0, 1)
    said = found_in(labels, design).caption
    n = int(labels.loc[design.table["group"] == "a", "coded"].notna().sum())
    assert f"Coded: {n} units of a" in said
    assert "Machine minus coded label" in said


def test_the_same_bytes_whatever_the_order():
    labels, design = simulated("events", 0.1, 1)
    one = found_in(labels, design, seed=3).table
    other = found_in(labels.sample(frac=1, random_state=1), design, seed=3).table
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_refusals():
    labels, design = simulated("units", 0.0, 1)
    with pytest.raises(SchemaError, match="no column 'coded'"):
        found_in(labels.drop(columns="coded"), design)
    with pytest.raises(SchemaError, match="not numbers"):
        found_in(labels.assign(machine="yes"), design)
    with pytest.raises(SchemaError, match="no machine label"):
        found_in(labels.assign(machine=np.nan), design)
    with pytest.raises(FramingError, match="above 0"):
        found_in(labels.assign(chance=0.0), design)
    with pytest.raises(SchemaError, match="no unit in common"):
        found_in(labels.rename(index=lambda unit: unit + "x"), design)
    few = labels.assign(coded=labels["coded"].where(np.arange(len(labels)) < 40))
    with pytest.raises(TooFewUnits, match=r"coded clusters: 1?[0-9] of 'a' and 0 of 'b'"):
        found_in(few, design)
    some = np.r_[0:40, len(labels) - 20 : len(labels)]
    scarce = labels["coded"].where(np.isin(np.arange(len(labels)), some))
    with pytest.warns(FramingWarning, match="Few coded clusters"):
        found_in(labels.assign(coded=scarce), design)


@pytest.mark.full
@pytest.mark.parametrize("scene", SCENES)
def test_corrected_intervals_cover_where_the_naive_one_fails(scene):
    found = pd.concat(measured(scene, d, data_sets=120) for d in DIFFERENCES)
    covered = found.groupby("feature")["covered"].mean()
    assert covered["naïve"] < 0.5
    # 240 data sets: two standard errors of the simulation beside 93 to 97 %.
    for row in ROWS[2:]:
        assert 0.90 <= covered[row] <= 0.99
    below = found[found["difference"] == 0].set_index("feature")["below"]
    assert below["naïve"] > 0.5
    assert below["design-based"] <= 0.1
