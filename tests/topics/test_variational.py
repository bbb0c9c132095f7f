"""Topics by latent Dirichlet allocation: gensim's, with its chances taken away."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from framing.errors import FramingWarning
from framing.topics import GensimLDA
from tests.accuracy.floors import gold, refuse_lower
from tests.topics.news import texts


def test_shares_are_near_those_of_gensim():
    given = texts(60)
    model = GensimLDA(3, passes=10).fit(given)
    counts = model._terms.transform(given)
    bags = [
        list(zip(row.indices.tolist(), row.data.tolist(), strict=True))
        for row in (counts[[number]] for number in range(len(given)))
    ]
    model._model.random_state = np.random.RandomState(0)
    theirs, _ = model._model.inference(bags)
    theirs = (theirs / theirs.sum(axis=1, keepdims=True))[:, model._order]
    assert np.allclose(model.transform(given), theirs, atol=0.02)


@pytest.mark.full
def test_news_is_sorted_by_subject(shared_data):
    news = pd.read_parquet(gold("topics.gensim", shared_data)).iloc[::2]
    model = GensimLDA(5, seed=0, passes=4)
    found = model.fit_transform(news["text"].tolist()).argmax(axis=1)
    refuse_lower(
        "topics.gensim", {"adjusted_rand_index": adjusted_rand_score(news["topic"], found)}
    )


def test_too_few_passes_are_told_and_nothing_is_printed(capfd, caplog):
    with pytest.warns(FramingWarning, match="3 times only; ask for more passes"):
        GensimLDA(3, passes=3).fit(texts(60))
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
