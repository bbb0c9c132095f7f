import numpy as np
import pytest
from scipy import sparse

from framing.errors import FramingError
from framing.learning import ridge
from framing.learning.averages import Averages
from framing.learning.blocks import Characters, Words
from framing.learning.ridge import learn_shared
from framing.text import tokenize
from tests.frames.vectors import made

TEXTS = [
    f"{who} {did}."
    for did in ("fought hard", "met today", "paid dues", "left")
    for who in ("Ann", "Ben", "Cleo", "Dan", "Eve")
]
TARGETS = np.column_stack([np.arange(20) < 5, np.arange(20) % 5 < 2]).astype(float)


def learnt(rows, groups):
    tokens = tokenize(TEXTS)
    blocks = [Words.learnt(tokens, min_units=1), Characters.learnt(tokens, min_units=1)]
    blocks.append(Averages.of(made(["fought", "met", "dues", "left", "ann"])))
    counts = [block.counts(tokens)[rows] for block in blocks]
    return learn_shared(
        blocks, counts, tokens.n_tokens[rows], targets=TARGETS[rows], groups=groups, least={}
    )


def kernel_scores(features, targets, out):
    """Ridge in its primal form, in plain algebra, without some rows."""
    dense = np.hstack([*features, np.full((len(targets), 1), ridge.OF_CONSTANT**0.5)])
    own = dense[~out]
    inner = own.T @ own + ridge.PENALTY * np.eye(own.shape[1])
    return dense[out] @ np.linalg.solve(inner, own.T @ targets[~out])


def test_scores_of_a_left_out_group_are_those_of_a_fit_without_it():
    random = np.random.default_rng(1)
    counts = sparse.csr_array((random.random((20, 6)) < 0.6).astype(float))
    block = Averages([f"w{n}" for n in range(6)], np.eye(6))
    groups = np.arange(20) // 4
    model, scores = learn_shared(
        [block], [counts], np.full(20, 6), targets=TARGETS, groups=groups, least={}
    )
    features = model.weightings[0].weighted(counts, np.full(20, 6)).toarray()
    for group in range(5):
        out = groups == group
        np.testing.assert_allclose(scores[out], kernel_scores([features], TARGETS, out), atol=1e-9)


def test_one_label_by_itself_is_that_label_among_several():
    every = np.arange(20)
    model, _ = learnt(every, every)
    tokens = tokenize(["Ann fought.", "Zed paid dues.", ""])
    both = model.scores(tokens)
    for label in (0, 1):
        np.testing.assert_allclose(model.of(label).scores(tokens), both[:, label], atol=1e-12)


def test_more_texts_than_fit_are_refused(monkeypatch):
    monkeypatch.setattr(ridge, "MOST", 10)
    with pytest.raises(FramingError, match="draw 10 of them"):
        learnt(np.arange(20), np.arange(20))
