"""Constructed weeks hold each day of the week as often."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.coverage.sampling import constructed_weeks
from framing.errors import TooFewUnits


def daily(n_days, *, each=2):
    days = list(pd.date_range("2026-01-01", periods=n_days).astype("str")) * each
    return Corpus.from_frame(
        pd.DataFrame({"text": [f"It rained, {n}." for n in range(len(days))], "date": days})
    )


def test_each_day_of_the_week_comes_as_often():
    corpus = daily(100)
    taken = corpus.articles["date"][constructed_weeks(corpus, 3, seed=4)]
    assert taken.dt.day_of_week.value_counts().to_dict() == dict.fromkeys(range(7), 6)
    assert taken.nunique() == 21


def test_the_seed_decides():
    corpus = daily(100)
    one, two = (constructed_weeks(corpus, 2, seed=seed) for seed in (1, 2))
    assert one.equals(constructed_weeks(corpus, 2, seed=1))
    assert not one.equals(two)


@pytest.mark.parametrize(("n_days", "n_weeks"), [(20, 3), (20, 0), (5, 1)])
def test_more_weeks_than_there_are_is_refused(n_days, n_weeks):
    with pytest.raises(TooFewUnits, match="constructed weeks"):
        constructed_weeks(daily(n_days), n_weeks)


def test_articles_without_a_date_are_in_no_sample():
    with pytest.raises(TooFewUnits):
        constructed_weeks(Corpus.from_texts(["It rained."]), 1)
