"""How surely a structural model knows the shares, for what is inferred from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]

_BLOCK = 512


@dataclass(frozen=True, eq=False)
class Posterior:
    """Shares of topics with what their uncertainty does to a regression of them.

    A structural model draws each unit's shares towards what its covariates say. Units that
    happen to differ from the rest thus pull others of their kind along, and a regression of the
    shares that took them for data would trust too much in what it finds. `echo` says how much
    each unit pulls.

    Attributes
    ----------
    shares : DataFrame, index "unit"
        Posterior mean of each unit's share of each topic, between 0 and 1.
    rows : ndarray, shape (n_units, n_columns)
        Columns of the prior.
    scores : ndarray, shape (n_units, n_topics - 1)
        Slope of each unit's log posterior by its own prior mean.
    reach : ndarray of float32, shape (n_units, n_topics, n_topics - 1)
        Change of a unit's shares with its prior mean.
    information : ndarray, shape (n_columns × (n_topics - 1),) twice
        What is known of the prior's coefficients from all units.
    """

    shares: pd.DataFrame
    rows: Floats
    scores: Floats
    reach: npt.NDArray[np.float32]
    information: Floats

    def echo(self, weights: Floats, topic: int) -> Floats:
        """What each unit adds to weighted sums of all units' shares of a topic, by the prior.

        Parameters
        ----------
        weights : ndarray, shape (n_units, n)
            Of every unit's share, in each of n sums.
        topic : int

        Returns
        -------
        ndarray, shape (n_units, n)

        Notes
        -----
        Source: the one-step influence of a unit on the prior's coefficients, from their observed
        information, T. A. Louis (1982), *Finding the observed information matrix when using the
        EM algorithm*, Journal of the Royal Statistical Society B 44, 226–233; what it stands in
        for is drawing coefficients and shares (method of composition: M. A. Tanner (1996), *Tools
        for Statistical Inference*, 3rd ed., 3.3), which leaves the draw's own noise in.
        """
        n_columns, n_places = self.rows.shape[1], self.scores.shape[1]
        pulled = np.empty((weights.shape[1], n_columns * n_places))
        own = self.reach[:, topic, :].astype(np.float64)
        for number, column in enumerate(weights.T):
            pulled[number] = ((self.rows * column[:, None]).T @ own).ravel()
        strength = np.linalg.lstsq(self.information, pulled.T, rcond=1e-10)[0]
        by_column = strength.T.reshape(-1, n_columns, n_places)
        moved = np.einsum("ncm,um->unc", by_column, self.scores, optimize=True)
        return np.asarray(np.einsum("unc,uc->un", moved, self.rows, optimize=True))


def posterior_of(
    units: pd.Index,
    names: tuple[str, ...],
    places: tuple[Floats, npt.NDArray[np.float32]],
    prior: tuple[Floats, Floats, Floats],
    order: npt.NDArray[np.int64],
) -> Posterior:
    """The posterior from places with their certainties and a prior.

    Parameters
    ----------
    units, names
        Of the rows and columns of the shares.
    places : tuple of ndarray
        As `framing.topics.learning.placed_among` gives them.
    prior : tuple of ndarray
        Rows of covariates, means of the places, and their precision.
    order : ndarray of int
        The topics as learnt, in the order in which they are named.
    """
    where, triangles = places
    rows, means, precision = prior
    n, n_places = where.shape
    shares = np.empty((n, n_places + 1))
    reach = np.empty((n, n_places + 1, n_places), dtype=np.float32)
    square = (rows.shape[1], rows.shape[1], n_places, n_places)
    information = np.zeros((square[0] * square[1], square[2] * square[3]))
    for start in range(0, n, _BLOCK):
        own = slice(start, start + _BLOCK)
        factor = np.linalg.inv(triangles[own].astype(np.float64)).swapaxes(1, 2)
        spread = factor @ factor.swapaxes(1, 2)
        shares[own], slope = _averaged(where[own], factor)
        reach[own] = slope @ spread @ precision
        left = precision - precision @ spread @ precision
        pairs = np.einsum("ui,uj->uij", rows[own], rows[own]).reshape(len(left), -1)
        information += pairs.T @ left.reshape(len(left), -1)
    information = information.reshape(square).transpose(0, 2, 1, 3)
    size = square[0] * square[2]
    return Posterior(
        pd.DataFrame(shares[:, order], index=units, columns=list(names)),
        rows,
        (where - means) @ precision,
        reach[:, order],
        information.reshape(size, size),
    )


def _averaged(places: Floats, factor: Floats) -> tuple[Floats, Floats]:
    """Mean of the shares over normal places, and its slope by the places.

    Source: the unscented transform, S. J. Julier & J. K. Uhlmann (2004), *Unscented filtering and
    nonlinear estimation*, Proceedings of the IEEE 92, 401–422, with no weight on the centre.
    """
    n, n_places = places.shape
    steps = np.sqrt(n_places) * factor
    mean = np.zeros((n, n_places + 1))
    second = np.zeros((n, n_places + 1, n_places + 1))
    for direction in range(n_places):
        for sign in (1.0, -1.0):
            shares = softmax(places + sign * steps[:, :, direction])
            mean += shares
            second += shares[:, :, None] * shares[:, None, :]
    mean /= 2 * n_places
    second /= 2 * n_places
    slope = -second
    slope[:, np.arange(n_places + 1), np.arange(n_places + 1)] += mean
    return mean, slope[:, :, :n_places]


def softmax(places: Floats) -> Floats:
    """Shares of the topics at these places, the last topic's place being 0."""
    wide = np.column_stack([places, np.zeros(len(places))])
    wide = np.exp(wide - wide.max(axis=1, keepdims=True))
    return np.asarray(wide / wide.sum(axis=1, keepdims=True))
