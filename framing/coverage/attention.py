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


def presence(corpus: Corpus, *, events: str = "event") -> pd.DataFrame:
    """Which outlet covers which event, and where silence may only be a lack of the corpus.

    Parameters
    ----------
    corpus : Corpus
    events : str
        The column that names events.

    Returns
    -------
    DataFrame
        A row for each event, in order of their first day, and outlet: event, outlet, articles,
        first (day of the event), covered_by (outlets), of_all (articles of all outlets), in_range
        (whether the event lies between the outlet's first and last article; missing where dates
        are).

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> found = presence(Corpus.read("corpora/harbour-talks"))
    >>> found.loc[found["articles"] == 0, ["event", "outlet", "covered_by"]].values[0].tolist()
    ['chess-open', 'beacon', 3]
    """
    table = matrix(corpus, events=events)
    articles = corpus.articles
    dates = articles["date"].groupby(articles[events].astype("str")).min().reindex(table.index)
    limits = articles.groupby("outlet")["date"].agg(["min", "max"])
    found = table.reset_index().melt(id_vars="event", value_name="articles")
    place = {event: number for number, event in enumerate(table.index)}
    found = found.sort_values("event", key=lambda given: given.map(place), kind="stable")
    found = found.reset_index(drop=True)
    found["first"] = found["event"].map(dates)
    found["covered_by"] = found["event"].map((table > 0).sum(axis=1))
    found["of_all"] = found["event"].map(table.sum(axis=1))
    start, end = found["outlet"].map(limits["min"]), found["outlet"].map(limits["max"])
    within = ((start <= found["first"]) & (found["first"] <= end)).astype("boolean")
    found["in_range"] = within.mask(start.isna() | found["first"].isna())
    return found


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
    found = presence(corpus, events=events)
    found = found[(found["articles"] == 0) & (found["covered_by"] >= least)]
    found = found.drop(columns="articles").rename(columns={"of_all": "articles"})
    columns = ["outlet", "event", "first", "covered_by", "articles", "in_range"]
    return found.sort_values("outlet", kind="stable")[columns].reset_index(drop=True)


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
        return pd.DataFrame(
            index=pd.DatetimeIndex([], name="period"),
            columns=pd.Index(outlets, name="outlet"),
            dtype=int,
        )
    periods = known["date"].dt.to_period(frequency)
    table = pd.crosstab(periods, known["outlet"]).reindex(columns=outlets, fill_value=0)
    whole = pd.period_range(periods.min(), periods.max(), freq=frequency)
    table = table.reindex(whole, fill_value=0)
    table.index = pd.PeriodIndex(table.index).to_timestamp().rename("period")
    return table.rename_axis(columns="outlet")


def timetable(corpus: Corpus, *, period: str = "week") -> pd.DataFrame:
    """The calendar with what its empty cells may mean.

    Parameters
    ----------
    corpus : Corpus
    period : {'day', 'week', 'month', 'year'}

    Returns
    -------
    DataFrame
        A row for each outlet and period: outlet, period (its first day), articles, state: *some*
        articles, *none*, none in a *gap* (see `gaps`), or *outside* the outlet's first and last
        article. A missing day is no zero: outside, and in gaps, the corpus may lack the outlet.
    """
    table = calendar(corpus, period=period)
    found = table.melt(ignore_index=False, value_name="articles").reset_index()
    found = found[["outlet", "period", "articles"]]
    last = found["period"].dt.to_period(PERIODS[period]).dt.end_time.dt.normalize()
    limits = corpus.articles.groupby("outlet")["date"].agg(["min", "max"])
    start, end = found["outlet"].map(limits["min"]), found["outlet"].map(limits["max"])
    empty = found["articles"] == 0
    state = pd.Series("some", index=found.index, dtype="str").mask(empty, "none")
    for gap in gaps(corpus).itertuples(index=False):
        touched = (found["period"] <= gap.end) & (last >= gap.start)
        state = state.mask(empty & touched & (found["outlet"] == gap.outlet), "gap")
    outside = (last < start) | (found["period"] > end) | start.isna()
    return found.assign(state=state.mask(empty & outside, "outside"))


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
