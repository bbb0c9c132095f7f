"""Which columns of the scores are compared, and what each of them is divided by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from framing.compare.sums import Floats
from framing.errors import FramingError, SchemaError, one_of

# Column of the scores, what one thousand or one of it is called; the first that is there is used.
EXPOSURES = {"tokens": "n_tokens", "sentences": "n_sentences", "units": "n_units"}
VOICES = ("outlet", "quoted", "attributed", "headline", "comment")
COLUMNS = 64
PER = {"tokens": 1000.0, "sentences": 1.0, "units": 1.0}


@dataclass(frozen=True, eq=False)
class Features:
    """The compared columns, ready to be summed.

    Attributes
    ----------
    names : tuple of str
    values : DataFrame
        The scores' compared columns.
    exposures : tuple of ndarray of float, each of shape (n units,)
        The distinct exposures: tokens, sentences, units, or for a measure 1 where it has a value.
    exposure_of : ndarray of int, shape (n features,)
        Which of the exposures each feature is divided by.
    by : {'tokens', 'sentences', 'units', 'values'}
        ``values`` for measures.
    length : int or None
        Which of the exposures is the length in tokens.
    """

    names: tuple[str, ...]
    values: pd.DataFrame
    exposures: tuple[Floats, ...]
    exposure_of: np.ndarray[tuple[int], np.dtype[np.int64]]
    by: str
    length: int | None = None

    @property
    def measured(self) -> bool:
        """Whether the features are measures, compared by mean difference."""
        return self.by == "values"

    @property
    def per(self) -> float:
        """By what a rate is multiplied when it is printed."""
        return 1.0 if self.measured else PER[self.by]

    def unit(self, level: str) -> str:
        """The unit of a rate, such as ``per 1,000 tokens``."""
        if self.measured:
            return f"mean per {level}"
        return {"tokens": "per 1,000 tokens", "sentences": "per sentence"}.get(
            self.by, f"per {level}"
        )


def exposed(scores: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """The same scores, to be compared per token, per sentence or per unit.

    Counts are compared per 1,000 tokens unless the scores hold no token counts; this keeps only
    the exposure that is asked for, so that the choice is seen where the scores are handed on.

    Parameters
    ----------
    scores : DataFrame, index "unit"
    by : {'tokens', 'sentences', 'units'}

    Returns
    -------
    DataFrame
        A new one, with the columns of the other exposures left out.

    Raises
    ------
    FramingError
        For an unknown exposure, or one that the scores do not hold.

    Examples
    --------
    >>> scores = pd.DataFrame({"hedge": [1], "n_tokens": [90], "n_sentences": [4]})
    >>> list(exposed(scores, by="sentences").columns)
    ['hedge', 'n_sentences']
    """
    kept = EXPOSURES[one_of("exposure", by, EXPOSURES)]
    others = [name for name in scores.columns if _is_exposure(name) and _plain(name) != kept]
    result = scores.drop(columns=others)
    if kept == "n_units":
        return result.assign(n_units=np.ones(len(result), dtype=np.int64))
    if not any(_plain(name) == kept for name in result.columns):
        raise FramingError(f"The scores hold no column {kept!r}, so they have no rate per {by}.")
    return result


def features_of(scores: pd.DataFrame) -> Features:
    """Tell what each column is by its name and type, and find each count's own exposure.

    A whole-number column is a count; ``[prefix__]label[@voice]`` is divided by the exposure of
    the same prefix and voice. A column of other numbers is a measure, compared by its mean.

    Raises
    ------
    SchemaError
        With all that is wrong: repeated columns or units, a type that is neither, a count
        without exposure or below 0, counts in a unit without exposure.
    FramingError
        Where counts and measures stand side by side, or there is nothing to compare.
    """
    wrong = [f"column {name!r} stands there twice" for name in _repeated(scores.columns)]
    wrong += [f"unit {name!r} stands there twice" for name in _repeated(scores.index)[:3]]
    scores = scores.set_axis([str(name) for name in scores.columns], axis=1)
    names = [name for name in scores.columns if not _is_exposure(name)]
    types = scores.dtypes.loc[names].to_dict() if not wrong else {}
    counts = [name for name, dtype in types.items() if pd.api.types.is_integer_dtype(dtype)]
    measures = [name for name, dtype in types.items() if pd.api.types.is_float_dtype(dtype)]
    wrong += [
        f"column {name!r} holds {dtype}, neither counts nor a measure"
        for name, dtype in types.items()
        if name not in counts and name not in measures
    ]
    if wrong:
        raise SchemaError(f"These scores cannot be compared: {'; '.join(wrong)}.")
    if not names:
        raise FramingError("The scores hold no feature to compare, only exposures.")
    if counts and measures:
        raise FramingError(
            f"Counts ({counts[0]!r}) and measures ({measures[0]!r}) are compared in different "
            "units: a rate and a mean. Compare them in two calls."
        )
    return _counted(scores, names) if counts else _measured(scores, names)


def columns_of(frame: pd.DataFrame) -> Iterator[tuple[str, Floats]]:
    """Each column's name and numbers, a missing one as NaN; some columns at a time."""
    for start in range(0, frame.shape[1], COLUMNS):
        part = frame.iloc[:, start : start + COLUMNS]
        numbers = part.to_numpy(dtype=np.float64, na_value=np.nan)
        yield from zip(part.columns, numbers.T, strict=True)


