"""One voice's counts with its exposure, under the names they have without voices."""

import pandas as pd
import pytest

from framing.errors import FramingError
from framing.extractor import SPEAKING, Combined, Voice, in_voice
from framing.wording import Hedges, LoadedTerms

TEXTS = pd.Series({"a/p01": 'It may be a sham. "It may not," he said.', "b/p01": "Perhaps."})


def test_the_voices_add_up_to_the_whole():
    whole = Hedges(by="list").fit_transform(TEXTS)
    split = Voice(Hedges(by="list")).fit_transform(TEXTS)
    parts = [in_voice(split, voice) for voice in SPEAKING]
    assert [list(part) for part in parts] == [["hedges", "n_tokens"]] * 3
    pd.testing.assert_frame_equal(sum(parts[1:], parts[0]), whole[["hedges", "n_tokens"]])


def test_several_extractors_keep_their_names():
    both = Combined([("h", Voice(Hedges(by="list"))), ("l", Voice(LoadedTerms(by="list")))])
    scores = both.fit_transform(TEXTS)
    names = ["h__hedges", "h__n_tokens", "l__loaded_terms", "l__n_tokens"]
    assert list(in_voice(scores, "outlet")) == names


def test_the_scores_given_stay_as_they_are():
    scores = Voice(Hedges()).fit_transform(TEXTS)
    before = scores.copy()
    in_voice(scores, "outlet")
    pd.testing.assert_frame_equal(scores, before)


def test_another_voice_or_none_is_refused():
    with pytest.raises(FramingError, match="did you mean 'quoted'"):
        in_voice(Voice(Hedges()).fit_transform(TEXTS), "quote")
    with pytest.raises(FramingError, match="not split by voice"):
        in_voice(Hedges().fit_transform(TEXTS), "outlet")
