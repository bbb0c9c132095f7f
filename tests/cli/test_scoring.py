"""Batches change nothing, and the marks add up to the scores."""

import pandas as pd
import pytest

from framing.cli import scoring
from framing.cli.extractors import chosen
from framing.corpus import Corpus
from framing.extractor import Voice
from framing.wording import LoadedTerms

NAMES = ["wording.LoadedTerms", "sourcing.ScareQuotes"]


@pytest.fixture(scope="module")
def corpus(talks):
    return Corpus.read(talks)


def test_batches_change_nothing(corpus, monkeypatch):
    whole = scoring.scored(corpus, chosen(NAMES), "paragraph", by_voice=True, evidence=True)
    monkeypatch.setattr(
        scoring, "batches", lambda texts: (texts.iloc[n : n + 7] for n in range(0, len(texts), 7))
    )
    parts = scoring.scored(corpus, chosen(NAMES), "paragraph", by_voice=True, evidence=True)
    for one, other in zip(whole, parts, strict=True):
        key = ["unit", "start", "end", "label"] if "label" in one else ["unit"]
        ordered = [
            table.sort_values(key).set_index(key) if "label" in table else table
            for table in (one, other)
        ]
        pd.testing.assert_frame_equal(*ordered)


def test_marks_add_up_to_the_scores(corpus):
    scores, marks = scoring.scored(
        corpus, chosen(NAMES), "paragraph", by_voice=False, evidence=True
    )
    counted = marks.groupby(["unit", "label"]).size().unstack(fill_value=0)
    counted = counted.reindex(scores.index, fill_value=0)
    for label in counted.columns:
        assert (counted[label] == scores[label]).all(), label
    assert len(marks) == scores.drop(columns=["n_tokens", "n_sentences"]).to_numpy().sum()


def test_one_extractor_alone_gives_what_it_gives_in_a_notebook(corpus):
    scores, _ = scoring.scored(
        corpus, chosen(NAMES[:1]), "paragraph", by_voice=True, evidence=False
    )
    notebook = Voice(LoadedTerms()).set_output(transform="pandas")
    pd.testing.assert_frame_equal(scores, notebook.fit_transform(corpus.tokens("paragraph")))


def test_a_level_without_units_gives_an_empty_table(corpus):
    empty = Corpus(corpus.articles, corpus.passages, corpus.comments.iloc[:0])
    scores, marks = scoring.scored(empty, chosen(NAMES), "comment", by_voice=False, evidence=True)
    assert len(scores) == len(marks) == 0
    assert "scare_quotes__scare_quote" in scores


@pytest.mark.parametrize("sizes", [[3, 3, 3], [0, 0], [9], [1, 20, 1]])
def test_batches_hold_every_text_once(sizes):
    texts = pd.Series(["x" * size for size in sizes])
    found = list(scoring.batches(texts, characters=6))
    assert pd.concat(found).tolist() == texts.tolist()
