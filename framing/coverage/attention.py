"""Attention: how much each outlet publishes, on which events, and on which it is silent."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from framing.errors import CorpusError, FramingError, one_of, unknown

if TYPE_CHECKING:
    from framing.corpus import Corpus

PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "year": "Y"}

EXPECTED = 5.0
"""A stretch without articles is a gap where the outlet's own pace gives so many."""


def volume(corpus: Corpus) -> pd.DataFrame:
    """How much each outlet has.

    Returns
    -------
    DataFrame
        Index ``outlet``, the largest first: articles, copies (articles in a copy group that hold
        others), words (of bodies), events (missing where the corpus has none), first, last.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> volume(Corpus.read("corpora/harbour-talks")).loc["ledger", ["articles", "events"]].tolist()
    [16, 11]
    """
    articles = corpus.articles
    tokens = corpus.tokens("article")
    words = pd.Series(tokens.n_tokens, index=tokens.index).reindex(articles.index, fill_value=0)
    groups = articles["copy_group"] if "copy_group" in articles else articles.index.to_series()
    table = articles.assign(words=words, copies=groups.duplicated(keep=False)).groupby("outlet")
    found = pd.DataFrame(
        {
            "articles": table.size(),
            "copies": table["copies"].sum(),
            "words": table["words"].sum(),
            "events": table["event"].nunique() if "event" in articles else pd.NA,
            "first": table["date"].min(),
            "last": table["date"].max(),
        }
    )
    return found.sort_values("articles", ascending=False, kind="stable")


def matrix(corpus: Corpus, *, events: str = "event") -> pd.DataFrame:
    """Articles of each outlet on each event.

    Returns
    -------
    DataFrame of int
        Events down, in order of their first day; outlets across, in alphabetical order, those
        without any event too.

    Raises
    ------
    CorpusError
        Where the corpus has no such column.
    """
    articles = corpus.articles
    if events not in articles:
        hint = " Find events with `framing corpus events`." if events == "event" else ""
        raise CorpusError(unknown("column", events, articles.columns) + hint)
    known = articles.dropna(subset=[events])
    table = pd.crosstab(known[events].astype("str"), known["outlet"])
    table = table.reindex(columns=sorted(articles["outlet"].unique()), fill_value=0)
    first = known["date"].groupby(known[events].astype("str")).min()
    order = first.reindex(table.index).sort_values(kind="stable", na_position="last").index
    return table.loc[order].rename_axis(index="event", columns="outlet")


def omissions(corpus: Corpus, *, events: str = "event", least: int = 2) -> pd.DataFrame:
    """Events that others cover and an outlet does not.

    Parameters
    ----------
    corpus : Corpus
    events : str
        The column that names events.
    least : int
        Other outlets that must have covered it.

    Returns
    -------
    DataFrame
        A row for each outlet and event that it lacks: outlet, event, first (day of the event),
        covered_by (outlets), articles (of theirs), in_range (whether the event lies between the
        outlet's first and last article; else the corpus may lack the outlet then, and not the
        outlet the event; missing where dates are).

    Blind to: articles that were published and are not in the corpus.
    """
    if least < 1:
        raise FramingError(f"least is {least}; at least one other outlet must cover an event.")
    table = matrix(corpus, events=events)
    articles = corpus.articles
    first = articles["date"].groupby(articles[events].astype("str")).min()
    start = articles.groupby("outlet")["date"].min()
    end = articles.groupby("outlet")["date"].max()
    rows = []
    for outlet in table.columns:
        for event in table.index[table[outlet] == 0]:
            covered = int((table.loc[event] > 0).sum())
            if covered < least:
                continue
            days = (start[outlet], first[event], end[outlet])
            known = not any(pd.isna(day) for day in days)
            within = days[0] <= days[1] <= days[2] if known else pd.NA
            rows.append((outlet, event, first[event], covered, int(table.loc[event].sum()), within))
    columns = ["outlet", "event", "first", "covered_by", "articles", "in_range"]
    return pd.DataFrame(rows, columns=columns).astype({"in_range": "boolean"})


def overlap(corpus: Corpus, *, events: str = "event") -> pd.DataFrame:
    """How far the agendas of two outlets are the same.

    Returns
    -------
    DataFrame
        A row for each two outlets: one, two, shared, only_one, only_two (events), jaccard
        (shared of all that either covers), contained (shared of the smaller agenda's). NaN where
        one covers none.
    """
    covered = matrix(corpus, events=events) > 0
    rows = []
    for one, two in combinations(covered.columns, 2):
        both = int((covered[one] & covered[two]).sum())
        sizes = int(covered[one].sum()), int(covered[two].sum())
        either, smaller = sum(sizes) - both, min(sizes)
        rows.append(
            (one, two, both, sizes[0] - both, sizes[1] - both)
            + (both / either if either else float("nan"),)
            + (both / smaller if smaller else float("nan"),)
        )
    columns = ["one", "two", "shared", "only_one", "only_two", "jaccard", "contained"]
    return pd.DataFrame(rows, columns=columns)


def calendar(corpus: Corpus, *, period: str = "week") -> pd.DataFrame:
    """Articles of each outlet in each period, those without any article too.

    Parameters
    ----------
    corpus : Corpus
    period : {'day', 'week', 'month', 'year'}
        Weeks run from Monday to Sunday.

    Returns
    -------
    DataFrame of int
        Index ``period`` (its first day), outlets across. Articles without a date are in none.
    """
    frequency = PERIODS[one_of("period", period, PERIODS)]
    known = corpus.articles.dropna(subset=["date"])
    outlets = sorted(corpus.articles["outlet"].unique())
    if known.empty:
        return pd.DataFrame(index=pd.DatetimeIndex([], name="period"), columns=outlets, dtype=int)
    periods = known["date"].dt.to_period(frequency)
    table = pd.crosstab(periods, known["outlet"]).reindex(columns=outlets, fill_value=0)
    whole = pd.period_range(periods.min(), periods.max(), freq=frequency)
    table = table.reindex(whole, fill_value=0)
    table.index = pd.PeriodIndex(table.index).to_timestamp().rename("period")
    return table.rename_axis(columns="outlet")


def gaps(corpus: Corpus) -> pd.DataFrame:
    """Stretches in which an outlet has no article although its own pace would give several.

    Returns
    -------
    DataFrame
        outlet, start and end (first and last day without), days, expected (articles that the
        outlet's mean pace between its first and last day gives for as long; at least 5).

    Blind to: gaps before an outlet's first article and after its last.
    """
    rows = []
    known = corpus.articles.dropna(subset=["date"])
    for outlet, dates in known.groupby("outlet")["date"]:
        days = dates.sort_values()
        pace = len(days) / ((days.iloc[-1] - days.iloc[0]).days + 1)
        unique = days.drop_duplicates()
        for last, following in zip(unique.iloc[:-1], unique.iloc[1:], strict=True):
            empty = (following - last).days - 1
            if empty * pace >= EXPECTED:
                day = pd.Timedelta(days=1)
                rows.append((outlet, last + day, following - day, empty, round(empty * pace, 6)))
    return pd.DataFrame(rows, columns=["outlet", "start", "end", "days", "expected"])
