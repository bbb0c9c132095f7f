"""Voices: the parts are exactly the whole, in counts and in words."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import FramingError
from framing.extractor import SPEAKING, VOICES, RuleExtractor, Voice
from framing.frames import FrameCues
from framing.sourcing import Quotations, ScareQuotes
from framing.spans import Span
from framing.text import tokenize
from framing.wording import Hedges, LoadedTerms


class Every(RuleExtractor):
    """Marks every word."""

    labels = ("word",)

    def find(self, reading):
        own = slice(reading.first, reading.last)
        for place in np.flatnonzero(reading.tokens.is_word[own]).tolist():
            yield Span(reading.starts[place], reading.ends[place], "word")


EXTRACTORS = [LoadedTerms(), Hedges(by="list"), FrameCues(), ScareQuotes(), Every()]


@pytest.fixture(scope="module")
def articles(shared_data):
    table = pd.read_parquet(shared_data / "events" / "news_cluster.parquet", columns=["text"])
    return tokenize(table["text"].fillna("").iloc[::3])


@pytest.mark.parametrize("extractor", EXTRACTORS, ids=lambda extractor: type(extractor).__name__)
def test_the_parts_add_up_to_the_whole(extractor, articles):
    whole = extractor.transform(articles)
    parts = Voice(extractor).transform(articles)
    for name in [*extractor.labels, "n_tokens"]:
        own = parts[[f"{name}@{voice}" for voice in SPEAKING]]
        assert np.array_equal(own.sum(axis=1), whole[name])
        assert (own >= 0).all(axis=None)


def test_a_mark_on_every_word_is_the_exposure(articles):
    parts = Voice(Every()).transform(articles)
    for voice in SPEAKING:
        assert np.array_equal(parts[f"word@{voice}"], parts[f"n_tokens@{voice}"])
        assert parts[f"n_tokens@{voice}"].sum() > 0


@pytest.mark.parametrize(
    ("text", "outlet", "quoted", "attributed"),
    [
        ("It may rain. “It might not,” he said.", 1, 1, 0),
        ("It may rain. ‘It might not,’ he said.", 1, 1, 0),
        ("“It may rain and\n\n“it might not,” he said. Perhaps.", 1, 2, 0),
        ("It may ‘perhaps’ rain.", 2, 0, 0),
        ("“It may ‘perhaps’ rain,” he said.", 0, 2, 0),
        ("It may rain. He said that it might not.", 1, 0, 1),
        ("He said it may “perhaps” rain.", 0, 1, 1),
        ("It might rain, according to the office. Perhaps.", 1, 0, 1),
        ("", 0, 0, 0),
    ],
)
def test_words_are_theirs_who_is_said_to_say_them(text, outlet, quoted, attributed):
    counts = Voice(Hedges(by="list")).transform(tokenize([text]))
    assert counts["hedges@outlet"].tolist() == [outlet]
    assert counts["hedges@quoted"].tolist() == [quoted]
    assert counts["hedges@attributed"].tolist() == [attributed]


def test_scare_quotes_are_the_outlet_s():
    text = "The “experts” were wrong. Lee called them “frauds” then."
    marked = ScareQuotes().evidence([text]).set_index("cue")["voice"].to_dict()
    assert marked == {"experts": "outlet", "frauds": "quoted"}
    assert Quotations().evidence([text])["voice"].tolist() == ["outlet", "quoted"]


def test_headlines_and_comments_are_voices_by_their_place():
    units = {"a/h": "It may rain", "a/p01": "It may rain.", "a/c01": "It may, he said."}
    scores = Voice(Hedges(by="list"), voices=VOICES).fit_transform(pd.Series(units))
    told = scores.filter(like="hedges@").sum().to_dict()
    assert told == dict.fromkeys(("hedges@outlet", "hedges@headline", "hedges@comment"), 1) | {
        "hedges@quoted": 0,
        "hedges@attributed": 0,
    }
    assert scores.loc["a/h", "n_tokens@headline"] == 3


def test_another_voice_and_none_for_the_outlet_are_refused():
    for voices in (("outlet", "quote"), ("quoted",)):
        with pytest.raises(FramingError):
            Voice(Hedges(), voices=voices).fit(["It may rain."])


def test_parameters_of_the_extractor_are_its_own():
    voice = Voice(Quotations(min_words=2))
    assert voice.get_params()["extractor__min_words"] == 2
    voice.set_params(extractor__min_words=5)
    assert voice.extractor.min_words == 5
    assert voice.labels == tuple(f"quotation@{voice}" for voice in SPEAKING)