def _counted(scores: pd.DataFrame, names: list[str]) -> Features:
    columns = set(scores.columns)
    by = next((by for by, name in EXPOSURES.items() if _holds(columns, name)), "tokens")
    voices = {*VOICES, *(name.partition("@")[2] for name in columns if _is_exposure(name))}
    candidates = {name: _candidates(name, EXPOSURES[by], voices) for name in names}
    found = {name: next((c for c in of if c in columns), None) for name, of in candidates.items()}
    wrong = [
        f"count {name!r} has no exposure column {candidates[name][0]!r}"
        for name, exposure in found.items()
        if exposure is None
    ]
    distinct = list(dict.fromkeys(column for column in found.values() if column is not None))
    exposures = {column: scores[column].to_numpy(dtype=np.float64) for column in distinct}
    wrong += [
        f"exposure {name!r} is below 0 or missing"
        for name in distinct
        if not _whole(exposures[name])
    ]
    for name, values in columns_of(scores[names]):
        column = found[name]
        if not _whole(values):
            wrong.append(f"count {name!r} is below 0 or missing")
        elif column is not None and np.any((values > 0) & (exposures[column] == 0)):
            wrong.append(f"count {name!r} is above 0 where its exposure {column!r} is 0")
    if wrong:
        raise SchemaError(f"These scores cannot be compared: {'; '.join(wrong)}.")
    of = np.array([distinct.index(str(found[name])) for name in names], dtype=np.int64)
    length = 0 if by == "tokens" else None
    return Features(tuple(names), scores[names], tuple(exposures.values()), of, by, length)


def _measured(scores: pd.DataFrame, names: list[str]) -> Features:
    patterns: dict[bytes, int] = {}
    exposures: list[Floats] = []
    of = np.zeros(len(names), dtype=np.int64)
    for number, (name, values) in enumerate(columns_of(scores[names])):
        if np.isinf(values).any():
            raise SchemaError(f"These scores cannot be compared: measure {name!r} is infinite.")
        there = ~np.isnan(values)
        key = there.tobytes()
        if key not in patterns:
            patterns[key] = len(exposures)
            exposures.append(there.astype(np.float64))
        of[number] = patterns[key]
    length = scores.get(EXPOSURES["tokens"])
    if length is not None:
        exposures.append(length.to_numpy(dtype=np.float64))
    place = None if length is None else len(exposures) - 1
    return Features(tuple(names), scores[names], tuple(exposures), of, "values", place)


def _candidates(name: str, exposure: str, voices: set[str]) -> list[str]:
    """The exposure columns a feature may have, its own first, then its prefix's parents'."""
    label, _, voice = name.rpartition("@")
    # An @ may be part of the label itself: a term such as "@cubs" is no voice.
    stem, suffix = (label, f"@{voice}") if label and voice in voices else (name, "")
    parts = stem.split("__")
    # Sentences and units have no voice: a voice's share is told per sentence of the whole unit.
    suffixes = [suffix] if exposure == "n_tokens" or not suffix else [suffix, ""]
    return [
        "__".join([*parts[:kept], exposure]) + ending
        for kept in range(len(parts) - 1, -1, -1)
        for ending in suffixes
    ]


def _plain(name: object) -> str:
    return str(name).rpartition("__")[2].partition("@")[0]


def _is_exposure(name: object) -> bool:
    return _plain(name) in EXPOSURES.values()


def _holds(columns: set[str], exposure: str) -> bool:
    return any(_plain(name) == exposure for name in columns)


def _whole(values: Floats) -> bool:
    return bool(np.all(values >= 0))


def _repeated(names: pd.Index) -> list[str]:
    return [str(name) for name in names[names.duplicated()].unique()]
