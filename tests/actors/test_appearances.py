"""Appearances: a row a mention, and shares that rates can take."""

import numpy as np
import pandas as pd
import pytest

from framing.actors import Appearances, Cast
from framing.compare import rates
from framing.corpus.design import Design

TEXTS = pd.Series(
    {
        "a-1": "Anna Holm fired Tom Cole. Tom Cole was arrested.",
        "a-2": "Anna Holm lied. “It is over,” Anna Holm said.",
        "b-1": "They saw how the brilliant ANNA HOLM was praised by Tom Cole.",
    }
)
CAST = Cast.of(["Anna Holm", "Tom Cole"], kind="person")


@pytest.fixture(scope="module")
def found():
    return Appearances.of(TEXTS, cast=CAST)


def test_a_row_a_mention(found):
    table = found.table
    assert list(table.index) == [
        "a-1/m1",
        "a-1/m2",
        "a-1/m3",
        "a-2/m1",
        "a-2/m2",
        "b-1/m1",
        "b-1/m2",
    ]
    assert table.loc["a-1/m3", ["patient", "agentless", "powerless"]].all()
    assert not table.loc["a-1/m2", "agentless"]
    assert table.loc["a-2/m2", "speaker"]
    for unit, start, end, cue in table[["unit", "start", "end", "cue"]].itertuples(index=False):
        assert TEXTS[unit][start:end] == cue
    assert found.ranked() == ["Anna Holm", "Tom Cole"]


def test_measures_leave_out_what_does_not_count(found):
    scores = found.measures(["Tom Cole"])
    assert scores["Tom Cole: acts"].dropna().tolist() == [0, 0, 1]
    assert scores["Tom Cole: agentless"].dropna().tolist() == [0, 1]
    assert scores["Tom Cole: speaks"].dropna().tolist() == [0, 0, 1]
    assert np.isnan(scores.loc["a-2/m1"]).all()


def test_rates_rest_on_the_articles(found):
    about = {"article": TEXTS.index, "outlet": ["a", "a", "b"], "group": ["a", "a", "b"],
             "stratum": "all", "cluster": TEXTS.index}  # fmt: skip
    design = Design(
        pd.DataFrame(about, index=TEXTS.index.rename("unit")), "article", {"group": "outlet"}
    )
    own = found.design(design)
    assert len(own) == len(found.table)
    assert set(own.table["cluster"]) == set(TEXTS.index)
    table = rates(found.measures(), own, bounds=(0, 1)).table.set_index(["term", "parameter"])
    assert table.loc[("a", "Tom Cole: agentless"), "estimate"] == 0.5


def test_names_that_differ_in_capitals_are_one():
    texts = ["A storm hit PORT TARN today.", "They left Port Tarn. Many love Port Tarn."]
    assert set(Appearances.of(texts).table["actor"]) == {"Port Tarn"}


def test_a_voice_is_chosen(found):
    assert len(found.in_voice("all").table) == 7
    assert len(found.in_voice("quoted").table) == 0


def test_texts_that_name_nobody():
    empty = Appearances.of(["", "It rained."])
    assert len(empty.table) == 0
    assert empty.ranked() == []
    assert empty.measures([]).shape[0] == 0
