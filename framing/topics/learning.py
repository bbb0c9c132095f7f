"""Topics, units' places and what the places go with, learnt together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse

from framing.text.compiling import compiled
from framing.topics import placing
from framing.topics.anchors import anchored

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Structure:
    """A structural topic model as numbers.

    Attributes
    ----------
    topics : ndarray, shape (n_terms, n_topics)
        Probabilities of the terms; each column sums to 1.
    coefficients : ndarray, shape (n_columns, n_topics - 1)
        By what the prior mean of a unit's place follows from its row of covariates.
    spread : ndarray, shape (n_topics - 1, n_topics - 1)
        Covariance of the places around their prior means.
    bounds : tuple of float
        The bound on the log likelihood after each round.
    settled : bool
    """

    topics: Floats
    coefficients: Floats
    spread: Floats
    bounds: tuple[float, ...]
    settled: bool


@dataclass(frozen=True, eq=False)
class Start:
    """How learning begins and when it ends.

    Attributes
    ----------
    topics : ndarray of shape (n_topics, n_terms) or None
        None for topics by anchor words.
    rounds : int
    close : float
        Relative change of the bound below which the model has settled.
    """

    topics: Floats | None = None
    rounds: int = 200
    close: float = 1e-5


def learnt(
    counts: sparse.csr_array, rows: Floats, n_topics: int, *, start: Start | None = None
) -> Structure:
    """Learn a structural topic model by variational EM, Laplace's approximation for each unit.

    The places of a unit are normal around what its covariates say; its shares are their softmax.

    Source: M. E. Roberts, B. M. Stewart & E. M. Airoldi (2016), *A model of text for
    experimentation in the social sciences*, JASA 111, 988–1003, without content covariates.

    Parameters
    ----------
    counts : sparse array of int, shape (n_units, n_terms)
    rows : ndarray, shape (n_units, n_columns)
        Covariates, the constant first.
    n_topics : int
        At least 2.
    start : Start, optional
    """
    begun = start or Start()
    first = anchored(counts, n_topics) if begun.topics is None else begun.topics
    topics = np.ascontiguousarray(first.T)
    n_places = n_topics - 1
    documents = as_documents(counts)
    places = np.zeros((counts.shape[0], n_places))
    means, spread = np.zeros_like(places), 20.0 * np.eye(n_places)
    coefficients = np.zeros((rows.shape[1], n_places))
    kernel = compiled(placing.placed, *placing.PARTS)
    bounds: list[float] = []
    settled = False
    for _ in range(begun.rounds):
        held, variance = np.zeros_like(topics), np.zeros((n_places, n_places))
        bound = kernel(documents, topics, (means, inverse(spread)), places, held, variance)
        bounds.append(bound - 0.5 * len(places) * float(np.linalg.slogdet(spread)[1]))
        coefficients = pooled(places, rows)
        means = rows @ coefficients
        away = places - means
        spread = (variance + away.T @ away) / len(places)
        topics = held / np.maximum(held.sum(axis=0), 1e-300)
        if len(bounds) > 1 and abs(bounds[-1] - bounds[-2]) < begun.close * abs(bounds[-2]):
            settled = True
            break
    return Structure(topics, coefficients, spread, tuple(bounds), settled)


def placed_among(
    counts: sparse.csr_array, structure: Structure, rows: Floats
) -> tuple[Floats, npt.NDArray[np.float32]]:
    """Each unit's place in a model that was learnt, and the triangle of its certainty.

    Returns
    -------
    tuple of ndarray of shape (n_units, n_topics - 1) and (n_units, n_topics - 1, n_topics - 1)
        With triangle L the place's covariance is the inverse of L L'.
    """
    documents, topics = as_documents(counts), structure.topics
    prior = (rows @ structure.coefficients, inverse(structure.spread))
    places = prior[0].copy()
    n_places = places.shape[1]
    nothing = np.zeros((n_places, n_places))
    kernel = compiled(placing.placed, *placing.PARTS)
    kernel(documents, topics, prior, places, np.zeros_like(topics), nothing)
    triangles = np.zeros((len(places), n_places, n_places), dtype=np.float32)
    compiled(placing.certainties, *placing.PARTS)(documents, topics, prior, places, triangles)
    return places, triangles


def as_documents(
    counts: sparse.csr_array,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]:
    """Pointers, terms and counts, as the kernels take them."""
    return (
        counts.indptr.astype(np.int64),
        counts.indices.astype(np.int64),
        counts.data.astype(np.float64),
    )


def inverse(spread: Floats) -> Floats:
    """The inverse of a covariance, symmetric to the last digit."""
    found = np.linalg.inv(spread)
    return np.ascontiguousarray((found + found.T) / 2)


def pooled(places: Floats, rows: Floats) -> Floats:
    """Coefficients of the prior means, drawn a little towards 0 but for the constant.

    How much they are drawn is learnt for each topic, so that covariates that say nothing of it
    say little.

    Source: variational linear regression, C. M. Bishop (2006), *Pattern Recognition and Machine
    Learning*, 10.3, with gamma priors of shape and rate 1 on the coefficients' precision.
    """
    n, width = rows.shape
    squares, products = rows.T @ rows, rows.T @ places
    found = np.zeros((width, places.shape[1]))
    drawn = np.ones(width)
    drawn[0] = 0.0
    for topic in range(places.shape[1]):
        precision, pull = 1.0, 1.0
        known = found[:, topic]
        for _ in range(500):
            covariance = np.linalg.inv(precision * squares + np.diag(pull * drawn))
            fresh = precision * covariance @ products[:, topic]
            away = float(((places[:, topic] - rows @ fresh) ** 2).sum())
            precision = (1 + n) / (away + float((squares * covariance).sum()))
            size = float((drawn * (fresh**2 + np.diag(covariance))).sum())
            pull = (1 + width) / (2 + size)
            change = float(np.abs(fresh - known).sum())
            known = fresh
            if change < 1e-6:
                break
        found[:, topic] = known
    return found
