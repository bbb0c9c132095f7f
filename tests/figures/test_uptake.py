"""The figure of uptake shows what was taken up, and what chance would give."""

import pandas as pd
import pytest

from framing.compare import Comparison
from framing.errors import FramingError
from framing.figures import plot_uptake
from framing.schema import TABLES


def comparison(hits):
    row = dict.fromkeys(TABLES["comparison"].required, 0.5)
    row |= {"group": "own", "reference": "others", "n_units": 9, "n_clusters": 9}
    rows = [
        row | {"feature": name, "hits": own, "hits_reference": 1.25, "q_value": q}
        for name, own, q in hits
    ]
    return Comparison(pd.DataFrame(rows), "pairing", "per 1,000 tokens")


def test_rows_counts_and_fill():
    axes = plot_uptake(comparison([("quote-repeated", 7, 0.01), ("label-reframed", 2, 0.4)]))
    said = [text.get_text() for text in axes.texts]
    assert "7 : 1.2" in said
    assert "own : expected" in said
    drawn = {collection.get_label() for collection in axes.collections}
    assert {"interval, filled", "interval, hollow"} <= drawn


def test_nothing_taken_up_is_refused():
    empty = comparison([("quote-repeated", 0, float("nan"))])
    table = empty.table.assign(hits_reference=0.0)
    with pytest.raises(FramingError, match="nothing was taken up"):
        plot_uptake(Comparison(table, "pairing", "per 1,000 tokens"))
