"""The card of a corpus."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus import Card
from framing.errors import CorpusError

VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("a-_ é.\"'\n", max_size=5), inner)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text("xyz. \"'", min_size=1, max_size=4), VALUES, max_size=4))
def test_what_is_written_is_read(extra):
    card = Card(title='A "title"\n\x7f', outlet_labels=("kind",), extra=extra)
    assert Card.from_toml(card.toml()) == card


def test_the_harbour_card_survives():
    card = Card.read("corpora/harbour-talks")
    assert card.title == "Harbour Talks"
    assert Card.from_toml(card.toml()) == card


def test_all_faults_are_told_at_once():
    text = 'title = 3\nlicense = "MIT"\noutlet_labels = "kind"'
    with pytest.raises(CorpusError) as told:
        Card.from_toml(text, file="c.toml")
    message = str(told.value)
    assert message.startswith("c.toml: ")
    for part in ("title must be a text", "did you mean licence", "outlet_labels must be a list"):
        assert part in message


def test_what_is_not_toml_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="not TOML"):
        Card.from_toml("title = ")
    with pytest.raises(CorpusError, match="cannot be read"):
        Card.read(tmp_path)


def test_dates_stay_dates():
    card = Card(extra={"made": datetime.date(2026, 11, 23)})
    assert Card.from_toml(card.toml()).extra["made"] == datetime.date(2026, 11, 23)
