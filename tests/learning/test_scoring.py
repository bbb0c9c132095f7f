import numpy as np
import pytest
from sklearn.metrics import precision_recall_fscore_support, roc_auc_score

from framing.learning.scoring import agreement, auc, estimated, measured, precision_at

RANDOM = np.random.default_rng(3)
LABELS = RANDOM.random(200) < 0.4
SCORES = np.round(RANDOM.normal(size=200) + LABELS, 1)
PROBABILITIES = 1 / (1 + np.exp(-SCORES))
GROUPS = np.array([f"outlet {n % 8}" for n in range(200)], dtype=object)


def test_area_is_that_of_scikit_learn_ties_included():
    assert auc(SCORES, LABELS) == pytest.approx(roc_auc_score(LABELS, SCORES), abs=1e-12)
    assert np.isnan(auc(SCORES, np.ones(200, dtype=bool)))


def test_agreement_is_that_of_scikit_learn():
    said = SCORES > 0.5
    found = agreement(said, LABELS)
    precision, recall, f1, _ = precision_recall_fscore_support(LABELS, said, average="binary")
    assert (found["precision"], found["recall"], found["f1"]) == pytest.approx(
        (precision, recall, f1)
    )
    macro = precision_recall_fscore_support(LABELS, said, average="macro")[2]
    assert found["macro_f1"] == pytest.approx(macro)


def test_precision_at_the_prevalence_of_the_sample_is_the_precision():
    said = SCORES > 0.5
    expected = agreement(said, LABELS)["precision"]
    assert precision_at(LABELS.mean(), said, LABELS) == pytest.approx(expected)
    assert precision_at(0.05, said, LABELS) < expected


def test_intervals_resample_outlets():
    measures = measured(PROBABILITIES, SCORES > 0.5, LABELS, prevalences=(0.05,))
    table = estimated("x", measures, GROUPS).set_index("parameter")
    row = table.loc["auc"]
    assert row["lower"] < row["estimate"] < row["upper"]
    assert row["n"] == 200
    assert table.loc["calibration_error", ["lower", "upper"]].isna().all()
    again = estimated("x", measures, GROUPS).set_index("parameter")
    assert again.equals(table)


def test_few_outlets_give_no_interval():
    groups = np.where(np.arange(200) < 100, "a", "b").astype(object)
    table = estimated("x", measured(PROBABILITIES, SCORES > 0.5, LABELS), groups)
    assert table[["se", "lower", "upper"]].isna().all().all()
