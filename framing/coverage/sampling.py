"""Constructed weeks: a sample in which every day of the week counts the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.errors import TooFewUnits
from framing.provenance import seeded

if TYPE_CHECKING:
    from framing.corpus import Corpus


def constructed_weeks(corpus: Corpus, n_weeks: int, *, seed: int = 0) -> pd.Series:
    """Which articles stand in a sample of constructed weeks.

    For each day of the week, `n_weeks` days are drawn, without putting back, from all days
    between the first article and the last; all articles of the days drawn are taken. Days on
    which nothing was published may be drawn too: else busy times would count for more.

    Source: Riffe, Aust & Lacy (1993), The effectiveness of random, consecutive day and
    constructed week sampling in newspaper content analysis, Journalism Quarterly 70, 133-139;
    they find two weeks enough for a year of a daily newspaper.

    Returns
    -------
    Series of bool
        Index ``article``, name ``sampled``. Articles without a date are not in the sample.

    Raises
    ------
    TooFewUnits
        Where the corpus spans fewer weeks.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> days = pd.date_range("2026-01-05", periods=28).astype("str")
    >>> table = pd.DataFrame({"text": [f"It rained on {day}." for day in days], "date": days})
    >>> int(constructed_weeks(Corpus.from_frame(table), 2, seed=1).sum())
    14
    """
    dates = corpus.articles["date"]
    known = dates.dropna()
    span = pd.date_range(known.min(), known.max()) if len(known) else pd.DatetimeIndex([])
    of_week = [span[span.day_of_week == number] for number in range(7)]
    least = min(map(len, of_week))
    if not 1 <= n_weeks <= least:
        raise TooFewUnits(
            f"{n_weeks} constructed weeks cannot be drawn: each day of the week comes {least} "
            "times or more between the first article and the last."
        )
    drawn: list[pd.Timestamp] = []
    for number, days in enumerate(of_week):
        places = seeded(seed, "constructed-week", number).permutation(len(days))[:n_weeks]
        drawn += list(days[np.sort(places)])
    return dates.isin(drawn).rename("sampled")
