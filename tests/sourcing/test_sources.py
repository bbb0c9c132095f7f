"""Sources: a row an attribution, who says it, what kind of source it is, and how that is told."""

import numpy as np
import pandas as pd
import pytest

from framing import Corpus
from framing.compare import rates
from framing.sourcing import Attributions, Sources
from framing.speech.speakers import type_names

TEXTS = pd.Series(
    {
        "a": "Police admitted that the port is shut. It will open, a resident claimed.",
        "b": "Nobody came.",
        "c": 'According to the report, it is late. "We lost," Lee said.',
    }
)


def test_every_attribution_is_a_row_with_its_source():
    found = Sources.of(TEXTS)
    assert found.table.index.tolist() == ["a/a1", "a/a2", "c/a1", "c/a2"]
    assert found.table["speaker"].tolist() == ["Police", "a resident", "the report", "Lee"]
    assert found.table["speaker_type"].tolist() == ["official", "citizen", "document", "unknown"]
    assert found.table["stance"].tolist() == ["conceding", "doubting", "", "neutral"]
    assert found.table["label"].tolist() == ["indirect", "indirect", "indirect", "direct"]
    assert found.table["words"].tolist() == [5, 3, 3, 2]


def test_types_and_stances_are_marked_in_columns():
    found = Sources.of(TEXTS)
    types, stances = found.types(), found.stances()
    assert types.columns.tolist() == list(type_names())
    assert (types.sum(axis=1) == 1).all()
    assert stances.isna().all(axis=1).tolist() == [False, False, True, False]
    assert stances.loc["a/a1", "conceding"] == 1


def test_a_full_name_has_the_type_that_other_units_tell():
    late, early = "Anna Holm said it was late.", "Minister Anna Holm said it was early."
    types = Sources.of([late, early, "Lee said it was late."]).table["speaker_type"]
    assert types.tolist() == ["official", "official", "unknown"]


def test_texts_without_attributions_give_none():
    for texts in ([], ["Nobody came."]):
        found = Sources.of(texts)
        assert found.table.empty
        assert found.types().shape == (0, len(type_names()))
        assert found.stances().shape[0] == 0


@pytest.fixture(scope="module")
def corpus():
    return Corpus.read("corpora/harbour-talks")


def test_the_shares_of_an_outlet_are_those_of_its_attributions(corpus):
    tokens = corpus.tokens("article")
    found = Sources.of(tokens)
    outermost = Attributions().relations(tokens).query("within == 0 and part == 1")
    assert len(found.table) == len(outermost)
    assert found.table["words"].sum() > len(found.table)
    design = corpus.design("article", groups="outlet", strata=None, clusters="copy_group")
    own = found.design(design)
    shares = rates(found.types(), own, groups=["tribune", "ledger"], bounds=(0, 1)).table
    of = found.table.loc[own.table.index[own.table["group"] == "tribune"], "speaker_type"]
    told = shares[(shares["term"] == "tribune") & (shares["parameter"] == "official")]
    assert told["estimate"].item() == pytest.approx((of == "official").mean())
    assert shares.groupby("term")["estimate"].sum().to_numpy() == pytest.approx(np.ones(2))


def test_groups_of_sources_are_told_apart_by_how_they_are_reported(corpus):
    found = Sources.of(corpus.tokens("article"))
    design = corpus.design("article", groups="outlet", strata=None, clusters="copy_group")
    own = found.design(design, by_type=True)
    stances = rates(found.stances(), own, groups=["official", "citizen"], bounds=(0, 1)).table
    assert set(stances["term"]) == {"official", "citizen"}
    assert stances["estimate"].between(0, 1).all()
