import numpy as np
import pandas as pd
import pytest

from framing.compare import corrected_shares
from framing.errors import FramingError, SchemaError, TooFewUnits
from framing.provenance import seeded


def scene(seed, n=1500, coded=200):
    """A machine that finds the label too often; a third of the units are drawn twice as often."""
    random = seeded(seed, "shares")
    true = (random.random(n) < 0.2).astype(float)
    machine = np.where(random.random(n) < 0.25, 1.0, true)
    weight = np.where(true > 0, 2.0, 1.0)
    chance = coded * weight / weight.sum()
    drawn = random.random(n) < chance
    units = pd.Index([f"u{k}" for k in range(n)], name="unit")
    said = pd.DataFrame({"war": machine}, index=units)
    given = pd.DataFrame({"war": np.where(drawn, true, np.nan)}, index=units)
    return said, given, pd.Series(chance, units)


@pytest.mark.full
def test_the_corrected_interval_covers_where_the_naive_one_does_not():
    covered = {"naïve": 0, "coded sample alone": 0, "corrected": 0}
    widths = dict.fromkeys(covered, 0.0)
    rounds = 300
    for seed in range(rounds):
        said, given, chance = scene(seed)
        table = corrected_shares(said, given, chance=chance).table.set_index("parameter")
        for name in covered:
            row = table.loc[name]
            covered[name] += row["lower"] <= 0.2 <= row["upper"]
            widths[name] += row["upper"] - row["lower"]
    assert covered["naïve"] == 0
    assert 0.92 <= covered["corrected"] / rounds <= 0.98
    assert 0.92 <= covered["coded sample alone"] / rounds <= 0.98


def test_a_perfect_machine_leaves_its_own_share():
    said, given, chance = scene(1)
    given = said.where(given.notna())
    table = corrected_shares(said, given, chance=chance).table.set_index("parameter")
    assert table.loc["corrected", "estimate"] == pytest.approx(said["war"].mean())
    assert table.loc["corrected", "se"] == pytest.approx(table.loc["naïve", "se"])


def test_units_of_one_article_are_one_observation():
    said, given, chance = scene(2)
    twice = [pd.concat([one, one.set_axis(one.index + "b")]) for one in (said, given, chance)]
    article = pd.Series(twice[0].index.str.removesuffix("b"), twice[0].index)
    once = corrected_shares(said, given, chance=chance).table
    again = corrected_shares(*twice[:2], chance=twice[2], clusters=article).table
    np.testing.assert_allclose(again[["estimate", "se"]], once[["estimate", "se"]], rtol=1e-9)


def test_refusals():
    said, given, chance = scene(3)
    with pytest.raises(SchemaError, match="did you mean 'war'"):
        corrected_shares(said, given.rename(columns={"war": "wat"}))
    with pytest.raises(FramingError, match="above 0"):
        corrected_shares(said, given, chance=chance * 0)
    with pytest.raises(TooFewUnits, match="0 coded clusters"):
        corrected_shares(said, given * np.nan)
