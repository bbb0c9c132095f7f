"""Errors of coefficients that hold when units of one cluster go together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from framing.compare.sums import Floats, Integers

ERRORS = ("CR2", "CR1", "CR0", "HC3", "HC1")
# A direction of which a cluster's own units take all but this share says nothing of their spread.
ALONE = 1e-9


@dataclass(frozen=True, eq=False)
class Weighted:
    """A fitted model as least squares: rows and residuals times the root of their weight.

    Attributes
    ----------
    rows : ndarray, shape (n, k)
    residuals : ndarray, shape (n,)
    cluster : ndarray of int, shape (n,)
        From 0 to the number of clusters minus 1; each row its own where there are none.
    """

    rows: Floats
    residuals: Floats
    cluster: Integers

    def covariance(self, errors: str) -> tuple[Floats, Floats]:
        """The coefficients' covariance and the degrees of freedom of each.

        CR2 inflates each cluster's residuals so that the covariance is unbiased where the model
        holds; its degrees of freedom are Satterthwaite's, from the spread that the covariance
        itself would then have. CR0 and CR1 get their degrees of freedom in the same way; HC1 and
        HC3 take units for independent and have n − k.

        Source: J. E. Pustejovsky & E. Tipton (2018), *Small-sample methods for cluster-robust
        variance estimation and hypothesis testing in fixed effects models*, Journal of Business
        & Economic Statistics 36, 672–683; R. M. Bell & D. F. McCaffrey (2002), Survey
        Methodology 28, 169–181; J. G. MacKinnon & H. White (1985), Journal of Econometrics 29,
        305–325 (HC1, HC3).

        Parameters
        ----------
        errors : {'CR2', 'CR1', 'CR0', 'HC3', 'HC1'}

        Returns
        -------
        tuple of ndarray of shape (k, k) and ndarray of shape (k,)

        Examples
        --------
        >>> rows = np.array([[1.0, 0], [1, 0], [1, 0], [1, 1], [1, 1], [1, 1]])
        >>> residuals = np.array([-1.0, 0, 1, -1, 0, 1])
        >>> fitted = Weighted(rows, residuals, np.arange(6))
        >>> covariance, df = fitted.covariance("CR2")
        >>> np.sqrt(covariance[1, 1]).round(3).item(), df[1].round(3).item()
        (0.816, 4.0)
        """
        bread: Floats = np.asarray(np.linalg.pinv(self.rows.T @ self.rows, hermitian=True))
        n, k = self.rows.shape
        if errors in ("HC1", "HC3"):
            leverage = np.einsum("ij,jk,ik->i", self.rows, bread, self.rows)
            left = np.maximum(1 - leverage, ALONE)
            scale = np.sqrt(n / (n - k)) if errors == "HC1" else 1 / left
            scores = self.rows * (self.residuals * scale)[:, None]
            return bread @ (scores.T @ scores) @ bread, np.full(k, float(n - k))
        scores, lengths, turned = self._by_cluster(bread, adjusted=errors == "CR2")
        n_clusters = len(scores)
        factor = n_clusters / (n_clusters - 1) if errors == "CR1" else 1.0
        return factor * bread @ (scores.T @ scores) @ bread, _satterthwaite(lengths, turned, bread)

    def _by_cluster(self, bread: Floats, *, adjusted: bool) -> tuple[Floats, Floats, Floats]:
        """Each cluster's score, and what the degrees of freedom of each coefficient are made of.

        With g = A X M c for a coefficient c: g'g, of shape (clusters, k), and X'g, of shape
        (clusters, k, k).
        """
        n_clusters, k = int(self.cluster.max()) + 1, self.rows.shape[1]
        scores, lengths = np.empty((n_clusters, k)), np.empty((n_clusters, k))
        turned = np.empty((n_clusters, k, k))
        order = np.argsort(self.cluster, kind="stable")
        parts = np.split(order, np.flatnonzero(np.diff(self.cluster[order])) + 1)
        for number, part in enumerate(parts):
            if len(part) == 1:
                continue
            rows, residuals = self.rows[part], self.residuals[part]
            reached = _adjusted(rows, bread) if adjusted else rows
            scores[number] = reached.T @ residuals
            g = reached @ bread
            lengths[number] = (g * g).sum(axis=0)
            turned[number] = rows.T @ g
        # Units that are alone in their cluster, all at once: there A is a number.
        alone = np.array([number for number, part in enumerate(parts) if len(part) == 1], dtype=int)
        place = order[np.isin(self.cluster[order], alone)]
        rows = self.rows[place]
        left = 1 - np.einsum("ij,jk,ik->i", rows, bread, rows) if adjusted else np.ones(len(rows))
        reached = rows * np.where(left > ALONE, 1 / np.sqrt(np.maximum(left, ALONE)), 0.0)[:, None]
        scores[alone] = reached * self.residuals[place, None]
        g = reached @ bread
        lengths[alone], turned[alone] = g * g, rows[:, :, None] * g[:, None, :]
        return scores, lengths, turned


def _adjusted(rows: Floats, bread: Floats) -> Floats:
    """A X with A = (I − X M X')^(−1/2), found in the few dimensions that X has."""
    basis, triangle = np.linalg.qr(rows)
    values, vectors = np.linalg.eigh(triangle @ bread @ triangle.T)
    left = 1 - values
    root = np.where(left > ALONE, 1 / np.sqrt(np.maximum(left, ALONE)), 0.0)
    turned = vectors * root @ vectors.T
    return np.asarray(basis @ (turned @ triangle))


def _satterthwaite(lengths: Floats, turned: Floats, bread: Floats) -> Floats:
    """2 E(V)² / Var(V) of each coefficient's variance under the working model.

    With T its rows of X'g and D the diagonal of its g'g these are the squared trace of
    D − T M T' over its sum of squares, without a table of clusters by clusters.
    """
    found = np.empty(lengths.shape[1])
    for number in range(len(found)):
        own, through = lengths[:, number], turned[:, :, number]
        inner = through.T @ through @ bread
        crossed = np.einsum("gi,ij,gj->g", through, bread, through)
        squares = float((own**2).sum() - 2 * (own * crossed).sum() + (inner * inner.T).sum())
        expected = float(own.sum() - np.trace(inner))
        found[number] = expected**2 / squares if squares > 0 else np.nan
    return found
