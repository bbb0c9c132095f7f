"""Which frames texts were coded for: a table of them, or the one frame of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError, TooFewUnits

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FEWEST = 4
"""Coded texts with a frame below which it cannot be learnt."""


def memberships(y: Any, *, n_texts: int) -> pd.DataFrame:
    """How far each text has each frame, from 0 to 1, one column a frame.

    Parameters
    ----------
    y : DataFrame, or sequence of str
        A column a frame, with 1, 0 or something between for a frame that is there beside the
        main one; or the name of each text's frame.
    n_texts : int

    Raises
    ------
    FramingError
        Where there are more or fewer labels than texts, or something else than such numbers.
    TooFewUnits
        Where a frame was coded in fewer than 4 texts, or in all.

    Examples
    --------
    >>> memberships(["war", "peace"] * 4, n_texts=8).columns.tolist()
    ['peace', 'war']
    """
    if isinstance(y, pd.DataFrame):
        try:
            table = y.astype("float64").reset_index(drop=True)
        except (TypeError, ValueError) as error:
            raise FramingError(f"Labels of frames must be numbers from 0 to 1: {error}.") from error
        table.columns = [str(name) for name in table.columns]
    else:
        named = pd.Series(list(y))
        if named.isna().any() or not named.map(lambda one: isinstance(one, str)).all():
            raise FramingError(
                "Frames are given as a table with a column each, or as the name of each text's "
                "frame; some are neither."
            )
        table = pd.get_dummies(named, dtype="float64")
    if len(table) != n_texts:
        raise FramingError(f"{n_texts:,} texts need as many labels; {len(table):,} are given.")
    if not table.apply(lambda own: own.between(0, 1)).all(axis=None):
        raise FramingError("Labels of frames must be numbers from 0 to 1, none of them missing.")
    few = [
        f"{name!r} ({int(there.sum())})"
        for name, there in (table >= 0.5).items()
        if not FEWEST <= there.sum() <= len(table) - FEWEST
    ]
    if few:
        raise TooFewUnits(
            f"Each frame needs {FEWEST} texts with it and {FEWEST} without; not so "
            f"{', '.join(few)}. Leave these columns out, or code more."
        )
    return table


def there(targets: Floats, *, way: str) -> Flags:
    """Which frames count as there, shape (n_texts, n_frames).

    By ``each`` those of one half and more; by ``one`` the largest alone.
    """
    if way == "each":
        return np.asarray(targets >= 0.5)
    return one_hot(targets.argmax(axis=1), targets.shape[1])


def one_hot(chosen: npt.NDArray[np.int64], n_frames: int) -> Flags:
    """A true cell in each row, shape (n_texts, n_frames)."""
    return np.asarray(chosen[:, None] == np.arange(n_frames))


def frame_names(table: pd.DataFrame) -> Sequence[str]:
    """The frames, in the table's order."""
    return [str(name) for name in table.columns]
