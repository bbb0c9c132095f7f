from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from framing.compare import background
from framing.corpus.design import Design
from framing.errors import FramingError, FramingWarning, SchemaError, TooFewUnits

pytestmark = pytest.mark.filterwarnings("ignore::framing.errors.FramingWarning")


def scene(values, groups, *, clusters=None, strata=None, by="series"):
    """Measures and a design, a unit a value."""
    units = pd.Index([f"u{i:03}" for i in range(len(groups))], name="unit")
    table = pd.DataFrame(
        {
            "article": units,
            "outlet": list(groups),
            "group": list(groups),
            "stratum": "all" if strata is None else list(strata),
            "cluster": units if clusters is None else list(clusters),
        },
        index=units,
    ).astype("str")
    names = {"group": "outlet", "stratum": None if strata is None else "event", "cluster": by}
    measures = pd.DataFrame({"care": np.asarray(values, dtype=float)}, units)
    return measures, Design(table, "article", names)


def told(found, group):
    return found.table.set_index("group").loc[group]


def test_a_group_stands_apart_from_the_mean_of_all():
    found = background(*scene([1, 2, 3, 6, 0, 0, 0, 0], "aaaabbbb"))
    assert told(found, "a")["estimate"] == pytest.approx(3 - 1.5)
    assert told(found, "b")["estimate"] == pytest.approx(-1.5)
    assert set(found.table["reference"]) == {"background"}
    assert told(found, "a")["hits"] / told(found, "a")["exposure"] == pytest.approx(3)


def test_weights_weigh():
    measures, design = scene([1, 2, 3, 6, 0, 0, 0, 4], "aaaabbbb")
    weights = pd.Series([3, 1, 1, 1, 1, 1, 1, 2], index=measures.index)
    own = told(background(measures, design, weights=weights), "a")
    assert own["estimate"] == pytest.approx(14 / 6 - 22 / 11)


def test_p_is_that_of_all_subsets_of_the_same_size():
    values = [4.0, 5.0, 3.0, 6.0, 1.0, 2.0, 0.5, 2.5, 3.5]
    seen = np.mean(values[:4])
    means = np.array([np.mean(chosen) for chosen in combinations(values, 4)])
    exact = 2 * min((means >= seen).mean(), (means <= seen).mean())
    found = background(*scene(values, "aaaabbbbb"), draws=4_999, seed=3)
    assert told(found, "a")["p_value"] == pytest.approx(exact, abs=0.012)
    assert told(found, "a")["p_value"] > 0
    again = background(*scene(values, "aaaabbbbb"), draws=4_999, seed=3)
    pd.testing.assert_frame_equal(found.table, again.table)


def test_within_events_the_null_keeps_each_group_in_its_events():
    """Two events of very different level, a unit of each group in both: nothing to tell apart."""
    values = [0.0, 0.1] * 6 + [10.0, 10.1] * 6
    strata = ["e1"] * 12 + ["e2"] * 12
    across = background(*scene(values, "ab" * 12), draws=499)
    within = background(*scene(values, "ab" * 12, strata=strata), draws=499)
    assert told(across, "a")["p_value"] > 0.5
    assert told(within, "a")["p_value"] < 0.02
    assert "within 2 events" in within.caption
    assert "[S1]" in across.caption
    assert "[S1]" not in within.caption


def test_clusters_are_what_is_drawn():
    values = np.repeat([1.0, 2.0, 3.0, 4.0, 5.0, 9.0, 7.0, 8.0], 3)
    clusters = np.repeat([f"c{i}" for i in range(8)], 3)
    together = told(background(*scene(values, "a" * 12 + "b" * 12, clusters=clusters)), "a")
    alone = told(background(*scene(values, "a" * 12 + "b" * 12)), "a")
    assert together["estimate"] == pytest.approx(alone["estimate"])
    assert together["n_clusters"] == 4
    assert together["upper"] - together["lower"] > 2 * (alone["upper"] - alone["lower"])
    assert together["p_value"] > alone["p_value"]


