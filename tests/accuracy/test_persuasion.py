"""Of drawn hits of each persuasion technique, the share that was right, and the coder's alpha.

The sheet `persuasion.csv` holds 50 random hits of each technique in 12,000 articles of `allsides`
(by article and characters, never with the words), with the codes of two passes by one coder, a
language model: 1 where the technique is used there, 0 where it is not.
"""

import warnings
from pathlib import Path

import pandas as pd
import pytest

from framing.compare import agreement
from framing.frames import PersuasionCues, load
from framing.frames.persuasion import CODEBOOK, REPETITION

SHEET = Path(__file__).parent / "persuasion.csv"
HITS = 50
STILL_FOUND = 0.98


@pytest.fixture(scope="module")
def sheet():
    return pd.read_csv(SHEET)


def alpha(hits):
    """Krippendorff's alpha between the two passes."""
    passes = hits[["first", "second"]].melt(
        var_name="coder", value_name="label", ignore_index=False
    )
    codes = passes.rename_axis("unit").reset_index()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        table = agreement(codes, draws=2).table
    return float(table["estimate"].iloc[0])


def test_the_codebook_states_what_the_sheet_gives(sheet):
    stated = load(CODEBOOK).card.validity
    by_technique = dict(list(sheet.groupby("technique")))
    assert set(by_technique) == set(stated["precision"]) == set(stated["alpha"])
    for technique, hits in by_technique.items():
        assert len(hits) == HITS
        assert set(hits["first"]) | set(hits["second"]) <= {0, 1}
        right = (hits["first"] & hits["second"]).mean()
        assert stated["precision"][technique] == pytest.approx(right, abs=1e-9)
        assert stated["alpha"][technique] == pytest.approx(alpha(hits), abs=5e-4)


def test_the_sheet_holds_no_text(sheet):
    columns = ["article", "start", "end", "technique", "first", "second"]
    assert sheet.columns.tolist() == columns
    assert not sheet.duplicated(columns[:4]).any()


def test_the_coded_hits_are_those_that_are_found(sheet, shared_data):
    names = set(load(CODEBOOK).names) | {REPETITION}
    path = shared_data / "allsides" / "articles.parquet"
    drawn = sheet.groupby("article").head(1).iloc[::4]["article"]
    table = pd.read_parquet(path, columns=["ID", "text"], filters=[("ID", "in", set(drawn))])
    texts = table.drop_duplicates("ID").set_index("ID")["text"]
    coded = sheet[sheet["article"].isin(texts.index)]
    assert len(coded) > HITS
    found = PersuasionCues(experimental=True).evidence(texts)
    assert set(found["label"]) <= names
    places = set(found[["unit", "start", "end", "label"]].itertuples(index=False, name=None))
    again = [
        row in places
        for row in coded[["article", "start", "end", "technique"]].itertuples(
            index=False, name=None
        )
    ]
    assert sum(again) / len(again) >= STILL_FOUND
