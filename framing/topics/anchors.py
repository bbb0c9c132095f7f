"""Where a topic model starts: words that stand for one topic alone, found in one pass."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy import sparse

Floats = npt.NDArray[np.float64]

MOST = 5_000
"""Terms among which anchors are sought, the most frequent ones."""


def anchored(counts: sparse.csr_array, n_topics: int) -> Floats:
    """Topics by anchor words.

    Words that stand together are like points; the words at the corners of their cloud are the
    anchors, and every other word is a mixture of them. Nothing is drawn, so that the same counts
    give the same topics. A corpus with fewer terms than topics has none.

    Source: S. Arora, R. Ge, Y. Halpern, D. Mimno, A. Moitra, D. Sontag, Y. Wu & M. Zhu (2013),
    *A practical algorithm for topic modeling with provable guarantees*, ICML; as the start of
    structural topic models by M. E. Roberts, B. M. Stewart & D. Tingley (2016), *Navigating the
    local modes of big data*, in Computational Social Science.

    Parameters
    ----------
    counts : sparse array of int, shape (n_units, n_terms)
    n_topics : int

    Returns
    -------
    ndarray, shape (n_topics, n_terms)
        Probabilities of the terms; each row sums to 1, none is 0.
    """
    frequency = np.asarray(counts.sum(axis=0), dtype=np.float64)
    frequent = np.sort(np.lexsort((np.arange(len(frequency)), -frequency))[:MOST])
    together = _together(sparse.csr_array(counts[:, frequent]))
    often = together.sum(axis=1)
    there = np.flatnonzero(often > 0)
    rows = together[np.ix_(there, there)] / often[there, None]
    corners = _corners(rows, n_topics)
    mixture = _mixtures(rows, corners)
    topics = np.zeros((n_topics, counts.shape[1]))
    topics[:, frequent[there]] = (mixture * often[there, None]).T
    topics /= np.maximum(topics.sum(axis=1, keepdims=True), 1e-300)
    # A term that no anchor explains, or a rare one, begins with a little of every topic.
    topics += 1e-3 * frequency / frequency.sum()
    return np.asarray(topics / topics.sum(axis=1, keepdims=True))


def _together(counts: sparse.csr_array) -> Floats:
    """How often two words of one unit, drawn without putting back, are these two."""
    total = np.asarray(counts.sum(axis=1), dtype=np.float64)
    counts, total = sparse.csr_array(counts[total > 1]), total[total > 1]
    pairs = total * (total - 1)
    scaled = sparse.csr_array(sparse.diags_array(1 / np.sqrt(pairs)) @ counts)
    alone = np.asarray((sparse.diags_array(1 / pairs) @ counts).sum(axis=0))
    together = (scaled.T @ scaled).toarray()
    together[np.diag_indices_from(together)] -= alone
    return np.maximum(together, 0.0)


def _corners(rows: Floats, n: int) -> list[int]:
    """The rows that are farthest from the span of those before them, one after the other."""
    left = rows.copy()
    corners: list[int] = []
    for _ in range(n):
        lengths = np.einsum("ij,ij->i", left, left)
        corner = int(np.argmax(lengths.round(15)))
        corners.append(corner)
        direction = left[corner] / max(np.sqrt(lengths[corner]), 1e-300)
        left -= np.outer(left @ direction, direction)
    return corners


def _mixtures(rows: Floats, corners: list[int]) -> Floats:
    """Each row as a mixture of the corners: weights, none negative, that sum to 1."""
    from scipy.optimize import nnls

    known = rows[corners]
    square = known @ known.T
    square += 1e-10 * np.trace(square) * np.eye(len(corners))
    triangle = np.linalg.cholesky(square)
    seen = np.linalg.solve(triangle, known @ rows.T)
    firm = 1e3 * np.sqrt(np.trace(square))  # keeps the sum at 1
    basis = np.vstack([triangle.T, np.full(len(corners), firm)])
    found = np.array([nnls(basis, np.append(row, firm))[0] for row in seen.T])
    return np.asarray(found / np.maximum(found.sum(axis=1, keepdims=True), 1e-300))
