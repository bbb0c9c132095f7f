"""All that was tested in a run, corrected together, and what of it was declared beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from framing.compare.multiplicity import CORRECTIONS, adjusted
from framing.compare.result import Comparison, Estimates
from framing.errors import FramingError, one_of

PRIMARY, EXPLORATORY = "primary", "exploratory"
COLUMNS = ["comparison", "feature", "group", "reference", "outcome", "p_value", "q_value"]


def counted_tests(found: Comparison | Estimates) -> dict[str, object]:
    """What a result tested and corrected together, as plain values for a manifest.

    A result by itself has no recipe that declared anything, so `primary` is empty: all of its
    outcomes are exploratory.

    Examples
    --------
    >>> row = dict.fromkeys(("estimate", "se", "lower", "upper", "p_value"), 0.01)
    >>> row |= {"term": "a", "parameter": "b", "n": 9, "unit": "u"}
    >>> counted_tests(Estimates(pd.DataFrame([row]), "regression", "u"))
    {'tests': 1, 'correction': 'BH', 'primary': []}
    """
    p_values = found.table.get("p_value", pd.Series(dtype=np.float64))
    n_tests = int(p_values.notna().sum())
    correction = found.provenance.parameters.get("correction", "BH") if n_tests else None
    return {"tests": n_tests, "correction": correction, "primary": []}


class Registry:
    """A book of the tests of one run: an article, a report, a notebook.

    Every comparison that was looked at is entered, also those that are not reported: p is then
    corrected over all of them. Features that were declared as primary before the numbers were
    seen are told from the others, which are exploratory; both are corrected together, so that a
    declaration costs nothing and gains nothing but its name.

    Source: Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300;
    Gelman & Loken (2014), American Scientist 102, 460–465 (why all of them).

    Parameters
    ----------
    primary : sequence of str
        Features declared as primary outcomes.
    correction : {'BH', 'BY', 'Holm'}

    Raises
    ------
    FramingError
        For an unknown correction.

    Examples
    --------
    >>> from framing.schema import TABLES
    >>> row = dict.fromkeys(TABLES["comparison"].required, 1.0)
    >>> row |= {"feature": "hedge", "group": "ledger", "reference": "tribune", "p_value": 0.01}
    >>> one = Comparison(pd.DataFrame([row | {"n_units": 9, "n_clusters": 9}]), "contrast", "u")
    >>> registry = Registry(primary=["hedge"])
    >>> registry.enter("own words", one)
    >>> registry.enter("quoted words", one)
    >>> registry.corrected()["own words"].table["q_value"].tolist(), registry.n_tests
    ([0.01], 2)
    """

    def __init__(self, *, primary: Sequence[str] = (), correction: str = "BH") -> None:
        self.primary = tuple(primary)
        self.correction = one_of("correction", correction, CORRECTIONS)
        self._entered: dict[str, Comparison] = {}

    def __len__(self) -> int:
        return len(self._entered)

    def enter(self, name: str, comparison: Comparison) -> None:
        """Enter a comparison under a name of its own.

        Raises
        ------
        FramingError
            Where another comparison has that name.
        """
        if name in self._entered:
            raise FramingError(f"{name!r} is entered already: give each comparison its own name.")
        self._entered[name] = comparison

    @property
    def n_tests(self) -> int:
        """How many p-values there are."""
        return int(np.isfinite(self._p_values).sum())

    @property
    def table(self) -> pd.DataFrame:
        """Every test: comparison, feature, group, reference, outcome, p_value, q_value."""
        parts = [
            one.table.assign(
                comparison=name,
                outcome=[
                    PRIMARY if feature in self.primary else EXPLORATORY
                    for feature in one.table["feature"]
                ],
            )[COLUMNS]
            for name, one in self.corrected().items()
        ]
        if not parts:
            return pd.DataFrame(columns=COLUMNS)
        together = pd.concat(parts, ignore_index=True)
        return together[together["p_value"].notna()].reset_index(drop=True)

    def corrected(self) -> Mapping[str, Comparison]:
        """The comparisons with q over all that was entered; one by itself stays as it is."""
        if len(self._entered) < 2:
            return dict(self._entered)
        q_values = adjusted(self._p_values, correction=self.correction)
        said = (
            f"Correction: {self.correction} over {self.n_tests:,} tested features, those of all "
            f"{len(self):,} comparisons of this run [S6]."
        )
        found, place = {}, 0
        for name, one in self._entered.items():
            table = one.table.assign(q_value=q_values[place : place + len(one)])
            place += len(one)
            notes = [note for note in one.notes if not note.startswith("Correction: ")]
            found[name] = replace(one, table=table, notes=(*notes, said))
        return found

    def record(self) -> dict[str, object]:
        """What was tested, as plain values for a manifest."""
        return {
            "correction": self.correction,
            "tests": self.n_tests,
            "primary": list(self.primary),
            "comparisons": {
                name: {
                    "tests": int(one.table["p_value"].notna().sum()),
                    "pairs": [list(pair) for pair in one.pairs],
                    "provenance": one.provenance.record()["inputs"],
                }
                for name, one in self._entered.items()
            },
        }

    @property
    def _p_values(self) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        parts = [one.table["p_value"].to_numpy(dtype=np.float64) for one in self._entered.values()]
        return np.concatenate([np.zeros(0), *parts])
