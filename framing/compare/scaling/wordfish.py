"""Where documents, or outlets on the same events, stand on the dimension that tells them apart."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.compare.counts import TermCounts
from framing.compare.notes import counted as number_of
from framing.compare.result import Estimates
from framing.compare.scaling.errors import Side, errors
from framing.compare.scaling.poisson import Positions, positions
from framing.compare.scaling.subjects import Subjects
from framing.compare.sums import Floats
from framing.errors import FramingError, FramingWarning, one_of
from framing.provenance import Provenance

if TYPE_CHECKING:
    from framing.corpus.design import Design

SHRINKAGE = 3.0
FEWEST = 4
PARTS = 20
UNIT = "standard deviations of positions"


def wordfish(
    counts: TermCounts,
    design: Design | None = None,
    *,
    direction: tuple[str, str] | None = None,
    shrinkage: float = SHRINKAGE,
) -> Estimates:
    """Scale documents, or groups of them, by the words that they use more than others do.

    A document i uses a word j about exp(α + ψ + β θ) times: θ is its position, β how much the
    word tells of positions. With a design the groups have positions; where it has strata, words
    are compared within events only, so that what an event is about moves nobody. Positions have
    mean 0 and standard deviation 1; what their ends mean is for the reader to find in the words.

    Parameters
    ----------
    counts : TermCounts
        Every word, rare ones too: a word's weight is shrunk, and the rarer the more.
    design : Design, optional
        Of the same units; each unit by itself otherwise.
    direction : tuple of two str, optional
        Two documents or groups, the first to the left of the second; otherwise the one that is
        furthest out stands to the right.
    shrinkage : float
        Standard deviation of the words' weights beforehand.

    Returns
    -------
    Estimates
        `parameter` is theta (`term` is a document or group), alpha (likewise; not within
        events), beta or psi (`term` is a word; psi not within events). Standard errors hold the
        other side fixed, and hold where words come in bursts; within events those of theta are
        from leaving events out, a twentieth at a time, with an interval.

    Raises
    ------
    FramingError
        For a name in `direction` that is not scaled, or a shrinkage that is not above 0.
    SchemaError
        Where counts and design share no unit.
    TooFewUnits
        Where fewer than 3 documents or groups have words.

    Warns
    -----
    FramingWarning
        Where the estimates have not settled after 500 rounds.

    Notes
    -----
    Source: J. B. Slapin & S.-O. Proksch (2008), American Journal of Political Science 52,
    705–722; for the fit see `framing.compare.scaling.poisson`; the delete-a-group jackknife:
    P. S. Kott (2001), Journal of Official Statistics 17, 521–526.

    Blind to: whether the dimension is the one meant (topic, style and length of sentences make
    dimensions too); further dimensions.

    Examples
    --------
    >>> from scipy import sparse
    >>> matrix = sparse.csr_array(np.array([[9, 1, 5], [5, 5, 5], [1, 9, 5], [2, 8, 5]]))
    >>> counts = TermCounts(matrix, ("regime", "state", "the"), pd.Index(list("abcd")))
    >>> found = wordfish(counts, direction=("a", "c")).table
    >>> found.loc[found["parameter"] == "theta", ["term", "estimate"]].round(2).to_dict("list")
    {'term': ['a', 'b', 'c', 'd'], 'estimate': [-1.33, -0.19, 0.92, 0.6]}
    """
    if not shrinkage > 0:
        raise FramingError(f"shrinkage={shrinkage}: it must be above 0.")
    subjects = Subjects.of(counts, design)
    for name in direction or ():
        one_of("direction", name, subjects.names)
    found = positions(subjects.counted, shrinkage=shrinkage)
    sign = _sign(found.theta, subjects.names, direction)
    rows = (
        _within(subjects, found, shrinkage)
        if subjects.events
        else _plain(subjects, found, shrinkage)
    )
    said = _said(subjects, found, design)
    if not found.settled:
        said.append(f"The estimates have not settled after {found.rounds} rounds.")
        warnings.warn(said[-1], FramingWarning, stacklevel=2)
    turned = rows["parameter"].isin(["theta", "beta"])
    for name in ("estimate", "lower", "upper"):
        rows[name] = rows[name].where(~turned, sign * rows[name])
    if sign < 0:
        rows[["lower", "upper"]] = rows[["upper", "lower"]].where(turned, rows[["lower", "upper"]])
    where = ", within events" if subjects.events else ""
    return Estimates(
        rows,
        method=f"Positions by wordfish (Poisson scaling){where}",
        unit=UNIT,
        provenance=Provenance(
            inputs={
                "counts": counts.fingerprint,
                **({} if design is None else {"design": design.fingerprint}),
            },
            parameters={
                "groups": None if design is None else design.names.get("group"),
                "strata": None if design is None else design.names.get("stratum"),
                "direction": None if direction is None else list(direction),
                "shrinkage": shrinkage,
            },
        ),
        notes=tuple(said),
        excluded=subjects.left_out,
    )


def _sign(theta: Floats, names: tuple[str, ...], direction: tuple[str, str] | None) -> float:
    if direction is None:
        return 1.0 if theta[int(np.abs(theta).argmax())] >= 0 else -1.0
    left, right = (theta[names.index(name)] for name in direction)
    return 1.0 if left <= right else -1.0


def _plain(subjects: Subjects, found: Positions, shrinkage: float) -> pd.DataFrame:
    matrix = subjects.counted.matrix
    documents, words = Side(found.theta, found.alpha), Side(found.beta, found.psi)
    of_documents = errors(matrix, documents, words)
    of_words = errors(subjects.counted.turned, words, documents, precision=shrinkage**-2)
    users = np.bincount(matrix.indices, minlength=matrix.shape[1])
    return pd.concat(
        [
            _rows(subjects.names, "theta", found.theta, of_documents[0], n=subjects.n_units),
            _rows(subjects.names, "alpha", found.alpha, of_documents[1], n=subjects.n_units),
            _rows(subjects.terms, "beta", found.beta, of_words[0], n=users),
            _rows(subjects.terms, "psi", found.psi, of_words[1], n=users),
        ],
        ignore_index=True,
    )


def _within(subjects: Subjects, found: Positions, shrinkage: float) -> pd.DataFrame:
    matrix = subjects.counted.matrix
    se, freedom = _left_out(subjects, found, shrinkage)
    theta = _rows(subjects.names, "theta", found.theta, se, n=subjects.n_units)
    if freedom:
        from scipy.special import stdtrit

        reach = float(stdtrit(freedom, 0.975)) * se
        theta = theta.assign(lower=found.theta - reach, upper=found.theta + reach)
    users = np.bincount(matrix.indices, minlength=matrix.shape[1])
    unknown = np.full(len(found.beta), np.nan)
    beta = _rows(subjects.terms, "beta", found.beta, unknown, n=users)
    return pd.concat([theta, beta], ignore_index=True)


def _left_out(subjects: Subjects, found: Positions, shrinkage: float) -> tuple[Floats, int]:
    """Standard errors of positions from leaving out events, and the degrees of freedom."""
    n_parts = min(len(subjects.events), PARTS)
    nothing = np.full(len(subjects.names), np.nan), 0
    if len(subjects.events) < FEWEST:
        return nothing
    strays = []
    for part in range(n_parts):
        counted = subjects.without(np.arange(part, len(subjects.events), n_parts))
        if len(np.unique(counted.subject)) < len(subjects.names):
            return nothing
        again = positions(counted, shrinkage=shrinkage, start=found.theta)
        strays.append(again.theta - found.theta)
    squares = (np.array(strays) ** 2).sum(axis=0)
    return np.sqrt((n_parts - 1) / n_parts * squares), n_parts - 1


def _rows(
    names: tuple[str, ...], parameter: str, estimate: Floats, se: Floats, *, n: object
) -> pd.DataFrame:
    unit = {"theta": UNIT, "beta": "log rate per unit of position"}.get(parameter, "log rate")
    return pd.DataFrame(
        {
            "term": pd.Series(names, dtype="str"),
            "parameter": parameter,
            "estimate": estimate,
            "se": se,
            "lower": np.nan,
            "upper": np.nan,
            "n": np.asarray(n, dtype=np.int64),
            "unit": unit,
        }
    )


def _said(subjects: Subjects, found: Positions, design: Design | None) -> list[str]:
    what = "document" if design is None else "group"
    where = f" on {number_of(len(subjects.events), 'event')}" if subjects.events else ""
    said = [
        f"{number_of(len(subjects.names), what)}{where}, {number_of(len(subjects.terms), 'word')}.",
        f"Log-likelihood {found.likelihood:,.1f} after {number_of(found.rounds, 'round')}.",
        "The dimension is whatever tells most of the words apart; read the words with the largest "
        "weights before naming it.",
    ]
    if not subjects.events:
        said.append(
            "No intervals: these standard errors take the other side's estimates for known, and "
            "two of them each way covered the true position in 50 to 85 % of simulated documents."
        )
    for reason, n in subjects.left_out.items():
        said.append(f"Left out: {number_of(n, 'unit')} ({reason.replace('-', ' ')}).")
    if subjects.unused:
        said.append(f"Words that no unit here has: {subjects.unused:,}.")
    return said
