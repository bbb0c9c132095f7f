"""A table of estimates as rows and columns: features down, outlets across."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Grid:
    """Estimates and their intervals, each of shape (rows, columns), in the order given.

    Attributes
    ----------
    rows, columns : tuple of str
        The parameters and the terms of the table.
    estimate, lower, upper : ndarray of float
        Missing where the table has no such row.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    estimate: Floats
    lower: Floats
    upper: Floats

    @classmethod
    def of(cls, table: pd.DataFrame) -> Grid:
        """The grid of an `Estimates` table.

        Raises
        ------
        FramingError
            Where the table is empty, or has two estimates for one cell.
        """
        if table.empty:
            raise FramingError("There is nothing to draw: the table of estimates is empty.")
        twice = table[table.duplicated(["term", "parameter"])]
        if len(twice):
            term, parameter = twice["term"].iloc[0], twice["parameter"].iloc[0]
            raise FramingError(
                f"{term!r} has more than one estimate of {parameter!r}, so a cell cannot show it; "
                "take the rows of one analysis at a time."
            )
        rows = {str(name): at for at, name in enumerate(dict.fromkeys(table["parameter"]))}
        columns = {str(name): at for at, name in enumerate(dict.fromkeys(table["term"]))}
        row = [rows[str(name)] for name in table["parameter"]]
        column = [columns[str(name)] for name in table["term"]]
        parts = []
        for name in ("estimate", "lower", "upper"):
            part = np.full((len(rows), len(columns)), np.nan)
            part[row, column] = table[name].to_numpy(dtype=np.float64)
            parts.append(part)
        return cls(tuple(rows), tuple(columns), *parts)

    def take(
        self, *, rows: npt.ArrayLike | None = None, columns: npt.ArrayLike | None = None
    ) -> Grid:
        """Some of the rows and columns, by number and in that order."""
        down = np.arange(len(self.rows)) if rows is None else np.asarray(rows, dtype=np.int64)
        across = (
            np.arange(len(self.columns)) if columns is None else np.asarray(columns, dtype=np.int64)
        )
        cells = np.ix_(down, across)
        return Grid(
            tuple(self.rows[at] for at in down),
            tuple(self.columns[at] for at in across),
            self.estimate[cells],
            self.lower[cells],
            self.upper[cells],
        )
