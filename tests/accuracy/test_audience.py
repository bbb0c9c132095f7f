"""Recipes on readers' comments against coded ones (see `audience`), by make test-all."""

import pytest

from framing.audience import Incivility, Stance
from tests.accuracy import audience
from tests.accuracy.floors import gold, refuse_lower


def rounded(found):
    return {name: round(float(value), 3) for name, value in found.items()}


@pytest.mark.full
def test_stance_of_some_articles_beats_the_cues(shared_data):
    pairs = audience.vast_pairs(gold("audience.stance_vast", shared_data), every=6)
    table = Stance().fit(pairs).validation_.set_index("parameter")["estimate"]
    assert table["macro_f1"] > table["cues_macro_f1"] + 0.03


@pytest.mark.full
def test_stance_toward_topics_never_seen(shared_data):
    pairs = audience.vast_pairs(gold("audience.stance_vast", shared_data))
    recipe = Stance().fit(pairs)
    fold = recipe.held_out_["fold"].to_numpy()
    plain = audience.plain_stance(pairs, fold, disjoint=True)
    found = audience.stance_of(recipe)
    assert found["macro_f1"] > plain["macro_f1"] + 0.1
    refuse_lower("audience.stance_vast", rounded({"macro_f1": found["macro_f1"]}))


@pytest.mark.full
def test_stance_of_sentences_toward_one_claim(shared_data):
    pairs = audience.gwsd_pairs(gold("audience.stance_gwsd", shared_data))
    recipe = Stance(folds="random", targets="shared", balanced=False).fit(pairs)
    fold = recipe.held_out_["fold"].to_numpy()
    plain = audience.plain_stance(pairs, fold, disjoint=False)
    found = audience.stance_of(recipe)
    assert found["accuracy"] > plain["accuracy"] + 0.04
    refuse_lower("audience.stance_gwsd", rounded({"accuracy": found["accuracy"]}))


@pytest.mark.full
def test_incivility_of_comments(shared_data):
    path = gold("audience.incivility", shared_data)
    texts, shares, labels = audience.ucc_coded(path)
    recipe = Incivility(folds="random").fit(texts, shares)
    fold = recipe.held_out_["fold"].to_numpy()
    plain = audience.plain_incivility(texts, labels, fold)
    found = audience.incivility_of(recipe, labels)
    assert found["mean_auc"] > plain["mean_auc"] + 0.04
    refuse_lower("audience.incivility", rounded(found))
