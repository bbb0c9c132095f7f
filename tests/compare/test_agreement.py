import numpy as np
import pandas as pd
import pytest

from framing.compare import agreement
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits

# Krippendorff (2011), Computing Krippendorff's alpha-reliability, section D: 4 observers, 12
# units, missing data.
PUBLISHED = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}


def codes_of(given):
    rows = [
        (f"u{n:02}", coder, float(value))
        for coder, values in given.items()
        for n, value in enumerate(values.split())
        if value != "."
    ]
    return pd.DataFrame(rows, columns=["unit", "coder", "label"])


def values_of(found):
    return found.table.set_index(["term", "parameter"])["estimate"]


@pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")
@pytest.mark.parametrize(
    ("scale", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_alpha_is_the_published_one(scale, alpha):
    found = agreement(codes_of(PUBLISHED), scale=scale)
    assert round(values_of(found).iloc[0], 3) == alpha
    assert found.table["n"].iloc[0] == 11
    assert found.excluded == {"one-code": 1}


@pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")
def test_ac1_is_the_published_one():
    """Gwet (2014), Handbook of inter-rater reliability, on the same data."""
    assert round(values_of(agreement(codes_of(PUBLISHED)))["all values", "Gwet's AC1"], 3) == 0.775


def test_alpha_is_zero_by_chance_and_one_in_agreement():
    random = np.random.default_rng(1)
    chance = pd.DataFrame(
        {
            "unit": np.tile(np.arange(4000), 2),
            "coder": np.repeat(["x", "y"], 4000),
            "label": random.integers(3, size=8000),
        }
    )
    row = agreement(chance, draws=99).table.iloc[0]
    assert row["lower"] < 0 < row["upper"]
    same = chance.assign(label=chance["unit"] % 3)
    found = agreement(same, draws=99)
    assert values_of(found).iloc[0] == 1.0
    assert found.table["lower"].isna().all()
    assert "No interval, for lack of spread" in found.caption


def test_precision_recall_and_f1_by_hand():
    truth = [1] * 10 + [0] * 10
    found = [1] * 6 + [0] * 4 + [1] * 2 + [0] * 8
    codes = pd.DataFrame(
        {
            "unit": list(range(20)) * 2,
            "coder": ["expert"] * 20 + ["machine"] * 20,
            "label": truth + found,
        }
    )
    values = values_of(agreement(codes, truth="expert", draws=199))
    assert values["1", "precision"] == pytest.approx(6 / 8)
    assert values["1", "recall"] == pytest.approx(6 / 10)
    assert values["1", "F1"] == pytest.approx(12 / 18)
    assert values["all values", "accuracy"] == pytest.approx(14 / 20)
    assert values["all values", "macro-F1"] == pytest.approx((12 / 18 + 16 / 22) / 2)


def test_clusters_of_units_are_drawn_together():
    random = np.random.default_rng(2)
    article = np.repeat(np.arange(40), 10)
    hard = random.random(40)[article]
    first = random.random(400) < 0.5
    second = np.where(random.random(400) < hard * 0.5, ~first, first)
    codes = pd.DataFrame(
        {
            "unit": np.tile(np.arange(400), 2),
            "coder": np.repeat(["x", "y"], 400),
            "label": np.concatenate([first, second]).astype(int),
        }
    )
    alone = agreement(codes, draws=499).table.iloc[0]
    together = agreement(codes.assign(cluster=np.tile(article, 2)), draws=499).table.iloc[0]
    assert together["estimate"] == alone["estimate"]
    assert together["se"] > 1.2 * alone["se"]


def test_the_same_bytes_whatever_the_order():
    codes = codes_of(PUBLISHED)
    with pytest.warns(FramingWarning, match="Few units: 11 units"):
        one = agreement(codes, seed=4).table
    with pytest.warns(FramingWarning):
        other = agreement(codes.sample(frac=1, random_state=3), seed=4).table
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def test_refusals():
    codes = codes_of(PUBLISHED)
    with pytest.raises(SchemaError, match="'label'"):
        agreement(codes.drop(columns="label"))
    with pytest.raises(SchemaError, match="more than once"):
        agreement(pd.concat([codes, codes.head(1)]))
    with pytest.raises(FramingError, match="must be numbers"):
        agreement(codes.assign(label=codes["label"].astype(str)), scale="ordinal")
    with pytest.raises(FramingError, match="coder 'E'"):
        agreement(codes, truth="E")
    with pytest.raises(TooFewUnits):
        agreement(codes[codes["unit"] < "u03"])
    with pytest.raises(TooFewUnits, match="two codes"):
        agreement(codes[codes["coder"] == "A"])


def test_babe_coders_agree_as_published(shared_data):
    raw = pd.read_parquet(shared_data / "bias" / "babe_coders.parquet")
    codes = pd.DataFrame(
        {"unit": raw["text"], "coder": raw["annotator_id"], "label": raw["Label_bias_0-1"]}
    )
    row = agreement(codes, draws=199).table.iloc[0]
    # Spinde et al. (2021) report .39 to .40.
    assert 0.385 <= row["estimate"] <= 0.405
    assert 0.02 < row["upper"] - row["lower"] < 0.06


@pytest.mark.full
def test_intervals_of_alpha_cover():
    """Two coders err alike at random: alpha's truth is known."""
    covered = []
    for number in range(400):
        random = np.random.default_rng(number)
        true = random.random(60) < 0.4
        labels = [np.where(random.random(60) < 0.15, ~true, true) for _ in range(2)]
        codes = pd.DataFrame(
            {
                "unit": np.tile(np.arange(60), 2),
                "coder": np.repeat(["x", "y"], 60),
                "label": np.concatenate(labels).astype(int),
            }
        )
        row = agreement(codes, draws=499, seed=number).table.iloc[0]
        covered.append(row["lower"] <= _truth(0.4, 0.15) <= row["upper"])
    assert 0.92 <= np.mean(covered) <= 0.98


def _truth(share, error):
    rate = share * (1 - error) + (1 - share) * error
    return 1 - 2 * error * (1 - error) / (2 * rate * (1 - rate))
