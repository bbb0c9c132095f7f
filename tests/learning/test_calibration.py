import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from framing.errors import FramingError
from framing.learning.calibration import (
    Sigmoid,
    balanced,
    best_threshold,
    calibration_error,
    prior_shift,
)

RANDOM = np.random.default_rng(5)
SCORES = RANDOM.normal(size=4000)
LABELS = RANDOM.random(4000) < 1 / (1 + np.exp(-(2 * SCORES - 1)))


def test_a_sigmoid_finds_the_odds_that_made_the_labels():
    sigmoid = Sigmoid.learnt(SCORES, LABELS)
    assert sigmoid.slope == pytest.approx(2, abs=0.15)
    share = LABELS.mean()
    probability = sigmoid.probability(SCORES, shift=prior_shift(share))
    assert calibration_error(probability, LABELS) < 0.03
    assert probability.mean() == pytest.approx(share, abs=0.02)


def test_a_sigmoid_is_a_balanced_logistic_regression():
    reference = LogisticRegression(C=np.inf, tol=1e-10).fit(
        SCORES[:, None], LABELS, balanced(LABELS)
    )
    sigmoid = Sigmoid.learnt(SCORES, LABELS)
    assert sigmoid.slope == pytest.approx(reference.coef_[0, 0], abs=0.01)
    assert sigmoid.shift == pytest.approx(reference.intercept_[0], abs=0.01)


def test_scores_that_separate_do_not_run_away():
    sigmoid = Sigmoid.learnt(np.arange(10.0), np.arange(10) > 4)
    assert np.isfinite([sigmoid.slope, sigmoid.shift]).all()


def test_a_rarer_label_is_less_probable():
    sigmoid = Sigmoid(1.0, 0.0)
    assert sigmoid.probability(np.zeros(1), shift=prior_shift(0.05))[0] == pytest.approx(0.05)
    with pytest.raises(FramingError, match="between 0 and 1"):
        prior_shift(1.0)


def test_calibration_error_by_hand():
    probability = np.array([0.15, 0.15, 0.95, 1.0])
    labels = np.array([False, True, True, False])
    # One bin with .15 on average and half of it true, one with .975 and half of it true.
    assert calibration_error(probability, labels) == pytest.approx(0.5 * 0.35 + 0.5 * 0.475)


def test_the_threshold_is_the_best_one():
    probability = Sigmoid.learnt(SCORES, LABELS).probability(SCORES)[:300]
    labels = LABELS[:300]
    tried = [
        f1_score(labels, probability >= cut, average="macro") for cut in np.unique(probability)
    ]
    cut = best_threshold(probability, labels)
    assert f1_score(labels, probability >= cut, average="macro") == pytest.approx(max(tried))


def test_a_rarer_label_asks_for_surer_scores():
    weights = np.where(LABELS, 0.1, 1.0)
    probability = Sigmoid.learnt(SCORES, LABELS).probability(SCORES)
    rare = best_threshold(probability, LABELS, weights=weights)
    assert rare > best_threshold(probability, LABELS)
