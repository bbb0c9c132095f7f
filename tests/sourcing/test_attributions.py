"""Attributions: forms of telling who says what, and offsets that hold in any text."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.sourcing import Attributions

FORMS = [
    ("The port will close, the mayor said.", "the mayor", "said", ["The port will close"]),
    ("“It is over,” said Anna Holm.", "Anna Holm", "said", ["“It is over,”"]),
    (
        "“It is over,” Lee said. “We lost.”",
        "Lee",
        "said",
        ["“It is over,”", "“We lost.”"],
    ),
    (
        "“The port,” Lee said, “is closed.”",
        "Lee",
        "said",
        ["“The port,”", "“is closed.”"],
    ),
    ("According to Lee, the port is closed.", "Lee", "According to", ["the port is closed"]),
    ("The port is closed, according to Lee.", "Lee", "according to", ["The port is closed"]),
    ("Lee: “The port is closed.”", "", "", ["“The port is closed.”"]),
    (
        "Lee, who runs the port, said it is closed.",
        "Lee, who runs the port,",
        "said",
        ["it is closed"],
    ),
    ("The port, she said, is closed.", "she", "said", ["The port", "is closed"]),
    (
        "The minister told reporters that it is closed.",
        "The minister",
        "told",
        ["that it is closed"],
    ),
    ("As Lee noted, the port is closed.", "Lee", "noted", ["the port is closed"]),
    ("The port, as Lee put it, is closed.", "Lee", "put", ["The port", "is closed"]),
    ("The plan was rejected by the union.", "the union", "was rejected by", ["The plan"]),
    ("Lee said, however, that it is closed.", "Lee", "said", ["that it is closed"]),
    ("‘It is closed,’ the harbour master said.", "the harbour master", "said", ["‘It is closed,’"]),
]


@pytest.mark.parametrize(("text", "source", "verb", "content"), FORMS)
def test_forms_of_attribution(text, source, verb, content):
    table = Attributions().relations([text])
    assert table["cue"].tolist() == content
    assert set(table["said_by"].str.rstrip(",")) == {source.rstrip(",")}
    assert set(table["verb"]) == {verb}
    assert table["part"].tolist() == list(range(1, len(content) + 1))


def test_what_is_said_inside_of_what_is_said():
    table = Attributions().relations(["According to the paper, Lee claimed that it is closed."])
    assert table["within"].tolist() == [0, 1]
    assert table["cue"].tolist()[1] == "that it is closed"


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Foreign Minister Anna Holm left. She said it was over.", "Anna Holm", "official"),
        ("Professor Jan Berg wrote a book. Berg said it was late.", "Jan Berg", "expert"),
        ("Some residents said it was late.", "Some residents", "anonymous"),
        ("A resident said it was late.", "A resident", "citizen"),
        ("The report said that it was late.", "The report", "document"),
        ("The company said that it was late.", "The company", "organisation"),
        ("Officials, who asked for anonymity, said it was late.", "Officials", "anonymous"),
        ("Anna Holm, 43, a teacher from Hask, said it was late.", "Anna Holm", "citizen"),
        ("Rep. Anna Holm stayed. Holm said it was late.", "Anna Holm", "official"),
        ("President of the union Anna Holm said it was late.", "Anna Holm", "official"),
        (
            "Old Republicans left. Some Republicans said it was late.",
            "Some Republicans",
            "anonymous",
        ),
        ("People familiar with the matter said it was late.", "People familiar", "anonymous"),
        ("The head of the agency, Jan Berg, said it was late.", "Jan Berg", "official"),
    ],
)
def test_speakers_and_their_types(text, speaker, kind):
    table = Attributions().relations([text])
    assert table["speaker"].iloc[0].endswith(speaker)
    assert table["speaker_type"].iloc[0] == kind


def test_pronouns_stand_for_whom_they_fit():
    text = (
        "Prime Minister Anna Holm met Mr Jan Berg. Berg said it was late. "
        "She said it was early. The company said it lost. It said that it won."
    )
    table = Attributions().relations([text])
    assert table["speaker"].tolist() == ["Jan Berg", "Anna Holm", "The company", "The company"]


PIECES = [
    "“",
    "”",
    '"',
    "'",
    ",",
    ".",
    " said ",
    "Lee",
    " that ",
    "he",
    "\n\n",
    ":",
    " to ",
    "(",
    "😀",
    "claims",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_text_round_trips(text):
    check([text])


def check(texts):
    """Every place of every attribution holds the words that the table says."""
    extractor = Attributions()
    for table in (extractor.relations(texts), extractor.evidence(texts)):
        rows = table.to_dict("records")
        assert all(row["cue"] == texts[int(row["unit"])][row["start"] : row["end"]] for row in rows)
        for name in {"said_by", "verb"} & set(table.columns):
            for row in rows:
                place = slice(max(row[f"{name}_start"], 0), max(row[f"{name}_end"], 0))
                assert row[name] == texts[int(row["unit"])][place]


@pytest.mark.full
@pytest.mark.parametrize(
    "file", ["events/news_cluster", "attribution/polnear_train", "allsides/articles"]
)
def test_every_article_round_trips(shared_data, file):
    texts = pd.read_parquet(shared_data / f"{file}.parquet", columns=["text"])["text"]
    # Of the largest set every fourth; `benchmarks.attributions` takes them all.
    texts = texts.fillna("").tolist()[:: 4 if len(texts) > 10_000 else 1]
    for first in range(0, len(texts), 2000):
        check(texts[first : first + 2000])
