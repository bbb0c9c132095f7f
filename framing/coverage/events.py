"""Events: articles that report the same thing, grouped across outlets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse
from sklearn.base import BaseEstimator, ClusterMixin

from framing.coverage.likeness import LEAST, Days, alike, trusted, weighted
from framing.coverage.linking import Labels, Merges, average_links, groups_at, silhouette
from framing.errors import FramingError, TextsError
from framing.extractor import Terms, as_tokens
from framing.extractor.marking import Texts
from framing.lexicons import load

if TYPE_CHECKING:
    from framing.corpus import Corpus

CUTS = tuple(hundredths / 100 for hundredths in range(5, 40))
"""The cuts that are tried."""

COPIES = 0.5
"""Articles as alike as this count once when a cut is chosen."""

MOST = 1500
"""A term that stands in more articles than this tells no events apart."""

N_TERMS = 3


class Events(ClusterMixin, BaseEstimator):
    """Articles grouped by the event they report: alike in wording, near in time.

    Average linkage over the cosine of weighted terms, which distance in time takes up to half
    of. The cut is the one at which articles lie best within their groups (`silhouette`), copies
    counted once; the rule was chosen on Harbour Talks and compared on three sets of real news.

    Parameters
    ----------
    cut : float or None
        Least mean likeness of the groups that are joined; None to find it.
    half_life : float
        Days after which half of what distance in time can take away is taken.
    stopwords : str
        A word list whose words do not count.

    Attributes
    ----------
    labels_ : ndarray of int, shape (n_units,)
        Number of each unit's group, a unit alone in one of its own.
    names_ : ndarray of object, shape (n_units,)
        Name of each unit's event; None for a unit that is in none.
    events_ : DataFrame
        Index ``event``, in order of their first day: n_units, first and last (days), stability
        (mean overlap with the most similar group at cuts from 3/4 to 5/4 of the one taken).
    cut_ : float
    cuts_ : DataFrame
        Index ``cut``: silhouette, n_events.
    dates_trusted_ : bool
        False where dates were not given, are missing for most, or one day holds half of them.

    Source: Hennig (2007), Cluster-wise assessment of cluster stability, Computational
    Statistics & Data Analysis 52, 258-271 (overlap).
    Blind to: events of more than a hundred articles, which may fall apart; follow-ups weeks
    later, which may be an event of their own.

    Examples
    --------
    >>> texts = ["The ferry fire inquiry opened.", "An inquiry into the ferry fire opened.",
    ...          "Voters backed the treaty.", "The treaty vote: voters backed it."]
    >>> found = Events().fit(texts)
    >>> found.labels_.tolist(), found.events_.index.tolist()
    ([0, 0, 1, 1], ['1 ferry, fire, inquiry', '2 backed, treaty, voters'])
    """

    def __init__(
        self, *, cut: float | None = None, half_life: float = 30.0, stopwords: str = "stopwords"
    ) -> None:
        self.cut = cut
        self.half_life = half_life
        self.stopwords = stopwords

    def fit(
        self, X: Texts, y: object = None, *, dates: pd.Series | Sequence[object] | None = None
    ) -> Self:
        """Group the articles.

        Parameters
        ----------
        X : sequence or Series of str, or Tokens, of n_units texts
            Whole articles, best with their headlines.
        dates : Series or sequence of dates, length n_units, or None
            In the order of `X`.

        Raises
        ------
        FramingError
            Where `cut` or `half_life` is out of range, or there is not a date for each unit.
        """
        if self.cut is not None and not LEAST <= self.cut <= 1:
            raise FramingError(f"cut is {self.cut!r}; it must be a number from {LEAST} to 1.")
        if not self.half_life > 0:
            raise FramingError(f"half_life is {self.half_life!r}; it must be more than 0 days.")
        tokens = as_tokens(X)
        days = _days(dates, len(tokens))
        self.dates_trusted_ = trusted(days)
        order = np.lexsort((np.argsort(np.argsort(tokens.index.to_numpy(), kind="stable")), days))
        terms, rows = self._terms(tokens)
        rows = rows[order]
        pairs = alike(
            rows, days[order] if self.dates_trusted_ else None, half_life=float(self.half_life)
        )
        merges = average_links(pairs, least=LEAST)
        self._choose(pairs, merges)
        labels = groups_at(merges, len(order), self.cut_)
        self.labels_ = np.empty(len(order), dtype=np.int64)
        self.labels_[order] = labels
        self._describe(rows, terms, labels, days[order], merges)
        numbers = np.array([*self.events_.index, None], dtype=object)
        self.names_ = np.empty(len(order), dtype=object)
        self.names_[order] = numbers[self._event_of]
        return self

    def fit_predict(
        self, X: Texts, y: object = None, *, dates: pd.Series | Sequence[object] | None = None
    ) -> Labels:
        """Group the articles; gives `labels_`."""
        return self.fit(X, dates=dates).labels_

    def _terms(self, tokens: Texts) -> tuple[npt.NDArray[np.object_], sparse.csr_array]:
        stopped = tuple(entry.term for entry in load(self.stopwords).entries)
        n = len(tokens)
        counter = Terms(min_units=2, max_share=min(1.0, MOST / max(n, 1)), stopwords=stopped)
        try:
            counts = counter.fit_transform(tokens)
        except TextsError:  # no two articles share a word
            return np.zeros(0, dtype=object), sparse.csr_array((n, 0), dtype=np.float64)
        return counter.terms_, weighted(counts)

    def _choose(self, pairs: sparse.csr_array, merges: Merges) -> None:
        n = pairs.shape[0]
        copies = groups_at(merges, n, COPIES)
        groups = {cut: groups_at(merges, n, cut) for cut in CUTS}
        self.cuts_ = pd.DataFrame(
            {
                "silhouette": [silhouette(pairs, found, copies) for found in groups.values()],
                "n_events": [int((np.bincount(found) > 1).sum()) for found in groups.values()],
            },
            index=pd.Index(CUTS, name="cut"),
        )
        best = int(self.cuts_["silhouette"].round(9).argmax())
        self.cut_ = CUTS[best] if self.cut is None else float(self.cut)

    def _describe(
        self,
        rows: sparse.csr_array,
        terms: npt.NDArray[np.object_],
        labels: Labels,
        days: Days,
        merges: Merges,
    ) -> None:
        """The table of events; the groups come in the order of their first day."""
        sizes = np.bincount(labels)
        shared = np.flatnonzero(sizes > 1)
        event_of_group = np.full(len(sizes), -1, dtype=np.int64)
        event_of_group[shared] = np.arange(len(shared))
        self._event_of = event_of_group[labels]
        width = len(str(len(shared)))
        n = len(labels)
        member = sparse.csr_array((np.ones(n), (labels, np.arange(n))), shape=(len(sizes), n))
        centres = sparse.csr_array(member @ rows)
        names, first, last = [], [], []
        for number, group in enumerate(shared.tolist(), start=1):
            own = slice(centres.indptr[group], centres.indptr[group + 1])
            weights, held = centres.data[own].round(9), centres.indices[own]
            top = held[np.lexsort((held, -weights))[:N_TERMS]]
            names.append(f"{number:0{width}d} {', '.join(terms[top])}")
            known = days[(labels == group) & ~np.isnat(days)]
            first.append(known.min() if len(known) else np.datetime64("NaT", "D"))
            last.append(known.max() if len(known) else np.datetime64("NaT", "D"))
        self.events_ = pd.DataFrame(
            {
                "n_units": sizes[shared],
                "first": np.array(first, dtype="datetime64[us]"),
                "last": np.array(last, dtype="datetime64[us]"),
                "stability": _stability(merges, labels, self.cut_)[shared].round(6),
            },
            index=pd.Index(names, name="event", dtype="str"),
        )


def _stability(merges: Merges, labels: Labels, cut: float) -> npt.NDArray[np.float64]:
    """Each group's mean overlap (Jaccard) with the most similar group at cuts near by."""
    n, sizes = len(labels), np.bincount(labels)
    if not n:
        return np.zeros(0)
    near = [cut * share for share in (0.75, 0.85, 0.95, 1.05, 1.15, 1.25)]
    total = np.zeros(len(sizes))
    for other in near:
        found = groups_at(merges, n, max(other, LEAST))
        common = sparse.coo_array((np.ones(n), (labels, found)))
        common.sum_duplicates()
        union = sizes[common.row] + np.bincount(found)[common.col] - common.data
        best = np.zeros(len(sizes))
        np.maximum.at(best, common.row, common.data / union)
        total += best
    return total / len(near)


