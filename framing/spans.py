"""Marks on texts: many of them in columns, or one of them by itself.

Offsets are half-open and count characters of the text as it was given, so that
``text[start:end]`` is the evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from framing.errors import FramingError

Integers = npt.NDArray[np.integer]


class Span(NamedTuple):
    """One mark on one text: characters ``start`` to ``end``, what it is, and its weight."""

    start: int
    end: int
    label: str
    weight: float = 1.0


@dataclass(frozen=True, eq=False)
class Spans:
    """Marks on a batch of texts, in columns, ordered by text, start, end and label.

    Attributes
    ----------
    labels : tuple of str
        The names that `label` points into.
    text, start, end, label : ndarray of int, shape (n,)
        Which text of the batch, where in it (characters, half-open), and what it is.
    weight : ndarray of float, shape (n,)
        What the mark counts for; 1 unless its source says otherwise.
    """

    labels: tuple[str, ...]
    text: Integers
    start: Integers
    end: Integers
    label: Integers
    weight: npt.NDArray[np.float64]

    def __len__(self) -> int:
        return len(self.text)

    @classmethod
    def of(
        cls,
        labels: Sequence[str],
        *,
        text: npt.ArrayLike,
        start: npt.ArrayLike,
        end: npt.ArrayLike,
        label: npt.ArrayLike,
        weight: npt.ArrayLike | None = None,
    ) -> Spans:
        """Columns put into the order that all spans have.

        Raises
        ------
        FramingError
            Where the columns differ in length, or a span ends before it starts.
        """
        columns = [np.asarray(column, dtype=np.int64) for column in (text, start, end, label)]
        n = len(columns[0])
        weights = np.ones(n) if weight is None else np.asarray(weight, dtype=np.float64)
        if any(len(column) != n for column in (*columns, weights)):
            raise FramingError("The columns of spans must have the same length.")
        if n and bool((columns[2] < columns[1]).any()):
            raise FramingError("A span ends before it starts.")
        order = np.lexsort((columns[3], columns[2], columns[1], columns[0]))
        texts, starts, ends, codes = (column[order] for column in columns)
        return cls(tuple(labels), texts, starts, ends, codes, weights[order])

    @classmethod
    def from_rows(cls, labels: Sequence[str], rows: Iterable[tuple[int, Span]]) -> Spans:
        """Spans gathered one by one, each with the number of its text.

        Raises
        ------
        FramingError
            Where a span carries a label that is not among `labels`.

        Examples
        --------
        >>> len(Spans.from_rows(("hedge",), [(0, Span(3, 8, "hedge"))]))
        1
        """
        code = {label: number for number, label in enumerate(labels)}
        found = list(rows)
        strangers = {span.label for _, span in found} - set(code)
        if strangers:
            raise FramingError(
                f"A span is labelled {min(strangers)!r}, which is none of {', '.join(labels)}."
            )
        return cls.of(
            labels,
            text=[text for text, _ in found],
            start=[span.start for _, span in found],
            end=[span.end for _, span in found],
            label=[code[span.label] for _, span in found],
            weight=[span.weight for _, span in found],
        )

    @classmethod
    def merged(cls, parts: Sequence[Spans]) -> Spans:
        """Several sets of marks on the same texts as one; labels are joined by name."""
        labels = tuple(dict.fromkeys(label for part in parts for label in part.labels))
        code = {label: number for number, label in enumerate(labels)}
        recoded = [
            np.array([code[label] for label in part.labels], dtype=np.int64)[part.label]
            for part in parts
        ]
        empty = [np.zeros(0, dtype=np.int64)]
        return cls.of(
            labels,
            text=np.concatenate([part.text for part in parts] or empty),
            start=np.concatenate([part.start for part in parts] or empty),
            end=np.concatenate([part.end for part in parts] or empty),
            label=np.concatenate(recoded or empty),
            weight=np.concatenate([part.weight for part in parts] or [np.zeros(0)]),
        )

    def where(self, mask: npt.NDArray[np.bool_]) -> Spans:
        """The marks for which `mask`, of shape (n,), is true."""
        return Spans(
            self.labels,
            self.text[mask],
            self.start[mask],
            self.end[mask],
            self.label[mask],
            self.weight[mask],
        )

    def counts(self, n_texts: int) -> npt.NDArray[np.int64]:
        """How many marks of each label each text holds, shape (n_texts, n_labels)."""
        cells = self.text * len(self.labels) + self.label
        flat = np.bincount(cells, minlength=n_texts * len(self.labels))
        return flat.reshape(n_texts, len(self.labels)).astype(np.int64)

    def rows(self) -> Iterable[tuple[int, Span]]:
        """Each mark as the number of its text and a `Span`."""
        columns = (self.text, self.start, self.end, self.label, self.weight)
        for text, start, end, label, weight in zip(*(c.tolist() for c in columns), strict=True):
            yield text, Span(start, end, self.labels[label], weight)
