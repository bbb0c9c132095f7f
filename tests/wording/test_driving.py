import pandas as pd
import pytest

from framing.errors import FramingError
from framing.text import tokenize
from framing.wording import LoadedTerms
from framing.wording.driving import driving_words

TEXTS = pd.Series(
    {
        "a/s1": "A sham, a sham and a farce.",
        "a/s2": "Sham is what it was.\nIt stopped.",
        "b/s1": "A farce.",
    }
)
OUTLETS = pd.Series({"b/s1": "Beacon", "a/s1": "Ledger", "a/s2": "Ledger", "c/s1": "Other"})


@pytest.fixture
def found():
    tokens = tokenize(TEXTS)
    return driving_words(LoadedTerms(by="list").evidence(tokens), tokens, OUTLETS)


def test_sums_are_per_thousand_words_of_the_outlet(found):
    table = found.set_index(["group", "cue"])
    assert table.loc[("Ledger", "sham"), ["hits", "n_units"]].tolist() == [3, 2]
    # Ledger has 14 words, Beacon 2.
    assert table.loc[("Ledger", "sham"), "estimate"] == pytest.approx(3000 / 14)
    assert table.loc[("Beacon", "farce"), "estimate"] == pytest.approx(1000 / 2)


def test_the_first_place_is_the_example(found):
    row = found.set_index(["group", "cue"]).loc[("Ledger", "sham")]
    assert (row["unit"], row["left"], row["right"]) == ("a/s1", "A ", ", a sham and a farce.")
    text = TEXTS[row["unit"]]
    assert text[row["start"] : row["end"]].lower() == "sham"


def test_largest_first_and_no_more_than_asked_for(found):
    assert found["group"].tolist() == ["Beacon", "Ledger", "Ledger"]
    tokens = tokenize(TEXTS)
    evidence = LoadedTerms(by="list").evidence(tokens)
    top = driving_words(evidence, tokens, OUTLETS, top=1)
    assert top["cue"].tolist() == ["farce", "sham"]


def test_weights_that_lower_count_by_their_size():
    tokens = tokenize(TEXTS)
    evidence = LoadedTerms(by="list").evidence(tokens)
    evidence["weight"] = evidence["cue"].map({"farce": -5.0}).fillna(1.0)
    top = driving_words(evidence, tokens, OUTLETS, top=1).set_index("group")
    assert top.loc["Ledger", "cue"] == "farce"
    assert top.loc["Ledger", "estimate"] < 0


def test_what_cannot_be_grouped_is_refused():
    tokens = tokenize(TEXTS)
    evidence = LoadedTerms(by="list").evidence(tokens)
    with pytest.raises(FramingError, match="'b/s1' has no group"):
        driving_words(evidence, tokens, OUTLETS.drop("b/s1"))
    with pytest.raises(FramingError, match="no marks"):
        driving_words(evidence.head(0), tokens, OUTLETS)
    with pytest.raises(FramingError, match="top=0"):
        driving_words(evidence, tokens, OUTLETS, top=0)
