"""How often each unit uses each term: one sparse matrix with the names of its rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd
from scipy import sparse

from framing.errors import SchemaError, unknown
from framing.provenance import fingerprint

SHOWN = 10


class Vectorizer(Protocol):
    """What learns terms and counts them, as `framing.extractor.Terms` and scikit-learn's do."""

    def fit_transform(self, X: Any) -> Any:
        """Counts, a sparse matrix of units by terms."""

    def get_feature_names_out(self) -> Any:
        """The terms, in the order of the columns."""


@dataclass(frozen=True, eq=False)
class TermCounts:
    """Counts of terms by unit, for `keyness`, `shift`, `partisanship` and their like.

    Attributes
    ----------
    matrix : sparse array of int64, shape (n_units, n_terms)
        Rows in order, zeros not stored.
    terms : tuple of str
    units : Index
        Named ``unit``, as in a `Design`.

    Raises
    ------
    SchemaError
        With all that is wrong: shapes that do not fit, repeated units or terms, counts that are
        below 0 or no whole numbers.

    Examples
    --------
    >>> from framing.extractor import Terms
    >>> texts = pd.Series(["The vote failed.", "The vote, the vote!"], ["a-1", "b-1"])
    >>> counts = TermCounts.by(Terms(min_units=1), texts)
    >>> counts
    TermCounts: 2 units, 3 terms, 7 words; the 3, vote 3, failed 1
    >>> counts.only(["vote"]).matrix.toarray().tolist()
    [[1], [2]]
    """

    matrix: sparse.csr_array
    terms: tuple[str, ...]
    units: pd.Index

    def __post_init__(self) -> None:
        matrix = sparse.csr_array(self.matrix)
        terms = tuple(str(term) for term in self.terms)
        units = pd.Index(self.units).rename("unit")
        wrong = []
        if matrix.shape != (len(units), len(terms)):
            wrong.append(f"{matrix.shape} counts for {len(units)} units and {len(terms)} terms")
        wrong += [f"unit {name!r} stands there twice" for name in _repeated(units)]
        wrong += [f"term {name!r} stands there twice" for name in _repeated(pd.Index(terms))]
        if np.any(matrix.data < 0) or np.any(matrix.data != np.floor(matrix.data)):
            wrong.append("a count is below 0 or no whole number")
        if wrong:
            raise SchemaError(f"These are no counts of terms: {'; '.join(wrong)}.")
        matrix = sparse.csr_array(matrix, dtype=np.int64, copy=True)
        matrix.sum_duplicates()
        matrix.eliminate_zeros()
        object.__setattr__(self, "matrix", matrix)
        object.__setattr__(self, "terms", terms)
        object.__setattr__(self, "units", units)

    @classmethod
    def by(cls, vectorizer: Vectorizer, texts: Any) -> TermCounts:
        """Count with `framing.extractor.Terms`, or with what has its manners.

        Parameters
        ----------
        vectorizer : Terms or alike
            Is fitted to the texts.
        texts : Tokens or Series of str
            What the vectorizer takes, with the units as its index.
        """
        matrix = vectorizer.fit_transform(texts)
        return cls(matrix, tuple(vectorizer.get_feature_names_out()), pd.Index(texts.index))

    @classmethod
    def from_long(cls, table: pd.DataFrame) -> TermCounts:
        """Counts from a table of one row a unit and term: its columns unit, term and count.

        Raises
        ------
        SchemaError
            For a missing column, or counts that are none.

        Examples
        --------
        >>> table = pd.DataFrame({"unit": ["b", "a"], "term": ["tax", "tax"], "count": [1, 3]})
        >>> TermCounts.from_long(table).totals.to_dict()
        {'tax': 4}
        """
        for name in ("unit", "term", "count"):
            if name not in table:
                raise SchemaError(unknown("column", name, table.columns))
        rows, units = pd.factorize(table["unit"], sort=True)
        columns, terms = pd.factorize(table["term"], sort=True)
        given = (table["count"].to_numpy(), (rows, columns))
        matrix = sparse.coo_array(given, shape=(len(units), len(terms)))
        return cls(sparse.csr_array(matrix), tuple(terms), pd.Index(units))

    def __len__(self) -> int:
        return len(self.units)

    def __repr__(self) -> str:
        most = self.totals.sort_values(ascending=False, kind="stable").head(SHOWN)
        shown = ", ".join(f"{term} {n:,}" for term, n in most.items())
        return (
            f"TermCounts: {len(self):,} units, {len(self.terms):,} terms, "
            f"{int(self.totals.sum()):,} words; {shown}"
        )

    @cached_property
    def totals(self) -> pd.Series:
        """How often each term stands in all units, index ``term``."""
        summed = np.bincount(self.matrix.indices, self.matrix.data, minlength=len(self.terms))
        index = pd.Index(self.terms, name="term", dtype="str")
        return pd.Series(summed.astype(np.int64), index=index, name="count")

    @cached_property
    def sizes(self) -> pd.Series:
        """How many words of each unit are counted."""
        return pd.Series(np.asarray(self.matrix.sum(axis=1)), index=self.units, name="n_tokens")

    @cached_property
    def fingerprint(self) -> str:
        """A digest of counts, terms and units; 16 hexadecimal digits."""
        inside = (self.matrix.indptr, self.matrix.indices, self.matrix.data)
        whole = [np.asarray(part, dtype=np.int64) for part in inside]
        return fingerprint(list(self.terms), self.units, whole)

    def only(self, terms: Iterable[str]) -> TermCounts:
        """The counts of some terms, in the order given.

        Raises
        ------
        SchemaError
            For a term that is not counted.
        """
        wanted = [str(term) for term in terms]
        place = pd.Index(self.terms).get_indexer(pd.Index(wanted, dtype=object))
        for name, column in zip(wanted, place, strict=True):
            if column < 0:
                raise SchemaError(unknown("term", name, self.terms))
        return TermCounts(self.matrix[:, place], tuple(wanted), self.units)


def _repeated(names: pd.Index) -> Sequence[str]:
    return [str(name) for name in names[names.duplicated()].unique()[:3]]
