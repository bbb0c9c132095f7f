"""From units to sums per cluster."""

import pandas as pd
import pytest

from framing.compare.cells import cells_of
from framing.compare.exposure import features_of
from framing.errors import FramingError, SchemaError
from tests.compare.scenes import a_design

PAIR = ("ledger", "tribune")


def scored(units, **columns):
    return features_of(pd.DataFrame(columns, index=pd.Index(units, name="unit")))


def sums(cells):
    """Hits and exposure of each row as {(stratum, first): [(hits, exposure), …]}."""
    found = {}
    for row in range(len(cells.first)):
        key = cells.strata[cells.stratum[row]], bool(cells.first[row])
        found.setdefault(key, []).append((cells.hits[row, 0], cells.exposures[row, 0]))
    return found


def one_event(*rows, **names):
    return a_design([(u, a, o, o, "e", c) for u, a, o, c in rows], **names)


def test_passages_of_an_article_are_summed():
    design = one_event(
        ("l1/p1", "l1", "ledger", "l1"),
        ("l1/p2", "l1", "ledger", "l1"),
        ("t1/p1", "t1", "tribune", "t1"),
    )
    features = scored(["t1/p1", "l1/p2", "l1/p1"], x=[7, 2, 1], n_tokens=[50, 20, 10])
    cells = cells_of(features, design, pair=PAIR)
    assert sums(cells) == {("e", True): [(3, 30)], ("e", False): [(7, 50)]}
    assert cells.n_units.sum() == 3
    assert cells.n_clusters.sum() == 2


def test_copies_inside_a_group_count_once():
    design = one_event(
        ("l1", "l1", "ledger", "wire"),
        ("l2", "l2", "ledger", "wire"),
        ("l3", "l3", "ledger", "l3"),
        ("t1", "t1", "tribune", "t1"),
    )
    features = scored(["l1", "l2", "l3", "t1"], x=[2, 4, 1, 1], n_tokens=[100, 120, 50, 60])
    cells = cells_of(features, design, pair=PAIR)
    assert sorted(sums(cells)["e", True]) == [(1, 50), (3, 110)]
    assert (cells.n_copies, cells.n_copied) == (2, 1)
    assert cells.n_clusters.sum() == 3


def test_clusters_that_are_no_copies_are_summed():
    design = one_event(
        ("l1", "l1", "ledger", "smith"),
        ("l2", "l2", "ledger", "smith"),
        ("t1", "t1", "tribune", "jones"),
        cluster="author",
    )
    features = scored(["l1", "l2", "t1"], x=[2, 4, 1], n_tokens=[100, 120, 60])
    cells = cells_of(features, design, pair=PAIR)
    assert sums(cells)["e", True] == [(6, 220)]
    assert cells.n_copies == 0


def shared_copy():
    design = one_event(
        ("l1", "l1", "ledger", "wire"),
        ("t1", "t1", "tribune", "wire"),
        ("l2", "l2", "ledger", "l2"),
        ("t2", "t2", "tribune", "t2"),
        ("c1", "c1", "courier", "l2"),
    )
    units = ["l1", "t1", "l2", "t2", "c1"]
    return scored(units, x=[1, 1, 2, 3, 9], n_tokens=[10, 10, 20, 30, 90]), design


def test_a_copy_group_of_both_groups_is_left_out_and_counted():
    cells = cells_of(*shared_copy(), pair=PAIR)
    assert sums(cells) == {("e", True): [(2, 20)], ("e", False): [(3, 30)]}
    assert cells.left_out == {"shared-copies": 2}


def test_a_copy_group_of_both_groups_can_be_kept():
    cells = cells_of(*shared_copy(), pair=PAIR, shared="keep")
    assert len(cells.first) == 4
    assert cells.left_out == {}


def test_an_event_of_one_group_is_left_out_and_counted():
    rows = [("l1", "ledger", "e1"), ("t1", "tribune", "e1"), ("l2", "ledger", "e2")]
    design = a_design([(u, u, o, o, e, u) for u, o, e in rows])
    cells = cells_of(scored(["l1", "t1", "l2"], x=[1, 2, 3], n_tokens=[9, 9, 9]), design, pair=PAIR)
    assert cells.strata == ("e1",)
    assert cells.left_out == {"one-sided": 1}


def test_units_without_scores_are_counted():
    features, design = shared_copy()
    features = features_of(features.values.drop("l1").assign(n_tokens=99))
    assert cells_of(features, design, pair=PAIR).left_out["not-scored"] == 1


def test_scores_of_another_level_are_refused():
    _, design = shared_copy()
    with pytest.raises(SchemaError, match=r"share no unit.*'l1/p1'.*'l1'"):
        cells_of(scored(["l1/p1"], x=[1], n_tokens=[9]), design, pair=PAIR)


@pytest.mark.parametrize(
    ("pair", "message"),
    [
        (("ledgr", "tribune"), "did you mean 'ledger'"),
        (("ledger", "ledger"), "compared with itself"),
    ],
)
def test_a_pair_that_is_none(pair, message):
    with pytest.raises(FramingError, match=message):
        cells_of(*shared_copy(), pair=pair)


def test_nothing_is_left():
    design = one_event(("l1", "l1", "ledger", "wire"), ("t1", "t1", "tribune", "wire"))
    features = scored(["l1", "t1"], x=[1, 1], n_tokens=[9, 9])
    with pytest.raises(FramingError, match=r"No unit of 'ledger' is left.*shared-copies 2"):
        cells_of(features, design, pair=PAIR)


def test_outlets_are_the_unit_where_groups_are_their_label():
    rows = [
        ("a1", "a", "left", "e1"),
        ("a2", "a", "left", "e1"),
        ("a3", "a", "left", "e2"),
        ("b1", "b", "right", "e1"),
        ("c1", "c", "right", "e2"),
    ]
    design = a_design([(u, u, o, g, e, u) for u, o, g, e in rows], outlet_label=True)
    units = [row[0] for row in rows]
    features = scored(units, x=[1, 2, 3, 4, 5], n_tokens=[10, 20, 30, 40, 50])
    cells = cells_of(features, design, pair=("left", "right"))
    assert cells.by_outlet
    assert sums(cells)["e1", True] == [(3, 30)]
    assert cells.unit[cells.first].tolist() == [0, 0]
    assert sorted(cells.unit[~cells.first].tolist()) == [1, 2]
    assert cells.n_clusters.sum() == 5


def test_a_one_sided_event_stays_where_outlets_are_permuted():
    rows = [("a1", "a", "left", "e1"), ("d1", "d", "left", "e1")]
    rows += [("b1", "b", "right", "e2"), ("a2", "a", "left", "e2")]
    design = a_design([(u, u, o, g, e, u) for u, o, g, e in rows], outlet_label=True)
    features = scored([r[0] for r in rows], x=[1, 1, 1, 1], n_tokens=[9] * 4)
    cells = cells_of(features, design, pair=("left", "right"))
    assert cells.strata == ("e1", "e2")
    assert cells.shared_strata.tolist() == [False, True]
    assert cells.left_out == {"one-sided": 2}
