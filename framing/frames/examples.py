"""A codebook put to its own examples: they are its tests."""

from __future__ import annotations

import pandas as pd

from framing.frames.codebook import Codebook
from framing.frames.cues import FrameCues


def examples(codebook: Codebook) -> pd.DataFrame:
    """What is found in the examples of every frame.

    A positive example passes where at least one cue of its frame is found, a negative one where
    none is. Cues of other frames do not matter: frames may stand together.

    Returns
    -------
    DataFrame
        frame, kind (positive or negative), example, cues (found, joined by semicolons), passed.

    Examples
    --------
    >>> from framing.frames.codebook import load
    >>> bool(examples(load("gain-loss"))["passed"].all())
    True
    """
    rows = [
        (frame.name, kind, text)
        for frame in codebook.frames
        for kind, texts in (("positive", frame.positive), ("negative", frame.negative))
        for text in texts
    ]
    table = pd.DataFrame(rows, columns=["frame", "kind", "example"])
    marks = FrameCues(codebook).evidence(table["example"])
    row = marks["unit"].astype("int64")
    own = marks[marks["label"].to_numpy() == table["frame"].to_numpy()[row]]
    cues = own.groupby(row)["cue"].agg("; ".join)
    table["cues"] = cues.reindex(table.index).fillna("").astype("str")
    table["passed"] = (table["cues"] != "") == (table["kind"] == "positive")
    return table
