import numpy as np
import pandas as pd
import pytest

from framing.compare.contrast_all import REST
from framing.compare.result import Comparison
from framing.errors import FramingError
from framing.figures import plot_contrast_all
from tests.figures.results import texts


def several():
    rows = []
    for feature, scale in (("hedge", 1.0), ("scare_quote", 4.0)):
        for group, reference, value in (
            ("ledger", REST, 0.5),
            ("tribune", REST, -0.5),
            ("ledger", "tribune", 1.0),
        ):
            estimate = scale * value
            rows.append(
                {
                    "feature": feature,
                    "group": group,
                    "reference": reference,
                    "estimate": estimate,
                    "lower": estimate - 0.25,
                    "upper": estimate + 0.25,
                    "effect": value,
                    "p_value": 0.01,
                    "q_value": 0.01 if feature == "scare_quote" and value > 0 else 0.5,
                    "hits": 5.0,
                    "hits_reference": 7.0,
                    "exposure": 900.0,
                    "exposure_reference": 800.0,
                    "n_units": 40,
                    "n_clusters": 30,
                }
            )
    return Comparison(pd.DataFrame(rows), method="contrast", unit="per 1,000 tokens")


def test_cells_print_differences_and_intervals():
    shown = texts(plot_contrast_all(several()))
    assert {"+2.00", "−2.00", "+0.50", "1.75 to 2.25", "−2.25 to −1.75"} <= set(shown)
    assert any("40 units in 30 clusters" in text for text in shown)


def test_discoveries_are_bold_and_shaded_and_come_first():
    axes = plot_contrast_all(several())
    assert [label.get_text() for label in axes.get_yticklabels()] == ["scare quote", "hedge"]
    bold = {text.get_text() for text in axes.texts if text.get_weight() == "bold"}
    assert bold == {"+2.00"}
    shares = np.asarray(axes.collections[0].get_array()).reshape(2, 2)
    assert (shares != 0).tolist() == [[True, False], [False, False]]


def test_pairs_have_both_names_above():
    axes = plot_contrast_all(several(), against="pairs")
    assert [label.get_text() for label in axes.get_xticklabels()] == ["ledger\n− tribune"]


def test_what_cannot_be_drawn_is_refused():
    only = several()
    table = only.table[only.table["reference"] != REST]
    with pytest.raises(FramingError, match="none of 'rest'"):
        plot_contrast_all(Comparison(table, method="m", unit="u"), against="rest")
    with pytest.raises(FramingError, match="top=0"):
        plot_contrast_all(only, top=0)
