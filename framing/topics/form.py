"""The form that every fitted topic model has: topics, shares, terms, names, and how it is kept."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.utils.validation import check_is_fitted

from framing.errors import FramingError, one_of
from framing.files import refuse_pickle, sha256_of, whole, write_json

Floats = npt.NDArray[np.float64]
Arrays = dict[str, npt.NDArray[Any]]

RECORD, ARRAYS = "model.json", "model.npz"
FORM = "framing topics 1"
ORDERS = ("probability", "frex")
CANDIDATES, LEAST_CANDIDATES = 0.02, 6
"""Share of the terms, a topic's most frequent ones, that may stand for it; how many at least."""


class Topics:
    """A fitted topic model, however it was learnt.

    A subclass learns, and hands over what it learnt by `_know`; what it must keep besides, it
    says in `_kept` and takes back in `_taken_back`.

    Attributes
    ----------
    phi_ : ndarray, shape (n_topics, n_terms)
        Each topic's probabilities of the terms; rows sum to 1, the most common topic first.
    theta_ : ndarray, shape (n_units, n_topics)
        Shares of the topics in the units learnt from, in the order given; rows sum to 1. A unit
        without a term is NaN.
    vocabulary_ : ndarray of str, shape (n_terms,)
        In alphabetical order.
    names_ : tuple of str
        A number and the terms that set the topic apart, such as ``01 vote, bill, senate``.
    """

    phi_: Floats
    theta_: Floats
    vocabulary_: npt.NDArray[np.object_]
    names_: tuple[str, ...]

    def terms(self, n: int = 10, *, by: str = "probability") -> pd.DataFrame:
        """Each topic's foremost terms: topic, rank, term, weight (the term's probability).

        Parameters
        ----------
        n : int
            How many a topic.
        by : {'probability', 'frex'}
            The most probable, or those both frequent in the topic and exclusive to it: by the
            harmonic mean of their ranks in both, among the topic's most frequent terms.

        Notes
        -----
        Source: J. M. Bischof & E. M. Airoldi (2012), *Summarizing topical content with word
        frequency and exclusivity*, ICML, with both weights at one half.
        """
        check_is_fitted(self, "phi_")
        one_of("by", by, ORDERS)
        chosen = foremost(self.phi_, n, by=by)
        rows = [
            (name, rank, self.vocabulary_[term], weights[term])
            for name, weights, top in zip(self.names_, self.phi_, chosen, strict=True)
            for rank, term in enumerate(top, start=1)
        ]
        return pd.DataFrame(rows, columns=["topic", "rank", "term", "weight"])

    def save(self, folder: str | Path) -> Path:
        """Write ``model.npz`` and ``model.json``; the same model gives the same bytes.

        Returns
        -------
        Path
            The folder.
        """
        check_is_fitted(self, "phi_")
        folder = Path(folder)
        folder.mkdir(parents=True, exist_ok=True)
        arrays, values = self._kept()
        spelled = "\n".join(self.vocabulary_.tolist()).encode("utf-8", errors="surrogatepass")
        own = {"phi": self.phi_, "theta": self.theta_}
        own["vocabulary"] = np.frombuffer(spelled, dtype=np.uint8)
        with whole(folder / ARRAYS) as draft, draft.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **own, **arrays)
        record = {
            "form": FORM,
            "model": type(self).__name__,
            "names": list(self.names_),
            "values": values,
            "arrays": {"sha256": sha256_of(folder / ARRAYS)},
        }
        write_json(folder / RECORD, record)
        return folder

    @classmethod
    def load(cls, folder: str | Path) -> Topics:
        """The model that `save` wrote; any kind of topic model when asked of `Topics`.

        Raises
        ------
        FramingError
            Where there is none, it is damaged, or of another kind.
        """
        record, arrays = _read(Path(folder))
        kinds = {kind.__name__: kind for kind in _kinds(cls)}
        kind = kinds.get(record["model"])
        if kind is None:
            raise FramingError(f"{folder}: this is a model of the kind {record['model']}.")
        model = kind._taken_back(arrays, record["values"])
        model.phi_, model.theta_ = arrays["phi"], arrays["theta"]
        model.vocabulary_ = arrays["vocabulary"]
        model.names_ = tuple(record["names"])
        return model

    def _know(self, phi: Floats, theta: Floats, vocabulary: npt.NDArray[np.object_]) -> None:
        """Take what was learnt, the topics in their order, and name them."""
        self.phi_, self.theta_, self.vocabulary_ = phi, theta, vocabulary
        self.names_ = tuple(
            f"{number:02d} {', '.join(str(vocabulary[term]) for term in top)}"
            for number, top in enumerate(foremost(phi, 3, by="frex"), start=1)
        )

    def _kept(self) -> tuple[Arrays, dict[str, Any]]:
        """Arrays and plain values that the model is made from again, besides the common ones."""
        return {}, {}

    @classmethod
    def _taken_back(cls, arrays: Arrays, values: dict[str, Any]) -> Self:
        """The model made from what `_kept` said; the common attributes are set afterwards."""
        return cls()


def foremost(phi: Floats, n: int, *, by: str = "probability") -> list[npt.NDArray[np.int64]]:
    """Places of each topic's foremost terms, by probability or by FREX (see `Topics.terms`)."""
    if by == "probability":
        return [_largest(weights, n) for weights in phi]
    exclusive = phi / np.maximum(phi.sum(axis=0), 1e-300)
    chosen = []
    for weights, own in zip(phi, exclusive, strict=True):
        frex = 2 / (1 / _ranks(np.where(weights > 0, own, 0)) + 1 / _ranks(weights))
        most = max(LEAST_CANDIDATES, n, round(CANDIDATES * len(weights)))
        candidates = _largest(weights, most)
        chosen.append(candidates[_largest(frex[candidates], n)])
    return chosen


def _kinds(cls: type[Topics]) -> list[type[Topics]]:
    return [cls, *(kind for below in cls.__subclasses__() for kind in _kinds(below))]


def _read(folder: Path) -> tuple[dict[str, Any], Arrays]:
    refuse_pickle(folder)
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FramingError(f"{folder}: there is no topic model here.") from error
    if not isinstance(record, dict) or record.get("form") != FORM:
        raise FramingError(f"{folder / RECORD}: this is no topic model of ours.")
    path = folder / ARRAYS
    if not path.is_file() or sha256_of(path) != record["arrays"]["sha256"]:
        raise FramingError(f"{path}: this is not the file that {RECORD} was written for.")
    try:
        with np.load(path, allow_pickle=False) as found:
            arrays = {name: found[name] for name in found.files}
    except (ValueError, zipfile.BadZipFile) as error:
        raise FramingError(f"{path}: this cannot be read: {error}.") from error
    spelled = arrays["vocabulary"].tobytes().decode("utf-8", errors="surrogatepass")
    arrays["vocabulary"] = np.array(spelled.split("\n"), dtype=object)
    return record, arrays


def _largest(weights: Floats, n: int) -> npt.NDArray[np.int64]:
    """Places of the largest weights; terms stand in alphabetical order, which breaks ties."""
    return np.lexsort((np.arange(len(weights)), -weights.round(12)))[:n]


def _ranks(weights: Floats) -> Floats:
    """Share of the terms that weigh as much or less, in (0, 1]."""
    ordered = np.sort(weights)
    return np.searchsorted(ordered, weights, side="right") / len(weights)
