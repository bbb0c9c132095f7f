"""Volume, omissions, overlap, calendar and gaps, counted by hand."""

import pandas as pd
import pytest

from framing.corpus import Corpus
from framing.coverage import attention
from framing.errors import CorpusError, FramingError


def corpus_of(rows):
    frame = pd.DataFrame(rows, columns=["outlet", "event", "date"])
    frame["text"] = [f"It rained in place {n}." for n in range(len(frame))]
    return Corpus.from_frame(frame)


@pytest.fixture
def three():
    return corpus_of(
        [
            ("star", "fire", "2026-01-05"),
            ("star", "vote", "2026-02-20"),
            ("sun", "fire", "2026-01-06"),
            ("sun", "strike", "2026-01-20"),
            ("sun", "strike", "2026-01-21"),
            ("echo", "strike", "2026-01-20"),
            ("echo", "fire", "2026-01-07"),
            ("echo", None, None),
        ]
    )


def test_volume_is_counted(three):
    table = attention.volume(three)
    assert table["articles"].to_dict() == {"echo": 3, "star": 2, "sun": 3}
    assert table["events"].to_dict() == {"echo": 2, "star": 2, "sun": 2}
    assert table.loc["star", "words"] == 10
    assert table.loc["echo", "last"] == pd.Timestamp("2026-01-20")


def test_the_matrix_is_in_order_of_days(three):
    table = attention.matrix(three)
    assert table.index.tolist() == ["fire", "strike", "vote"]
    assert table.to_numpy().tolist() == [[1, 1, 1], [1, 0, 2], [0, 1, 0]]


def test_omissions_are_what_others_cover(three):
    table = attention.omissions(three)
    assert table[["outlet", "event", "covered_by", "articles"]].to_numpy().tolist() == [
        ["star", "strike", 2, 3]
    ]
    assert table["in_range"].tolist() == [True]
    loose = attention.omissions(three, least=1).set_index("outlet")
    assert loose.loc["sun", "event"] == "vote"
    assert loose.loc["sun", "in_range"] is False or not loose.loc["sun", "in_range"]


def test_overlap_of_agendas(three):
    table = attention.overlap(three).set_index(["one", "two"])
    assert table.loc[("echo", "sun")].tolist() == [2, 0, 0, 1.0, 1.0]
    assert table.loc[("echo", "star"), "jaccard"] == pytest.approx(1 / 3)


def test_the_calendar_has_empty_periods(three):
    table = attention.calendar(three, period="month")
    assert table["sun"].tolist() == [3, 0]
    weeks = attention.calendar(three, period="week")
    assert weeks.index[0] == pd.Timestamp("2026-01-05")
    assert len(weeks) == 7
    assert weeks.sum().sum() == 7
    undated = attention.calendar(corpus_of([("star", "fire", None)]))
    assert undated.empty


def test_gaps_are_longer_than_the_pace_allows():
    days = [*pd.date_range("2026-01-01", "2026-01-30"), *pd.date_range("2026-03-01", "2026-03-30")]
    table = attention.gaps(corpus_of([("star", "fire", day) for day in days]))
    assert table[["start", "end"]].to_numpy().tolist() == [
        [pd.Timestamp("2026-01-31"), pd.Timestamp("2026-02-28")]
    ]
    assert table["days"].tolist() == [29]
    assert attention.gaps(corpus_of([("star", "fire", "2026-01-01")])).empty


def test_what_is_missing_is_said(three):
    with pytest.raises(CorpusError, match="framing corpus events"):
        attention.matrix(Corpus.from_texts(["It rained."]))
    with pytest.raises(FramingError, match="week"):
        attention.calendar(three, period="weak")
    with pytest.raises(FramingError, match="at least one"):
        attention.omissions(three, least=0)


def test_presence_tells_silence_from_a_lack_of_the_corpus(three):
    table = attention.presence(three).set_index(["event", "outlet"])
    assert table["articles"].sum() == 7
    assert table.loc[("strike", "star"), ["covered_by", "of_all", "in_range"]].tolist() == [
        *(2, 3, True)
    ]
    assert not table.loc[("vote", "sun"), "in_range"]


def test_a_timetable_tells_gaps_from_days_outside():
    days = [*pd.date_range("2026-01-01", "2026-01-20"), *pd.date_range("2026-02-10", "2026-02-28")]
    rows = [("star", "x", day.strftime("%Y-%m-%d")) for day in days]
    rows += [("sun", "x", "2026-01-10"), ("sun", "x", "2026-02-20"), ("echo", "x", None)]
    table = attention.timetable(corpus_of(rows), period="week").set_index(["outlet", "period"])
    state = table["state"].unstack("outlet")
    assert state["star"].tolist() == ["some"] * 4 + ["gap"] * 2 + ["some"] * 3
    assert state["sun"].tolist() == ["outside"] + ["some"] + ["none"] * 5 + ["some"] + ["outside"]
    assert set(state["echo"]) == {"outside"}
    assert table["articles"].sum() == len(days) + 2
