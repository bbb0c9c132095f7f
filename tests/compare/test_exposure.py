"""What is compared, and what it is divided by."""

import numpy as np
import pandas as pd
import pytest

from framing.compare.exposure import exposed, features_of
from framing.errors import FramingError, SchemaError


def scores(**columns):
    n = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=pd.Index([f"u{i}" for i in range(n)], name="unit"))


def divided(frame):
    """Each feature's exposure, summed, by which it can be told."""
    found = features_of(frame)
    return {name: found.exposures[found.exposure_of[i]].sum() for i, name in enumerate(found.names)}


def test_a_count_is_divided_by_the_exposure_of_its_prefix_and_voice():
    frame = scores(
        **{
            "hedge": [1, 0],
            "n_tokens": [100, 100],
            "hedge@quoted": [0, 1],
            "n_tokens@quoted": [10, 20],
            "loaded__slur": [1, 1],
            "loaded__n_tokens": [50, 60],
            "loaded__slur@quoted": [0, 1],
            "loaded__n_tokens@quoted": [5, 6],
        }
    )
    assert divided(frame) == {
        "hedge": 200,
        "hedge@quoted": 30,
        "loaded__slur": 110,
        "loaded__slur@quoted": 11,
    }


def test_a_prefix_without_exposure_takes_the_one_around_it():
    assert divided(scores(a__b__x=[1], a__n_tokens=[7], n_tokens=[9])) == {"a__b__x": 7}
    assert divided(scores(a__x=[1], n_tokens=[9])) == {"a__x": 9}


def test_a_voice_never_takes_the_tokens_of_all_voices():
    with pytest.raises(SchemaError, match="'x@quoted' has no exposure column 'n_tokens@quoted'"):
        features_of(scores(**{"x@quoted": [1], "n_tokens": [9]}))


def test_an_at_sign_in_a_term_is_no_voice():
    frame = scores(**{"@cubs": [1], "a@b.org": [1], "@quoted": [1], "n_tokens": [9]})
    assert divided(frame) == {"@cubs": 9, "a@b.org": 9, "@quoted": 9}
    owned = frame.assign(**{"x@leaked": 1, "n_tokens@leaked": 3})
    assert divided(owned)["x@leaked"] == 3


def test_sentences_have_no_voice():
    frame = exposed(
        scores(**{"x@quoted": [1], "n_tokens@quoted": [3], "n_sentences": [2]}), by="sentences"
    )
    assert divided(frame) == {"x@quoted": 2}
    assert features_of(frame).unit("paragraph") == "per sentence"


def test_per_unit():
    frame = scores(x=[1, 0, 2], n_tokens=[5, 6, 7])
    found = features_of(exposed(frame, by="units"))
    assert found.unit("headline") == "per headline"
    assert found.exposures[0].tolist() == [1, 1, 1]
    assert list(frame.columns) == ["x", "n_tokens"]


def test_per_sentence_needs_sentences():
    with pytest.raises(FramingError, match="no column 'n_sentences'"):
        exposed(scores(x=[1], n_tokens=[5]), by="sentences")
    with pytest.raises(FramingError, match="did you mean 'tokens'"):
        exposed(scores(x=[1], n_tokens=[5]), by="token")


def test_a_measure_is_missing_where_it_has_no_value():
    found = features_of(scores(grade=[7.5, np.nan, 9.0], ease=[1.0, 2.0, np.nan]))
    assert found.measured
    assert found.unit("paragraph") == "mean per paragraph"
    assert [found.exposures[i].tolist() for i in found.exposure_of] == [[1, 0, 1], [1, 1, 0]]


def test_counts_and_measures_are_not_mixed():
    with pytest.raises(FramingError, match=r"'x'.*'grade'.*two calls"):
        features_of(scores(x=[1], n_tokens=[5], grade=[7.0]))


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"x": [-1], "n_tokens": [5]}, "count 'x' is below 0"),
        ({"x": [1], "n_tokens": [-5]}, "exposure 'n_tokens' is below 0"),
        ({"x": [1], "n_tokens": [0]}, "above 0 where its exposure"),
        ({"x": ["a"], "n_tokens": [5]}, "neither counts nor a measure"),
        ({"x": [True], "n_tokens": [5]}, "neither counts nor a measure"),
        ({"x": [1]}, "no exposure column 'n_tokens'"),
        ({"m": [np.inf]}, "measure 'm' is infinite"),
    ],
)
def test_scores_that_cannot_be_compared(columns, message):
    with pytest.raises(SchemaError, match=message):
        features_of(scores(**columns))


def test_all_that_is_wrong_is_said_at_once():
    frame = scores(x=[1, 1], n_tokens=[5, 5])
    doubled = pd.concat([frame, frame[["x"]]], axis=1).set_axis(["u", "u"], axis=0)
    with pytest.raises(SchemaError, match="column 'x' stands there twice; unit 'u' stands"):
        features_of(doubled)


def test_nothing_but_exposures():
    with pytest.raises(FramingError, match="no feature to compare"):
        features_of(scores(n_tokens=[5]))
