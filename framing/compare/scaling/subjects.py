"""From counts and a design to what is scaled: documents by themselves, or groups on events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from scipy import sparse

from framing.compare.copies import counted_once
from framing.compare.counts import TermCounts
from framing.compare.scaling.poisson import Counted
from framing.compare.sums import Integers
from framing.errors import SchemaError, TooFewUnits

if TYPE_CHECKING:
    from framing.corpus.design import Design

FEWEST = 3


@dataclass(frozen=True, eq=False)
class Subjects:
    """What is scaled, and what was left out on the way.

    Attributes
    ----------
    counted : Counted
    names : tuple of str
        Of the subjects: the units, or the groups.
    events : tuple of str
        Empty where there are none.
    terms : tuple of str
    n_units : ndarray of int, shape (subjects,)
        Units of each subject.
    left_out : dict of str to int
        Units by reason.
    unused : int
        Words that none of the units has.
    """

    counted: Counted
    names: tuple[str, ...]
    events: tuple[str, ...]
    terms: tuple[str, ...]
    n_units: Integers
    left_out: dict[str, int]
    unused: int

    @classmethod
    def of(cls, counts: TermCounts, design: Design | None) -> Subjects:
        """Sum the counts over each group's units on each event; without a design, not at all.

        Copies inside a group count once, and copy groups with members in several groups are left
        out, as are events that one group alone covered.

        Raises
        ------
        SchemaError
            Where counts and design share no unit.
        TooFewUnits
            Where fewer than 3 documents or groups are left.
        """
        table, left_out = placed(counts, design)
        subject, names = pd.factorize(table["group"], sort=True)
        event, events = pd.factorize(table["stratum"], sort=True)
        if len(names) < FEWEST:
            raise TooFewUnits(
                f"{len(names)} documents or groups with words are left to scale, and a scale needs "
                f"{FEWEST} at least."
            )
        pair, cell = np.unique(event * len(names) + subject, return_inverse=True)
        gathered = sparse.csr_array(
            (table["weight"].to_numpy(), (cell, table["row"].to_numpy())),
            shape=(len(pair), len(counts)),
        )
        matrix = sparse.csr_array(gathered @ counts.matrix.astype(np.float64))
        used = np.asarray(matrix.sum(axis=0)).ravel() > 0
        matrix = sparse.csr_array(matrix[:, np.flatnonzero(used)])
        matrix.sort_indices()
        within = design is not None and design.names.get("stratum") is not None
        return cls(
            Counted(matrix, pair % len(names), pair // len(names)),
            tuple(map(str, names)),
            tuple(map(str, events)) if within else (),
            tuple(term for term, keep in zip(counts.terms, used, strict=True) if keep),
            np.bincount(subject),
            left_out,
            int((~used).sum()),
        )

    def without(self, events: Integers) -> Counted:
        """What is counted on all but some events, for the words and subjects that are there."""
        kept = ~np.isin(self.counted.event, events)
        matrix = sparse.csr_array(self.counted.matrix[np.flatnonzero(kept)])
        used = np.asarray(matrix.sum(axis=0)).ravel() > 0
        _, event = np.unique(self.counted.event[kept], return_inverse=True)
        matrix = sparse.csr_array(matrix[:, np.flatnonzero(used)])
        return Counted(matrix, self.counted.subject[kept], event)


def placed(counts: TermCounts, design: Design | None) -> tuple[pd.DataFrame, dict[str, int]]:
    """Each unit that is scaled with its row, group, event and weight; and what is left out."""
    sizes = counts.sizes.to_numpy()
    units = counts.units.astype("str")
    rows = pd.DataFrame({"row": np.arange(len(counts))}, index=units)
    if design is None:
        table = rows.assign(group=units, stratum="all", weight=1.0)
        return _kept(table, sizes[table["row"]] > 0, "no-words", {})
    table = design.table[design.table.index.isin(units)].join(rows).sort_index(kind="stable")
    if table.empty:
        raise SchemaError("The counts and the design have no unit in common.")
    left_out = {"not-counted": len(design) - len(table)} if len(design) > len(table) else {}
    table, n_shared = counted_once(table, design)
    left_out |= {"shared-copies": n_shared} if n_shared else {}
    table, left_out = _kept(table, sizes[table["row"]] > 0, "no-words", left_out)
    sides = table.groupby("stratum")["group"].transform("nunique")
    return _kept(table, sides > 1, "one-sided", left_out)


def _kept(
    table: pd.DataFrame, mask: object, reason: str, left_out: dict[str, int]
) -> tuple[pd.DataFrame, dict[str, int]]:
    keep = np.asarray(mask, dtype=bool)
    n = int((~keep).sum())
    return table[keep], {**left_out, **({reason: n} if n else {})}
