"""The posterior's mean and what units add to each other's shares."""

import numpy as np
import pytest

from framing.topics import StructuralTopics
from framing.topics.posterior import softmax
from tests.topics.counted import SEEDS, TERMS, drawn


def test_shares_are_the_mean_over_the_posterior():
    counts, about, _ = drawn(60, words=15)
    model = StructuralTopics(3, seeds=SEEDS).fit_counts(counts, TERMS, covariates=about[["group"]])
    shares = model.posterior().shares
    assert np.allclose(shares.sum(axis=1), 1)
    assert ((shares > 0) & (shares < 1)).all(axis=None)
    # Uncertain places pull shares to the middle.
    assert shares.to_numpy().std() < model.theta_.std()


def test_an_echo_is_what_a_changed_unit_does_to_the_others():
    counts, about, _ = drawn(150, words=15)
    model = StructuralTopics(3, seeds=SEEDS).fit_counts(counts, TERMS, covariates=about[["group"]])
    posterior = model.posterior()
    weights = np.where(about["group"] == "b", 1.0, 0.0)[:, None]
    echo = posterior.echo(weights, 0)
    assert echo.shape == (150, 1)
    # Units of the other group pull those of b by the constant alone, and the other way.
    moved = np.abs(echo[:, 0])
    assert moved[about["group"] == "b"].mean() > 5 * moved[about["group"] == "a"].mean()
    assert echo.sum() == pytest.approx(0, abs=0.15 * moved.sum())
    assert posterior.echo(np.zeros((150, 2)), 1).tolist() == np.zeros((150, 2)).tolist()


def test_softmax_has_a_zero_for_the_last_topic():
    assert softmax(np.array([[np.log(2.0), 0.0]])).tolist() == [[0.5, 0.25, 0.25]]
