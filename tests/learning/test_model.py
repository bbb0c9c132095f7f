import numpy as np
import pytest

from framing.learning import Coded, folds, learn
from framing.learning.blocks import Characters, Marks, Words
from framing.text import tokenize
from tests.learning.sentences import coded


def making(tokens):
    return [
        Words.learnt(tokens, min_units=2),
        Characters.learnt(tokens, min_units=2),
        Marks(["hedges"]),
    ]


@pytest.fixture(scope="module")
def learnt():
    own = coded()
    return learn(making, own, folds(own.groups, n_folds=4), distant=None, distant_weight=0.3)


def test_tokens_account_for_the_whole_score(learnt):
    tokens = tokenize(coded().texts[:9])
    by_token = learnt.model.by_token(tokens)
    summed = [by_token[tokens.text_of == text].sum() for text in range(9)]
    scores = learnt.model.scores(tokens)
    assert np.allclose(np.array(summed) + learnt.model.constant, scores, atol=1e-10)


def test_held_out_scores_are_those_of_a_model_without_the_outlets(learnt):
    own = coded()
    held = learnt.folds.fold == 0
    other = folds(own.groups[~held], n_folds=2)
    alone = learn(making, own.where(~held), other, distant=None, distant_weight=0.3)
    scores = alone.model.scores(tokenize(own.where(held).texts))
    assert np.allclose(scores, learnt.scores[held], atol=1e-3)


def test_distant_texts_of_held_out_outlets_and_copies_are_not_learnt_from():
    own = coded()
    folded = folds(own.groups, n_folds=4)
    sentence = "A wholly different remark about the weather in the hills was made over and over."
    turned = Coded([sentence] * 2, np.array([True, False]), np.array(["x", "y"], dtype=object))
    plain = learn(making, own, folded, distant=turned, distant_weight=1.0)
    # The coded texts again, with the opposite labels: from their own outlets, and as copies.
    mirrored = Coded(
        [*turned.texts, *own.texts],
        np.concatenate([turned.labels, ~own.labels]),
        np.concatenate([turned.groups, own.groups]),
    )
    found = learn(making, own, folded, distant=mirrored, distant_weight=1.0)
    assert found.n_copies == 0
    elsewhere = Coded(
        mirrored.texts, mirrored.labels, np.array(["x", "y", *["z"] * len(own)], dtype=object)
    )
    copied = learn(making, own, folded, distant=elsewhere, distant_weight=1.0)
    assert copied.n_copies == len(own)
    # Learnt from all of them, the final model differs from neither.
    tokens = tokenize(own.texts)
    for other in (found, copied):
        assert np.allclose(other.model.scores(tokens), plain.model.scores(tokens), atol=0.3)
