"""Targets: places in texts at which somebody is named, with what was coded of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.errors import FramingError, TooFewUnits, unknown
from framing.learning.coded import keys_of, read_table
from framing.provenance import fingerprint

POLARITIES = (-1, 0, 1)
"""Unfavourable, neutral, favourable."""

_SPELLED = {"-1": -1, "0": 0, "1": 1, "negative": -1, "neutral": 0, "positive": 1}


@dataclass(frozen=True, eq=False)
class Targets:
    """Somebody named in each of some texts.

    Attributes
    ----------
    texts : list of str, length n
    starts, ends : ndarray of int64, shape (n,)
        Characters of the name, half-open.
    labels : ndarray of int64, shape (n,), optional
        -1, 0 or 1: how the text speaks of the one who is named.
    groups : ndarray of str, shape (n,), optional
        What must not stand on both sides of a fold: the outlet, or the article.

    Examples
    --------
    >>> targets = Targets(["Lee lied."], np.array([0]), np.array([3]), np.array([-1]))
    >>> targets.names
    ['Lee']
    """

    texts: list[str]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64] | None = None
    groups: npt.NDArray[np.object_] | None = field(default=None)

    def __post_init__(self) -> None:
        """Check the places and the labels."""
        n = len(self.texts)
        columns = [c for c in (self.starts, self.ends, self.labels, self.groups) if c is not None]
        if any(len(column) != n for column in columns):
            raise FramingError(f"{n} texts need as many starts, ends, labels and groups.")
        for row, (text, start, end) in enumerate(
            zip(self.texts, self.starts, self.ends, strict=True)
        ):
            if not 0 <= start < end <= len(text):
                raise FramingError(
                    f"Target {row}: {start} to {end} is no place in its {len(text)} characters."
                )
        if self.labels is not None and not np.isin(self.labels, POLARITIES).all():
            raise FramingError("The labels of targets are -1, 0 and 1.")

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def names(self) -> list[str]:
        """What stands at the places."""
        rows = zip(self.texts, self.starts.tolist(), self.ends.tolist(), strict=True)
        return [text[start:end] for text, start, end in rows]

    @property
    def fingerprint(self) -> str:
        """A digest of texts, places, labels and groups, 16 hexadecimal digits."""
        labels = None if self.labels is None else self.labels.tolist()
        groups = None if self.groups is None else list(self.groups)
        return fingerprint(self.texts, self.starts.tolist(), self.ends.tolist(), labels, groups)

    @classmethod
    def of(
        cls,
        table: pd.DataFrame,
        *,
        columns: tuple[str, str, str] = ("text", "start", "end"),
        label: str | None = None,
        group: str | None = None,
    ) -> Targets:
        """The rows of a table.

        Parameters
        ----------
        table : DataFrame
        columns : tuple of str
            The columns of the text and of the name's first character and the one after its last.
        label : str, optional
            The column of -1, 0 and 1, or of negative, neutral and positive.
        group : str, optional
            The column of the outlet or article.

        Raises
        ------
        FramingError
            Where a column is missing, a place is none, or a label is not known.
        """
        for name in (*columns, *filter(None, (label, group))):
            if name not in table.columns:
                raise FramingError(unknown("column", name, table.columns))
        text, start, end = (table[name] for name in columns)
        labels = None
        if label is not None:
            spelled = table[label].map(lambda one: _SPELLED.get(str(one).strip().lower(), 9))
            labels = spelled.to_numpy(dtype=np.int64)
        groups = None if group is None else keys_of(table[group].astype("str").tolist())
        places = [column.to_numpy(dtype=np.int64) for column in (start, end)]
        return cls(text.astype("str").tolist(), places[0], places[1], labels, groups)

    @classmethod
    def read(
        cls,
        path: str | Path,
        *,
        columns: tuple[str, str, str] = ("text", "start", "end"),
        label: str | None = None,
        group: str | None = None,
    ) -> Targets:
        """The rows of a CSV or Parquet file; parameters and errors as in `of`."""
        return cls.of(read_table(path), columns=columns, label=label, group=group)

    def where(self, mask: npt.NDArray[np.bool_]) -> Targets:
        """The targets for which `mask`, of shape (n,), is true."""
        rows = np.flatnonzero(mask)
        return Targets(
            [self.texts[row] for row in rows.tolist()],
            self.starts[rows],
            self.ends[rows],
            None if self.labels is None else self.labels[rows],
            None if self.groups is None else self.groups[rows],
        )

    def coded(self) -> npt.NDArray[np.int64]:
        """The labels.

        Raises
        ------
        FramingError
            Where there are none.
        TooFewUnits
            Where one of the three is missing.
        """
        if self.labels is None:
            raise FramingError("These targets have no labels to learn from.")
        if len(set(self.labels.tolist())) < len(POLARITIES):
            raise TooFewUnits("All of -1, 0 and 1 must be among the labels to learn from.")
        return self.labels


def as_targets(given: Any) -> Targets:
    """Targets as they are, or from a table or a sequence of (text, start, end)."""
    if isinstance(given, Targets):
        return given
    if isinstance(given, pd.DataFrame):
        return Targets.of(given)
    if isinstance(given, Sequence) and not isinstance(given, str):
        rows = [tuple(row) for row in given]
        if all(len(row) == 3 and isinstance(row[0], str) for row in rows):
            starts, ends = ([int(row[n]) for row in rows] for n in (1, 2))
            return Targets(
                [row[0] for row in rows],
                np.array(starts, dtype=np.int64),
                np.array(ends, dtype=np.int64),
            )
    raise FramingError(
        "Targets are needed: Targets.of(table), a table with text, start and end, or a list of "
        "(text, start, end)."
    )
