import pandas as pd
import pytest

from framing.compare import agreement, coding_size
from framing.errors import FramingError
from framing.provenance import seeded


def test_the_size_gives_the_width_it_promises():
    size = int(coding_size(0.7, 0.3, within=0.08).table["estimate"].iloc[0])
    random = seeded(1, "coders")
    one = random.random(size) < 0.3
    rows = {}
    for coder in "xy":
        own = random.random(size) < 0.3
        rows[coder] = own
    same = random.random(size) < 0.7
    codes = pd.concat(
        pd.DataFrame(
            {"unit": range(size), "coder": coder, "label": (own * ~same + one * same).astype(int)}
        )
        for coder, own in rows.items()
    )
    table = agreement(codes, draws=499).table
    alpha = table[table["parameter"].str.contains("alpha")].iloc[0]
    assert alpha["estimate"] == pytest.approx(0.7, abs=0.1)
    assert (alpha["upper"] - alpha["lower"]) / 2 == pytest.approx(0.08, abs=0.015)


def test_rarer_labels_and_closer_intervals_need_more_units():
    units = [
        coding_size(0.7, share, within=within).table["estimate"].iloc[0]
        for share, within in ((0.5, 0.05), (0.1, 0.05), (0.1, 0.025))
    ]
    assert units == sorted(units)
    assert units[2] == pytest.approx(4 * units[1], rel=0.01)


def test_numbers_out_of_bounds():
    with pytest.raises(FramingError, match="from 0 to below 1"):
        coding_size(1.0, 0.2)
