"""What every extractor promises of its marks: they are the counts, and they stand in the text."""

from functools import cache
from unicodedata import normalize

import numpy as np
import pandas as pd
import pytest

from framing.extractor import EXPOSURES, SPEAKING, Voice
from framing.text import tokenize
from tests.contract.extractors import extractors, named, numbered, series, texts, tokens

STRAIGHT = str.maketrans({**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‛", "'")})

every = pytest.mark.parametrize("extractor", extractors(), ids=named)


@cache
def straight():
    """The texts with the quotation marks of a typewriter, parsed."""
    return tokenize(numbered([text.translate(STRAIGHT) for text in texts()]))


@cache
def normal(form):
    """The texts in a normal form, parsed."""
    return tokenize(numbered([normalize(form, text) for text in texts()]))


def counted(extractor, evidence, index):
    """The evidence counted by unit and column, in the order of the scores."""
    label = evidence["label"]
    if isinstance(extractor, Voice):
        label = label + "@" + evidence["voice"]
    table = pd.crosstab(evidence["unit"], label)
    return table.reindex(index=index, columns=list(extractor.labels), fill_value=0)


@every
def test_the_evidence_adds_up_to_the_scores(extractor):
    scores = extractor.transform(tokens())
    counts = counted(extractor, extractor.evidence(tokens()), scores.index)
    assert counts.to_numpy().sum() > 0
    assert np.array_equal(counts, scores[list(extractor.labels)])


@every
def test_every_mark_stands_in_its_text(extractor):
    given = series()
    for row in extractor.evidence(tokens()).itertuples():
        assert row.cue == given[row.unit][row.start : row.end]
        assert row.cue == row.cue.strip() != ""
        assert row.voice in SPEAKING
        assert np.isfinite(row.weight)


@every
def test_the_evidence_is_in_the_order_of_the_texts(extractor):
    evidence = extractor.evidence(tokens())
    place = {unit: number for number, unit in enumerate(series().index)}
    keys = [(place[row.unit], row.start, row.end) for row in evidence.itertuples()]
    assert keys == sorted(keys)


@every
def test_curly_marks_are_straight_marks(extractor):
    columns = ["unit", "start", "end", "label", "weight", "voice"]
    one, other = (extractor.evidence(given)[columns] for given in (tokens(), straight()))
    pd.testing.assert_frame_equal(one, other)


def test_some_letters_are_composed():
    assert normal("NFC").texts != normal("NFD").texts


@every
def test_composed_letters_are_decomposed_letters(extractor):
    one, other = (extractor.evidence(normal(form)) for form in ("NFC", "NFD"))
    assert [normalize("NFC", cue) for cue in other["cue"]] == one["cue"].tolist()
    columns = ["unit", "label", "weight", "voice"]
    pd.testing.assert_frame_equal(one[columns], other[columns])


@every
def test_exposures_are_words_and_sentences(extractor):
    scores = extractor.transform(tokens())
    if isinstance(extractor, Voice):
        voices = scores[[f"n_tokens@{voice}" for voice in SPEAKING]]
        assert np.array_equal(voices.sum(axis=1), tokens().n_tokens)
        return
    assert tuple(scores.columns[-2:]) == EXPOSURES
    assert np.array_equal(scores["n_tokens"], tokens().n_tokens)
    assert np.array_equal(scores["n_sentences"], tokens().n_sentences)


@every
def test_labels_are_names_that_columns_can_carry(extractor):
    labels = getattr(extractor, "extractor", extractor).labels
    assert len(set(labels)) == len(labels) > 0
    assert not [label for label in labels if "__" in label or "@" in label or label in EXPOSURES]
