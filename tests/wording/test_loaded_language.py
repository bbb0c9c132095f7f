import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError, TooFewUnits
from framing.learning import Coded
from framing.wording.loaded_language import LoadedLanguage
from tests.learning.sentences import OUTLETS, coded, model_folder

NEW = ["Lobbyists peddled a shameful scheme.", "The court will meet in March.", ""]
PARTS = ["words", "characters", "marks", "constant"]


@pytest.fixture(scope="module")
def model():
    return LoadedLanguage(model=model_folder()).fit([])


def test_sentences_of_outlets_held_out_are_told_apart(model):
    found = model.validation_.set_index("parameter")["estimate"]
    assert found["auc"] > 0.95
    assert found["macro_f1"] > 0.85
    assert found["precision_at_0.02"] <= found["precision_at_0.2"] <= 1
    assert model.folds_ == "5 folds, grouped by outlet"
    assert model.held_out_.groupby("outlet")["fold"].nunique().eq(1).all()
    assert len(model.held_out_) == len(coded())


def test_new_sentences(model):
    assert model.predict(NEW[:2]).tolist() == [True, False]
    scores = model.transform(pd.Series(NEW, index=["a/s1", "a/s2", "a/s3"]))
    assert scores.index.tolist() == ["a/s1", "a/s2", "a/s3"]
    assert scores["loaded_language"].isna().tolist() == [False, False, True]
    assert np.allclose(model.predict_proba(NEW[:2])[:, 1], scores["loaded_language"][:2])


def test_parts_sum_to_the_log_odds(model):
    parts = model.components(NEW[:2])
    assert np.allclose(parts[PARTS].sum(axis=1), parts["log_odds"])
    assert np.allclose(parts["log_odds"], model.decision_function(NEW[:2]))


def test_words_sum_to_the_log_odds_and_slice_the_text(model):
    moved = model.explain(NEW)
    summed = moved.groupby("unit")["weight"].sum().to_numpy()
    constant = model.components(NEW[:2])["constant"]
    assert np.allclose(summed + constant, model.decision_function(NEW[:2]), atol=1e-9)
    for row in moved.itertuples():
        assert NEW[int(row.unit)][row.start : row.end] == row.cue
        assert (row.label == "raises") == (row.weight > 0)


def test_the_words_that_moved_it_most(model):
    top = model.explain(NEW, top=2)
    assert top.groupby("unit").size().tolist() == [2, 2]
    every = model.explain(NEW)
    for unit, own in top.groupby("unit"):
        rest = every[every["unit"] == unit]
        assert own["weight"].abs().min() >= rest["weight"].abs().nlargest(2).min()
    assert set(top[top["unit"] == "0"]["cue"]) <= {"peddled", "shameful", "scheme"}


def test_a_rare_label_is_called_less_often(model):
    rare = LoadedLanguage(model=model_folder(), prevalence=0.02).fit([])
    assert (rare.predict_proba(NEW)[:, 1] < model.predict_proba(NEW)[:, 1]).all()
    order = rare.decision_function(NEW) - model.decision_function(NEW)
    assert np.allclose(order, order[0])
    with pytest.raises(FramingError, match="prevalence=2"):
        LoadedLanguage(model=model_folder(), prevalence=2).fit([])


def test_labels_and_outlets_are_needed():
    texts, labels = coded().texts, coded().labels
    with pytest.raises(FramingError, match="learns from coded sentences"):
        LoadedLanguage().fit(texts)
    with pytest.raises(FramingError, match="folds='random' asks"):
        LoadedLanguage().fit(texts, labels)
    with pytest.raises(FramingError, match="as many labels"):
        LoadedLanguage().fit(texts, labels[1:], groups=coded().groups)
    with pytest.raises(FramingError, match="as many labels"):
        LoadedLanguage().fit(texts, [2] * len(texts), groups=coded().groups)
    with pytest.raises(FramingError, match="as many outlets"):
        LoadedLanguage().fit(texts, labels, groups=coded().groups[1:])
    with pytest.raises(TooFewUnits, match="2 outlets"):
        LoadedLanguage().fit(texts, labels, groups=["a", "b"] * (len(texts) // 2))
    with pytest.raises(FramingError, match="distant_weight"):
        LoadedLanguage(distant_weight=0).fit(coded())


def test_random_folds_are_named():
    found = LoadedLanguage(folds="random").fit(coded().texts, coded().labels)
    assert "NOT grouped" in found.folds_


def test_it_learns_the_same_from_columns_and_from_coded_sentences(model):
    outlets = [name.title() for name in coded().groups]
    again = LoadedLanguage().fit(coded().texts, coded().labels.astype(int), groups=outlets)
    assert np.array_equal(again.decision_function(NEW), model.decision_function(NEW))


def test_distant_sentences_teach_words_that_the_coded_ones_lack(model):
    texts = [
        f"Yet another harebrained fiasco at the {place}." for place in ("port", "mill", "bank")
    ]
    plain = [f"A second ferry was moored at the {place}." for place in ("port", "mill", "bank")]
    distant = Coded(
        [*texts, *plain] * 1,
        np.array([True] * 3 + [False] * 3),
        np.array([f"far {n}" for n in range(6)], dtype=object),
    )
    learnt = LoadedLanguage(distant_weight=1.0).fit(coded(), distant=distant)
    new = ["What a harebrained fiasco.", "The ferry was moored."]
    gap = np.diff(learnt.decision_function(new))[0] - np.diff(model.decision_function(new))[0]
    assert gap < -0.1


def test_a_model_of_another_kind_is_refused(tmp_path, model):
    from framing.learning.storing import save_model

    folder = save_model(tmp_path / "other", model.model_, record={"use": "frames.Other"})
    with pytest.raises(FramingError, match=r"frames\.Other"):
        LoadedLanguage(model=str(folder)).fit([])


def test_two_processes_leave_the_same_bytes(tmp_path):
    code = (
        "import sys; from tests.learning.sentences import coded; "
        "from framing.wording.loaded_language import LoadedLanguage; "
        "LoadedLanguage().fit(coded()).save(sys.argv[1])"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Etc/GMT+7"}
    other = tmp_path / "model"
    subprocess.run([sys.executable, "-c", code, str(other)], env=environment, check=True)
    for file in ("model.json", "model.npz"):
        assert (other / file).read_bytes() == (Path(model_folder()) / file).read_bytes()


def test_there_are_eight_outlets_to_hold_out(model):
    assert model.learnt_from_["outlets"] == OUTLETS
