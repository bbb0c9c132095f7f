"""Measures: one value a unit, with what it is made of."""

import numpy as np
import pandas as pd
import pytest

from framing.errors import TextsError
from framing.text import tokenize
from tests.extractor.test_combined import Length

TEXTS = pd.Series(["It may rain.", "", "Port Holm"], index=["a", "b", "c"])


def test_its_values_are_numbers_and_missing_where_there_are_none():
    values = Length().fit_transform(TEXTS.tolist())
    assert values.dtype == np.float64
    assert values[:, 0].tolist() == pytest.approx([3.0, np.nan, 4.0], nan_ok=True)


def test_a_series_and_tokens_give_a_table():
    for given in (TEXTS, tokenize(TEXTS)):
        table = Length().fit_transform(given)
        assert list(table.columns) == ["length"]
        assert table.index.tolist() == ["a", "b", "c"]


def test_its_components_are_told():
    components = Length().components(TEXTS)
    assert components["letters"].tolist() == [9, 0, 8]
    assert components.index.equals(pd.Index(["a", "b", "c"], name="unit"))


def test_a_table_is_refused():
    with pytest.raises(TextsError, match="pick one column"):
        Length().transform(TEXTS.to_frame("text"))
