"""Voices: the parts are exactly the whole, in counts and in words."""

import numpy as np
import pandas as pd
import pytest

from framing.extractor import RuleExtractor, Voice
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
        assert np.array_equal(parts[f"{name}@outlet"] + parts[f"{name}@quoted"], whole[name])
        assert (parts[[f"{name}@outlet", f"{name}@quoted"]] >= 0).all(axis=None)


def test_a_mark_on_every_word_is_the_exposure(articles):
    parts = Voice(Every()).transform(articles)
    # A quotation of one word is all of it marked, and so in the voice that quotes.
    assert (parts["word@quoted"] <= parts["n_tokens@quoted"]).all()
    assert parts["word@quoted"].sum() > 0.97 * parts["n_tokens@quoted"].sum() > 0


@pytest.mark.parametrize(
    ("text", "outlet", "quoted"),
    [
        ("It may rain. “It might not,” he said.", 1, 1),
        ("It may rain. ‘It might not,’ he said.", 1, 1),
        ("“It may rain and\n\n“it might not,” he said. Perhaps.", 1, 2),
        ("It may ‘perhaps’ rain.", 2, 0),
        ("“It may ‘perhaps’ rain,” he said.", 0, 2),
        ("", 0, 0),
    ],
)
def test_words_between_marks_are_quoted(text, outlet, quoted):
    counts = Voice(Hedges(by="list")).transform(tokenize([text]))
    assert counts["hedges@outlet"].tolist() == [outlet]
    assert counts["hedges@quoted"].tolist() == [quoted]


def test_a_whole_quotation_is_in_the_voice_that_quotes():
    text = "The “experts,” we know, made “a ‘deal’ with Holm” then."
    marked = ScareQuotes().evidence([text]).set_index("cue")["voice"].to_dict()
    assert marked == {"experts": "outlet", "a ‘deal’ with Holm": "outlet", "deal": "quoted"}
    assert Quotations().evidence([text])["voice"].tolist() == ["outlet", "outlet"]


def test_parameters_of_the_extractor_are_its_own():
    voice = Voice(Quotations(min_words=2))
    assert voice.get_params()["extractor__min_words"] == 2
    voice.set_params(extractor__min_words=5)
    assert voice.extractor.min_words == 5
    assert voice.labels == ("quotation@outlet", "quotation@quoted")
