"""The learning curve of a frame classifier: how well it does from fewer coded texts."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import TooFewUnits
from framing.frames.labels import FEWEST
from framing.frames.learning import ALL, Coded, Flags, Rows
from framing.learning.scoring import agreement
from framing.provenance import seeded

SHARES = (0.125, 0.25, 0.5, 1.0)
"""Of the texts that could be learnt from, how many are."""
DRAWS = 5
COLUMNS = ("n_units", "frame", "macro_f1", "lowest", "highest", "n_draws")


def curve(coded: Coded, *, names: Sequence[str], seed: int = 0) -> pd.DataFrame:
    """Learn from ever more of the texts, and judge each time on the same held-out ones.

    Each fold is held out whole; of the other texts an eighth, a quarter, a half and all are learnt
    from. They are drawn five times, each smaller draw being part of the larger ones. A draw
    that leaves a frame in fewer than 4 texts, or in all, is not learnt from.

    Parameters
    ----------
    coded : Coded
    names : sequence of str, length n_frames
    seed : int

    Returns
    -------
    DataFrame
        A row a size and frame, and one for the mean of frames: n_units (texts learnt from, on
        average over folds), frame, macro_f1 (mean of draws; F1 where a text has one frame
        exactly), lowest and highest (of the draws), n_draws (those learnt from).
    """
    tables = []
    for share in SHARES:
        draws = DRAWS if share < 1 else 1
        found = [_judged(coded, share, (seed, draw)) for draw in range(draws)]
        sizes = [size for size, _ in found]
        scores = [score for _, score in found if score is not None]
        each = np.array(scores).reshape(len(scores), len(names))
        values = np.column_stack([each, each.mean(axis=1)])
        told = values if len(values) else np.full((1, len(names) + 1), np.nan)
        tables.append(
            pd.DataFrame(
                {
                    "n_units": round(float(np.mean(sizes))),
                    "frame": [*names, ALL],
                    "macro_f1": told.mean(axis=0),
                    "lowest": told.min(axis=0),
                    "highest": told.max(axis=0),
                    "n_draws": len(values),
                },
                columns=list(COLUMNS),
            )
        )
    return pd.concat(tables, ignore_index=True).astype({"frame": "str"})


def _judged(coded: Coded, share: float, key: tuple[int, int]) -> tuple[float, list[float] | None]:
    """How many texts were learnt from, and each frame's score; none where it cannot be learnt."""
    order = seeded(key[0], "learning_curve", key[1]).permutation(len(coded.labels))
    drawn = functools.partial(_drawn, order=order, share=share)
    learnt_from = [drawn(others) for _, others in coded.parts()]
    size = float(np.mean([len(rows) for rows in learnt_from]))
    if any(_too_few(coded.labels[rows]) for rows in learnt_from):
        return size, None
    try:
        _, said, _ = coded.held_out(drawn)
    except TooFewUnits:
        return size, None
    kind = "macro_f1" if coded.decide == "each" else "f1"
    pairs = zip(said.T, coded.labels.T, strict=True)
    return size, [agreement(own, truth)[kind] for own, truth in pairs]


def _drawn(rows: Rows, *, order: Rows, share: float) -> Rows:
    """The first of the rows in the drawn order, in the order they have."""
    own = order[np.isin(order, rows)]
    return np.sort(own[: max(round(share * len(own)), 1)])


def _too_few(labels: Flags) -> bool:
    left: npt.NDArray[np.int64] = labels.sum(axis=0)
    return bool(((left < FEWEST) | (left == len(labels))).any())
