import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.frames import FrameClassifier
from framing.frames.curve import COLUMNS, DRAWS, SHARES, _drawn
from framing.frames.learning import ALL
from tests.frames.coded import coded


@pytest.fixture(scope="module")
def found():
    texts, labels, outlets = coded()
    return FrameClassifier(parts=["words"]).learning_curve(texts, labels, groups=outlets)


def test_a_row_a_size_and_frame(found):
    assert tuple(found.columns) == COLUMNS
    assert found["frame"].tolist() == ["conflict", "economy", ALL] * len(SHARES)
    sizes = found["n_units"].unique()
    assert (np.diff(sizes) > 0).all()
    # Of 48 texts in six outlets a fold holds out eight, or sixteen.
    assert sizes[-1] == round(48 * 4 / 5)
    assert found["n_draws"].max() == DRAWS
    assert (found["n_draws"].iloc[-3:] == 1).all()


def test_all_texts_give_what_the_model_says_of_itself(found):
    texts, labels, outlets = coded()
    model = FrameClassifier(parts=["words"]).fit(texts, labels, groups=outlets)
    own = model.validation_
    own = own[own["parameter"] == "macro_f1"].set_index("term")["estimate"]
    last = found.iloc[-3:].set_index("frame")["macro_f1"]
    pd.testing.assert_series_equal(last, own[last.index], check_names=False, check_index=False)


def test_more_texts_tell_more_and_draws_lie_around_their_mean(found):
    means = found[found["frame"] == ALL].dropna()
    assert means["macro_f1"].iloc[-1] > means["macro_f1"].iloc[0]
    scored = found.dropna()
    assert (scored["lowest"] <= scored["macro_f1"]).all()
    assert (scored["macro_f1"] <= scored["highest"]).all()


def test_too_few_texts_are_missing_and_not_a_score(found):
    first = found.iloc[:3]
    assert (first["n_draws"] < DRAWS).all()
    assert (first["macro_f1"].isna() == (first["n_draws"] == 0)).all()


def test_small_draws_are_part_of_larger_ones():
    order = np.array([3, 0, 4, 1, 2, 5])
    rows = np.array([0, 1, 3, 5])
    half = _drawn(rows, order=order, share=0.5)
    assert half.tolist() == [0, 3]
    assert set(half) <= set(_drawn(rows, order=order, share=0.75))
    assert _drawn(rows, order=order, share=1.0).tolist() == rows.tolist()


def test_it_is_the_same_twice(found):
    texts, labels, outlets = coded()
    again = FrameClassifier(parts=["words"]).learning_curve(texts, labels, groups=outlets)
    pd.testing.assert_frame_equal(again, found)


def test_of_one_frame_each():
    texts, labels, outlets = coded()
    kinds = np.where(labels["conflict"] > 0, "conflict", "other").tolist()
    one = FrameClassifier(parts=["words"]).learning_curve(texts, kinds, groups=outlets)
    assert one["frame"].unique().tolist() == ["conflict", "other", ALL]
    assert one["macro_f1"].iloc[-1] > 0.9


def test_groups_are_asked_for():
    texts, labels, _ = coded()
    with pytest.raises(FramingError, match="Groups are held out whole"):
        FrameClassifier().learning_curve(texts, labels)