def test_copies_count_once():
    values = [1.0, 1.0, 1.0, 2.0, 3.0, 4.0, 0, 0, 0, 0]
    clusters = ["c", "c", "c", *(f"x{i}" for i in range(7))]
    found = background(*scene(values, "aaaaaabbbb", clusters=clusters, by="copy_group"))
    assert told(found, "a")["exposure"] == pytest.approx(4)
    assert told(found, "a")["estimate"] == pytest.approx(10 / 4 - 10 / 8)


def test_a_kind_of_outlets_rests_on_outlets():
    measures, design = scene(range(24), "a" * 12 + "b" * 12)
    table = design.table.assign(outlet=[f"o{i // 4}" for i in range(24)])
    kinds = Design(table, "article", design.names, outlet_label=True)
    with pytest.raises(TooFewUnits, match=r"No group has 4 clusters.*\[S5\]"):
        background(measures, kinds)


def test_the_interval_takes_the_share_of_the_whole_out():
    """A group that is nearly everything cannot stray far from everything."""
    random = np.random.default_rng(1)
    values = random.normal(size=44)
    found = background(*scene(values, "a" * 40 + "b" * 4))
    wide, narrow = told(found, "b"), told(found, "a")
    assert narrow["upper"] - narrow["lower"] < 0.3 * (wide["upper"] - wide["lower"])
    own = values[:40]
    strays = np.concatenate([(own - own.mean()) / 40, np.zeros(4)]) - (values - values.mean()) / 44
    reach = 2.0226909 * np.sqrt(40 / 39 * (strays**2).sum())
    assert narrow["upper"] - narrow["estimate"] == pytest.approx(reach, rel=1e-6)


def test_few_clusters_are_told_and_very_few_not_tested():
    with pytest.warns(FramingWarning, match="Few clusters: a"):
        found = background(*scene(range(16), "a" * 4 + "b" * 9 + "c" * 3))
    assert np.isnan(told(found, "c")[["p_value", "lower", "upper"]].astype(float)).all()
    assert "Not tested, with fewer than 4 clusters: c" in found.caption
    assert "BH over 2 tested differences" in found.caption


def test_units_without_a_value_are_left_out_of_that_measure():
    measures, design = scene([1, 2, 3, 6, 0, 0, 0, np.nan], "aaaabbbb")
    measures["harm"] = 1.0
    found = background(measures.iloc[:, :], design).table.set_index(["feature", "group"])
    assert found.loc[("care", "b"), "exposure"] == 3
    assert found.loc[("harm", "b"), "exposure"] == 4
    fewer = background(measures.iloc[1:], design)
    assert fewer.excluded == {"not-scored": 1}


def test_what_cannot_be_told_apart_is_refused():
    measures, design = scene(range(8), "aaaabbbb")
    with pytest.raises(SchemaError, match="no measures: n"):
        background(pd.DataFrame({"n": range(8)}, measures.index), design)
    with pytest.raises(SchemaError, match="no unit in common"):
        background(measures.rename(index=lambda name: f"x{name}"), design)
    with pytest.raises(FramingError, match="99 draws"):
        background(measures, design, draws=50)
    with pytest.raises(FramingError, match="group 'q'"):
        background(measures, design, groups=["q"])


def test_events_are_drawn_whole_so_that_their_levels_do_not_widen_the_interval():
    levels = np.repeat([0.0, 5.0, 20.0, 50.0, 90.0, 100.0], 2)
    values = levels + np.tile([1.0, 0.0], 6) + np.array([0, 0.1, 0.2, 0, 0, 0.3] * 2)
    strata = np.repeat([f"e{i}" for i in range(6)], 2)
    own = told(background(*scene(values, "ab" * 6, strata=strata)), "a")
    gaps = (values[::2] - values[1::2]) / 2
    assert own["estimate"] == pytest.approx(gaps.mean())
    reach = 2.5705818 * gaps.std(ddof=1) / np.sqrt(6)
    assert own["upper"] - own["estimate"] == pytest.approx(reach, rel=1e-6)
    assert own["n_clusters"] == 6
