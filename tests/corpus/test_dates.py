"""Dates: read where they are sure, refused where they are not, and no clock is asked."""

import datetime

import pytest

from framing.corpus.dates import read_dates
from framing.errors import CorpusError


def days(*given, **said):
    """The days as text, None where there is none."""
    found = read_dates(list(given), **said).days
    return [None if str(day) == "NaT" else str(day) for day in found]


@pytest.mark.parametrize(
    "given",
    [
        "2026-02-01",
        "2026-2-1",
        "2026/02/01",
        "2026.02.01",
        "20260201",
        "20260201T103000Z",
        "20260201103000",
        "2026-02-01T23:59:59-07:00",
        "2026-02-01 10:30",
        "1 February 2026",
        "1st Feb 2026",
        "01-Feb-2026",
        "February 1, 2026",
        "Feb. 1, 2026",
        "Sunday, February 1, 2026",
        "Sun, 01 Feb 2026 10:00:00 +0000",
        "February 1, 2026, 3:04 p.m. ET",
        "1.2.2026",
        "1. 2. 26",
        "1769904000",
        "1769904000000",
        " 2026-02-01 ",
    ],
)
def test_forms(given):
    assert days(given) == ["2026-02-01"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("", "date.missing"),
        (None, "date.missing"),
        ("N/A", "date.missing"),
        ("2026-02-30", "date.impossible"),
        ("0001-11-30", "date.impossible"),
        ("0000-00-00", "date.impossible"),
        ("45/13/2020", "date.impossible"),
        ("2026", "date.partial"),
        ("February 2026", "date.partial"),
        ("last week", "date.unreadable"),
        ("2026-02-01 or so", "date.unreadable"),
        ("99999999999999999999", "date.unreadable"),
    ],
)
def test_reasons(given, code):
    found = read_dates([given])
    assert str(found.days[0]) == "NaT"
    assert found.reasons == {code: 1}


def test_one_date_beyond_the_twelfth_shows_the_order_of_the_column():
    assert days("02/03/2026", "13/03/2026") == ["2026-03-02", "2026-03-13"]
    assert days("02/03/26", "03/13/26") == ["2026-02-03", "2026-03-13"]


@pytest.mark.parametrize("column", [["02/03/2026"], ["1/2/20", "3/4/20", "2020-01-30"]])
def test_a_column_that_shows_no_order_is_refused_until_it_is_said(column):
    with pytest.raises(CorpusError, match="day/month or month/day"):
        read_dates(column)
    first = {"dmy": 3, "mdy": 2}
    for order, month in first.items():
        day = read_dates(["02/03/2026"], date_format=order).days[0]
        assert day.astype(datetime.date).month == month


def test_a_column_with_both_orders_is_refused():
    with pytest.raises(CorpusError, match=r"both orders.*'13/02/2026' and '02/13/2026'"):
        read_dates(["13/02/2026", "02/13/2026"])


def test_a_day_that_is_the_same_either_way_needs_no_order():
    assert days("01/01/2020", "5/5/20") == ["2020-01-01", "2020-05-05"]


def test_a_format_that_was_said_is_the_only_one():
    found = read_dates(["01|02|26", "2026-02-01", ""], date_format="%d|%m|%y")
    assert str(found.days[0]) == "2026-02-01"
    assert found.reasons == {"date.unreadable": 1, "date.missing": 1}


@pytest.mark.parametrize("form", ["%Y", "%d/%m", "dym", "%Q"])
def test_a_format_that_names_no_day_is_refused(form):
    with pytest.raises(CorpusError):
        read_dates([], date_format=form)


def test_a_date_far_after_its_column_is_not_believed():
    column = [f"2018-{month:02d}-01" for month in range(1, 13)] * 3
    found = read_dates([*column, "2050-09-30", "2001-01-01"])
    assert found.reasons == {"date.far-off": 1}
    assert found.latest == datetime.date(2028, 11, 30)


def test_a_column_of_the_future_is_believed():
    column = [f"2131-03-{day:02d}" for day in range(1, 31)]
    assert read_dates(column).reasons == {}


def test_few_dates_show_no_bound_but_the_user_may_say_it():
    assert read_dates(["2018-01-01", "2050-09-30"]).reasons == {}
    said = read_dates(["2018-01-01", "2050-09-30"], latest=datetime.date(2026, 12, 31))
    assert said.reasons == {"date.far-off": 1}


def test_mixed_zones_are_told_and_the_day_is_as_written():
    found = read_dates(["2026-02-01T23:00:00-07:00", "2026-02-01T01:00:00+02:00", "2026-02-03"])
    assert found.reasons == {"date.zones": 1}
    assert [str(day) for day in found.days] == ["2026-02-01", "2026-02-01", "2026-02-03"]


def test_an_empty_column():
    assert len(read_dates([]).days) == 0


def test_allsides(shared_data):
    import pandas as pd

    column = pd.read_parquet(shared_data / "allsides/articles.parquet", columns=["date"])["date"]
    found = read_dates(column.tolist())
    assert found.reasons == {"date.missing": 4_103, "date.impossible": 2, "date.far-off": 1}
    years = pd.Series(found.days).dt.year.dropna()
    assert years.between(2001, 2020).all()
