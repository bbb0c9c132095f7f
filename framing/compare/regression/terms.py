"""From groups and covariates to the columns of a regression."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.notes import listed
from framing.compare.sums import Floats
from framing.errors import FramingError, SchemaError, one_of

DAYS_A_YEAR = 365.25
MOST_STRATA = 500


@dataclass(frozen=True, eq=False)
class Terms:
    """Columns of a regression, the constant and the strata's last.

    Attributes
    ----------
    names : tuple of str
        Of the columns that are reported, such as ``leaning: left``.
    rows : ndarray, shape (n, columns)
    alone : tuple of str
        Reported columns that others already tell, so that they cannot be estimated.
    """

    names: tuple[str, ...]
    rows: Floats
    alone: tuple[str, ...]

    @classmethod
    def of(
        cls, groups: pd.Series, reference: str, covariates: pd.DataFrame, strata: pd.Series
    ) -> Terms:
        """Each group against the reference, each covariate, and a constant in each stratum.

        A covariate of words is taken as kinds, each set against the first in alphabetical order;
        a date as years since the first; a number as it is.

        Raises
        ------
        FramingError
            For more than 500 strata.
        SchemaError
            For a covariate that is neither words, numbers nor dates, or that is missing somewhere.
        """
        columns = _kinds(groups, None, reference)
        for name in covariates.columns:
            columns |= _covariate(str(name), covariates[name])
        codes, found = pd.factorize(strata, sort=True)
        if len(found) > MOST_STRATA:
            raise FramingError(
                f"{len(found):,} strata are too many constants for a regression (at most "
                f"{MOST_STRATA}): compare pairs with contrast, or leave strata out."
            )
        constants = np.zeros((len(groups), len(found)))
        constants[np.arange(len(groups)), codes] = 1.0
        kept, alone, rows = [], [], constants
        for name, values in columns.items():
            wider = np.column_stack([rows, values])
            if _free(rows, values):
                kept.append(name)
                rows = wider
            else:
                alone.append(name)
        n = len(kept)
        ordered = np.column_stack([rows[:, rows.shape[1] - n :], rows[:, : rows.shape[1] - n]])
        return cls(tuple(kept), ordered, tuple(alone))


def whole(covariates: pd.DataFrame) -> pd.Series:
    """Whether each unit has all its covariates."""
    return covariates.notna().all(axis=1)


def _kinds(values: pd.Series, name: str | None, reference: str | None) -> dict[str, Floats]:
    found = sorted(values.astype("str").unique())
    set_against = found[0] if reference is None else one_of("reference", reference, found)
    before = f"{name}: " if name else ""
    return {
        f"{before}{kind}": (values == kind).to_numpy(dtype=np.float64)
        for kind in found
        if kind != set_against
    }


def _covariate(name: str, values: pd.Series) -> dict[str, Floats]:
    types = pd.api.types
    if types.is_datetime64_any_dtype(values.dtype):
        days = (values - values.min()).dt.total_seconds() / 86_400
        return {f"{name} (per year)": days.to_numpy(dtype=np.float64) / DAYS_A_YEAR}
    if types.is_numeric_dtype(values.dtype):
        return {name: values.to_numpy(dtype=np.float64)}
    if types.is_string_dtype(values.dtype) or values.dtype == object:
        kinds = values.astype("str")
        if kinds.nunique() > MOST_STRATA:
            raise SchemaError(
                f"The covariate {name!r} has {kinds.nunique():,} kinds, such as "
                f"{listed(sorted(kinds.unique())[:3])}; that is no covariate."
            )
        return _kinds(kinds, name, None)
    raise SchemaError(f"The covariate {name!r} holds {values.dtype}: words, numbers or dates do.")


def _free(rows: Floats, values: Floats) -> bool:
    """Whether a column is not told by others."""
    size = float(np.sqrt((values**2).sum()))
    if size == 0:
        return False
    told, *_ = np.linalg.lstsq(rows, values, rcond=None)
    return float(np.sqrt(((values - rows @ told) ** 2).sum())) > 1e-9 * size
