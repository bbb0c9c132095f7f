"""Copies are given a source by time, the stretches that they share, and the agency credited."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.corpus.agencies import agencies
from framing.corpus.reuse import reuse

CORPUS = "corpora/harbour-talks"
TEXT = (
    "The cranes of the port stood still on Tuesday for the first time in nine years. Ships "
    "waited in the bay while the dockers met in the market hall and voted by show of hands."
)


@pytest.fixture(scope="module")
def harbour():
    return Corpus.read(CORPUS)


def corpus_of(texts, dates):
    frame = pd.DataFrame({"id": list(texts), "text": list(texts.values()), "date": dates})
    return Corpus.from_frame(frame)


def test_planted_agency_copies_are_credited(harbour):
    planted = harbour.articles["agency"]
    assert agencies(harbour).fillna("").tolist() == planted.fillna("").tolist()


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("LONDON (AP) -- Talks opened.", "AP"),
        ("It rained.\n\nReuters contributed to this report.", "Reuters"),
        ("It rained.\n\nThe Associated Press in Ellin contributed to this story.", "AP"),
        ("It rained on the coast. (AFP)", "AFP"),
        ("The AP (a newspaper) wrote - as others did - of rain.", ""),
        ("He contributed to Reuters for years.", ""),
    ],
)
def test_credits_are_told_from_mentions(text, agency):
    assert agencies(Corpus.from_texts([text])).fillna("").tolist() == [agency]


def test_the_source_is_the_earlier_one(harbour):
    texts = {"a": TEXT + " The mayor came.", "b": TEXT, "c": "It rained on the coast all day."}
    for dates, source, way in (
        (["2026-02-03", "2026-02-01", "2026-02-01"], "b", "later"),
        (["2026-02-01", "2026-02-03", "2026-02-01"], "a", "later"),
        (["2026-02-01", "2026-02-01", "2026-02-01"], "a", "same day"),
        (["2026-02-01", None, "2026-02-01"], "a", "unknown"),
    ):
        table = reuse(corpus_of(texts, dates)).table
        assert table[["source", "direction"]].to_numpy().tolist() == [[source, way]]


def test_spans_are_the_same_words_in_both(harbour):
    found = reuse(harbour)
    texts = harbour.texts("article")
    assert len(found.spans) == found.table["n_spans"].sum()
    for row in found.spans.itertuples():
        cue = texts[row.article][row.start : row.end]
        other = texts[row.source][row.source_start : row.source_end]
        assert cue == row.cue
        assert "".join(filter(str.isalnum, cue.lower())) == "".join(
            filter(str.isalnum, other.lower())
        )
    assert (found.table["shared"] > 0.8).all()


def test_a_corpus_without_copies_has_an_empty_table():
    found = reuse(Corpus.from_texts(["It rained.", "It snowed."]))
    assert len(found.table) == len(found.spans) == 0
    assert "direction" in found.table
