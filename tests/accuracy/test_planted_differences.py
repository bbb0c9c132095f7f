"""What the card of the corpus that ships says is different is found, and what is alike is not."""

import tomllib
from pathlib import Path

import pandas as pd
import pytest

from framing import Corpus
from framing.compare import Comparison, contrast
from framing.corpus import Design
from framing.errors import FramingWarning
from framing.extractor import Combined, Voice
from framing.frames import FrameCues
from framing.sourcing import ScareQuotes
from framing.wording import LoadedTerms

FOLDER = Path(__file__).parents[2] / "corpora" / "harbour-talks"
DESIGN = tomllib.loads((FOLDER / "card.toml").read_text(encoding="utf-8"))["design"]
COLUMNS = {
    "loaded": "loaded__loaded_terms@outlet",
    "scare_quote": "scare__scare_quote",
    "frame.conflict": "frames__conflict",
    "frame.economic": "frames__economic_consequences",
    "frame.human_interest": "frames__human_interest",
    "frame.morality": "frames__morality",
}
PLANTED = [
    (entry["more"], entry["less"], feature)
    for entry in DESIGN["differs"]
    for feature in entry["features"]
    if feature in COLUMNS
]
# With some thirty articles a pair, these are the differences large enough to be found for sure.
FOUND = [
    ("tribune", "ledger", "loaded"),
    ("tribune", "ledger", "scare_quote"),
    ("tribune", "ledger", "frame.morality"),
    ("lantern", "ledger", "loaded"),
    ("lantern", "ledger", "scare_quote"),
    ("lantern", "ledger", "frame.morality"),
    ("lantern", "picket", "scare_quote"),
]


@pytest.fixture(scope="module")
def scored() -> tuple[pd.DataFrame, Design]:
    corpus = Corpus.read(FOLDER)
    extractors = Combined(
        [
            ("loaded", Voice(LoadedTerms(by="list"))),
            ("scare", ScareQuotes()),
            ("frames", FrameCues()),
        ]
    )
    scores = extractors.fit_transform(corpus.tokens("paragraph"))
    design = corpus.design("paragraph", groups="outlet", strata="event", clusters="copy_group")
    return scores.drop(columns="loaded__loaded_terms@quoted"), design


def compared(scored: tuple[pd.DataFrame, Design], *pair: str) -> Comparison:
    with pytest.warns(FramingWarning, match="Few units"):
        return contrast(*scored, pair=pair, seed=1)


@pytest.mark.parametrize(("more", "less", "feature"), PLANTED)
def test_planted_direction(
    scored: tuple[pd.DataFrame, Design], more: str, less: str, feature: str
) -> None:
    table = compared(scored, more, less).table.set_index("feature")
    row = table.loc[COLUMNS[feature]]
    assert row["estimate"] > 0
    assert not row["upper"] < 0
    if (more, less, feature) in FOUND:
        assert row["p_value"] < 0.05


def test_what_must_be_found_was_planted() -> None:
    assert set(FOUND) <= set(PLANTED)


@pytest.mark.parametrize("pair", DESIGN["null_pairs"])
def test_outlets_that_are_alike_do_not_differ(
    scored: tuple[pd.DataFrame, Design], pair: list[str]
) -> None:
    assert not (compared(scored, *pair).table["q_value"] < 0.05).any()
