import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError, TooFewUnits
from framing.frames import FrameClassifier
from framing.learning.vectors import Vectors
from framing.text import tokenize
from tests.frames.coded import coded, model_folder
from tests.frames.vectors import made

TOLD = ["The clerk clashed with rivals.", "He raised the price.", "She slept.", ""]


@pytest.fixture(scope="module")
def model():
    return FrameClassifier(model=model_folder()).fit([])


def test_frames_are_told_apart_and_held_out_by_outlet(model):
    assert model.predict(TOLD[:3]).tolist() == [[True, False], [False, True], [False, False]]
    assert model.folds_ == "5 folds, grouped by outlet"
    held = model.held_out_
    assert (held.groupby("group")["fold"].nunique() == 1).all()
    means = model.validation_.set_index(["term", "parameter"])["estimate"]
    assert means["mean of frames", "macro_f1"] > 0.9


def test_a_text_without_words_has_no_probability(model):
    found = model.transform(pd.Series(TOLD, name="text"))
    assert found.columns.tolist() == ["conflict", "economy"]
    assert found.iloc[3].isna().all()
    assert found.iloc[:3].notna().all(axis=None)


def test_a_saved_model_says_the_same_and_holds_its_codebook(tmp_path):
    texts, labels, outlets = coded()
    given = FrameClassifier(codebook="generic-frames", vectors=made(["clashed", "price"]))
    first = given.fit(texts, labels, groups=outlets)
    one, two = (first.save(tmp_path / name) for name in ("one", "two"))
    for name in ("model.json", "model.npz"):
        assert (one / name).read_bytes() == (two / name).read_bytes()
    again = FrameClassifier(model=str(one))
    assert again.get_feature_names_out().tolist() == ["conflict", "economy"]
    np.testing.assert_array_equal(again.fit([]).predict_proba(TOLD), first.predict_proba(TOLD))
    pd.testing.assert_frame_equal(again.validation_, first.validation_)


@pytest.mark.parametrize("frame", ["conflict", "economy"])
def test_words_account_for_the_score(frame):
    texts, labels, outlets = coded()
    vectors = made(["clashed", "price", "rivals", "cost"])
    model = FrameClassifier(codebook="generic-frames", vectors=vectors)
    model.fit(texts, labels, groups=outlets)
    found = model.explain(texts[:9], frame)
    score = model.components(texts[:9])[f"{frame}-score"].to_numpy()
    by_unit = found.groupby(found["unit"].astype(int))["weight"].sum()
    summed = by_unit.reindex(range(9)).fillna(0).to_numpy()
    constant = model.model_.of(model.frames_.index(frame)).constant
    np.testing.assert_allclose(summed + constant, score, atol=1e-9)


def test_held_out_scores_are_those_of_a_model_without_them():
    texts, labels, outlets = coded()
    groups = np.array(outlets)
    full = FrameClassifier(parts=["words"]).fit(texts, labels, groups=outlets)
    held = (full.held_out_["fold"] == 4).to_numpy()
    # The others alone, in a model of the same terms: their calibration is all that decides.
    kept = [text for text, out in zip(texts, held, strict=True) if not out]
    alone = FrameClassifier(parts=["words"])
    alone.fit(kept, labels[~held], groups=groups[~held])
    found = alone.predict_proba([text for text, out in zip(texts, held, strict=True) if out])
    own = full.held_out_.loc[held, ["conflict-probability", "economy-probability"]].to_numpy()
    np.testing.assert_allclose(found, own, atol=0.05)


def test_one_frame_of_several():
    texts, labels, outlets = coded()
    kinds = np.select(
        [labels["conflict"] > 0, labels["economy"] > 0], ["conflict", "economy"], "neither"
    )
    model = FrameClassifier(parts=["words", "characters"])
    model.fit(texts, kinds.tolist(), groups=outlets)
    np.testing.assert_allclose(model.predict_proba(TOLD).sum(axis=1), 1)
    assert model.predict(TOLD[:2]).tolist() == ["conflict", "economy"]
    means = model.validation_.set_index(["term", "parameter"])["estimate"]
    assert means["mean of frames", "accuracy"] > 0.8


def test_vectors_carry_over_to_words_that_nobody_coded():
    texts, labels, outlets = coded()
    words = {"price": [1.0, 0.0], "prices": [1.0, 0.1], "cost": [0.9, 0.1], "profits": [1.0, 0.05]}
    words |= {"fees": [1.0, 0.02], "window": [-1.0, 0.3], "noon": [-1.0, 0.1], "rivals": [0.0, 1.0]}
    model = FrameClassifier(parts=["words"], vectors=Vectors.of(words))
    model.fit(texts, labels, groups=outlets)
    score = model.components(["fees", "window"])["economy-score"]
    assert score.iloc[0] > score.iloc[1]


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"parts": ["cue"]}, "did you mean 'cues'"),
        ({"parts": ["words", "cues"]}, "needs a codebook"),
        ({"folds": "randon"}, "did you mean 'random'"),
    ],
)
def test_unknown_parameters(parameters, said):
    texts, labels, outlets = coded()
    with pytest.raises(FramingError, match=said):
        FrameClassifier(**parameters).fit(texts, labels, groups=outlets)


def test_what_cannot_be_learnt_from():
    texts, labels, outlets = coded()
    for given, kind, said in (
        ({"y": None, "groups": outlets}, FramingError, "learns from coded texts"),
        ({"y": labels}, FramingError, "give groups="),
        ({"y": labels[:5], "groups": outlets}, FramingError, "48 texts need as many labels"),
        ({"y": labels * 2, "groups": outlets}, FramingError, "from 0 to 1"),
        ({"y": labels * 0, "groups": outlets}, TooFewUnits, "'conflict' \\(0\\)"),
        ({"y": labels, "groups": ["a", "b"] * 24}, TooFewUnits, "2 outlets cannot"),
    ):
        with pytest.raises(kind, match=said):
            FrameClassifier(parts=["words"]).fit(tokenize(texts), **given)
