"""How well scores tell coded texts apart, with intervals that resample whole outlets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.learning.calibration import calibration_error
from framing.provenance import seeded
from framing.schema import checked

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Measured = Callable[[npt.NDArray[np.int64]], float]

DRAWS = 999
FEWEST_GROUPS = 4
"""Outlets below which resampling them gives no interval."""


def auc(scores: Floats, labels: Flags) -> float:
    """Probability that a labelled text scores higher than another; a tie counts one half.

    Source: J. A. Hanley & B. J. McNeil (1982), *The meaning and use of the area under a receiver
    operating characteristic (ROC) curve*, Radiology 143(1). NaN where there is one label alone.

    Examples
    --------
    >>> auc(np.array([1.0, 2.0, 2.0]), np.array([False, False, True]))
    0.75
    """
    n_there = int(labels.sum())
    pairs = n_there * (len(labels) - n_there)
    if not pairs:
        return float("nan")
    _, place, times = np.unique(scores, return_inverse=True, return_counts=True)
    rank = np.cumsum(times) - (times - 1) / 2
    return float((rank[place[labels]].sum() - n_there * (n_there + 1) / 2) / pairs)


def auc_within(scores: Floats, labels: Flags, groups: npt.NDArray[np.object_]) -> float:
    """`auc` over the pairs of texts of the same group only, all such pairs counting alike.

    Examples
    --------
    >>> outlets = np.array(["a", "a", "b", "b"], dtype=object)
    >>> labels = np.array([False, False, True, False])
    >>> auc_within(np.array([1.0, 2.0, 3.0, 4.0]), labels, outlets)
    0.0
    """
    above, pairs = 0.0, 0
    codes, _ = pd.factorize(groups)
    for group in range(int(codes.max(initial=-1)) + 1):
        own = codes == group
        there = int(labels[own].sum())
        n_pairs = there * (int(own.sum()) - there)
        if n_pairs:
            above += auc(scores[own], labels[own]) * n_pairs
            pairs += n_pairs
    return above / pairs if pairs else float("nan")


def agreement(said: Flags, labels: Flags) -> dict[str, float]:
    """Precision, recall and F1 of the label, and macro-F1 over it and its absence.

    Examples
    --------
    >>> agreement(np.array([True, True, False]), np.array([True, False, False]))["f1"]
    0.6666666666666666
    """
    both, alarms = int((said & labels).sum()), int((said & ~labels).sum())
    misses, passed = int((~said & labels).sum()), int((~said & ~labels).sum())
    f1 = _ratio(2 * both, 2 * both + alarms + misses)
    return {
        "precision": _ratio(both, both + alarms),
        "recall": _ratio(both, both + misses),
        "f1": f1,
        "macro_f1": (f1 + _ratio(2 * passed, 2 * passed + alarms + misses)) / 2,
    }


def precision_at(prevalence: float, said: Flags, labels: Flags) -> float:
    """The precision to expect where the label is as rare as that: Bayes' rule on the two rates.

    A sample for coding is often drawn so that half of it has the label; in news one sentence in
    twenty may. The same decisions are then wrong much more often.

    Examples
    --------
    >>> said = np.array([True, True, True, False])
    >>> labels = np.array([True, True, False, False])
    >>> round(precision_at(0.05, said, labels), 3)
    0.095
    """
    hit = _ratio(int((said & labels).sum()), int(labels.sum()))
    alarm = _ratio(int((said & ~labels).sum()), int((~labels).sum()))
    return _ratio(prevalence * hit, prevalence * hit + (1 - prevalence) * alarm)


def measured(
    probabilities: Floats, said: Flags, labels: Flags, *, prevalences: Sequence[float] = ()
) -> dict[str, Measured]:
    """The usual measures, each as a function of which texts are taken."""

    def chosen(name: str) -> Measured:
        return lambda rows: agreement(said[rows], labels[rows])[name]

    found: dict[str, Measured] = {
        "auc": lambda rows: auc(probabilities[rows], labels[rows]),
        **{name: chosen(name) for name in ("macro_f1", "f1", "precision", "recall")},
    }
    for rare in prevalences:
        found[f"precision_at_{rare:g}"] = lambda rows, rare=rare: precision_at(  # type: ignore[misc]
            rare, said[rows], labels[rows]
        )
    found["calibration_error"] = lambda rows: calibration_error(probabilities[rows], labels[rows])
    return found


def estimated(
    term: str,
    measures: Mapping[str, Measured],
    groups: npt.NDArray[np.object_],
    *,
    seed: int = 0,
    draws: int = DRAWS,
) -> pd.DataFrame:
    """Measures with percentile intervals over draws of whole groups.

    Parameters
    ----------
    term : str
        What is measured, such as a list's name.
    measures : mapping of str to callable
        Each takes the places of the texts that count, as `measured` gives them.
    groups : ndarray of str, shape (n_texts,)
        The outlets, which are drawn whole.

    Returns
    -------
    DataFrame
        The table ``estimates``. With fewer than 4 groups there is no interval.
    """
    names, codes = np.unique(groups.astype(str), return_inverse=True)
    members = [np.flatnonzero(codes == number) for number in range(len(names))]
    every = np.arange(len(groups))
    random = seeded(seed, "outlets", term)
    drawn = [
        np.concatenate([members[one] for one in random.integers(len(names), size=len(names))])
        for _ in range(draws if len(names) >= FEWEST_GROUPS else 0)
    ]
    rows = []
    for parameter, measure in measures.items():
        # A calibration error cannot be negative: what draws show of it lies above it.
        known = () if parameter == "calibration_error" else drawn
        values = np.array([measure(own) for own in known])
        values = values[np.isfinite(values)]
        enough = len(values) > draws // 2
        lower, upper = np.quantile(values, (0.025, 0.975)) if enough else (np.nan, np.nan)
        error = values.std(ddof=1) if enough else np.nan
        rows.append((term, parameter, measure(every), error, lower, upper, len(groups), "texts"))
    columns = ["term", "parameter", "estimate", "se", "lower", "upper", "n", "unit"]
    table = pd.DataFrame(rows, columns=columns)
    return checked(table.astype(dict.fromkeys(("term", "parameter", "unit"), "str")), "estimates")


def _ratio(part: float, whole: float) -> float:
    return float(part / whole) if whole else 0.0
