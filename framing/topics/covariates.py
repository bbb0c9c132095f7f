"""What is known of units as columns that the prior of their shares is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import SchemaError

Floats = npt.NDArray[np.float64]

CURVES = 10
"""Columns of the curve that a date may follow, at most."""

MOST_KINDS = 200


@dataclass(frozen=True, eq=False)
class Covariates:
    """How a table of covariates becomes columns, the same for units that come later.

    Attributes
    ----------
    parts : tuple of mapping
        One a covariate: its name, and either its kinds, or its mean and scale, or the knots of
        its curve; plain values, so that JSON holds them.
    """

    parts: tuple[dict[str, Any], ...] = ()

    @classmethod
    def of(cls, table: pd.DataFrame | None) -> Covariates:
        """Words are taken as kinds, dates as a smooth curve, numbers as they are.

        Raises
        ------
        SchemaError
            For a covariate with a missing value, with hundreds of kinds, or of another type.
        """
        if table is None:
            return cls()
        return cls(tuple(_part(str(name), table[name]) for name in table.columns))

    def rows(self, table: pd.DataFrame | None, n: int) -> Floats:
        """The columns for these units, the constant first; a missing value counts as the mean.

        Raises
        ------
        SchemaError
            Where a covariate is not in the table.
        """
        columns = [np.ones((n, 1))]
        for part in self.parts:
            if table is None or part["name"] not in table:
                raise SchemaError(f"The model was learnt with the covariate {part['name']!r}.")
            columns.append(_columns(part, table[part["name"]]))
        return np.column_stack(columns)


def curve(days: npt.NDArray[np.float64], knots: list[float]) -> Floats:
    """Cubic B-splines of a number, but the first; beyond the outer knots as at the knots."""
    from scipy.interpolate import BSpline

    held = np.clip(days, knots[0], np.nextafter(knots[-1], knots[0]))
    return np.asarray(BSpline.design_matrix(held, np.array(knots), 3).toarray()[:, 1:])


def knots_of(days: npt.NDArray[np.float64], n_columns: int) -> list[float]:
    """Knots of a cubic curve with so many columns, each between as many units."""
    inner = np.quantile(days, np.linspace(0, 1, n_columns - 1)[1:-1])
    return [*[float(days.min())] * 4, *inner.tolist(), *[float(days.max())] * 4]


def as_days(values: pd.Series) -> npt.NDArray[np.float64]:
    """Dates as days since 1970, those missing as NaN."""
    days = values.to_numpy(dtype="datetime64[D]")
    return np.where(np.isnat(days), np.nan, days.astype(np.float64))


def _part(name: str, values: pd.Series) -> dict[str, Any]:
    types = pd.api.types
    if values.isna().any():
        raise SchemaError(
            f"The covariate {name!r} is missing for {int(values.isna().sum())} units."
        )
    if types.is_datetime64_any_dtype(values.dtype):
        days = as_days(values)
        n = min(CURVES, len(np.unique(days)) - 1)
        if n >= 3:
            return {"name": name, "knots": knots_of(days, n)}
        return {"name": name, "mean": float(days.mean()), "scale": float(days.std() or 1.0)}
    if types.is_numeric_dtype(values.dtype):
        numbers = values.to_numpy(dtype=np.float64)
        return {"name": name, "mean": float(numbers.mean()), "scale": float(numbers.std() or 1.0)}
    if types.is_string_dtype(values.dtype) or isinstance(values.dtype, pd.CategoricalDtype):
        kinds = sorted(values.astype("str").unique())
        if len(kinds) > MOST_KINDS:
            raise SchemaError(f"The covariate {name!r} has {len(kinds):,} kinds; that is none.")
        return {"name": name, "kinds": kinds}
    raise SchemaError(f"The covariate {name!r} holds {values.dtype}: words, numbers or dates do.")


def _columns(part: dict[str, Any], values: pd.Series) -> Floats:
    if "kinds" in part:
        given = values.astype("str").to_numpy(dtype=object)
        return np.column_stack([given == kind for kind in part["kinds"]])[:, 1:].astype(np.float64)
    dates = pd.api.types.is_datetime64_any_dtype(values.dtype)
    numbers = as_days(values) if dates else values.to_numpy(dtype=np.float64, na_value=np.nan)
    if "knots" in part:
        known = numbers[~np.isnan(numbers)]
        middle = float(np.median(known)) if len(known) else part["knots"][0]
        return curve(np.where(np.isnan(numbers), middle, numbers), part["knots"])
    return np.nan_to_num((numbers - part["mean"]) / part["scale"])[:, None]
