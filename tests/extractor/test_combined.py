"""Many extractors at once: one table, each text parsed once."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone

from framing.errors import FramingError
from framing.extractor import Combined, Measure, Voice, marking
from framing.sourcing import Quotations
from framing.text import tokenize
from framing.wording import Hedges, LoadedTerms

TEXTS = pd.Series(["It may rain, “perhaps”.", "The sham vote.", ""], index=["a", "b", "c"])


class Length(Measure):
    """Mean length of words, in characters."""

    values = ("length",)

    def measure(self, batch):
        lengths = np.where(batch.is_word, batch.ends - batch.starts, 0)
        sums = np.concatenate([[0], np.cumsum(lengths)])[batch.pointers]
        n_words = batch.n_tokens.astype(float)
        n_words[n_words == 0] = np.nan
        return pd.DataFrame({"letters": np.diff(sums), "length": np.diff(sums) / n_words})


def combined():
    return Combined(
        [
            ("loaded", Voice(LoadedTerms(by="list"))),
            ("hedges", Hedges(by="list")),
            ("quotes", Quotations()),
            ("style", Length()),
        ]
    )


def test_each_part_has_its_columns_and_the_exposures_stand_once():
    scores = combined().fit_transform(TEXTS)
    assert list(scores.columns) == [
        "loaded__loaded_terms@outlet",
        "loaded__loaded_terms@quoted",
        "loaded__loaded_terms@attributed",
        "loaded__n_tokens@outlet",
        "loaded__n_tokens@quoted",
        "loaded__n_tokens@attributed",
        "hedges__hedges",
        "quotes__quotation",
        "style__length",
        "n_tokens",
        "n_sentences",
    ]
    assert list(scores.columns) == list(combined().get_feature_names_out())
    assert scores.index.equals(pd.Index(["a", "b", "c"], name="unit"))


def test_each_part_counts_what_it_counts_alone():
    batch = tokenize(TEXTS)
    scores = combined().fit_transform(batch)
    for name, part in combined().parts:
        alone = part.transform(batch)
        for column in alone.columns.difference(["n_tokens", "n_sentences"]):
            assert scores[f"{name}__{column}"].dtype == alone[column].dtype
            pd.testing.assert_series_equal(
                scores[f"{name}__{column}"], alone[column], check_names=False
            )
    assert scores["n_tokens"].tolist() == [4, 3, 0]


def test_a_text_is_parsed_once(monkeypatch):
    calls = []
    parse = marking.tokenize
    monkeypatch.setattr(marking, "tokenize", lambda texts: calls.append(1) or parse(texts))
    combined().transform(TEXTS)
    assert len(calls) == 1


def test_the_evidence_carries_the_parts_names():
    evidence = combined().evidence(TEXTS)
    labels = ["loaded__loaded_terms", *["hedges__hedges"] * 2, "quotes__quotation"]
    assert evidence["label"].tolist() == labels
    assert evidence["cue"].tolist() == ["sham", "It may", "perhaps", "perhaps"]
    assert evidence["unit"].tolist() == ["b", "a", "a", "a"]


def test_measures_alone_have_no_evidence():
    with pytest.raises(FramingError, match="mark no spans"):
        Combined([("style", Length())]).evidence(TEXTS)


@pytest.mark.parametrize("parts", [[], [("a", Hedges()), ("a", Quotations())]])
def test_parts_need_names_of_their_own(parts):
    with pytest.raises(FramingError, match="names of their own"):
        Combined(parts).fit(TEXTS)


def test_parameters_go_to_the_parts():
    both = combined().set_params(quotes__min_words=3, hedges=LoadedTerms())
    parts = dict(both.parts)
    assert parts["quotes"].min_words == 3
    assert isinstance(parts["hedges"], LoadedTerms)
    assert clone(both).get_params()["quotes__min_words"] == 3


def test_the_output_setting_of_a_part_does_not_matter():
    part = Hedges(by="list").set_output(transform="pandas")
    scores = Combined([("hedges", part)]).transform(["It may rain."])
    assert scores["hedges__hedges"].tolist() == [1]
