"""Structural topics: found, kept, applied, refused."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError, SchemaError, TooFewUnits
from framing.extractor import Terms
from framing.topics import StructuralTopics, Topics
from tests.topics.counted import SEEDS, TERMS, drawn

WORDS = Terms(min_units=2)


def model_of(n=200, **how):
    counts, about, shares = drawn(n, effect=1.0)
    model = StructuralTopics(3, seeds=SEEDS, **how)
    return model.fit_counts(counts, TERMS, covariates=about[["group"]]), about, shares


def written(n=60):
    counts, about, _ = drawn(n)
    lines = [" ".join(np.repeat(TERMS, row)) for row in counts.toarray()]
    return pd.Series(lines, index=about.index), about[["group"]]


def test_shares_come_back():
    model, _, shares = model_of()
    place = [list(SEEDS).index(name) for name in model.seeds_]
    for topic, true in enumerate(place):
        assert np.corrcoef(model.theta_[:, topic], shares.iloc[:, true])[0, 1] > 0.9
    assert model.settled_
    assert np.allclose(model.theta_.sum(axis=1), 1)
    assert model.theta_.mean(axis=0).tolist() == sorted(model.theta_.mean(axis=0))[::-1]


def test_the_order_of_units_changes_nothing():
    texts, about = written()
    one = StructuralTopics(3, words=WORDS).fit(texts, covariates=about)
    two = StructuralTopics(3, words=WORDS).fit(texts[::-1], covariates=about)
    assert np.array_equal(one.phi_, two.phi_)
    assert np.array_equal(one.theta_, two.theta_[::-1])


def test_a_model_is_kept_and_read_back(tmp_path):
    texts, about = written()
    model = StructuralTopics(3, words=WORDS, seeds=SEEDS).fit(texts, covariates=about)
    again = Topics.load(model.save(tmp_path / "m"))
    found = again.transform(texts, covariates=about)
    assert np.allclose(found, model.theta_, atol=1e-3)
    assert again.seeds_ == model.seeds_
    assert found.index.name == "unit"
    with pytest.raises(FramingError, match="read back"):
        again.posterior()


def test_a_unit_without_terms_has_no_shares():
    texts, about = written()
    texts.iloc[3] = "nothing known"
    model = StructuralTopics(3, words=WORDS).fit(texts, covariates=about)
    assert np.isnan(model.theta_[3]).all()
    assert texts.index[3] not in model.posterior().shares.index


def test_what_cannot_be_learnt_is_refused():
    counts, about, _ = drawn(20)
    with pytest.raises(FramingError, match="n_topics is 1"):
        StructuralTopics(1).fit_counts(counts, TERMS)
    with pytest.raises(TooFewUnits, match="fewer topics"):
        StructuralTopics(30).fit_counts(counts, TERMS)
    with pytest.raises(FramingError, match="20 units"):
        StructuralTopics(2).fit_counts(counts, TERMS, covariates=about.head(3))
    with pytest.raises(FramingError, match="No seed of 'sport'"):
        StructuralTopics(2, seeds={"sport": ["goal"]}).fit_counts(counts, TERMS)
    with pytest.raises(FramingError, match="3 seeds are given for 2"):
        StructuralTopics(2, seeds=SEEDS).fit_counts(counts, TERMS)
    texts, known = written()
    model = StructuralTopics(3, words=WORDS).fit(texts, covariates=known)
    with pytest.raises(SchemaError, match="'group'"):
        model.transform(texts)
    model, _, _ = model_of(40)
    with pytest.raises(FramingError, match="learnt from counts"):
        model.transform(texts, covariates=known)
