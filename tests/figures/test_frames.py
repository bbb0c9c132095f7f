"""The five figures of frames: what is drawn is what the tables hold."""

import numpy as np
import pandas as pd
import pytest

from framing.compare import Comparison, Estimates, consistency, cooccurrence
from framing.errors import FramingError, SchemaError
from framing.figures import (
    plot_axes,
    plot_consistency,
    plot_cooccurrence,
    plot_evidence,
    plot_frames,
)
from framing.provenance import seeded


def estimates(groups=("ledger", "tribune"), frames=("conflict", "human_interest")):
    rows = [
        (
            group,
            frame,
            1.0 + g + 2 * f,
            0.1,
            0.5 + g + 2 * f,
            2.0 + g + 2 * f,
            20,
            "per 1,000 tokens",
        )
        for g, group in enumerate(groups)
        for f, frame in enumerate(frames)
    ]
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    return Estimates(pd.DataFrame(rows, columns=columns), method="rates", unit="per 1,000 tokens")


def line(axes, label):
    return next(one for one in axes.lines if one.get_label() == label)


def words(axes):
    return " ".join(text.get_text() for text in axes.texts)


def test_frames_are_dots_with_their_rates_and_a_key_on_top():
    axes = plot_frames(estimates())
    assert line(axes, "ledger").get_xdata().tolist() == [1.0, 3.0]
    assert line(axes, "tribune").get_xdata().tolist() == [2.0, 4.0]
    axes.figure.draw_without_rendering()
    key = line(axes, "key, ledger")
    place = key.get_transform().transform(key.get_xydata())[0]
    assert place[1] > axes.bbox.y1
    with pytest.raises(FramingError, match="from 1 to"):
        plot_frames(estimates(), top=7)


def scores():
    random = seeded(1, "figures")
    table = pd.DataFrame(random.random((60, 4)) < 0.4, columns=["a-x", "a-y", "b-x", "b-y"])
    return table.astype(float).rename_axis("unit")


def test_alphas_and_items_are_drawn():
    found = consistency(scores(), {"a": ("a-x", "a-y"), "b": ("b-x", "b-y")})
    table = found.table.set_index(["term", "parameter"])["estimate"]
    axes = plot_consistency(found)
    drawn = np.concatenate([np.atleast_1d(one.get_xdata()) for one in axes.lines])
    for name in ("a", "b"):
        assert np.isclose(drawn.astype(float), table[name, "alpha"]).any()


def test_pairs_are_drawn_with_phi_and_interval():
    found = cooccurrence(scores())
    axes = plot_cooccurrence(found)
    row = found.table[found.table["term"] != found.table["parameter"]].iloc[0]
    assert f"{row['estimate']:.2f}".replace("-", "−") in words(axes)
    with pytest.raises(FramingError):
        plot_cooccurrence(found, top=1)


def axis_table():
    rows = []
    for name, bias, spread, q in (("care", 0.02, 0.01, 0.01), ("price", -0.01, 0.0, 0.6)):
        for kind, value in (("bias", bias), ("intensity", spread)):
            rows.append(
                {
                    "feature": f"{name}-{kind}",
                    "group": "ledger",
                    "reference": "background",
                    "estimate": value,
                    "lower": value - 0.01,
                    "upper": value + 0.01,
                    "effect": value,
                    "p_value": q,
                    "q_value": q,
                    "hits": np.nan,
                    "hits_reference": np.nan,
                    "exposure": 10.0,
                    "exposure_reference": 50.0,
                    "n_units": 60,
                    "n_clusters": 60,
                }
            )
    return Comparison(pd.DataFrame(rows), method="background", unit="mean", seed=1)


def test_axes_lie_between_their_poles():
    axes = plot_axes(axis_table(), poles={"care": ("cruel", "kind"), "price": ("cheap", "dear")})
    drawn = np.concatenate(
        [np.ravel(one.get_offsets()[:, 0]) for one in axes.collections if len(one.get_offsets())]
        + [np.ravel(one.get_xdata()).astype(float) for one in axes.lines]
    )
    assert np.isclose(drawn, 0.02).any()
    assert np.isclose(drawn, -0.01).any()
    shown = words(axes) + " ".join(text.get_text() for text in axes.get_yticklabels())
    for pole in ("cruel", "kind", "cheap", "dear"):
        assert pole in shown


def test_evidence_shows_the_first_marks_of_each_label():
    marks = pd.DataFrame(
        {
            "label": ["war"] * 4 + ["peace"],
            "unit": [f"u{n}" for n in range(5)],
            "left": "on the ",
            "cue": ["front", "line", "attack", "siege", "accord"],
            "right": " again",
        }
    )
    shown = words(plot_evidence(marks))
    assert "front" in shown
    assert "accord" in shown
    assert "siege" not in shown
    with pytest.raises(SchemaError, match="left"):
        plot_evidence(marks.drop(columns="left"))
    with pytest.raises(FramingError, match="nothing to draw"):
        plot_evidence(marks.iloc[:0])
