"""A linear model of several outputs over blocks of features, kept as arrays and JSON."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from threadpoolctl import threadpool_limits

from framing.learning.blocks import Matrix

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Several:
    """Weights of several outputs.

    Attributes
    ----------
    weights : ndarray, shape (n_features, n_outputs)
    constant : ndarray, shape (n_outputs,)
    """

    weights: Floats
    constant: Floats

    @classmethod
    def learnt(
        cls, features: Matrix, outputs: Floats, *, weight: Floats, penalty: float
    ) -> Several:
        """Ridge regression of the outputs, such as shares of votes, on features.

        Source: R. M. Rifkin, G. Yeo & T. Poggio (2003), *Regularized least-squares
        classification*; votes as outputs after J. C. Peterson et al. (2019), *Human uncertainty
        makes classification more robust*, ICCV.
        """
        from sklearn.linear_model import Ridge

        with threadpool_limits(1):
            fit = Ridge(alpha=penalty, solver="sparse_cg", tol=1e-4)
            fit.fit(narrow(features), outputs, sample_weight=weight)
        weights = np.reshape(fit.coef_, (outputs.shape[1], -1)).T
        return cls(np.ascontiguousarray(weights), np.reshape(fit.intercept_, -1))

    def scores(self, features: Matrix) -> Floats:
        """The outputs, shape (n, n_outputs)."""
        return np.asarray(features @ self.weights + self.constant)


def narrow(features: Matrix) -> Matrix:
    """With indices of 32 bits, which scikit-learn asks for."""
    features.indices = features.indices.astype(np.int32)
    features.indptr = features.indptr.astype(np.int32)
    return features


@dataclass(frozen=True, eq=False)
class Scaling:
    """From scores of classes to their probabilities, by a regression on held-out scores.

    Source: C. Guo, G. Pleiss, Y. Sun & K. Q. Weinberger (2017), *On calibration of modern neural
    networks*, ICML (matrix scaling).

    Attributes
    ----------
    weights : ndarray, shape (n_scores, n_classes)
    constant : ndarray, shape (n_classes,)
    """

    weights: Floats
    constant: Floats

    @classmethod
    def learnt(cls, scores: Floats, votes: Floats) -> Scaling:
        """From scores of what was held out, and the share of votes for each class."""
        from sklearn.linear_model import LogisticRegression

        n, n_classes = votes.shape
        label, weight = np.repeat(np.arange(n_classes), n), votes.T.ravel()
        fit = LogisticRegression(C=10.0, max_iter=1000, tol=1e-6)
        held = weight > 0
        with threadpool_limits(1):
            fit.fit(np.tile(scores, (n_classes, 1))[held], label[held], weight[held])
        if n_classes == 2:
            whole = np.vstack([-fit.coef_, fit.coef_]) / 2
            return cls(whole.T, np.array([-fit.intercept_[0], fit.intercept_[0]]) / 2)
        return cls(np.ascontiguousarray(fit.coef_.T), np.asarray(fit.intercept_))

    def probability(self, scores: Floats) -> Floats:
        """Probabilities, shape (n, n_classes)."""
        odds = scores @ self.weights + self.constant
        raised = np.exp(odds - odds.max(axis=1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=1, keepdims=True))
