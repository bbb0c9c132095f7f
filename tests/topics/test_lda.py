"""Our latent Dirichlet allocation: planted topics, consensus, guided topics, its floor."""

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import adjusted_rand_score

from framing.errors import FramingError
from framing.topics import LDA, Topics
from framing.topics.alignment import align, likeness, stability
from tests.accuracy.floors import gold, refuse_lower
from tests.growth import grows_at_most
from tests.topics.counted import drawn
from tests.topics.known import WORDS, learnt
from tests.topics.news import SUBJECTS, subjects, texts


class Counted:
    """Terms that are counted already."""

    def __init__(self, n):
        self.terms_ = np.array([f"t{number:03d}" for number in range(n)], dtype=object)


def test_topics_that_were_drawn_from_are_found():
    counts, _, shares = drawn(400, words=80)
    model = LDA(3).fit_counts(counts, Counted(36))
    planted = np.full((3, 36), 0.1 / 36)
    for topic in range(3):
        planted[topic, 12 * topic : 12 * topic + 12] += 0.9 / 12
    found = align(planted, model.phi_)
    assert likeness(planted, model.phi_[found]).diagonal().min() > 0.99
    apart = np.abs(model.theta_[:, found] - shares.to_numpy())
    assert apart.mean() < 0.06
    assert model.recurrence_.tolist() == [1.0, 1.0, 1.0]


def test_prior_counts_follow_how_common_topics_are():
    given = texts(90, "ships", "ships", "ships", "votes")
    model = learnt(given, 2)
    assert model.alpha_[0] > model.alpha_[1] > 0
    assert model.theta_.mean(axis=0)[0] > 0.6


def test_a_consensus_is_steadier_than_one_search():
    counts, _, _ = drawn(150, words=12)
    one, many = (
        stability([LDA(4, seed=s, restarts=n).fit_counts(counts, Counted(36)) for s in range(4)])
        for n in (1, 12)
    )
    assert many > one + 0.1


def test_words_guide_topics_and_give_them_their_names():
    guided = {"football": ["goal", "leag*"], "the sea": ["ship"]}
    model = LDA(3, guided=guided, words=WORDS).fit(texts(60))
    named = {name[3:]: number for number, name in enumerate(model.names_)}
    assert {"football", "the sea"} <= set(named)
    shares = model.theta_.argmax(axis=1)
    of_games = [n for n, subject in enumerate(subjects(60)) if subject == 2]
    assert (shares[of_games] == named["football"]).mean() > 0.9
    top = set(model.terms(8).query("topic == @model.names_[@named['the sea']]")["term"])
    assert top == set(SUBJECTS["ships"].split())


@pytest.mark.parametrize(
    ("parameters", "match"),
    [
        ({"guided": {"a": ["zeppelin"]}}, "'a': none of its words"),
        ({"guided": {name: ["goal"] for name in "abcd"}}, "4 guided topics do not fit into 3"),
        ({"restarts": 0}, "restarts is 0"),
    ],
)
def test_what_cannot_be_learnt_is_refused(parameters, match):
    with pytest.raises(FramingError, match=match):
        LDA(3, words=WORDS, **parameters).fit(texts(30))


def test_a_guided_model_is_read_as_it_was_kept(tmp_path):
    model = LDA(3, guided={"football": ["goal"]}, words=WORDS).fit(texts(30))
    model.save(tmp_path)
    other = Topics.load(tmp_path)
    assert other.names_ == model.names_
    assert other.guided == {"football": ["goal"]}
    assert np.array_equal(other.recurrence_, model.recurrence_)
    assert np.array_equal(other.alpha_, model.alpha_)
    assert np.array_equal(other.transform(texts(5)), model.transform(texts(5)))


def test_more_units_cost_in_proportion():
    counts, _, _ = drawn(4_000, words=40)

    def fit(n):
        LDA(3, restarts=1).fit_counts(counts[:n], Counted(36))

    assert grows_at_most(8, fit, 1_000, 4_000)


def test_news_is_sorted_by_subject(shared_data):
    news = pd.read_parquet(gold("topics.lda", shared_data))
    found = LDA(5, seed=0).fit_transform(news["text"].tolist()).argmax(axis=1)
    refuse_lower("topics.lda", {"adjusted_rand_index": adjusted_rand_score(news["topic"], found)})
