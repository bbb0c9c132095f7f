"""Words become kinds, dates curves, numbers themselves; the same for later units."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import SchemaError
from framing.topics.covariates import Covariates

TABLE = pd.DataFrame(
    {
        "outlet": ["b", "a", "c", "a"] * 5,
        "date": pd.date_range("2026-01-01", periods=20, freq="D"),
        "length": np.arange(20.0),
    }
)


def test_columns_are_kinds_curves_and_numbers():
    known = Covariates.of(TABLE)
    rows = known.rows(TABLE, 20)
    assert rows.shape == (20, 1 + 2 + 10 + 1)
    assert rows[:2, :3].tolist() == [[1, 1, 0], [1, 0, 0]]
    curve = rows[:, 3:13]
    assert (curve >= 0).all()
    assert (curve.sum(axis=1) <= 1 + 1e-9).all()
    assert rows[:, 13].mean() == pytest.approx(0)
    assert rows[:, 13].std() == pytest.approx(1)


def test_a_later_unit_stands_where_the_first_ones_did():
    known = Covariates.of(TABLE)
    rows = known.rows(TABLE, 20)
    assert np.array_equal(known.rows(TABLE.tail(3), 3), rows[-3:])
    missing = TABLE.tail(1).assign(date=pd.NaT, length=np.nan, outlet=None)
    assert np.isfinite(known.rows(missing, 1)).all()
    beyond = TABLE.tail(1).assign(date=pd.Timestamp("2030-01-01"))
    assert np.allclose(known.rows(beyond, 1), rows[-1:], atol=1e-6)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (["a", None], "missing for 1 units"),
        (pd.to_timedelta(["1D", "2D"]), "holds timedelta"),
        ([f"o{i}" for i in range(300)], "300 kinds"),
    ],
)
def test_what_is_no_covariate_is_refused(column, said):
    table = pd.DataFrame({"it": column})
    with pytest.raises(SchemaError, match=said):
        Covariates.of(table)


def test_a_lacking_covariate_is_named():
    with pytest.raises(SchemaError, match="'outlet'"):
        Covariates.of(TABLE[["outlet"]]).rows(None, 2)
