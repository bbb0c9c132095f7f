"""Pairs of a comment and what it is about, with what was coded of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError, TextsError, TooFewUnits, unknown
from framing.provenance import fingerprint

STANCES = ("against", "neutral", "for")
"""The stances, as they are numbered by -1, 0 and 1."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Comments, each with the claim, actor or topic that it is read against.

    Attributes
    ----------
    comments, targets : list of str, length n
    votes : ndarray of float, shape (n, 3), optional
        Which share of the coders said ``against``, ``neutral`` and ``for``; a coded label is one
        vote. Ambiguous comments teach less than clear ones.
    groups : ndarray of str, shape (n,), optional
        What must not stand on both sides of a fold: the article that is commented on.

    Examples
    --------
    >>> Pairs.of([("Well said.", "a ban")], labels=["for"]).labels.tolist()
    [1]
    """

    comments: list[str]
    targets: list[str]
    votes: npt.NDArray[np.float64] | None = None
    groups: npt.NDArray[np.object_] | None = None

    def __post_init__(self) -> None:
        """Check the lengths and the votes."""
        n = len(self.comments)
        columns = [c for c in (self.targets, self.votes, self.groups) if c is not None]
        if any(len(column) != n for column in columns):
            raise FramingError(f"{n} comments need as many targets, labels and groups.")
        if not all(isinstance(text, str) for text in (*self.comments, *self.targets)):
            raise TextsError("Comments and targets are strings.")
        if self.votes is not None and (self.votes.shape[1:] != (3,) or (self.votes < 0).any()):
            raise FramingError("Votes are three numbers a pair: against, neutral, for.")

    def __len__(self) -> int:
        return len(self.comments)

    @classmethod
    def of(cls, pairs: Any, *, labels: Any = None, groups: Any = None) -> Pairs:
        """Pairs out of a list of (comment, target), or of a table with these columns.

        Parameters
        ----------
        pairs : Pairs, DataFrame with columns ``comment`` and ``target``, or list of (str, str)
        labels : sequence, optional
            ``against``, ``neutral``, ``for`` (or -1, 0, 1), or votes of shape (n, 3).
        groups : sequence of str, optional

        Raises
        ------
        FramingError
            For an unknown stance, a missing column, or lengths that differ.
        """
        if isinstance(pairs, Pairs):
            if labels is None and groups is None:
                return pairs
            comments, targets = pairs.comments, pairs.targets
            votes = pairs.votes if labels is None else _votes(labels)
            held = pairs.groups if groups is None else _keys(groups)
            return cls(comments, targets, votes, held)
        if isinstance(pairs, pd.DataFrame):
            missing = [name for name in ("comment", "target") if name not in pairs]
            if missing:
                raise FramingError(f"The column {missing[0]!r} is missing.")
            pairs = list(zip(pairs["comment"], pairs["target"], strict=True))
        pairs = list(pairs)
        if not all(isinstance(one, Sequence) and len(one) == 2 for one in pairs):
            raise TextsError("A pair is a comment and its target: (comment, target).")
        return cls(
            [comment for comment, _ in pairs],
            [target for _, target in pairs],
            None if labels is None else _votes(labels),
            None if groups is None else _keys(groups),
        )

    @property
    def labels(self) -> npt.NDArray[np.int64]:
        """-1, 0 or 1: what most coders said; the milder one where they are even.

        Raises
        ------
        FramingError
            Where nothing was coded.
        """
        if self.votes is None:
            raise FramingError("Labels are missing: Pairs.of(pairs, labels=…).")
        mild_first = self.votes[:, [1, 0, 2]]
        return np.array([0, -1, 1])[mild_first.argmax(axis=1)]

    @property
    def fingerprint(self) -> str:
        """A digest of the comments, targets, votes and groups; 16 hexadecimal digits."""
        votes = [] if self.votes is None else self.votes.tolist()
        groups = [] if self.groups is None else self.groups.tolist()
        return fingerprint(self.comments, self.targets, votes, groups)

    def where(self, rows: npt.NDArray[np.int64]) -> Pairs:
        """Some of the pairs, by their places."""
        chosen = rows.tolist()
        return Pairs(
            [self.comments[row] for row in chosen],
            [self.targets[row] for row in chosen],
            None if self.votes is None else self.votes[rows],
            None if self.groups is None else self.groups[rows],
        )

    def checked(self) -> Pairs:
        """The pairs, where all three stances were coded.

        Raises
        ------
        TooFewUnits
            Where one of them was not.
        """
        missing = {-1, 0, 1} - set(self.labels.tolist())
        if missing:
            raise TooFewUnits(f"Nothing is coded {STANCES[min(missing) + 1]!r}.")
        return self


def _votes(labels: Any) -> npt.NDArray[np.float64]:
    """One row a pair; votes are brought to a sum of 1."""
    given = labels.to_numpy() if isinstance(labels, pd.DataFrame | pd.Series) else labels
    array = np.asarray(given)
    if array.ndim == 2:
        votes = array.astype(np.float64)
        total = votes.sum(axis=1, keepdims=True)
        return votes / np.where(total > 0, total, 1)
    codes = {**{name: n for n, name in enumerate(STANCES)}, **{str(n - 1): n for n in range(3)}}
    rows = []
    for label in array.tolist():
        spelled = str(label)
        if spelled not in codes:
            raise FramingError(unknown("stance", spelled, STANCES))
        rows.append(codes[spelled])
    return np.eye(3)[np.array(rows, dtype=np.int64)].reshape(-1, 3)


def _keys(groups: Any) -> npt.NDArray[np.object_]:
    return np.array([str(one) for one in groups], dtype=object)
