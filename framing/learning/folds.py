"""Folds: what is learnt from, and what is kept to see how well it was learnt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from framing.errors import TooFewUnits, one_of
from framing.provenance import seeded

KINDS = ("grouped", "random")


@dataclass(frozen=True, eq=False)
class Folds:
    """Which fold each text is held out in.

    Attributes
    ----------
    fold : ndarray of int, shape (n_texts,)
    kind : {"grouped", "random"}
        Whether groups are whole. Random folds let a model learn an outlet's manners from some
        of its texts and be praised for it on the others.
    """

    fold: npt.NDArray[np.int64]
    kind: str

    @property
    def n_folds(self) -> int:
        """How many folds there are."""
        return int(self.fold.max(initial=-1)) + 1

    def __iter__(self) -> Iterator[npt.NDArray[np.bool_]]:
        """Which texts are held out, fold by fold."""
        return (self.fold == number for number in range(self.n_folds))

    def __str__(self) -> str:
        how = "grouped by outlet" if self.kind == "grouped" else "random, NOT grouped by outlet"
        return f"{self.n_folds} folds, {how}"


def folds(groups: npt.NDArray[np.object_], *, n_folds: int = 5, kind: str = "grouped") -> Folds:
    """Fold texts so that each group is held out as a whole.

    The largest group goes into the fold that holds fewest texts, and so on; nothing depends on
    the order of the texts.

    Parameters
    ----------
    groups : ndarray of str, shape (n_texts,)
    n_folds : int
    kind : {"grouped", "random"}

    Raises
    ------
    TooFewUnits
        Where there are fewer groups, or texts, than folds.

    Examples
    --------
    >>> folds(np.array(["a", "a", "b", "c"], dtype=object), n_folds=2).fold.tolist()
    [0, 0, 1, 1]
    """
    one_of("folds", kind, KINDS)
    if kind == "random":
        if len(groups) < n_folds:
            raise TooFewUnits(f"{len(groups)} texts cannot be put into {n_folds} folds.")
        order = seeded(0, "folds", n_folds).permutation(len(groups))
        return Folds((np.argsort(order) % n_folds).astype(np.int64), kind)
    names, codes, sizes = np.unique(groups.astype(str), return_inverse=True, return_counts=True)
    if len(names) < n_folds:
        raise TooFewUnits(
            f"{len(names)} outlets cannot be put into {n_folds} folds: every fold holds out whole "
            "outlets."
        )
    held = np.zeros(n_folds, dtype=np.int64)
    fold_of = np.zeros(len(names), dtype=np.int64)
    for group in np.lexsort((np.arange(len(names)), -sizes)).tolist():
        fold_of[group] = held.argmin()
        held[fold_of[group]] += sizes[group]
    return Folds(fold_of[codes], kind)
