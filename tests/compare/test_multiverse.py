import numpy as np
import pandas as pd
import pytest

from framing.compare import Resampling, Way, adjusted, contrast, multiverse
from framing.errors import FramingError, FramingWarning, SchemaError
from tests.compare.scenes import a_design, matched

PAIR = ("ledger", "tribune")
QUICK = Resampling(permutations=199, draws=99)


def paths(*factors, n=14):
    found = []
    for factor in factors:
        scores, design = matched(n, features=1, seed=3, factor=factor)
        found.append(Way({"list": f"x{factor:g}", "voice": "outlet"}, scores, design, QUICK))
    return found


def test_each_path_is_a_contrast_in_shares_of_the_mean_rate():
    [path] = paths(2.0)
    row = multiverse([path], pair=PAIR, seed=2).table.iloc[0]
    alone = contrast(path.scores, path.design, pair=PAIR, seed=2, resampling=QUICK).table.iloc[0]
    # From the difference d and the ratio r of two rates their mean is d (r + 1) / (r − 1) / 2.
    ratio = np.exp(alone["effect"])
    mean = alone["estimate"] * (ratio + 1) / (ratio - 1) / 2
    for name in ("estimate", "lower", "upper"):
        assert row[name] == pytest.approx(alone[name] / mean)
    assert row["p_value"] == alone["p_value"]
    assert row["feature"] == "list: x2 · voice: outlet"


def test_where_one_group_has_no_hit_the_share_is_two():
    scores, design = matched(14, features=1, seed=1)
    none = scores.assign(f0=scores["f0"].where(design.table["group"] == "ledger", 0))
    row = multiverse([Way({"a": "b"}, none, design, QUICK)], pair=PAIR).table.iloc[0]
    assert row["estimate"] == pytest.approx(2.0)


def test_p_is_corrected_over_all_paths():
    table = multiverse(paths(1.0, 1.5, 2.0), pair=PAIR, correction="Holm").table
    np.testing.assert_array_equal(table["q_value"], adjusted(table["p_value"], correction="Holm"))


def test_a_path_that_cannot_be_compared_keeps_its_row():
    scores, design = matched(2, features=1)
    few = Way({"list": "few", "voice": "outlet"}, scores, design, QUICK)
    with pytest.warns(FramingWarning, match="Not comparable: 1 path"):
        found = multiverse([*paths(1.5), few], pair=PAIR)
    assert len(found) == 2
    assert found.table["estimate"].isna().tolist() == [False, True]
    assert "2 paths, none picked [S18]: list (2)." in found.caption


def test_refusals():
    one = paths(1.5)[0]
    with pytest.raises(FramingError, match="no path"):
        multiverse([], pair=PAIR)
    with pytest.raises(FramingError, match="Two paths are named"):
        multiverse([one, one], pair=PAIR)
    other = Way({"level": "article"}, one.scores, one.design)
    with pytest.raises(FramingError, match="does not choose among list, voice"):
        multiverse([one, other], pair=PAIR)
    with pytest.raises(SchemaError, match="a path has one feature, not 3"):
        multiverse([Way({"a": "b"}, *matched(14))], pair=PAIR)
    with pytest.raises(FramingError, match="group 'herald'"):
        multiverse([one], pair=("herald", "ledger"))
    bad = Way({"a": "b · c"}, one.scores, one.design)
    with pytest.raises(FramingError, match="may not hold"):
        multiverse([bad], pair=PAIR)


def test_measures_are_told_as_shares_too():
    random = np.random.default_rng(5)
    _, design = matched(16, features=1)
    grade = pd.DataFrame({"grade": 10 + random.normal(0, 1, len(design))}, design.table.index)
    grade["grade"] += 2.0 * (design.table["group"] == "ledger")
    rows = a_design(list(design.table.reset_index().itertuples(index=False, name=None)))
    row = multiverse([Way({"a": "b"}, grade, rows, QUICK)], pair=PAIR).table.iloc[0]
    assert row["estimate"] == pytest.approx(2 / 11, abs=0.06)
