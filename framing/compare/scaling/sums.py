"""Sums of exponentials over all words, or over all documents, without a table of all pairs.

A sum Σ_j w_j e^(b_j x) is one smooth function of x. Where many x are asked for, it is computed at
a few Chebyshev points of each stretch and interpolated, which is as exact as the sum itself and
costs (n + m) K instead of n m; where few are, it is computed as it stands.
"""

from __future__ import annotations

import numpy as np

from framing.compare.sums import Floats

BLOCK = 4_000_000
# On a stretch where b x strays no more than REACH from its middle, so many points give all sums
# to 1e-12 of themselves.
REACH, POINTS = 6.0, 30


def moments(at: Floats, slopes: Floats, logs: Floats) -> Floats:
    """Σ_j b_j^p e^(a_j + b_j x) at every x, for p = 0, 1, 2.

    Parameters
    ----------
    at : ndarray, shape (n,)
        The x.
    slopes, logs : ndarray, shape (m,)
        The b and the a.

    Returns
    -------
    ndarray, shape (3, n)

    Notes
    -----
    Source: L. N. Trefethen (2013), *Approximation Theory and Approximation Practice*, chapter 8:
    interpolation of an entire function in Chebyshev points converges faster than geometrically.

    Examples
    --------
    >>> moments(np.array([0.0]), np.array([1.0, 2.0]), np.zeros(2)).ravel().tolist()
    [2.0, 3.0, 5.0]
    """
    low, high = float(at.min()), float(at.max())
    steepest = float(np.abs(slopes).max(initial=0.0))
    n_stretches = max(1, int(np.ceil((high - low) * steepest / (2 * REACH))))
    if n_stretches * POINTS >= len(at):
        return _summed(at, slopes, logs)
    half = (high - low) / (2 * n_stretches) or 1.0
    stretch = np.clip(((at - low) / (2 * half)).astype(np.int64), 0, n_stretches - 1)
    found = np.empty((3, len(at)))
    angles = (np.arange(POINTS) + 0.5) * np.pi / POINTS
    orders = np.arange(POINTS)
    turn = np.cos(np.outer(angles, orders)) * np.where(orders == 0, 1, 2) / POINTS
    for number in range(n_stretches):
        here = stretch == number
        if here.any():
            centre = low + (2 * number + 1) * half
            values = _summed(centre + half * np.cos(angles), slopes, logs)
            turned = np.arccos(np.clip((at[here] - centre) / half, -1, 1))
            found[:, here] = (values @ turn) @ np.cos(np.outer(orders, turned))
    return found


def _summed(at: Floats, slopes: Floats, logs: Floats) -> Floats:
    powers = np.stack([np.ones_like(slopes), slopes, slopes**2], axis=1)
    step = max(1, BLOCK // max(1, len(slopes)))
    parts = [
        np.exp(np.outer(at[start : start + step], slopes) + logs) @ powers
        for start in range(0, len(at), step)
    ]
    return np.concatenate(parts).T
