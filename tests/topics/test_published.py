"""Structural topics and their prevalence against what R's stm published on the same counts."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linear_sum_assignment

from framing.compare import prevalence
from framing.corpus.design import Design
from framing.topics import StructuralTopics
from tests.accuracy.floors import gold, refuse_lower
from tests.topics.counted import SEEDS, TERMS, drawn, ldac


def between(groups, clusters=None):
    """Groups of units, nothing else known."""
    units = pd.Index([f"u{i:04d}" for i in range(len(groups))], name="unit")
    table = {"article": units, "outlet": list(groups), "group": list(groups), "stratum": "all"}
    table["cluster"] = units if clusters is None else list(clusters)
    names = {"group": "outlet", "stratum": None, "cluster": None}
    return Design(pd.DataFrame(table, index=units).astype("str"), "article", names)


def found_in(model, groups, reference):
    """Each topic's difference, in the order of the model's topics, and all predicted shares."""
    found = prevalence(model.posterior(), between(groups), reference=reference)
    return found.differences.table.set_index("feature").loc[list(model.names_)], found.shares.table


def matched(model, labels, vocabulary):
    """For each published topic ours that holds most of its labels' words, each of ours once."""
    place = {word: number for number, word in enumerate(vocabulary)}
    own = model.phi_ / model.phi_.sum(axis=0)
    words = [[place[word] for word in label.split() if word in place] for label in labels]
    held = np.array([own[:, numbers].mean(axis=1) for numbers in words])
    return linear_sum_assignment(-held)[1]


def test_the_published_effects_on_gadarian_come_back(shared_data):
    counts = gold("prevalence.gadarian", shared_data)
    there = counts.parent
    vocabulary = (there / "gadarian_vocab.txt").read_text().split()
    about = pd.read_csv(there / "gadarian_meta.csv")
    about["pid_rep"] = about["pid_rep"].fillna(about["pid_rep"].mean())
    about.index = between(about["treatment"]).table.index
    model = StructuralTopics(3).fit_counts(
        ldac(counts, len(vocabulary)), vocabulary, covariates=about[["treatment", "pid_rep"]]
    )
    ours, shares = found_in(model, np.where(about["treatment"] == 1, "treated", "not"), "not")
    published = pd.read_csv(there / "stm_gadarian_effects.csv").query("term == 'treatment'")
    topics = np.sqrt(pd.read_csv(there / "stm_gadarian_beta.csv").to_numpy().T)
    alike = np.corrcoef(np.vstack([topics, np.sqrt(model.phi_)]))[:3, 3:]
    place = alike.argmax(axis=1)
    assert sorted(place) == [0, 1, 2]
    away = ours["estimate"].to_numpy()[place] / 100 - published["Estimate"].to_numpy()
    assert (np.sign(ours["estimate"].to_numpy()[place]) == np.sign(published["Estimate"])).all()
    assert (np.abs(away) < 2 * published["Std. Error"].to_numpy()).all()
    assert ours["se"].between(2.5, 3.5).all()
    assert shares[["lower", "upper"]].stack().between(0, 100).all()
    refuse_lower("prevalence.gadarian", {"least likeness of topics": alike.max(axis=1).min()})


@pytest.mark.full
def test_effects_on_political_blogs_go_with_those_of_stm(shared_data):
    counts = gold("prevalence.poliblog", shared_data)
    vocabulary = (counts.parent / "vocab.txt").read_text().split()
    known = pd.read_csv(counts.parent / "meta.csv")
    about = pd.DataFrame({"rating": known["rating"].astype("str")})
    about["day"] = pd.Timestamp("2007-12-31") + pd.to_timedelta(known["day"], unit="D")
    about.index = between(known["rating"]).table.index
    model = StructuralTopics(20).fit_counts(
        ldac(counts, len(vocabulary)), vocabulary, covariates=about
    )
    ours, shares = found_in(model, known["rating"], "Conservative")
    assert shares[["lower", "upper"]].stack().between(0, 100).all()
    reference = shared_data / "reference"
    labels = pd.read_csv(reference / "stm_poliblog_topics.csv")
    published = pd.read_csv(reference / "stm_poliblog_effects.csv")
    published = published.query("term == 'ratingLiberal'").set_index("topic")["Estimate"]
    place = matched(model, labels["prob"] + " " + labels["frex"], vocabulary)
    found = np.corrcoef(ours["estimate"].to_numpy()[place], published.to_numpy())[0, 1]
    refuse_lower("prevalence.poliblog", {"correlation of effects": found})


@pytest.mark.full
@pytest.mark.parametrize("n_clusters", [None, 40])
def test_a_group_that_says_nothing_is_rarely_significant(n_clusters):
    rounds, hits = 200, []
    for seed in range(rounds):
        counts, about, _ = drawn(120, words=25, seed=seed, n_clusters=n_clusters)
        model = StructuralTopics(3, seeds=SEEDS).fit_counts(
            counts, TERMS, covariates=about[["group"]]
        )
        clusters = None if n_clusters is None else about["cluster"]
        found = prevalence(model.posterior(), between(about["group"], clusters))
        hits += found.differences.table["p_value"].lt(0.05).tolist()
    assert len(hits) == 3 * rounds
    assert np.mean(hits) <= 0.07