def _days(dates: pd.Series | Sequence[object] | None, n: int) -> Days:
    if dates is None:
        return np.full(n, np.datetime64("NaT", "D"))
    if len(dates) != n:
        raise FramingError(f"There are {len(dates)} dates for {n} units; give one for each.")
    read = pd.to_datetime(pd.Series(list(dates), dtype="object"), errors="coerce", utc=True)
    return read.dt.tz_localize(None).to_numpy().astype("datetime64[D]")


def with_events(corpus: Corpus, *, model: Events | None = None) -> tuple[Corpus, Events]:
    """The corpus with its articles' events as the column ``event``, and the model fitted.

    An article whose event no other one reports has none. Headlines are read with the bodies.

    Examples
    --------
    >>> from framing.corpus import Corpus
    >>> corpus, found = with_events(Corpus.read("corpora/harbour-talks"))
    >>> corpus.articles["event"].nunique(), bool((found.events_["stability"] > 0.5).all())
    (12, True)
    """
    from framing.text import tokenize

    names = corpus.articles.index
    bodies = corpus.texts("article").reindex(names).fillna("")
    heads = corpus.articles["headline"].astype("str").fillna("")
    texts = pd.Series(heads.to_numpy() + "\n\n" + bodies.to_numpy(), index=names, dtype="str")
    found = (model or Events()).fit(tokenize(texts), dates=corpus.articles["date"])
    event = pd.Series(found.names_, index=names, dtype="str")
    return corpus.assign(event=event), found
